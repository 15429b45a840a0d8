"""What was said at the last meetings of two sides: asked, promised, together; what changed, and what is asked again and again."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from communique.analyse.became import became, quoted
from communique.analyse.brief_values import Line, Note, named_side, named_sides, plain_date
from communique.analyse.later import Later
from communique.analyse.timeline import TimelineRow
from communique.analyse.wording import clause_of, compare_clauses, likeness
from communique.store.standing import StandingClaim

_LINES = 6  # lines of a part, so that the brief stays at two pages
_EACH = 2  # of one meeting, so that a long talk does not fill the page
_AGAIN = 0.5  # likeness from which a clause is said again
_WORDS = 5  # a clause of fewer words says too little to be held against anything
_OFTEN = 2  # meetings at which a side asked for something, from which it may ask again
_TOLD = {  # an act in words, and the words before the side that it aims at
    "urge": ("urged", ""), "reject": ("rejected what is", "of "), "concern": ("voiced concern", "over "),
    "agree": ("agreed", "with "), "pledge": ("pledged", "to "), "reaffirm": ("reaffirmed", "to "),
    "condemn": ("condemned", ""),
}  # fmt: skip
_ASKED = ("urge", "reject", "concern")


@dataclass(frozen=True, slots=True)
class Said:
    """Meetings, the newest first, with the positions voiced at each, and what is told of later days."""

    connection: Connection
    met: Sequence[TimelineRow]
    said: Sequence[Sequence[StandingClaim]]
    later: Later

    def spoken(self, one: str, other: str) -> tuple[tuple[Line, ...], ...]:
        """What the other asked for and promised without the one, what the one did without the other, and what both said
        together; the latest first, with what became of it."""
        chosen = [
            list(self._chosen(by)) for by in (
                lambda actors: other in actors and one not in actors,
                lambda actors: one in actors and other not in actors,
                lambda actors: one in actors and other in actors,
            )
        ]  # fmt: skip
        asked = [(told, (self.met[number].date or "")[-10:]) for part in chosen for number, told in part]
        after = iter(became(self.connection, asked, self.later))
        return tuple(tuple(self._line(number, told, next(after)) for number, told in part) for part in chosen)

    def _line(self, number: int, told: StandingClaim, after: tuple[Line, ...]) -> Line:
        words = f"{plain_date(self.met[number].date)} {_act(told)}{self._since(number, told)}"
        return Line(words, (quoted(told),), after)

    def _chosen(self, by: Callable[[Sequence[str]], bool]) -> Iterator[tuple[int, StandingClaim]]:
        """The positions that are shown of what some said, each with the number of its meeting."""
        shown: list[StandingClaim] = []
        for number, claims in enumerate(self.said):
            here = 0
            for told in claims:
                if len(shown) == _LINES:
                    return
                if here == _EACH:
                    break
                if not by(told.data["actors"]) or told.data["act"] not in _TOLD or _short(told):
                    continue
                if any(_alike(told, other) for other in shown):
                    continue
                shown.append(told)
                here += 1
                yield number, told

    def _since(self, number: int, told: StandingClaim) -> str:
        before = [
            row.date for row, claims in zip(self.met[number + 1 :], self.said[number + 1 :], strict=True)
            if any(_alike(told, other) for other in claims)
        ]  # fmt: skip
        return f"; said since {plain_date(before[-1])}" if before else ""

    def changes(self) -> Iterator[Line]:
        """Clauses that the newest readout has and one of an earlier meeting of its level has not, and the other way."""
        weighty = ([c for c in claims if c.data["act"] in _TOLD and not _short(c)] for claims in self.said)
        spoken = [(row, claims) for row, claims in zip(self.met, weighty, strict=True) if claims]
        if len(spoken) < 2:
            return
        newer, after = spoken[0]
        fresh = {told.article for told in after}
        apart = [(row, claims) for row, claims in spoken[1:] if not fresh & {told.article for told in claims}]
        if not apart:
            return
        older, before = next((pair for pair in apart if pair[0].level == newer.level), apart[0])
        pairs = compare_clauses([clause_of(c) for c in before], [clause_of(c) for c in after])
        order = ("new", "dropped", "stronger", "softer")
        chosen = [p for change in order for p in [p for p in pairs if p.change == change][: _LINES // 2]]
        for pair in chosen:
            shown = [clause for clause in (pair.after, pair.before) if clause is not None]
            day = (
                f"{plain_date(newer.date)} (before: {plain_date(older.date)})"
                if pair.after
                else f"last said {plain_date(older.date)}"
            )
            notes = tuple(Note(c.article, c.start, c.end, c.text) for c in shown)
            yield Line(f"{pair.change}, {day}, by {named_sides(shown[0].actors)}", notes)

    def kept_asking(self) -> Iterator[Line]:
        """Topics on which a side asked for something at several of the meetings: it may do so again."""
        asked: dict[tuple[str, str], dict[str, StandingClaim]] = defaultdict(dict)
        for row, claims in zip(self.met, self.said, strict=True):
            for told in claims:
                for topic in (
                    sorted({*told.data["topics"]} - {"other"})
                    if told.data["act"] in _ASKED and not _short(told)
                    else ()
                ):
                    asked[(named_sides(told.data["actors"]), topic)].setdefault(row.id, told)
        ranked = sorted(asked.items(), key=lambda item: (-len(item[1]), item[0]))
        for (side, topic), times in ranked[: _LINES // 2]:
            if len(times) >= _OFTEN:
                first = next(iter(times.values()))
                again = f"{side} may raise {topic} again: asked at {len(times)} of the last {len(self.met)} meetings"
                yield Line(again, (quoted(first),))


def _act(told: StandingClaim) -> str:
    act, link = _TOLD[told.data["act"]]
    target = told.data["target"]
    joint = told.data["actors"] if len(told.data["actors"]) > 2 else ()
    beside = f" ({named_sides(joint)})" if joint else ""
    return f"{act.removesuffix('' if target else ' what is')}{f' {link}{named_side(target)}' if target else ''}{beside}"


def _short(told: StandingClaim) -> bool:
    return len(str(told.data["text"]).split()) < _WORDS


def _alike(one: StandingClaim, other: StandingClaim) -> bool:
    return likeness(clause_of(one), clause_of(other)) >= _AGAIN

"""What became of something asked for or promised: said again, agreed to, rejected, taken back, met on, or nothing told."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.brief_values import Line, Note, named_sides, plain_date
from communique.analyse.later import Later, told_by, topics_of
from communique.analyse.wording import clause_of
from communique.language.sentences import split_sentences
from communique.lexicon.sides import usual_name
from communique.store.among import among
from communique.store.schema import article, claim, event, event_claim, event_side
from communique.store.standing import StandingClaim

_AGAIN = 0.5  # likeness from which a clause is said again, or taken back
_ON_IT = 0.34  # share of the words of an ask that the answer to it has too
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset({
    "also", "been", "between", "both", "commitment", "continue", "continued", "from", "have", "importance", "including",
    "minister", "ministers", "president", "secretary", "states", "support", "that", "their", "them", "they", "this",
    "united", "will", "with", "would",
})  # fmt: skip
_YES, _NO = ("agree", "pledge", "welcome", "reaffirm"), ("reject", "condemn", "threaten")
_ANSWERS = (*_YES, "reject")
_ASKS = ("urge", "reject", "concern", "condemn")
_AGAINST = {  # what happens of a kind is against what was asked on a topic
    "missiles": ("missile-launch",),
    "satellite": ("satellite-launch",),
    "nuclear": ("nuclear-test", "missile-launch"),
    "denuclearization": ("nuclear-test", "missile-launch"),
    "ceasefire": ("attack", "live-fire"),
    "terrorism": ("attack",),
    "cyber": ("cyber",),
    "human-rights": ("detention",),
    "consular": ("detention",),
}


@dataclass(slots=True)
class _Found:
    """What may tell what became of a position: later positions by number, and events by name."""

    told: StandingClaim
    day: str
    alike: Collection[int] = ()
    aimed: Collection[int] = ()
    taken: Sequence[int] = ()
    again: Sequence[int] = ()
    against: Sequence[int] = ()
    answers: Sequence[int] = ()
    met: Sequence[Any] = ()
    done: Sequence[Any] = ()

    def shown(self) -> list[int]:
        """The last position of each sort, by number."""
        return [numbers[-1] for numbers in (self.again, self.against, self.answers) if numbers]


def became(
    connection: Connection, asked: Sequence[tuple[StandingClaim, str]], later: Later
) -> list[tuple[Line, ...]]:  # fmt: skip
    """For each position and its day, lines on what the archive tells of it afterwards, each with its words; one line
    where it tells nothing. The archive is asked for all of them at once."""
    found = [_candidates(told, day, later) for told, day in asked]
    looked_at = {n for one in found for n in (*one.aimed, *one.taken)}
    topics = topics_of(connection, [later.voices[number] for number in sorted(looked_at)])
    done = _incidents(connection, found, later.until)
    for one in found:
        _decide(one, topics, done, later)
    shown = sorted({number for one in found for number in one.shown()})
    claims = told_by(connection, [later.voices[number] for number in shown]) if shown else {}
    words = {number: claims[later.voices[number].seq] for number in shown}
    notes = _notes(connection, {rows[-1].id for one in found for rows in (one.met, one.done) if rows})
    return [_lines(one, words, notes, later) for one in found]


def _candidates(told: StandingClaim, day: str, later: Later) -> _Found:
    """Later positions whose words are like those of a position, or take up what it asks for."""
    own, others = later.after(day, told.data["actors"])
    act, target = told.data["act"], told.data["target"]
    found = _Found(told, day, later.alike(clause_of(told), own, _AGAIN))
    found.aimed = set(later.aims.get((act, target), ())).intersection(own) if target else set()
    found.aimed = {number for number in found.aimed if later.voices[number].article != told.article}
    found.taken = _taken_up(told, others, later) if act in _ASKS else []
    return found


def _decide(
    found: _Found, topics: Mapping[int, frozenset[str]], done: Mapping[str, Sequence[Any]], later: Later
) -> None:  # fmt: skip
    """What of all that may tell of a position does."""
    told = found.told
    found.again, found.against = _said_after(found, topics, later)
    about = set(told.data["topics"])
    found.answers = [number for number in found.taken if topics[later.voices[number].seq] & about]
    about -= {"other", "ties"}
    if told.data["act"] not in _NO:
        found.met = [row for row in later.meetings if row.first > found.day and about & set(row.data["topics"])]
    kinds = _against(told)
    found.done = [row for row in done.get(told.data["target"], ()) if row.code in kinds and row.first > found.day]


def _lines(
    found: _Found, words: Mapping[int, StandingClaim], notes: Mapping[str, tuple[Note, ...]], later: Later
) -> tuple[Line, ...]:  # fmt: skip
    lines = [*_words_after(found, words, later), *_deeds_after(found, notes)]
    if lines:
        return tuple(lines)
    seen = sum(1 for other in later.pages if other > found.day)
    held = f"{seen} later articles name both sides" if seen else "no later article names both sides"
    return (Line(f"nothing told of it since ({held}, to {later.until})"),)


def _words_after(found: _Found, words: Mapping[int, StandingClaim], later: Later) -> Iterator[Line]:
    again = found.again
    if again:
        times = f", {len(again)} times in all" if len(again) > 1 else ""
        yield Line(f"said again {later.days[again[-1]]}{times}", (quoted(words[again[-1]]),))
    for number in found.against[-1:]:
        yield Line(f"reversed {later.days[number]}: now {later.voices[number].act}", (quoted(words[number]),))
    for number in found.answers[-1:]:
        verdict = "rejected" if later.voices[number].act in _NO else "agreed or welcomed"
        by = named_sides(words[number].data["actors"])
        yield Line(f"{verdict} {later.days[number]} by {by}", (quoted(words[number]),))


def _said_after(
    found: _Found, topics: Mapping[int, frozenset[str]], later: Later
) -> tuple[list[int], list[int]]:  # fmt: skip
    """What the same side said again of later positions, and what it said the other way."""
    told, alike = found.told, found.alike
    about = set(told.data["topics"])
    again, against = [], []
    for number in sorted({*alike, *found.aimed}):
        voice = later.voices[number]
        if voice.article == told.article:
            continue
        if number in alike and _turned(told.data["act"], voice.act):
            against.append(number)
        elif (number in alike and _shares(told.data["text"], voice.text)) or (
            number in found.aimed and about & topics[voice.seq] - {"other", "ties"}
        ):
            again.append(number)
    return again, against


def _turned(was: str, now: str) -> bool:
    return (was in _YES and now in _NO) or (was in _NO and now in _YES)


def _shares(told: str, other: str) -> bool:
    """Whether what two clauses have in common is more than the small words."""
    one, two = _content(told), _content(other)
    return len(one & two) >= max(2, min(len(one), len(two)) / 2)


def _taken_up(told: StandingClaim, others: Sequence[int], later: Later) -> list[int]:
    """Positions of other sides in whose words stands what was asked, with an answering act."""
    asked = _content(told.data["text"])
    if not asked:
        return []
    answering = ((number, later.voices[number]) for number in others if later.voices[number].act in _ANSWERS)
    return [
        number for number, voice in answering
        if voice.article != told.article and len(asked & _content(voice.text)) >= max(2, _ON_IT * len(asked))
    ]  # fmt: skip


@lru_cache(maxsize=20_000)  # a clause is held against many others
def _content(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(words)) - _COMMON


def _deeds_after(found: _Found, notes: Mapping[str, tuple[Note, ...]]) -> Iterator[Line]:
    met, done = found.met, found.done
    if met:
        topics = set(found.told.data["topics"]) - {"other", "ties"}
        on = ", ".join(map(_worded, sorted(topics & set(met[-1].data["topics"]))))
        count = f" ({len(met)} times since)" if len(met) > 1 else ""
        yield Line(f"both met on {on} again {plain_date(met[-1].date)}{count}", notes.get(met[-1].id, ()))
    if done:
        count = f", {len(done)} since" if len(done) > 1 else ""
        deed = f"{_worded(done[-1].code)} by {usual_name(found.told.data['target'])} {plain_date(done[-1].date)}{count}"
        yield Line(deed, notes.get(done[-1].id, ()))


def _worded(code: str) -> str:
    """A code of the manual as words."""
    return code.replace("-", " ")


def _against(told: StandingClaim) -> set[str]:
    """The kinds of incidents by the side aimed at that are against what was asked."""
    if not told.data["target"] or told.data["act"] not in ("urge", "condemn", "concern"):
        return set()
    return {kind for topic in set(told.data["topics"]) - {"other", "ties"} for kind in _AGAINST.get(topic, ())}


def _incidents(connection: Connection, found: Sequence[_Found], until: str) -> dict[str, list[Any]]:
    """What the sides aimed at did against what was asked, up to a day, in the order of the days, by side."""
    kinds = {kind for one in found for kind in _against(one.told)}
    sides = sorted({one.told.data["target"] for one in found if _against(one.told)})
    query = (
        select(event_side.c.side, event.c.id, event.c.code, event.c.date, event.c.first)
        .join(event_side, event_side.c.event == event.c.id)
        .where(event_side.c.side.in_(sides), event.c.kind == "incident", event.c.code.in_(sorted(kinds)))
        .where(event.c.first > min((one.day for one in found), default=until), event.c.first <= until)
    )
    done: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(event.c.first, event.c.id)) if kinds else ():
        done[row.side].append(row)
    return done


def _notes(connection: Connection, keys: Collection[str]) -> dict[str, tuple[Note, ...]]:
    """The sentence of one report of each of these events."""
    first: dict[str, int] = {}
    reports = (
        select(event_claim.c.event, claim.c.seq)
        .join(event_claim, event_claim.c.claim == claim.c.seq)
        .where(event_claim.c.event.in_(sorted(keys)))
        .order_by(func.coalesce(claim.c.main, False).desc(), claim.c.seq)
    )
    for key, number in connection.execute(reports) if keys else ():
        first.setdefault(key, number)
    sentences = sentences_of(connection, first.values())
    return {key: (sentences[number],) for key, number in first.items()}


def sentences_of(connection: Connection, claims: Iterable[int]) -> dict[int, Note]:
    """The sentence whose words tell of each of these claims, by number."""
    told = select(claim.c.seq, claim.c.article, claim.c.data, article.c.text)
    told = told.join(article, article.c.id == claim.c.article).where(among(connection, claim.c.seq, sorted(claims)))
    return {row.seq: sentence_of(row.article, row.text, row.data) for row in connection.execute(told)}


def sentence_of(key: int, text: str, data: Mapping[str, Any]) -> Note:
    """The sentence whose words tell of a claim."""
    receipts = data["receipts"]
    first = (receipts.get("status") or receipts.get("format") or next(iter(receipts.values())))[0]
    line = text.rfind("\n", 0, first["start"]) + 1
    end = text.find("\n", first["start"])
    spans = split_sentences(text[line : end if end >= 0 else len(text)])
    inside = [(line + start, line + stop) for start, stop in spans if line + start <= first["start"] < line + stop]
    start, stop = inside[0] if inside else (first["start"], first["end"])
    return Note(key, start, stop, text[start:stop])


def quoted(told: StandingClaim) -> Note:
    """The words of a position."""
    groups = told.data["receipts"]
    span = (groups.get("text") or next(iter(groups.values())))[0]
    return Note(told.article, span["start"], span["end"], span["quote"])

"""What became of something asked for or promised: said again, agreed to, rejected, taken back, met on, or nothing told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.brief_values import Line, Note, named_sides
from communique.analyse.later import Later, told_by, topics_of
from communique.analyse.wording import clause_of
from communique.language.sentences import split_sentences
from communique.lexicon.sides import usual_name
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


def became(connection: Connection, told: StandingClaim, day: str, later: Later) -> tuple[Line, ...]:
    """Lines on what the archive tells of a position after its day, each with its words; one line where it tells nothing."""
    lines = [*_words_after(connection, told, day, later), *_deeds_after(connection, told, day, later)]
    if lines:
        return tuple(lines)
    seen = sum(1 for other in later.pages if other > day)
    held = f"{seen} later articles name both sides" if seen else "no later article names both sides"
    return (Line(f"nothing told of it since ({held}, to {later.until})"),)


def _words_after(connection: Connection, told: StandingClaim, day: str, later: Later) -> Iterator[Line]:
    own, others = later.after(day, told.data["actors"])
    again, against = _said_after(connection, told, own, later)
    answers = _answers(connection, told, others, later) if told.data["act"] in _ASKS else []
    shown = [numbers[-1] for numbers in (again, against, answers) if numbers]
    claims = told_by(connection, [later.voices[number] for number in shown]) if shown else {}
    words = {number: claims[later.voices[number].seq] for number in shown}
    if again:
        times = f", {len(again)} times in all" if len(again) > 1 else ""
        yield Line(f"said again {later.days[again[-1]]}{times}", (quoted(words[again[-1]]),))
    for number in against[-1:]:
        yield Line(f"reversed {later.days[number]}: now {later.voices[number].act}", (quoted(words[number]),))
    for number in answers[-1:]:
        verdict = "rejected" if later.voices[number].act in _NO else "agreed or welcomed"
        by = named_sides(words[number].data["actors"])
        yield Line(f"{verdict} {later.days[number]} by {by}", (quoted(words[number]),))


def _said_after(
    connection: Connection, told: StandingClaim, own: Sequence[int], later: Later
) -> tuple[list[int], list[int]]:  # fmt: skip
    """What the same side said again of later positions, and what it said the other way."""
    clause, act, target = clause_of(told), told.data["act"], told.data["target"]
    alike = later.alike(clause, own, _AGAIN)
    aimed = set(later.aims.get((act, target), ())).intersection(own) if target else set()
    voices = {n: later.voices[n] for n in sorted({*alike, *aimed}) if later.voices[n].article != told.article}
    topics = topics_of(connection, [voices[n] for n in voices if n in aimed])
    again, against = [], []
    for number, voice in voices.items():
        if number in alike and _turned(act, voice.act):
            against.append(number)
        elif (number in alike and _shares(clause.text, voice.text)) or (
            number in aimed and set(told.data["topics"]) & topics[voice.seq] - {"other", "ties"}
        ):
            again.append(number)
    return again, against


def _turned(was: str, now: str) -> bool:
    return (was in _YES and now in _NO) or (was in _NO and now in _YES)


def _shares(told: str, other: str) -> bool:
    """Whether what two clauses have in common is more than the small words."""
    one, two = _content(told), _content(other)
    return len(one & two) >= max(2, min(len(one), len(two)) / 2)


def _answers(connection: Connection, told: StandingClaim, others: Sequence[int], later: Later) -> list[int]:
    """Positions of other sides that take up what was asked: an answering act, on the topic, in its words."""
    asked = _content(told.data["text"])
    if not asked:
        return []
    answering = ((number, later.voices[number]) for number in others if later.voices[number].act in _ANSWERS)
    taken = {
        number: voice for number, voice in answering
        if voice.article != told.article and len(asked & _content(voice.text)) >= max(2, _ON_IT * len(asked))
    }  # fmt: skip
    topics = topics_of(connection, taken.values())
    return [number for number, voice in taken.items() if topics[voice.seq] & set(told.data["topics"])]


@lru_cache(maxsize=20_000)  # a clause is held against many others
def _content(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(words)) - _COMMON


def _deeds_after(connection: Connection, told: StandingClaim, day: str, later: Later) -> Iterator[Line]:
    topics = set(told.data["topics"]) - {"other", "ties"}
    met = [row for row in later.meetings if row.first > day and topics & set(row.data["topics"])]
    if met and told.data["act"] not in _NO:
        on = ", ".join(map(_worded, sorted(topics & set(met[-1].data["topics"]))))
        count = f" ({len(met)} times since)" if len(met) > 1 else ""
        yield Line(f"both met on {on} again {met[-1].date}{count}", _notes(connection, met[-1].id))
    kinds = {kind for topic in topics for kind in _AGAINST.get(topic, ())}
    target = told.data["target"]
    if target and told.data["act"] in ("urge", "condemn", "concern"):
        done = _incidents(connection, target, kinds, (day, later.until))
        if done:
            count = f", {len(done)} since" if len(done) > 1 else ""
            deed = f"{_worded(done[-1].code)} by {usual_name(target)} {done[-1].date}{count}"
            yield Line(deed, _notes(connection, done[-1].id))


def _worded(code: str) -> str:
    """A code of the manual as words."""
    return code.replace("-", " ")


def _incidents(connection: Connection, side: str, kinds: set[str], days: tuple[str, str]) -> Sequence[Any]:
    """What a side did of these kinds after a day and up to another, in the order of the days."""
    after, until = days
    query = (
        select(event.c.id, event.c.code, event.c.date)
        .join(event_side, event_side.c.event == event.c.id)
        .where(event_side.c.side == side, event.c.kind == "incident", event.c.code.in_(sorted(kinds)))
        .where(event.c.first > after, event.c.first <= until)
    )
    return connection.execute(query.order_by(event.c.first, event.c.id)).all() if kinds else []


def _notes(connection: Connection, key: str) -> tuple[Note, ...]:
    """The sentence of one report of an event."""
    row = connection.execute(
        select(claim.c.article, claim.c.data, article.c.text)
        .join(event_claim, event_claim.c.claim == claim.c.seq)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event == key)
        .order_by(func.coalesce(claim.c.main, False).desc(), claim.c.seq)
        .limit(1)
    ).one_or_none()
    return (sentence_of(row.article, row.text, row.data),) if row else ()


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

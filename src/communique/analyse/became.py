"""What became of something asked for or promised: said again, agreed to, rejected, taken back, met on, or nothing told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.brief_values import Line, Note, named_sides
from communique.analyse.later import Later
from communique.analyse.wording import Clause, clause_of
from communique.language.sentences import split_sentences
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
    lines = [*_words_after(told, day, later), *_deeds_after(connection, told, day, later)]
    if lines:
        return tuple(lines)
    seen = sum(1 for other in later.days if other > day)
    held = f"{seen} later articles name both sides" if seen else "no later article names both sides"
    return (Line(f"nothing told of it since ({held}, to {later.day})"),)


def _words_after(told: StandingClaim, day: str, later: Later) -> Iterator[Line]:
    clause, by = clause_of(told), later.by(told.data["actors"])
    again, against = [], []
    since = by.since(day)
    alikes = later.signs.likenesses(clause, by.signs[since:], _AGAIN)
    for voiced, alike in zip(by.own[since:], alikes, strict=True):
        if not (alike or _same_aim(clause, voiced.clause)) or voiced.told.article == told.article:
            continue
        when, other = voiced.day, voiced.told
        if alike >= _AGAIN and _turned(told, other):
            against.append((when, other))
        elif (alike >= _AGAIN and _shares(clause, voiced.clause)) or _same_act(told, other):
            again.append((when, other))
    asks = told.data["act"] in _ASKS
    answers = [(v.day, v.told) for v in (by.others_after(day) if asks else ()) if _answers(told, v.told)]
    if again:
        times = f", {len(again)} times in all" if len(again) > 1 else ""
        yield Line(f"said again {again[-1][0]}{times}", (quoted(again[-1][1]),))
    for when, other in against[-1:]:
        yield Line(f"reversed {when}: now {other.data['act']}", (quoted(other),))
    for when, other in answers[-1:]:
        verdict = "rejected" if other.data["act"] in _NO else "agreed or welcomed"
        yield Line(f"{verdict} {when} by {named_sides(other.data['actors'])}", (quoted(other),))


def _same_aim(told: Clause, other: Clause) -> bool:
    return told.act == other.act and told.target == other.target


def _turned(told: StandingClaim, other: StandingClaim) -> bool:
    was, now = told.data["act"], other.data["act"]
    return (was in _YES and now in _NO) or (was in _NO and now in _YES)


def _shares(told: Clause, other: Clause) -> bool:
    """Whether what two clauses have in common is more than the small words."""
    one, two = _content(told.text), _content(other.text)
    return len(one & two) >= max(2, min(len(one), len(two)) / 2)


def _same_act(told: StandingClaim, other: StandingClaim) -> bool:
    """The same act towards the same side on the same topic, in whatever words."""
    was, now = told.data, other.data
    aimed = was["target"] and was["target"] == now["target"] and was["act"] == now["act"]
    return bool(aimed and set(was["topics"]) & set(now["topics"]) - {"other", "ties"})


def _answers(told: StandingClaim, other: StandingClaim) -> bool:
    """Whether a position of another side takes up what was asked: an answering act, on the topic, in its words."""
    if other.article == told.article or other.data["act"] not in (*_YES, "reject"):
        return False
    if not set(told.data["topics"]) & set(other.data["topics"]):
        return False
    asked, said = _content(told.data["text"]), _content(other.data["text"])
    return bool(asked) and len(asked & said) >= max(2, _ON_IT * len(asked))


@lru_cache(maxsize=20_000)  # a clause is held against many others
def _content(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(words)) - _COMMON


def _deeds_after(connection: Connection, told: StandingClaim, day: str, later: Later) -> Iterator[Line]:
    topics = set(told.data["topics"]) - {"other", "ties"}
    met = [row for row in later.meetings if row.first > day and topics & set(row.data["topics"])]
    if met and told.data["act"] not in _NO:
        on = ", ".join(sorted(topics & set(met[-1].data["topics"])))
        count = f" ({len(met)} times since)" if len(met) > 1 else ""
        yield Line(f"both met on {on} again {met[-1].date}{count}", _notes(connection, met[-1].id))
    kinds = {kind for topic in topics for kind in _AGAINST.get(topic, ())}
    target = told.data["target"]
    if target and told.data["act"] in ("urge", "condemn", "concern"):
        done = _incidents(connection, target, kinds, (day, later.day))
        if done:
            count = f", {len(done)} since" if len(done) > 1 else ""
            yield Line(f"{done[-1].code} by {target} {done[-1].date}{count}", _notes(connection, done[-1].id))


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

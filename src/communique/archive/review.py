"""Review: people accept, correct and reject claims, join and part events and people. Each word is a decision."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from communique.archive.linking import link_archive
from communique.archive.values import checked_value
from communique.errors import NotInArchive
from communique.store.clock import now
from communique.store.decisions import Decision, append_decisions
from communique.store.engine import reading, writing
from communique.store.schema import article, claim, decision, event, event_claim
from communique.store.standing import StandingClaim, anchor, claims_of, first_words, standing_before_rejection


@dataclass(frozen=True, slots=True)
class Word:
    """Who says so, and why."""

    who: str
    why: str
    link: bool = True  # whether the archive is linked again at once
    seen: int | None = None  # the last decision on the claim that the reviewer saw (0: none); None: it does not matter

    @property
    def person(self) -> str:
        return f"person:{self.who}"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of a person as it is listed; `undone` says whether a later one took it back."""

    seq: int
    kind: str
    verdict: str
    about: str
    field: str | None
    value: str | None
    who: str
    at: str
    why: str
    undone: bool


class BadReview(ValueError):
    """The review cannot be meant as it is told; the message says why."""


class Overtaken(BadReview):
    """Someone else decided on the claim since the reviewer saw it; the message says who and what."""


def accept(engine: Engine, number: int, word: Word) -> int:
    """A claim is right as it stands. Returns the decision's number, as all of these do."""
    return _decide(engine, [_on_claim(engine, number, "accept", word, {})], word)


def correct(engine: Engine, number: int, field: str, value: str, word: Word) -> int:
    """A field of a claim has another value: written as the manual writes it, lists with commas, "null" for none."""
    return correct_fields(engine, number, {field: value}, word)


def correct_fields(engine: Engine, number: int, values: Mapping[str, str | Sequence[str]], word: Word) -> int:
    """Several fields of a claim have other values: decided in one breath, so that one undo takes all back."""
    told, checked = checked_fields(engine, number, values)
    changes = [{"field": f, "value": value, "was": told.data.get(f)} for f, value in checked.items()]
    if not changes:
        raise BadReview(f"{number}: nothing was changed; name a field with another value")
    return _decide(engine, [_on_claim(engine, number, "correct", word, change) for change in changes], word)


def checked_fields(
    engine: Engine, number: int, values: Mapping[str, str | Sequence[str]]
) -> tuple[StandingClaim, dict[str, Any]]:
    """A claim and the values that its fields would get; BadValue where one cannot stand there."""
    told = _claim(engine, number)
    with reading(engine) as connection:
        text = str(connection.scalar(select(article.c.text).where(article.c.id == told.article)))
    return told, {field: checked_value(told, field, value, text) for field, value in values.items()}


def reject(engine: Engine, number: int, word: Word) -> int:
    """A claim is not what the article says."""
    return _decide(engine, [_on_claim(engine, number, "reject", word, {})], word)


def split(engine: Engine, key: str, numbers: Sequence[int], word: Word) -> int:
    """These claims of an event are of another event: they are set apart from all its other claims."""
    members = _members(engine, key)
    parted = [members[number] for number in numbers if number in members]
    rest = [told for number, told in members.items() if number not in numbers]
    if len(parted) != len(set(numbers)):
        missing = next(number for number in numbers if number not in members)
        raise BadReview(f"{missing}: not a claim of event {key}; its claims are {', '.join(map(str, members))}")
    if not rest:
        raise BadReview(f"{key}: nothing would be left of the event; name fewer claims")
    return _decide(engine, [_on_pair("event", one, other, "different", word) for one in parted for other in rest], word)


def merge(engine: Engine, key: str, other: str, word: Word) -> int:
    """Two events are one."""
    one, two = _members(engine, key), _members(engine, other)
    if key == other:
        raise BadReview(f"{key}: named twice; an event is one with itself already")
    left, right = one[min(one)], two[min(two)]
    if left.kind != right.kind:
        raise BadReview(f"{key} is an {left.kind}, {other} an {right.kind}: they cannot be one")
    return _decide(engine, [_on_pair("event", left, right, "same", word)], word)


def judge_names(engine: Engine, name: str, other: str, verdict: str, word: Word) -> int:
    """Two written names are one person ("same"), or two ("different")."""
    return _decide(engine, [Decision("person", name, verdict, word.person, word.why, right=other)], word)


def undo(engine: Engine, number: int, word: Word) -> int:
    """Take a decision back, with those that were made in the same breath (all pairs of one split)."""
    with reading(engine) as connection:
        made = connection.execute(select(decision).where(decision.c.seq == number)).one_or_none()
        if made is None or not made.who.startswith("person:") or made.kind not in ("review", "event", "person"):
            raise NotInArchive(f"{number}: no review of that number; `communique review log` prints them")
        undone = {row.seq for row in reviews(connection) if row.undone}
        if number in undone or made.verdict == "undo":
            raise BadReview(f"{number}: taken back already" if number in undone else f"{number}: an undo stays")
        kin = [
            row
            for row in connection.execute(select(decision).where(decision.c.kind == made.kind))
            if row.seq == number or (made.data.get("batch") and row.data.get("batch") == made.data["batch"])
        ]
    return _decide(
        engine, [Decision(r.kind, r.left, "undo", word.person, word.why, right=str(r.seq)) for r in kin], word
    )


def reviews(connection: Connection, limit: int = 500) -> list[DecisionRow]:
    """The decisions of people, newest first."""
    rows = connection.execute(select(decision).where(decision.c.who.like("person:%")).order_by(decision.c.seq.desc()))
    made = rows.all()
    undone = {row.right for row in made if row.verdict == "undo"}
    return [_listed(row, str(row.seq) in undone) for row in made[:limit]]


def _listed(row: Any, undone: bool) -> DecisionRow:
    words = row.data.get("words") or row.left
    about = " / ".join(words) if isinstance(words, list) else str(words)
    value = row.data.get("value")
    told = ", ".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)
    who = row.who.removeprefix("person:")
    return DecisionRow(
        row.seq, row.kind, row.verdict, about, row.data.get("field"), told, who, row.at, row.why, undone
    )  # fmt: skip


def _decide(engine: Engine, decisions: list[Decision], word: Word) -> int:
    """Write decisions down and let the archive be linked again where it is wished; the number of the first."""
    with writing(engine) as connection:
        _check_seen(connection, decisions[0], word)
        before = connection.scalar(select(func.max(decision.c.seq))) or 0
        at = now()
        if len(decisions) > 1:
            told = hashlib.sha256(f"{before}{at}{decisions[0].left}".encode()).hexdigest()[:12]
            decisions = [
                Decision(d.kind, d.left, d.verdict, d.who, d.why, d.right, {**d.data, "batch": told})
                for d in decisions
            ]  # fmt: skip
        append_decisions(connection, decisions, at)
        first = connection.scalar(select(func.min(decision.c.seq)).where(decision.c.seq > before))
    if word.link:
        link_archive(engine)
    return int(first or 0)


def _check_seen(connection: Connection, made: Decision, word: Word) -> None:
    if word.seen is None or made.kind != "review":
        return
    latest = select(decision).where(decision.c.kind == "review", decision.c.left == made.left)
    last = connection.execute(latest.order_by(decision.c.seq.desc()).limit(1)).one_or_none()
    if last is not None and last.seq > word.seen:
        who = last.who.removeprefix("person:")
        raise Overtaken(f"Decision {last.seq} came first: {who} said “{last.verdict}” ({last.why}). Look again.")


def _on_claim(engine: Engine, number: int, verdict: str, word: Word, data: dict[str, Any]) -> Decision:
    told = _claim(engine, number)
    left = anchor(told.page, told.kind, told.id)
    return Decision("review", left, verdict, word.person, word.why, data={"words": first_words(told.data), **data})


def _on_pair(kind: str, one: StandingClaim, other: StandingClaim, verdict: str, word: Word) -> Decision:
    left, right = (anchor(told.page, told.kind, told.id) for told in (one, other))
    words = [first_words(told.data) for told in (one, other)]
    return Decision(kind, left, verdict, word.person, word.why, right=right, data={"words": words})


def _claim(engine: Engine, number: int) -> StandingClaim:
    with reading(engine) as connection:
        told = standing_before_rejection(connection, number)
    if told is None:
        raise NotInArchive(f"{number}: no claim of that number stands; `communique show ID` prints those of an article")
    return told


def _members(engine: Engine, key: str) -> dict[int, StandingClaim]:
    with reading(engine) as connection:
        if connection.scalar(select(event.c.id).where(event.c.id == key)) is None:
            raise NotInArchive(f"{key}: no event of that name; `communique timeline` prints them")
        numbers = set(connection.scalars(select(event_claim.c.claim).where(event_claim.c.event == key)))
        articles = set(connection.scalars(select(claim.c.article).where(claim.c.seq.in_(sorted(numbers)))))
        told = {c.seq: c for c in claims_of(connection, articles) if c.seq in numbers}
    if not told:
        raise BadReview(f"{key}: no article tells of it, so there is nothing to join or part")
    return told

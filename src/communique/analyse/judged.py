"""What people decided on a claim: each word with who, when and why, and whether it was taken back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from communique.errors import NotInArchive
from communique.store.schema import article, claim, coding, decision
from communique.store.standing import Anchors, StandingClaim, apply_reviews, claims_of, in_force


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a claim; `undone` is the number of the one that took it back."""

    seq: int
    verdict: str
    field: str | None
    was: Any
    value: Any
    who: str
    at: str
    why: str
    undone: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """A claim as it is judged: as it stands now, as the machine told it, its verdict, and all that was decided on it.

    `last` is the number of the latest decision (0: none); who decides tells it, so that nobody is overruled unseen.
    """

    claim: StandingClaim
    told: StandingClaim
    verdict: str | None  # accept, correct, reject; None: nobody has judged it
    history: tuple[Judgement, ...]
    last: int


def record_of(connection: Connection, number: int) -> Record:
    """One claim of a current coding with its history; NotInArchive where no such claim stands."""
    told = _coded(connection, number)
    made = _made(connection, told)
    held = in_force(made)
    kept, _ = apply_reviews([told], [row for row in held if row.verdict != "reject"])
    undone = {int(row.right): row.seq for row in made if row.verdict == "undo" and row.right}
    history = tuple(_judgement(row, undone.get(row.seq)) for row in made)
    return Record(kept[0], told, held[-1].verdict if held else None, history, max((row.seq for row in made), default=0))


def decision_of(connection: Connection, number: int) -> tuple[Judgement, str, int | None] | None:
    """A decision on a claim, the claim's words, and its number where it stands today; None where it is no such one."""
    row = connection.execute(
        select(decision).where(decision.c.seq == number, decision.c.kind == "review")
    ).one_or_none()
    if row is None:
        return None
    back = select(decision.c.seq).where(decision.c.kind == "review", decision.c.verdict == "undo")
    undone = connection.scalar(back.where(decision.c.right == str(number)).limit(1))
    page, kind, key = row.left.split("/")
    current = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    found = select(claim.c.seq).join(coding, current).join(article, article.c.id == claim.c.article)
    seq = connection.scalar(found.where(claim.c.id == key, claim.c.kind == kind, article.c.page == page).limit(1))
    return _judgement(row, undone), str(row.data.get("words", "")), seq


def last_word_of(connection: Connection, who: str) -> int | None:
    """The number of a person's latest decision on a claim that still holds."""
    made = select(decision.c.seq, decision.c.verdict, decision.c.right).where(decision.c.kind == "review")
    back = {row.right for row in connection.execute(made.where(decision.c.verdict == "undo"))}
    own = made.where(decision.c.who == f"person:{who}", decision.c.verdict != "undo").order_by(decision.c.seq.desc())
    rows = connection.execute(own.limit(len(back) + 1))
    return next((row.seq for row in rows if str(row.seq) not in back), None)


def _coded(connection: Connection, number: int) -> StandingClaim:
    """The claim as the machine told it."""
    current = (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current
    columns = select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.article, claim.c.data, article.c.page)
    found = columns.join(coding, current).join(article, article.c.id == claim.c.article)
    row = connection.execute(found.where(claim.c.seq == number)).one_or_none()
    if row is None:
        raise NotInArchive(f"{number}: no claim of that number stands; the page of its article shows those that do")
    return StandingClaim(row.seq, row.id, row.kind, row.article, row.page, row.data)


def _made(connection: Connection, told: StandingClaim) -> list[Row[Any]]:
    """The decisions on the claim, in their order: by its anchor, or by its words where a run has changed its id."""
    chosen = select(decision).where(decision.c.kind == "review", decision.c.left.like(f"{told.page}/{told.kind}/%"))
    rows = list(connection.execute(chosen.order_by(decision.c.seq)))
    others = [one for one in claims_of(connection, [told.article], told.kind) if one.seq != told.seq]
    anchors = Anchors([*others, told])
    return [row for row in rows if anchors.find(row.left, str(row.data.get("words", ""))) == told.seq]


def _judgement(row: Row[Any], undone: int | None) -> Judgement:
    data, who = row.data, row.who.removeprefix("person:")
    return Judgement(
        row.seq, row.verdict, data.get("field"), data.get("was"), data.get("value"), who, row.at, row.why, undone
    )

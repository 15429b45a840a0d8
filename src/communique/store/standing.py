"""The claims that stand: those of each article's current coding, with what people corrected or rejected."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from communique.store.decisions import decisions_of
from communique.store.schema import article, claim, coding


@dataclass(frozen=True, slots=True)
class StandingClaim:
    """A claim as it stands: `data` is the claim with corrections put in, `reviewed` whether a person has judged it."""

    seq: int
    id: str
    kind: str
    article: int
    page: str
    data: Mapping[str, Any]
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision of a person that no claim of today answers to: kept, and shown to be looked at."""

    decision: int
    page: str
    words: str
    why: str


def anchor(page: str, kind: str, claim_id: str) -> str:
    """What a decision on a claim hangs on: the page as received, the kind, and the claim's first span (in its id)."""
    return f"{page}/{kind}/{claim_id}"


def standing_claims(connection: Connection) -> tuple[list[StandingClaim], list[Conflict]]:
    """All claims that stand, in the order of the archive, and the decisions that hang in the air."""
    rows = connection.execute(
        select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.article, claim.c.data, article.c.page)
        .join(coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current)
        .join(article, article.c.id == claim.c.article)
        .order_by(claim.c.seq)
    )
    claims = [StandingClaim(r.seq, r.id, r.kind, r.article, r.page, r.data) for r in rows]
    return apply_reviews(claims, decisions_of(connection, "review"))


def apply_reviews(claims: list[StandingClaim], reviews: list[Row[Any]]) -> tuple[list[StandingClaim], list[Conflict]]:
    """Claims with the reviews put in, in their order: the latest word on a field counts, "undo" takes one back.

    A review finds its claim by the claim's id, else by the same words of the same kind on the same page.
    """
    standing = {seq.seq: seq for seq in claims}
    by_anchor = {anchor(c.page, c.kind, c.id): c.seq for c in claims}
    by_words: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for told in claims:
        by_words[(told.page, told.kind, first_words(told.data))].append(told.seq)
    conflicts = []
    for review in _in_force(reviews):
        page, kind, _ = review.left.split("/")
        same = by_words.get((page, kind, str(review.data.get("words", ""))), [])
        seq = by_anchor.get(review.left, same[0] if len(same) == 1 else None)
        if seq is None or seq not in standing:
            conflicts.append(Conflict(review.seq, page, str(review.data.get("words", "")), review.why))
            continue
        changed = _reviewed(standing[seq], review)
        if changed is None:
            del standing[seq]
        else:
            standing[seq] = changed
    return [standing[seq] for seq in sorted(standing)], conflicts


def first_words(data: Mapping[str, Any]) -> str:
    """The words that a claim's first receipt quotes."""
    spans = sorted((r["start"], r["end"], r["quote"]) for group in data.get("receipts", {}).values() for r in group)
    return str(spans[0][2]) if spans else ""


def _in_force(reviews: list[Row[Any]]) -> Iterator[Row[Any]]:
    undone = {int(review.right) for review in reviews if review.verdict == "undo" and review.right}
    return (review for review in reviews if review.verdict != "undo" and review.seq not in undone)


def _reviewed(told: StandingClaim, review: Row[Any]) -> StandingClaim | None:
    if review.verdict == "reject":
        return None
    if review.verdict == "correct":
        changed = {**told.data, str(review.data["field"]): review.data["value"]}
        return replace(told, data=changed, reviewed=True)
    return replace(told, reviewed=True)

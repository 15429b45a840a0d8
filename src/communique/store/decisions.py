"""Decisions: append-only, each with who, when and why, each row chained to the one before by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from communique.store.schema import decision

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is written: what about, the verdict, who says so and why.

    `left` and `right` are anchors (see `anchors`) or names; `data` is whatever the kind of decision needs, as JSON.
    `who` is "rule:<name>/<version>" for the machine and "person:<name>" for people.
    """

    kind: str
    left: str
    verdict: str
    who: str
    why: str
    right: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def append_decisions(connection: Connection, decisions: list[Decision], at: str) -> None:
    """Write decisions at the end of the chain, in the order given. `at` is a UTC time stamp."""
    previous = connection.scalar(select(decision.c.hash).order_by(decision.c.seq.desc()).limit(1)) or GENESIS
    rows = []
    for made in decisions:
        row: dict[str, Any] = {
            "kind": made.kind, "left": made.left, "right": made.right, "verdict": made.verdict,
            "who": made.who, "at": at, "why": made.why, "data": dict(made.data), "previous": previous,
        }  # fmt: skip
        row["hash"] = previous = chain_hash(row)
        rows.append(row)
    if rows:
        connection.execute(insert(decision), rows)


def chain_hash(row: Mapping[str, Any]) -> str:
    """The hash of a decision: over all that it says and the hash before it."""
    keys = ("kind", "left", "right", "verdict", "who", "at", "why", "data", "previous")
    told = json.dumps([row[key] for key in keys], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def broken_links(connection: Connection, redacted: Mapping[str, str] | None = None) -> Iterator[str]:
    """What does not hold in the chain, a line each; nothing where every row is as it was written.

    `redacted` holds, by the number of a decision, the hash of what was left of its words; the chain itself names it.
    """
    redacted = redacted or {}
    previous = GENESIS
    for row in connection.execute(select(decision).order_by(decision.c.seq)):
        if row.previous != previous:
            yield f"decision {row.seq}: a row before it is missing or was changed"
        found = chain_hash(dict(row._mapping))
        if found not in (row.hash, redacted.get(str(row.seq))):
            yield f"decision {row.seq}: its words are not those that were written"
        previous = row.hash


def decisions_of(connection: Connection, kind: str) -> list[Row[Any]]:
    """All decisions of a kind in the order in which they were made."""
    return list(connection.execute(select(decision).where(decision.c.kind == kind).order_by(decision.c.seq)))

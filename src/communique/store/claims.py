"""Claims: append-only, each with the run that made it; one run's claims stand for an article at a time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from communique.store.bounds import bounds
from communique.store.schema import claim, claim_name, claim_side, claim_topic, coding

KINDS = {"engagements": "engagement", "positions": "position", "incidents": "incident", "people": "person"}
_CODE = {"engagement": "format", "position": "act", "incident": "kind", "person": "rank"}
_WORDS = {"position": "text", "incident": "text", "person": "name"}


def write_claims(connection: Connection, article: int, run: int, record: Mapping[str, Any]) -> int:
    """Write the claims of a record (plain data, the keys of the manual) and let them stand. Returns how many."""
    connection.execute(update(coding).where(coding.c.article == article).values(current=False))
    connection.execute(insert(coding).values(article=article, run=run, current=True))
    told = [(kind, data) for key, kind in KINDS.items() for data in record[key]]
    if not told:
        return 0
    first = (connection.scalar(select(func.max(claim.c.seq))) or 0) + 1
    rows = [_row(first + i, article, run, kind, data) for i, (kind, data) in enumerate(told)]
    connection.execute(insert(claim), rows)
    numbered = [(first + i, kind, data) for i, (kind, data) in enumerate(told)]
    for table, columns, find in (
        (claim_side, ("side", "role"), _sides),
        (claim_topic, ("topic",), _topics),
        (claim_name, ("name", "role"), _names),
    ):
        links = [
            {"claim": seq} | dict(zip(columns, values, strict=True))
            for seq, kind, data in numbered
            for values in sorted(set(find(kind, data)))
        ]
        if links:
            connection.execute(insert(table), links)
    return len(rows)


def _row(seq: int, article: int, run: int, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    first, last = bounds(data.get("date"))
    return {
        "seq": seq, "id": data["id"], "article": article, "run": run, "kind": kind, "date": data.get("date"),
        "first": first, "last": last, "code": data.get(_CODE[kind]), "status": data.get("status"),
        "level": data.get("level"), "main": data.get("main"), "place": data.get("place"),
        "words": data.get(_WORDS.get(kind, "")), "confidence": data["confidence"], "data": dict(data),
    }  # fmt: skip


def _sides(kind: str, data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if kind == "engagement":
        return [(side, "party") for side in data["parties"]]
    if kind == "person":
        return [(data["country"], "country")] if data["country"] else []
    aimed = [(data["target"], "target")] if data.get("target") else []
    return [*((side, "actor") for side in data["actors"]), *aimed]


def _topics(kind: str, data: Mapping[str, Any]) -> Sequence[tuple[str]]:
    return [(topic,) for topic in (*data.get("about", ()), *data.get("topics", ()))]


def _names(kind: str, data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if kind == "engagement":
        return [(name, "participant") for name in data["participants"]]
    if kind == "person":
        return [(data["name"], "person")]
    return [(data["speaker"], "speaker")] if data.get("speaker") else []

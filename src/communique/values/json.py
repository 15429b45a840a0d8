"""A record as plain data: the keys of the coding manual first, then what the program adds."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from communique.values.claims import Record

_CLAIM_EXTRAS = ("id", "rule", "confidence", "according_to", "receipts")


def record_to_dict(record: Record) -> dict[str, Any]:
    """The record as dictionaries, lists and strings, ready for json.dumps; key order is always the same."""
    return {
        "id": record.id,
        "source_url": record.source,
        "lines": record.lines,
        "outlet": record.outlet,
        "published": record.published,
        "engagements": [_claim(claim) for claim in record.engagements],
        "positions": [_claim(claim) for claim in record.positions],
        "incidents": [_claim(claim) for claim in record.incidents],
        "people": [_claim(claim) for claim in record.people],
        "article": _plain(record.article),
        "text": record.text,
    }


def _claim(claim: Any) -> dict[str, Any]:
    own = [f.name for f in fields(claim) if f.name not in _CLAIM_EXTRAS]
    return {name: _plain(getattr(claim, name)) for name in (*own, *_CLAIM_EXTRAS)}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

"""Values that people write into claims: read as the coding manual writes them, refused where they cannot be meant."""

import re
from collections.abc import Sequence
from typing import Any

from communique.store.bounds import bounds
from communique.store.standing import StandingClaim
from communique.values.vocabulary import ACTS, FORMATS, INCIDENT_KINDS, LEVELS, RANKS, STATUSES, TOPICS

_VOCABULARY = {
    "status": STATUSES, "format": FORMATS, "level": LEVELS, "act": ACTS, "kind": INCIDENT_KINDS, "rank": RANKS,
    "about": TOPICS, "topics": TOPICS,
}  # fmt: skip
_NEVER_NULL = ("status", "format", "level", "act", "kind", "name", "text", "main", "strength")
_CLOSED = ("id", "rule", "confidence", "receipts", "according_to", "quoted", "answers", "engagement")
_SIDE = re.compile(r"[A-Z]{2,12}(?:-[A-Z]{2,4})?")


class BadValue(ValueError):
    """The value cannot stand in this field; the message says what would do."""


def checked_value(told: StandingClaim, field: str, value: str | Sequence[str], text: str) -> Any:
    """The value as the claim's data holds it: str, list, bool, int or None. `text` is the article's.

    A list is given as one text with commas, or as its parts, where a part may hold a comma itself.
    """
    open_fields = [name for name in told.data if name not in _CLOSED]
    if field not in open_fields:
        raise BadValue(f"{field}: not a field of an {told.kind} to correct; fields are {', '.join(open_fields)}")
    if not isinstance(value, str):
        return [_one(field, part) for part in value]
    if value in ("null", "") and field not in _NEVER_NULL:
        return [] if isinstance(told.data[field], list) else None
    if isinstance(told.data[field], list):
        return [_one(field, part.strip()) for part in value.split(",") if part.strip()]
    if field == "text" and value not in text:
        raise BadValue(f"{value}: these words do not stand in the article; quote it as it is written")
    return _one(field, value)


def _one(field: str, value: str) -> Any:
    allowed = _VOCABULARY.get(field)
    if allowed is not None and value not in allowed:
        raise BadValue(f"{value}: not a value of {field}; values are {', '.join(allowed)}")
    if field == "main":
        return _truth(value)
    if field == "strength":
        return _strength(value)
    if field == "date" and bounds(value)[0] is None:
        raise BadValue(f"{value}: not a date; write 2024-06-28, 2024-06 or 2024-06-24/2024-06-30")
    if field in ("parties", "actors", "target", "country") and not _SIDE.fullmatch(value):
        raise BadValue(f"{value}: not a side; write its code (KR, JP, EU)")
    return value


def _truth(value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise BadValue(f"{value}: write true or false")
    return value.lower() == "true"


def _strength(value: str) -> int:
    if value not in ("1", "2", "3", "4", "5"):
        raise BadValue(f"{value}: a strength is 1 to 5")
    return int(value)

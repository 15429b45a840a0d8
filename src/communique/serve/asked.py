"""What a page's address asks for: read, checked, and told plainly where it cannot be read."""

import re
from collections.abc import Collection
from datetime import date

from starlette.datastructures import QueryParams

from communique.analyse.filters import LEVELS, EventFilter
from communique.serve.problems import BadRequest
from communique.values.vocabulary import FORMATS, STATUSES, TOPICS

_DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_SIDE = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,23}")


def asked_filter(query: QueryParams) -> EventFilter:
    """The filter over engagements that an address tells; BadRequest where a value cannot be meant."""
    return EventFilter(
        parties=sides_in(query.get("side", "")),
        person=query.get("person", "").strip() or None,
        topic=one_of("topic", query.get("topic", ""), TOPICS),
        level=one_of("level", query.get("level", ""), LEVELS),
        format=one_of("format", query.get("format", ""), FORMATS),
        status=one_of("status", query.get("status", ""), STATUSES),
        since=day_in("since", query.get("since", "")),
        until=day_in("until", query.get("until", "")),
    )


def sides_in(text: str) -> tuple[str, ...]:
    """Codes of sides, parted by spaces or commas."""
    words = text.replace(",", " ").split()
    wrong = [word for word in words if not _SIDE.fullmatch(word)]
    if wrong:
        raise BadRequest(f"side: {wrong[0]} is not the code of a side; write KR JP")
    return tuple(word.upper() if len(word) == 2 else word for word in words)


def one_of(name: str, value: str, values: Collection[str]) -> str | None:
    """A value of a vocabulary; None for nothing."""
    if value and value not in values:
        raise BadRequest(f"{name}: {value} is not known; it is one of {', '.join(values)}")
    return value or None


def day_in(name: str, value: str) -> str | None:
    """A year, month or day; None for nothing."""
    value = value.strip()
    if value and not (_DAY.fullmatch(value) and _in_calendar(value)):
        raise BadRequest(f"{name}: {value} is not a day; write 2022, 2022-10 or 2022-10-12")
    return value or None


def _in_calendar(value: str) -> bool:
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return len(value) != 10
    return True


def told_in(chosen: EventFilter) -> dict[str, str]:
    """A filter as the parameters of an address, so that a link can carry it."""
    told = {
        "side": " ".join(chosen.parties), "person": chosen.person, "topic": chosen.topic, "level": chosen.level,
        "format": chosen.format, "status": chosen.status, "since": chosen.since, "until": chosen.until,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}

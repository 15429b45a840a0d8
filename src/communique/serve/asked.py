"""What a page's address asks for: read, checked, and told plainly where it cannot be read."""

from collections.abc import Collection

from starlette.datastructures import QueryParams

from communique.analyse.asked import BadQuery, read_day, read_days, split_sides
from communique.analyse.filters import LEVELS, EventFilter
from communique.serve.problems import BadRequest
from communique.values.vocabulary import FORMATS, STATUSES, TOPICS


def asked_filter(query: QueryParams) -> EventFilter:
    """The filter over engagements that an address tells; BadRequest where a value cannot be meant."""
    since, until = days_in(query)
    return EventFilter(
        parties=sides_in(query.get("side", "")),
        person=query.get("person", "").strip() or None,
        topic=one_of("topic", query.get("topic", ""), TOPICS),
        level=one_of("level", query.get("level", ""), LEVELS),
        format=one_of("format", query.get("format", ""), FORMATS),
        status=one_of("status", query.get("status", ""), STATUSES),
        since=since,
        until=until,
    )


def sides_in(text: str) -> tuple[str, ...]:
    """Sides by code or name, parted by spaces or commas."""
    try:
        return split_sides(text)
    except BadQuery as bad:
        raise BadRequest(f"side: {bad}") from None


def one_of(name: str, value: str, values: Collection[str]) -> str | None:
    """A value of a vocabulary; None for nothing."""
    if value and value not in values:
        raise BadRequest(f"{name}: {value} is not known; it is one of {', '.join(values)}")
    return value or None


def day_in(name: str, value: str) -> str | None:
    """A year, month or day; None for nothing."""
    try:
        return read_day(f"{name}:", value.strip() or None)
    except BadQuery as bad:
        raise BadRequest(str(bad)) from None


def days_in(query: QueryParams) -> tuple[str | None, str | None]:
    """The first and last day that an address tells."""
    return ordered(day_in("since", query.get("since", "")), day_in("until", query.get("until", "")))


def ordered(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a question; BadRequest where they are turned round."""
    try:
        return read_days(since, until)
    except BadQuery as bad:
        raise BadRequest(str(bad)) from None


def told_in(chosen: EventFilter) -> dict[str, str]:
    """A filter as the parameters of an address, so that a link can carry it."""
    told = {
        "side": " ".join(chosen.parties), "person": chosen.person, "topic": chosen.topic, "level": chosen.level,
        "format": chosen.format, "status": chosen.status, "since": chosen.since, "until": chosen.until,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}

"""What to look at: filters over events, the same for every question, and how they become SQL."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from communique.store.schema import event, event_person, event_side, person

LEVELS = ("leader", "minister", "senior", "working", "unknown")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events. `parties` must all take part; `only` leaves out events in which others take part too.

    `since` and `until` are ISO days (a year or month is widened to its first or last day); an event without a day is
    left out where either is given. `level` keeps events of that level and above.
    """

    parties: tuple[str, ...] = ()
    only: bool = False
    person: str | None = None
    topic: str | None = None
    level: str | None = None
    format: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = "engagement"  # or "incident", or None for both
    places: tuple[str, ...] = ()  # any of these, as articles write them
    key: str | None = None  # one event by its name


def first_day(text: str) -> str:
    """The first day of a year, month or day written as ISO."""
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


def last_day(text: str) -> str:
    """A day not before the last of a year, month or day written as ISO (days sort as text, so 31 serves every month)."""
    return f"{text}-12-31"[:10] if len(text) == 4 else f"{text}-31"[:10]


def event_query(chosen: EventFilter) -> Select[Any]:
    """The events of a filter, in the order of their days."""
    return select(event).where(*_conditions(chosen)).order_by(event.c.first, event.c.last, event.c.id)


def _conditions(chosen: EventFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_has_side(side) for side in chosen.parties]
    if chosen.kind:
        found.append(event.c.kind == chosen.kind)
    if chosen.only and chosen.parties:
        others = and_(event_side.c.event == event.c.id, event_side.c.side.not_in(chosen.parties))
        found.append(~exists().where(others))
    if chosen.person:
        found.append(_has_person(chosen.person))
    if chosen.topic:
        found.append(event.c.data["topics"].as_string().contains(f'"{chosen.topic}"'))
    if chosen.level:
        found.append(event.c.level.in_(LEVELS[: LEVELS.index(chosen.level) + 1]))
    if chosen.key:
        found.append(event.c.id == chosen.key)
    if chosen.places:
        found.append(event.c.place.in_(chosen.places))
    for column, value in ((event.c.code, chosen.format), (event.c.status, chosen.status)):
        if value:
            found.append(column == value)
    if chosen.since:
        found.append(event.c.last >= first_day(chosen.since))
    if chosen.until:
        found.append(event.c.first <= last_day(chosen.until))
    return found


def _has_side(side: str) -> ColumnElement[bool]:
    return event.c.id.in_(select(event_side.c.event).where(event_side.c.side == side))


def _has_person(name: str) -> ColumnElement[bool]:
    like = f"%{name.lower()}%"
    return exists().where(
        and_(
            event_person.c.event == event.c.id,
            person.c.id == event_person.c.person,
            or_(func.lower(person.c.name).like(like), person.c.id == name.lower()),
        )
    )

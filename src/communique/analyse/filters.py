"""What to look at: filters over events, the same for every question, and how they become SQL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, or_, select

from communique.store.schema import event, event_person, event_side, person

_BESIDE = ("only", "person", "topic", "format", "places", "key")  # what the index of sides cannot tell
_SIDE = event_side.c.side
_MANY = 8000  # events of a side; of more, it does not matter how many
STILL_AWAITED = func.coalesce(event.c.data["outcome"].as_string(), "awaited") != "never confirmed"  # of what is planned
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
    by_day: bool = False  # only what is told by the day


def first_day(text: str) -> str:
    """The first day of a year, month or day written as ISO."""
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


def last_day(text: str) -> str:
    """A day not before the last of a year, month or day written as ISO (days sort as text, so 31 serves every month)."""
    return f"{text}-12-31"[:10] if len(text) == 4 else f"{text}-31"[:10]


def event_query(chosen: EventFilter) -> Select[Any]:
    """The events of a filter, in the order of their days."""
    return select(event).where(*_conditions(chosen)).order_by(event.c.first, event.c.last, event.c.id)


def days_in_order() -> tuple[ColumnElement[Any], ...]:
    """What to order events by: their days, those without a day last."""
    return event.c.first.is_(None), event.c.first, event.c.last, event.c.id


def listed_events(chosen: EventFilter, limit: int) -> Select[Any]:
    """So many events of a filter in the order of their days, those without a day last.

    Where the index of sides tells which ones these are, no other event is looked at.
    """
    days = days_in_order()
    if not chosen.parties or any(getattr(chosen, name) for name in _BESIDE):
        return event_query(chosen).order_by(None).order_by(*days).limit(limit)
    found, asked = _of_sides(chosen)
    first = found.order_by(asked.c.first.is_(None), asked.c.first, asked.c.last, asked.c.event).limit(limit)
    return select(event).where(event.c.id.in_(first)).order_by(*days)


def latest_events(chosen: EventFilter, limit: int) -> Select[Any]:
    """The latest events of a filter that tell a day, so many, the newest first."""
    days = (event.c.first.desc(), event.c.last.desc(), event.c.id)
    if not chosen.parties or any(getattr(chosen, name) for name in _BESIDE):
        return event_query(chosen).where(event.c.first.is_not(None)).order_by(None).order_by(*days).limit(limit)
    found, asked = _of_sides(chosen)
    newest = found.order_by(asked.c.first.desc(), asked.c.last.desc(), asked.c.event).limit(limit)
    return select(event).where(event.c.id.in_(newest.where(asked.c.first.is_not(None)))).order_by(*days)


def undated_events(chosen: EventFilter) -> Select[Any]:
    """The events of a filter that tell no day; it asks for sides, and nothing that the index of sides cannot tell."""
    found, asked = _of_sides(chosen)
    return select(event).where(event.c.id.in_(found.where(asked.c.first.is_(None)))).order_by(event.c.last, event.c.id)


def beside_sides(chosen: EventFilter) -> Select[Any]:
    """What stands beside the first side of the events of a filter: name, first day, level, day of announcement, sides.

    In the order of the first day and the name; the filter asks for sides, and nothing that the index of sides cannot tell.
    """
    found, asked = _of_sides(chosen)
    columns = (asked.c.event, asked.c.first, asked.c.level, asked.c.announced, asked.c.parties)
    return found.with_only_columns(*columns).order_by(asked.c.first, asked.c.event)


def rarest_first(connection: Connection, chosen: EventFilter) -> EventFilter:
    """The same filter, with the side first of which the fewest events tell: looked up in this order it is quick."""
    if len(chosen.parties) < 2:
        return chosen
    return replace(chosen, parties=rarest(connection, chosen.parties))


def rarest(connection: Connection, sides: Iterable[str]) -> tuple[str, ...]:
    """Sides in the order of how many events tell of each, fewest first."""
    asked = tuple(dict.fromkeys(sides))
    counts = count_up_to(connection, {side: select(_SIDE).where(event_side.c.side == side) for side in asked}, _MANY)
    return tuple(sorted(asked, key=lambda side: counts[side]))


def count_up_to(connection: Connection, queries: Mapping[str, Select[Any]], most: int) -> dict[str, int]:
    """How many rows each of these questions has, up to so many: of more, the rest is not gone through."""
    counts = [
        select(func.count()).select_from(query.limit(most).subquery()).scalar_subquery() for query in queries.values()
    ]
    return dict(zip(queries, connection.execute(select(*counts)).one(), strict=True)) if counts else {}


def _conditions(chosen: EventFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.parties:
        found.append(event.c.id.in_(_of_sides(chosen)[0]))
    if chosen.kind:
        found.append(event.c.kind == chosen.kind)
    if chosen.only and chosen.parties:
        others = and_(event_side.c.event == event.c.id, event_side.c.side.not_in(chosen.parties))
        found.append(~exists().where(others))
    if chosen.person:
        found.append(event.c.id.in_(_of_person(chosen.person)))
    if chosen.topic:
        found.append(event.c.data["topics"].as_string().contains(f'"{chosen.topic}"'))
    if chosen.level:
        found.append(event.c.level.in_(_and_above(chosen.level)))
    if chosen.key:
        found.append(event.c.id == chosen.key)
    if chosen.places:
        found.append(event.c.place.in_(chosen.places))
    for column, value in ((event.c.code, chosen.format), (event.c.status, chosen.status)):
        if value:
            found.append(column == value)
    if chosen.by_day:
        found.append(event.c.first == event.c.last)
    if chosen.since:
        found.append(event.c.last >= first_day(chosen.since))
    if chosen.until:
        found.append(event.c.first <= last_day(chosen.until))
    return found


def _of_sides(chosen: EventFilter) -> tuple[Select[Any], FromClause]:
    """The names of the events in which all sides take part, narrowed by what stands beside the first of them; and
    the rows of the first."""
    asked = event_side.alias("asked")
    query = select(asked.c.event).where(asked.c.side == chosen.parties[0])
    for column, value in ((asked.c.kind, chosen.kind), (asked.c.status, chosen.status)):
        if value:
            query = query.where(column == value)
    if chosen.level:
        query = query.where(asked.c.level.in_(_and_above(chosen.level)))
    if chosen.by_day:
        query = query.where(asked.c.first == asked.c.last)
    if chosen.since:
        query = query.where(asked.c.last >= first_day(chosen.since))
    if chosen.until:
        query = query.where(asked.c.first <= last_day(chosen.until))
    for number, side in enumerate(chosen.parties[1:]):
        other = event_side.alias(f"other{number}")
        query = query.where(exists().where(other.c.event == asked.c.event, other.c.side == side))
    return query, asked


def _and_above(level: str) -> tuple[str, ...]:
    return LEVELS[: LEVELS.index(level) + 1]


def _of_person(name: str) -> Select[Any]:
    """The names of the events at which somebody of that name or key sat."""
    like = f"%{name.lower()}%"
    meant = select(person.c.id).where(or_(func.lower(person.c.name).like(like), person.c.id == name.lower()))
    return select(event_person.c.event).where(event_person.c.person.in_(meant))

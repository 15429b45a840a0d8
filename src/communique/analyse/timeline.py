"""The chronology: events in the order of their days, and the last one of a pair of sides."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, or_

from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import (
    STILL_AWAITED,
    EventFilter,
    days_in_order,
    event_query,
    latest_events,
    listed_events,
    rarest_first,
)
from communique.store.schema import event

_PLANNED = 50  # engagements to come that are told


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event as a chronology lists it."""

    id: str
    date: str | None
    format: str
    status: str
    level: str
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    place: str | None
    topics: tuple[str, ...]
    reports: int
    sources: int
    differ: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """When sides last met, as far as the archive tells, and what it rests on."""

    last: TimelineRow | None
    before: tuple[TimelineRow, ...]
    planned: tuple[TimelineRow, ...]
    coverage: Coverage


def timeline(connection: Connection, chosen: EventFilter, limit: int = 500) -> list[TimelineRow]:
    """The events of a filter in the order of their days; those without a day come last."""
    rows = connection.execute(listed_events(rarest_first(connection, chosen), limit))
    return [timeline_row(row) for row in rows]


def timeline_row(row: Row[Any]) -> TimelineRow:
    """An event of the store as a row of a chronology."""
    data = row.data
    return TimelineRow(
        id=row.id, date=row.date, format=row.code, status=row.status, level=row.level,
        parties=tuple(data["parties"]), participants=tuple(data["participants"]), place=row.place,
        topics=tuple(data["topics"]), reports=row.reports, sources=row.sources, differ=tuple(sorted(data["differ"])),
    )  # fmt: skip


def last_meeting(connection: Connection, chosen: EventFilter, before: int = 4) -> LastMeeting:
    """The last held engagement of a filter with a day, some before it, what is planned, and the coverage of the answer.

    A hole in the sources is not a silence: `coverage` says which days the archive holds articles for.
    """
    quick = rarest_first(connection, chosen)
    rows = connection.execute(latest_events(replace(quick, status="held"), before + 1))
    told = [timeline_row(row) for row in rows]
    coming = event_query(replace(quick, status="planned", since=None)).order_by(None)
    coming = coming.where(or_(event.c.last.is_not(None), STILL_AWAITED))
    if told and told[0].date:
        coming = coming.where(or_(event.c.last.is_(None), event.c.last > told[0].date[:10]))
    rows = connection.execute(coming.order_by(*days_in_order()).limit(_PLANNED))
    planned = tuple(timeline_row(row) for row in rows)
    return LastMeeting(told[0] if told else None, tuple(told[1:]), planned, coverage_of(connection, chosen))

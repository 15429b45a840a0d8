"""The chronology: events in the order of their days, and the last one of a pair of sides."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import EventFilter, event_query
from communique.store.schema import event


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
    dated_first = (event.c.first.is_(None), event.c.first, event.c.last, event.c.id)
    rows = connection.execute(event_query(chosen).order_by(None).order_by(*dated_first).limit(limit))
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
    held = event_query(replace(chosen, status="held")).where(event.c.first.is_not(None))
    rows = connection.execute(
        held.order_by(None).order_by(event.c.first.desc(), event.c.last.desc(), event.c.id).limit(before + 1)
    ).all()
    told = [timeline_row(row) for row in rows]
    newest = told[0].date if told else None
    planned = connection.execute(event_query(replace(chosen, status="planned", since=None)).limit(50)).all()
    coming = [timeline_row(row) for row in planned if row.last is None or newest is None or row.last > newest[:10]]
    return LastMeeting(told[0] if told else None, tuple(told[1:]), tuple(coming), coverage_of(connection, chosen))


def count_events(connection: Connection) -> int:
    """How many events the archive holds."""
    return int(connection.scalar(select(func.count()).select_from(event)) or 0)

"""What answered each incident: the consultations after it, how soon, at what level."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import Connection, select

from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import EventFilter, event_query, first_day, last_day
from communique.analyse.timeline import TimelineRow, timeline_row
from communique.store.schema import article, event

_WINDOW = 30  # days after an incident in which a consultation counts as coming after it


@dataclass(frozen=True, slots=True)
class Response:
    """One incident and the first consultation after it.

    `days` counts from the incident's first day. `tied` says that a text ties the two; `planned_before` that a report
    announced the consultation before the incident. `usual_gap` is the median of days between the consultations of
    the same sides, to hold the delay against. `covered` says whether the archive holds any article of the month after
    the incident: where it holds none, no consultation is no silence.
    """

    incident: str
    kind: str
    actors: tuple[str, ...]
    date: str
    words: str
    days: int | None
    format: str | None
    level: str | None
    parties: tuple[str, ...]
    event: str | None
    tied: bool
    planned_before: bool
    usual_gap: float | None
    consultations: int
    covered: bool


@dataclass(frozen=True, slots=True)
class ResponseReport:
    """All responses, their medians by year, and what they rest on."""

    rows: tuple[Response, ...]
    medians: tuple[tuple[str, float, int], ...]  # year, median of days, incidents answered
    coverage: Coverage


def responses(
    connection: Connection,
    sides: Sequence[str],
    *,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> ResponseReport:
    """For each dated incident the first held engagement after it in which all of `sides` took part."""
    query = (
        select(event).where(event.c.kind == "incident", event.c.first.is_not(None)).order_by(event.c.first, event.c.id)
    )
    if kind:
        query = query.where(event.c.code == kind)
    if since:
        query = query.where(event.c.first >= first_day(since))
    if until:
        query = query.where(event.c.first <= last_day(until))
    incidents = connection.execute(query).all()
    held = event_query(EventFilter(parties=tuple(sides), status="held"))
    met = [row for row in connection.execute(held) if row.first and row.first == row.last]
    days = [date.fromisoformat(row.first) for row in met]
    usual = _gap(days)
    told = list(connection.scalars(select(article.c.first).where(article.c.first.is_not(None)).distinct()))
    written = sorted(date.fromisoformat(day) for day in told)
    seen = _Seen(met, days, written)
    rows = tuple(_response(incident, seen, usual) for incident in incidents if _narrow(incident))
    chosen = EventFilter(since=since, until=until)
    return ResponseReport(rows, _medians(rows), coverage_of(connection, chosen))


def _narrow(incident: Any) -> bool:
    return (date.fromisoformat(incident.last) - date.fromisoformat(incident.first)).days <= 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """Consultations with their days, and the days of articles."""

    met: Sequence[Any]
    days: Sequence[date]
    written: Sequence[date]


def _response(incident: Any, seen: _Seen, usual: float | None) -> Response:
    met, days = seen.met, seen.days
    began = date.fromisoformat(incident.first)
    low, high = bisect_left(days, began), bisect_right(days, began + timedelta(days=_WINDOW))
    after = list(range(low, high))
    tied = [i for i in after if incident.id in met[i].data.get("answers", ())]
    first = next(iter(tied or after), None)
    row: TimelineRow | None = timeline_row(met[first]) if first is not None else None
    return Response(
        incident=incident.id, kind=incident.code, actors=tuple(incident.data["parties"]), date=incident.date,
        words=incident.data["words"], days=(days[first] - began).days if first is not None else None,
        format=row.format if row else None, level=row.level if row else None, parties=row.parties if row else (),
        event=row.id if row else None, tied=bool(tied),
        planned_before=bool(first is not None and (met[first].data.get("announced") or "9999") < incident.first),
        usual_gap=usual, consultations=len(after),
        covered=bisect_left(seen.written, began) < bisect_right(seen.written, began + timedelta(days=_WINDOW)),
    )  # fmt: skip


def _gap(days: Sequence[date]) -> float | None:
    gaps = [(b - a).days for a, b in pairwise(days) if b > a]
    return float(median(gaps)) if gaps else None


def _medians(rows: Sequence[Response]) -> tuple[tuple[str, float, int], ...]:
    by_year: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.days is not None:
            by_year[row.date[:4]].append(row.days)
    return tuple((year, float(median(told)), len(told)) for year, told in sorted(by_year.items()))

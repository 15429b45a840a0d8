"""What answered each incident: the consultations after it, how soon, at what level."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from communique.analyse.consulted import WINDOW, Calendar, Consultations, Met, Numbers, ordinals
from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import EventFilter, beside_sides, event_query, first_day, last_day, rarest_first
from communique.store.counts import days_held
from communique.store.schema import event, event_answer

_SOME = 500  # events named in one question to the database
_DAYS = 2  # an incident is told well enough if its last day is so many days after its first
ALL = "all"


@dataclass(frozen=True, slots=True)
class Response:
    """One incident and the first consultation after it.

    The one shown is the first that a text ties to the incident, else the first of all. `days` counts from the
    incident's first day. `tied` says that a text ties the two; `planned_before` that a report announced the consultation
    before the incident. `convened_days` is the delay of the first consultation that was not so announced, `tied_days`
    that of the first tied one. Of all `consultations` within 30 days `tied_count` are tied by a text and
    `planned_count` were announced before. `usual_gap` is the median of days between the consultations of the sides
    asked for (of the parties shown, where one side alone is asked for), to hold the delay against. `covered` says
    whether the archive holds any article of the month after the incident: where it holds none, no consultation is no silence.
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
    convened_days: int | None = None
    tied_days: int | None = None
    tied_count: int = 0
    planned_count: int = 0


@dataclass(frozen=True, slots=True)
class Median:
    """How soon incidents of a year ("all": of all years) were answered by a dyad ("all": by any consultation asked for).

    `days` is the median over the `answered` of `incidents` (those of whose days the archive holds articles);
    `tied_days` and `convened_days` likewise over the `tied`, and over those that were `convened` after the incident.
    """

    year: str
    dyad: str
    incidents: int
    answered: int
    days: float | None
    tied: int
    tied_days: float | None
    convened: int
    convened_days: float | None
    usual_gap: float | None


@dataclass(frozen=True, slots=True)
class ResponseReport:
    """All responses, their medians by year and by dyad, and what they rest on."""

    rows: tuple[Response, ...]
    medians: tuple[Median, ...]
    coverage: Coverage


def responses(
    connection: Connection,
    sides: Sequence[str],
    *,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> ResponseReport:
    """For each dated incident the first held engagement after it in which all of `sides` took part.

    Medians stand by year, by dyad, and by both: with one side or none asked for, the dyads are those of the
    consultations found.
    """
    incidents = _incidents(connection, kind, since, until)
    met = _met(connection, EventFilter(parties=tuple(sides), status="held", by_day=True))
    days = ordinals([row.first for row in incidents])
    seen = Consultations(met, tuple(sides), Calendar([row.id for row in incidents], days))
    held = days_held(connection)
    covered = _covered(held, days)
    convened = seen.first_convened(range(len(met)))
    shown = [next(iter(seen.tied(i) or seen.after(i)), None) for i in range(len(incidents))]
    formats = _formats(connection, {met[first].id for first in shown if first is not None})
    rows = tuple(
        _response(row, (i, shown[i]), seen, formats, (bool(covered[i]), convened.of(i)))
        for i, row in enumerate(incidents)
    )
    coverage = coverage_of(connection, EventFilter(since=since, until=until), held)
    years = [row.first[:4] for row in incidents]
    return ResponseReport(rows, tuple(_medians(seen, years, covered)), coverage)


def answers_of(connection: Connection) -> dict[str, list[str]]:
    """The incidents that a text ties to engagements, by the name of the engagement."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, incident in connection.execute(select(event_answer.c.event, event_answer.c.incident)).all():
        found[key].append(incident)
    return found


def _met(connection: Connection, chosen: EventFilter) -> list[Met]:
    """The engagements of a filter in the order of their days; where sides are asked for, as the index of sides has them."""
    answers = answers_of(connection)
    if chosen.parties:
        rows = connection.execute(beside_sides(rarest_first(connection, chosen))).all()
        if not rows:
            return []
        keys, firsts, levels, announced, parties = zip(*rows, strict=True)
        known = {told: tuple(told.split(",")) for told in set(parties)}
        tied = [answers.get(key, ()) for key in keys]
        return list(map(Met, keys, firsts, levels, announced, map(known.__getitem__, parties), tied))
    every = event_query(chosen).with_only_columns(event.c.id, event.c.first, event.c.level, event.c.data)
    return [
        Met(key, first, level, data.get("announced"), tuple(data["parties"]), answers.get(key, ()))
        for key, first, level, data in connection.execute(every).all()
    ]


def _formats(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """The format of each of these engagements."""
    asked, found = sorted(keys), dict[str, str]()
    for start in range(0, len(asked), _SOME):
        query = select(event.c.id, event.c.code).where(event.c.id.in_(asked[start : start + _SOME]))
        found.update(dict(connection.execute(query).all()))
    return found


def _covered(held: Collection[str], days: Numbers) -> NDArray[np.bool_]:
    """Whether the archive, which holds articles of some days, has any of the month after each of these days."""
    written = ordinals(list(held))
    return np.searchsorted(written, days, "left") < np.searchsorted(written, days + WINDOW, "right")


def _incidents(connection: Connection, kind: str | None, since: str | None, until: str | None) -> list[Any]:
    """The incidents told by the day, or by two or three, in the order of their days."""
    query = (
        select(event.c.id, event.c.code, event.c.date, event.c.first, event.c.last, event.c.data)
        .where(event.c.kind == "incident", event.c.first.is_not(None), func.length(event.c.date) >= len("2022-10-12"))
        .order_by(event.c.first, event.c.id)
    )
    if kind:
        query = query.where(event.c.code == kind)
    if since:
        query = query.where(event.c.first >= first_day(since))
    if until:
        query = query.where(event.c.first <= last_day(until))
    rows = connection.execute(query).all()
    return [row for row in rows if row.first == row.last or _narrow(row.first, row.last)]


def _narrow(first: str, last: str) -> bool:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= _DAYS


def _response(
    incident: Any, numbers: tuple[int, int | None], seen: Consultations, formats: Mapping[str, str],
    told: tuple[bool, int | None],
) -> Response:  # fmt: skip
    """The row of an incident: its number and that of the consultation shown; whether articles cover it, and the delay
    of the first consultation that was convened after it."""
    number, first = numbers
    after, tied, planned = seen.after(number), seen.tied(number), seen.planned(number)
    delay = None if first is None else int(seen.days[first] - seen.incidents.days[number])
    row = seen.met[first] if first is not None else None
    asked = frozenset(seen.sides if len(seen.sides) > 1 or row is None else row.parties)
    covered, convened = told
    return Response(
        incident=incident.id, kind=incident.code, actors=tuple(incident.data["parties"]), date=incident.date,
        words=incident.data["words"], days=delay, format=formats[row.id] if row else None,
        level=row.level if row else None, parties=row.parties if row else (), event=row.id if row else None,
        tied=bool(tied), planned_before=first in planned, usual_gap=seen.gap(asked), consultations=len(after),
        covered=covered, convened_days=convened, tied_days=delay if tied else None, tied_count=len(tied),
        planned_count=len(planned),
    )  # fmt: skip


def _medians(seen: Consultations, years: Sequence[str], covered: NDArray[np.bool_]) -> Iterator[Median]:
    """Medians by year and of all years, for all consultations and for the pairs of sides that consulted most."""
    spans = [(*span, int(covered[span[1] : span[2]].sum())) for span in _spans(years)]
    for dyad, numbers in {ALL: list(range(len(seen.met))), **seen.by_dyad()}.items():
        those = np.array(numbers, dtype=np.int64)
        delays = (seen.first(those), seen.first_tied(those), seen.first_convened(those))
        gap = seen.gap(frozenset(seen.sides if dyad == ALL else dyad.split("-")))
        for year, low, high, incidents in spans:
            days, tied, convened = (told.between(low, high) for told in delays)
            if days[0] or dyad == ALL:
                yield Median(year, dyad, incidents, *days, *tied, *convened, gap)


def _spans(years: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The years of incidents with the first number of each and the first after it; where there are several, all years."""
    low = 0
    counts = [(year, len(list(same))) for year, same in groupby(years)]
    for year, count in counts:
        yield year, low, low + count
        low += count
    if len(counts) > 1:
        yield ALL, 0, low

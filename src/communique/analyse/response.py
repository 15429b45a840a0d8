"""What answered each incident: the consultations after it, how soon, at what level."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, combinations, pairwise
from statistics import median
from typing import Any

from sqlalchemy import Connection, select

from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import EventFilter, event_query, first_day, last_day
from communique.analyse.timeline import TimelineRow, timeline_row
from communique.store.schema import article, event

WINDOW = 30  # days after an incident in which a consultation counts as coming after it
_DYADS = 40  # pairs of sides for which medians are told: those that consulted most
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
    incidents = [row for row in _incidents(connection, kind, since, until) if _narrow(row)]
    held = event_query(EventFilter(parties=tuple(sides), status="held"))
    met = [row for row in connection.execute(held) if row.first and row.first == row.last]
    told = list(connection.scalars(select(article.c.first).where(article.c.first.is_not(None)).distinct()))
    seen = _Seen(met, tuple(sides), sorted(date.fromisoformat(day) for day in told))
    answers = [_Answer(incident, seen) for incident in incidents]
    rows = tuple(_response(answer, seen) for answer in answers)
    coverage = coverage_of(connection, EventFilter(since=since, until=until))
    return ResponseReport(rows, tuple(_medians(answers, seen)), coverage)


def _incidents(connection: Connection, kind: str | None, since: str | None, until: str | None) -> Sequence[Any]:
    query = (
        select(event).where(event.c.kind == "incident", event.c.first.is_not(None)).order_by(event.c.first, event.c.id)
    )
    if kind:
        query = query.where(event.c.code == kind)
    if since:
        query = query.where(event.c.first >= first_day(since))
    if until:
        query = query.where(event.c.first <= last_day(until))
    return connection.execute(query).all()


def _narrow(incident: Any) -> bool:
    return (date.fromisoformat(incident.last) - date.fromisoformat(incident.first)).days <= 2


class _Seen:
    """Consultations with their days and dyads, and the days of articles."""

    def __init__(self, met: Sequence[Any], sides: tuple[str, ...], written: Sequence[date]) -> None:
        self.met, self.sides, self.written = met, sides, written
        self.days = [date.fromisoformat(row.first) for row in met]
        self._gaps: dict[frozenset[str], float | None] = {}

    def gap(self, sides: frozenset[str]) -> float | None:
        """The median of days between the consultations in which all of these took part."""
        if sides not in self._gaps:
            days = (day for day, row in zip(self.days, self.met, strict=True) if sides <= set(row.data["parties"]))
            gaps = [(b - a).days for a, b in pairwise(days) if b > a]
            self._gaps[sides] = float(median(gaps)) if gaps else None
        return self._gaps[sides]

    def dyads(self, parties: Sequence[str]) -> Iterator[str]:
        """The pairs that a consultation counts for: all sides asked for as one, else each pair with the one asked for."""
        if len(self.sides) > 1:
            yield "-".join(sorted(self.sides))
            return
        yield from ("-".join(p) for p in combinations(sorted(parties), 2) if set(self.sides) <= set(p))

    def by_dyad(self) -> dict[str, list[int]]:
        """The numbers of the consultations of each pair, in the order of their days; the pairs that met most come first."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.met):
            for dyad in self.dyads(row.data["parties"]):
                found[dyad].append(number)
        ranked = sorted(found, key=lambda dyad: (-len(found[dyad]), dyad))
        return {dyad: found[dyad] for dyad in ranked[:_DYADS]}

    def covers(self, began: date) -> bool:
        """Whether any article is of the month after a day."""
        return bisect_left(self.written, began) < bisect_right(self.written, began + timedelta(days=WINDOW))


_Delays = tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class _Answer:
    """An incident and the consultations of the month after it, by their numbers."""

    incident: Any
    seen: _Seen
    began: date = field(init=False)
    after: list[int] = field(init=False)
    covered: bool = field(init=False)  # whether the archive holds any article of the month after it
    tied: frozenset[int] = field(init=False)  # the consultations that a text ties to it
    planned: frozenset[int] = field(init=False)  # those that a report announced before it

    def __post_init__(self) -> None:
        self.began = date.fromisoformat(self.incident.first)
        low = bisect_left(self.seen.days, self.began)
        high = bisect_right(self.seen.days, self.began + timedelta(days=WINDOW))
        self.after = list(range(low, high))
        self.covered = self.seen.covers(self.began)
        told = [(number, self.seen.met[number].data) for number in self.after]
        key, day = self.incident.id, str(self.incident.first)
        self.tied = frozenset(number for number, data in told if key in data.get("answers", ()))
        self.planned = frozenset(number for number, data in told if str(data.get("announced") or "9999") < day)

    def delay(self, numbers: Iterable[int]) -> int | None:
        """Days to the first of these consultations."""
        first = next(iter(numbers), None)
        return None if first is None else (self.seen.days[first] - self.began).days

    def delays(self, numbers: Sequence[int]) -> "_Delays":
        """Days to the first of these, to the first tied to it, and to the first that was convened after it."""
        tied = (number for number in numbers if number in self.tied)
        convened = (number for number in numbers if number not in self.planned)
        return self.delay(numbers), self.delay(tied), self.delay(convened)


def _response(answer: _Answer, seen: _Seen) -> Response:
    incident, after = answer.incident, answer.after
    tied = [number for number in after if number in answer.tied]
    planned = answer.planned
    first = next(iter(tied or after), None)
    row: TimelineRow | None = timeline_row(seen.met[first]) if first is not None else None
    asked = frozenset(seen.sides if len(seen.sides) > 1 or row is None else row.parties)
    return Response(
        incident=incident.id, kind=incident.code, actors=tuple(incident.data["parties"]), date=incident.date,
        words=incident.data["words"], days=answer.delay([] if first is None else [first]),
        format=row.format if row else None, level=row.level if row else None, parties=row.parties if row else (),
        event=row.id if row else None, tied=bool(tied), planned_before=first in planned, usual_gap=seen.gap(asked),
        consultations=len(after), covered=answer.covered,
        convened_days=answer.delay([number for number in after if number not in planned]),
        tied_days=answer.delay(tied), tied_count=len(tied), planned_count=len(planned),
    )  # fmt: skip


def _medians(answers: Sequence[_Answer], seen: _Seen) -> Iterator[Median]:
    """Medians by year and of all years, for all consultations and for the pairs of sides that consulted most."""
    for dyad, numbers in {ALL: list(range(len(seen.met))), **seen.by_dyad()}.items():
        days = [seen.days[number] for number in numbers]
        spans: dict[str, list[tuple[_Answer, _Delays]]] = defaultdict(list)
        for answer in answers:
            found = answer.delays(_within(numbers, days, answer.began))
            spans[answer.incident.first[:4]].append((answer, found))
        gap = seen.gap(frozenset(seen.sides if dyad == ALL else dyad.split("-")))
        every = [(ALL, list(chain.from_iterable(spans.values())))] if len(spans) > 1 else []
        for year, chosen in [*sorted(spans.items()), *every]:
            made = _median(year, dyad, chosen, gap)
            if made.answered or dyad == ALL:
                yield made


def _within(numbers: Sequence[int], days: Sequence[date], began: date) -> Sequence[int]:
    return numbers[bisect_left(days, began) : bisect_right(days, began + timedelta(days=WINDOW))]


def _median(year: str, dyad: str, chosen: Sequence[tuple[_Answer, _Delays]], gap: float | None) -> Median:
    days, tied, convened = ([delays[i] for _, delays in chosen] for i in range(3))
    covered = sum(1 for answer, _ in chosen if answer.covered)
    return Median(year, dyad, covered, *_middle(days), *_middle(tied), *_middle(convened), gap)


def _middle(days: Sequence[int | None]) -> tuple[int, float | None]:
    told = [day for day in days if day is not None]
    return len(told), float(median(told)) if told else None

"""The drawing of a chronology: incidents above the line of time, engagements below; an imprecise date is a bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.analyse.happened import Happened

WIDTH, _EDGE, _LANE, _GAP, _LEAST, _LANES = 960, 12, 12, 2, 6.0, 14
_AXIS = 26  # height of the band with years or months
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as drawn."""

    event: Happened
    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or month on the axis; `since` and `until` are what a click on it narrows the view to."""

    x: float
    label: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: float
    axis: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        return round(_EDGE + (WIDTH - 2 * _EDGE) * (day - self.first).days / span, 1)


def draw_chart(events: Sequence[Happened]) -> Chart | None:
    """The chart of dated events; None where there are none."""
    dated = [event for event in events if event.first and event.last]
    if not dated:
        return None
    days = [day for event in dated for day in (_day(event.first), _day(event.last) + _DAY)]
    scale = _Scale(min(days), max(days))
    above = _lanes([event for event in dated if event.kind == "incident"], scale)
    below = _lanes([event for event in dated if event.kind != "incident"], scale)
    top = _LANE * (max((lane for _, lane in above), default=0) + 1) + 2 * _GAP
    depth = _LANE * (max((lane for _, lane in below), default=0) + 1) + 2 * _GAP
    bars = [_bar(event, scale, top - (lane + 1) * _LANE) for event, lane in above]
    bars += [_bar(event, scale, top + _AXIS + lane * _LANE + _GAP) for event, lane in below]
    bars.sort(key=lambda bar: (bar.event.first or "", bar.event.id))
    return Chart(WIDTH, top + _AXIS + depth, top, tuple(bars), tuple(_ticks(scale)))


def _day(iso: str | None) -> date:
    return date.fromisoformat(iso or "")


def _lanes(events: Sequence[Happened], scale: _Scale) -> list[tuple[Happened, int]]:
    """Each event with the first lane in which it overlaps nothing; past the last lane they are drawn over each other."""
    ends: list[float] = []
    placed = []
    for event in sorted(events, key=lambda event: (event.first or "", event.last or "", event.id)):
        start, width = _extent(event, scale)
        lane = next((i for i, end in enumerate(ends) if end <= start), len(ends))
        if lane < _LANES:
            ends[lane:lane + 1] = [start + width + 1]  # fmt: skip
        placed.append((event, min(lane, _LANES - 1)))
    return placed


def _extent(event: Happened, scale: _Scale) -> tuple[float, float]:
    start, end = scale.x(_day(event.first)), scale.x(_day(event.last) + _DAY)
    return start, max(round(end - start, 1), _LEAST)


def _bar(event: Happened, scale: _Scale, y: float) -> Bar:
    start, width = _extent(event, scale)
    unsure = event.kind == "engagement" and event.status != "held"
    look = f"{event.kind}{' wide' if event.first != event.last else ''}{' unsure' if unsure else ''}"
    return Bar(event, min(start, WIDTH - _LEAST), y, width, _LANE - _GAP, look)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Years; months where the view is of two years or less; every so many years where it is long."""
    if (scale.last - scale.first).days <= 731:
        yield from _months(scale)
        return
    years = range(scale.first.year, scale.last.year + 1)
    step = max(1, len(years) // 16 + 1)
    for year in years[::step]:
        start = max(date(year, 1, 1), scale.first)
        yield Tick(scale.x(start), str(year), str(year), str(year + step - 1))


def _months(scale: _Scale) -> Iterator[Tick]:
    count = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    step = max(1, count // 13 + 1)
    for i in range(0, count, step):
        year, month = divmod(scale.first.year * 12 + scale.first.month - 1 + i, 12)
        told = f"{year}-{month + 1:02d}"
        yield Tick(scale.x(max(date(year, month + 1, 1), scale.first)), told, told, told)

"""The drawing of a chronology: incidents above the line of time, engagements below, in lanes where they are asked for.

Few events are drawn one by one (an imprecise date is a bar); many are counted in columns.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from communique.analyse.happened import Happened
from communique.analyse.overview import OTHERS, Dated, chief_lanes
from communique.serve.drawn.scale import DAY, Scale, Tick, Zoom, ticks_of, window_of

WIDTH, EDGE, LABELS = 960, 12, 172
_ROW, _GAP, _LEAST, _ROWS, _LANE_ROWS = 12, 2, 6.0, 26, 8
_AXIS = 26  # height of the band with years or months
_HIGH, _LANE_HIGH = 110, 30  # height of columns
MOST_LANES = 8

_SHARES = (0.1, 0.995)  # of the events, in order, that the first view spans
_SHARP = 3  # days up to which an event is told by the day
_SHARPEST = {"week": 10, "month": 31, "year": 366}  # days of an event that a column of that time may count

Window = tuple[date, date]
LaneOf = Mapping[str, tuple[str, ...]]


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
class Column:
    """The events of one month, week or year, counted; `zoom` and `at` are the view of that time alone."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    count: int
    lane: str
    zoom: Zoom
    at: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of engagements: its key ("JP US", a topic), where it starts and how high it is."""

    key: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: float
    axis: float
    left: float
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    vague: int  # events of a time too long to be drawn here


def draw_chart(events: Sequence[Happened], window: Window | None = None, lanes: LaneOf | None = None) -> Chart | None:
    """The chart of dated events one by one; None where there are none. What is told of a time longer than the window
    is counted as vague and not drawn."""
    every = [event for event in events if event.first and event.last]
    if not every:
        return None
    window = window or _extent(every)
    dated = [event for event in every if not _covers(event, window)] if _long(window) else every
    scale = _scale(window, lanes)
    above = _rows([event for event in dated if event.kind == "incident"], scale, _ROWS)
    top = _ROW * (max((row for _, row in above), default=0) + 1) + 2 * _GAP
    bars = [_bar(event, scale, top - (row + 1) * _ROW) for event, row in above]
    drawn, y = [], top + _AXIS
    for key, group in _grouped([event for event in dated if event.kind != "incident"], lanes):
        rows = _rows(group, scale, _LANE_ROWS if lanes else _ROWS)
        bars += [_bar(event, scale, y + row * _ROW + _GAP) for event, row in rows]
        high = _ROW * (max((row for _, row in rows), default=0) + 1) + 2 * _GAP
        drawn.append(Lane(key, y, high))
        y += high
    bars.sort(key=lambda bar: (bar.event.first or "", bar.event.id, bar.y))
    named = tuple(drawn) if lanes is not None else ()
    return Chart(WIDTH, y, top, scale.left, tuple(bars), (), named, ticks_of(scale), len(every) - len(dated))


def draw_columns(events: Sequence[Dated], window: Window, lanes: LaneOf | None = None) -> Chart:
    """The chart of many events, counted by year, month or week as there is room."""
    scale, unit, every = _scale(window, lanes), _unit(window), len(events)
    events = [e for e in events if days_of(e) <= _SHARPEST[unit] and e.first < window[1].isoformat()]
    above = Counter(_start(unit, event.first, window) for event in events if event.kind == "incident")
    groups = [
        (key, Counter(_start(unit, event.first, window) for event in group))
        for key, group in _grouped([event for event in events if event.kind != "incident"], lanes)
    ]
    peak = max((*above.values(), *(count for _, counts in groups for count in counts.values())), default=1)
    high = _LANE_HIGH if lanes is not None else _HIGH
    top = (_HIGH if above else 0) + 2 * _GAP
    columns = [
        _column(scale, unit, day, count, ("incident", "", top, _HIGH / peak, True)) for day, count in above.items()
    ]
    drawn, y = [], top + _AXIS
    for key, counts in groups:
        step = high / max(counts.values(), default=1) if lanes is not None else high / peak
        columns += [
            _column(scale, unit, day, count, ("engagement", key, y + _GAP, step, False))
            for day, count in counts.items()
        ]
        drawn.append(Lane(key, y, high + 2 * _GAP))
        y += high + 2 * _GAP
    columns.sort(key=lambda column: (column.x, column.y))
    named = tuple(drawn) if lanes is not None else ()
    return Chart(WIDTH, y, top, scale.left, (), tuple(columns), named, ticks_of(scale), every - len(events))


def _scale(window: Window, lanes: object) -> Scale:
    return Scale(window[0], window[1], EDGE if lanes is None else LABELS, WIDTH - EDGE)


def _extent(events: Iterable[Happened]) -> Window:
    spans = [(_day(event.first), _day(event.last)) for event in events]
    return min(first for first, _ in spans), min(max(last for _, last in spans), date.max - DAY) + DAY


def days_of(event: Happened | Dated) -> int:
    """How many days an event is told of."""
    return (_day(event.last) - _day(event.first)).days + 1


def _covers(event: Happened, window: Window) -> bool:
    return _day(event.first) <= window[0] and _day(event.last) >= window[1] - DAY


def _long(window: Window) -> bool:
    return (window[1] - window[0]).days > 1


def _day(iso: str | None) -> date:
    return date.fromisoformat(iso or "")


_E = TypeVar("_E", Happened, Dated)


def _grouped(events: Sequence[_E], lanes: LaneOf | None) -> list[tuple[str, list[_E]]]:
    """The events of each lane, those with most first; one nameless lane where none is asked for."""
    if lanes is None:
        return [("", list(events))]
    told = {event.id: lanes.get(event.id, ()) for event in events}
    chief = chief_lanes(told, MOST_LANES)
    groups: list[tuple[str, list[_E]]] = [(key, [e for e in events if key in told[e.id]]) for key in chief]
    rest = [event for event in events if not set(told[event.id]) & set(chief)]
    if rest or not groups:
        groups.append((OTHERS, rest))
    return groups


def _rows(events: Sequence[Happened], scale: Scale, most: int) -> list[tuple[Happened, int]]:
    """Each event with the first row in which it overlaps nothing, those told by the day nearest to the axis.

    Past the last row they are drawn over each other.
    """
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for event in sorted(
        events, key=lambda event: (days_of(event) > _SHARP, event.first or "", event.last or "", event.id)
    ):
        start, width = _place(event, scale)
        row = next((i for i, spans in enumerate(taken) if _is_free(spans, start, start + width)), len(taken))
        if row == len(taken) < most:
            taken.append([])
        if row < most:
            taken[row].append((start, start + width))
        placed.append((event, min(row, most - 1)))
    return placed


def _is_free(spans: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    return all(other_end <= start or other_start >= end for other_start, other_end in spans)


def _place(event: Happened, scale: Scale) -> tuple[float, float]:
    start, last = scale.x(_day(event.first)), _day(event.last)
    end = scale.x(last + DAY if last < date.max else last)
    width = max(round(end - start, 1), _LEAST)
    return min(start, scale.right - width), width


def _bar(event: Happened, scale: Scale, y: float) -> Bar:
    start, width = _place(event, scale)
    unsure = event.kind == "engagement" and event.status != "held"
    look = f"{event.kind}{' wide' if event.first != event.last else ''}{' unsure' if unsure else ''}"
    return Bar(event, round(start, 1), y, round(width - 0.8, 1), _ROW - _GAP, look)


def _unit(window: Window) -> Zoom:
    days = (window[1] - window[0]).days
    return "year" if days > 366 * 16 else "month" if days > 800 else "week"


def _start(unit: Zoom, first: str, window: Window) -> date:
    return window_of(unit, max(date.fromisoformat(first), window[0]))[0]


def _column(
    scale: Scale, unit: Zoom, day: date, count: int, how: tuple[str, str, float, float, bool]
) -> Column:  # fmt: skip
    kind, lane, base, step, up = how
    left, right = scale.x(day), scale.x(window_of(unit, day)[1])
    high = round(max(count * step, 1.5), 1)
    y = round(base - high if up else base, 1)
    at = {"year": str(day.year), "month": f"{day:%Y-%m}", "week": day.isoformat()}[unit]
    return Column(left, y, round(max(right - left - 1, 1.5), 1), high, kind, count, lane, unit, at)


def shown_years(events: Sequence[Dated], least: int = 100) -> Window | None:
    """The years in which nearly all events lie, where a few far from them would press them together."""
    if len(events) < least:
        return None
    days = sorted(event.first for event in events)
    first, last = (int(days[int((len(days) - 1) * share)][:4]) for share in (_SHARES))
    alone = int(days[0][:4]) >= first - 1 and int(days[-1][:4]) <= last + 1
    return None if alone else (date(first, 1, 1), date(min(last + 1, date.max.year), 1, 1))

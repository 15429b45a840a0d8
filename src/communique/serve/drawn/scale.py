"""The scale of time: from days to places on a drawing, and the years, months, weeks or days beneath it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Zoom = Literal["year", "month", "week"]
ZOOMS: tuple[Zoom, ...] = ("year", "month", "week")
DAY = timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS_OVER = 760  # days from which the ticks are years
_MONTHS_OVER = 62
_WEEKS_OVER = 10
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)  # years from tick to tick
_LETTER = 7.5  # units of width


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, month, week or day on the axis; `zoom` and `at` are the view that a click on it opens."""

    x: float
    label: str
    zoom: Zoom | None
    at: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last` (not included) between two edges."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The place of a day's beginning; days off the scale lie at its edges."""
        span = max((self.last - self.first).days, 1)
        inside = min(max(day, self.first), self.last)
        return round(self.left + (self.right - self.left) * (inside - self.first).days / span, 1)


def day_of(iso: str) -> date:
    """A day written as ISO, as far as it is told: of a year or month the first."""
    told = f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10]
    return date.fromisoformat(told)


def after_of(iso: str) -> date:
    """The day after a year, month or day written as ISO."""
    if len(iso) == 10:
        return date.fromisoformat(iso) + DAY
    return window_of("year" if len(iso) == 4 else "month", day_of(iso))[1]


def window_of(zoom: Zoom, at: date) -> tuple[date, date]:
    """The year, month or week (from Monday) that a day lies in: its first day, and the day after its last."""
    if zoom == "year":
        return date(at.year, 1, 1), date(min(at.year + 1, date.max.year), 1, 1)
    if zoom == "month":
        first = at.replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1)
    monday = at - timedelta(days=at.weekday())
    return monday, monday + 7 * DAY


def name_of(zoom: Zoom, at: date) -> str:
    """A view in words: 2022, May 2022, week from 2 May 2022."""
    if zoom == "year":
        return str(at.year)
    if zoom == "month":
        return f"{_MONTHS[at.month - 1]} {at.year}"
    monday = window_of("week", at)[0]
    return f"week from {monday.day} {_MONTHS[monday.month - 1]} {monday.year}"


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """What stands on the axis, as fine as there is room for."""
    days = (scale.last - scale.first).days
    if days > _YEARS_OVER:
        return tuple(_years(scale))
    if days > _MONTHS_OVER:
        return _apart(tuple(_months(scale)))
    return _apart(tuple(_weeks(scale) if days > _WEEKS_OVER else _days(scale)))


def _apart(ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """The first of them left out where its name would run into the second."""
    crowded = len(ticks) > 1 and ticks[1].x - ticks[0].x < _LETTER * len(ticks[0].label)
    return ticks[1:] if crowded else ticks


def _years(scale: Scale) -> Iterator[Tick]:
    first, last = scale.first.year, (scale.last - DAY).year
    room = (scale.right - scale.left) / 46
    step = next(step for step in _STEPS if (last - first + 1) / step <= room or step == _STEPS[-1])
    for year in range(first + -first % step, last + 1, step):
        yield Tick(scale.x(date(year, 1, 1)), str(year), "year", str(year))


def _months(scale: Scale) -> Iterator[Tick]:
    last = scale.last - DAY
    count = (last.year - scale.first.year) * 12 + last.month - scale.first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12) if count / step <= (scale.right - scale.left) / 56 or step == 12)
    start = scale.first.year * 12 + scale.first.month - 1
    for number in range(start - start % step, start + count, step):
        year, month = divmod(number, 12)
        label = f"{_MONTHS[month]} {year}" if month == 0 or number - start < step else _MONTHS[month]
        if number >= start:
            yield Tick(scale.x(date(year, month + 1, 1)), label, "month", f"{year}-{month + 1:02d}")


def _weeks(scale: Scale) -> Iterator[Tick]:
    day = scale.first
    while day < scale.last:
        monday = day - timedelta(days=day.weekday())
        yield Tick(scale.x(day), f"{day.day} {_MONTHS[day.month - 1]}", "week", day.isoformat())
        day = monday + 7 * DAY


def _days(scale: Scale) -> Iterator[Tick]:
    for number in range((scale.last - scale.first).days):
        day = scale.first + number * DAY
        yield Tick(scale.x(day), f"{day:%a} {day.day} {_MONTHS[day.month - 1]}", None, day.isoformat())

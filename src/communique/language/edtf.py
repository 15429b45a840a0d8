"""Dates as EDTF level 0: a day, a month, a year, or an interval between two of them, and the days they span."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Bounds = tuple[date, date]

_LEVEL_0 = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day(when: date) -> str:
    """A day as EDTF."""
    return when.isoformat()


def month(year_number: int, number: int) -> str:
    """A month as EDTF."""
    return f"{year_number:04d}-{number:02d}"


def year(number: int) -> str:
    """A year as EDTF."""
    return f"{number:04d}"


def month_bounds(year_number: int, number: int) -> Bounds:
    """First and last day of a month."""
    return date(year_number, number, 1), date(year_number, number, monthrange(year_number, number)[1])


def year_bounds(number: int) -> Bounds:
    """First and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def bounds(edtf: str) -> Bounds | None:
    """First and last day of a level-0 string; None where it is none, or runs backwards."""
    first, slash, last = edtf.partition("/")
    begin = _piece(first)
    end = _piece(last) if slash else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def _piece(text: str) -> Bounds | None:
    found = _LEVEL_0.fullmatch(text)
    if not found:
        return None
    year_number, month_number, day_number = (int(part) if part else 0 for part in found.groups())
    if not MINYEAR <= year_number <= MAXYEAR or month_number > 12 or (found[2] and not month_number):
        return None
    if found[3]:
        if not 1 <= day_number <= monthrange(year_number, month_number)[1]:
            return None
        return (date(year_number, month_number, day_number),) * 2
    return month_bounds(year_number, month_number) if found[2] else year_bounds(year_number)


def shortest(first: date, last: date) -> str:
    """The shortest string that spans exactly these days: a year before twelve months, a month before its days."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _joined(year(first.year), year(last.year))
    if first.day == 1 and last == month_bounds(last.year, last.month)[1]:
        return _joined(month(first.year, first.month), month(last.year, last.month))
    return f"{day(first)}/{day(last)}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def interval(first: str, last: str) -> str | None:
    """From the first day of one string to the last day of another; None where that runs backwards."""
    begin, end = bounds(first), bounds(last)
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return shortest(begin[0], end[1])


def intersection(one: str, other: str) -> str | None:
    """The days that both strings span, or None."""
    a, b = bounds(one), bounds(other)
    if a is None or b is None:
        return None
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return shortest(first, last) if first <= last else None


def contains(outer: str, inner: str) -> bool:
    """Whether every day of the one lies in the other."""
    a, b = bounds(outer), bounds(inner)
    return a is not None and b is not None and a[0] <= b[0] and b[1] <= a[1]


def shift(edtf: str, days: int) -> str | None:
    """The same span that many days later (earlier for a negative count); None where it leaves the calendar."""
    span = bounds(edtf)
    if span is None:
        return None
    try:
        return shortest(span[0] + timedelta(days), span[1] + timedelta(days))
    except OverflowError:
        return None

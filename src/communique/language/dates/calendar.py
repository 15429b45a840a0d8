"""Reckoning with days, weeks, months and years around a day."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from communique.language.dates.words import ORDINALS, SEASONS
from communique.language.edtf import Bounds, month_bounds, year_bounds

_EARLY = re.compile(r"early|beginning|start|outset|earlier")
_MIDDLE = re.compile(r"mid")
_NEAR_PAST = 245  # days back for which "in August" is still taken to be the last August where no verb tells


def day_by(today: date, count: int) -> Bounds | None:
    """The day that many days away."""
    try:
        return (today + timedelta(count),) * 2
    except OverflowError:
        return None


def week_by(today: date, count: int) -> Bounds | None:
    """Monday to Sunday of the week that many weeks away."""
    try:
        monday = today - timedelta(today.weekday()) + timedelta(weeks=count)
        return monday, monday + timedelta(6)
    except OverflowError:
        return None


def month_by(today: date, count: int) -> Bounds | None:
    """The month that many months away."""
    years, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return month_bounds(years, month + 1) if MINYEAR <= years <= MAXYEAR else None


def year_by(today: date, count: int) -> Bounds | None:
    """The year that many years away."""
    return year_bounds(today.year + count) if MINYEAR <= today.year + count <= MAXYEAR else None


def decade_by(today: date, count: int) -> Bounds | None:
    """The decade (2010 to 2019) that many decades away."""
    first = today.year // 10 * 10 + 10 * count
    return (date(first, 1, 1), date(first + 9, 12, 31)) if MINYEAR <= first <= MAXYEAR - 9 else None


BY_UNIT = {"day": day_by, "week": week_by, "month": month_by, "year": year_by, "decade": decade_by}


def weekday_before(today: date, weekday: int, *, strictly: bool = False) -> Bounds | None:
    """The latest such day of the week not after today (before today where `strictly`)."""
    back = (today.weekday() - weekday) % 7
    return day_by(today, -(back or (7 if strictly else 0)))


def weekday_after(today: date, weekday: int, *, strictly: bool = False) -> Bounds | None:
    """The first such day of the week not before today (after today where `strictly`)."""
    ahead = (weekday - today.weekday()) % 7
    return day_by(today, ahead or (7 if strictly else 0))


def weekday_of_week(today: date, weekday: int, count: int) -> Bounds | None:
    """That day of the week that many weeks away."""
    week = week_by(today, count)
    return day_by(week[0], weekday) if week else None


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def likelier(today: date, past: Bounds | None, future: Bounds | None) -> Bounds | None:
    """The reading to take where no verb tells: the past one unless it is far off and the future one near."""
    if past is None or future is None:
        return past or future
    back, ahead = (today - past[1]).days, (future[0] - today).days
    return past if back <= _NEAR_PAST or back <= ahead else future


def part_of_month(span: Bounds, part: str) -> Bounds:
    """Days 1-10 of a month for "early", 11-20 for "mid", 21 to the end for "late"."""
    first = span[0]
    if part == "early":
        return first, first.replace(day=10)
    return (first.replace(day=11), first.replace(day=20)) if part == "mid" else (first.replace(day=21), span[1])


def part_of_year(span: Bounds, part: str) -> Bounds:
    """January to April of a year for "early", May to August for "mid", September to December for "late"."""
    start = {"early": 1, "mid": 5, "late": 9}[part]
    return date(span[0].year, start, 1), month_bounds(span[0].year, start + 3)[1]


def part_of_decade(span: Bounds, part: str) -> Bounds:
    """The first four years of a decade for "early", the fourth to seventh for "mid", the last three for "late"."""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return date(span[0].year + low, 1, 1), date(span[0].year + high, 12, 31)


def part_of_week(span: Bounds, part: str) -> Bounds:
    """Monday to Wednesday of a week for "early", Tuesday to Thursday for "mid", Thursday to Sunday for "late"."""
    low, high = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[part]
    return span[0] + timedelta(low), span[0] + timedelta(high)


def part_of(span: Bounds, words: str) -> Bounds:
    """The days of a span that "early", "the end of", "the first half of", "the first week of" ... pick out."""
    words = words.lower()
    if "half" in words or "week" in words:
        return _counted_part(span, words)
    part = "early" if _EARLY.search(words) else "mid" if _MIDDLE.search(words) else "late"
    length = (span[1] - span[0]).days + 1
    for least, most, cut in _CUTS:
        if least <= length <= most:
            return cut(span, part)
    return span


def _counted_part(span: Bounds, words: str) -> Bounds:
    """The half, or the week, of a month or year that an ordinal picks out."""
    place = next((value for word, value in ORDINALS.items() if word in words), 2 if "latter" in words else 1)
    if "week" in words:
        end = span[1] if place < 0 else min(span[0] + timedelta(7 * place - 1), span[1])
        return end - timedelta(6), end
    if (span[1] - span[0]).days > 31:
        middle = span[0].replace(month=7)
        return (span[0], middle - timedelta(1)) if place == 1 else (middle, span[1])
    return (span[0], span[0].replace(day=15)) if place == 1 else (span[0].replace(day=16), span[1])


def quarter_of(year: Bounds, number: int) -> Bounds:
    """A quarter of a year, 1 to 4; a negative number is the last."""
    last = 12 if number < 0 else 3 * number
    return date(year[0].year, last - 2, 1), month_bounds(year[0].year, last)[1]


def season_of(year: int, season: str) -> Bounds | None:
    """The three months of a season; a winter is named by the year in which it begins."""
    if not MINYEAR < year < MAXYEAR:
        return None
    first = SEASONS[season]
    last = first + 2
    end = month_bounds(year, last) if last <= 12 else month_bounds(year + 1, last - 12)
    return date(year, first, 1), end[1]


def years_around(today: date) -> Iterator[int]:
    """The years around today, oldest first."""
    yield from (year for year in range(today.year - 2, today.year + 3) if MINYEAR < year < MAXYEAR)


_CUTS = ((7, 7, part_of_week), (28, 31, part_of_month), (365, 366, part_of_year), (3650, 3660, part_of_decade))

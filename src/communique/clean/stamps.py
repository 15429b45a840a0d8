"""Absolute dates as mastheads, bylines and datelines print them. Dates told in words ("last week") are no stamps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?:\.(?=[\s\d]))?"
)
_WEEKDAY = (
    r"(?:\b(?P<weekday>(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b[.,]?\s+(?:the\s+)?)?"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_WEEKDAY}\b{_MONTH}[\s\-]*{_DAY}\b(?:(?:\s*\([A-Za-z]{{3}}\))?\s*[,.\-]?\s*(?P<year>(?:1[89]|"
        rf"20)\d\d)(?=\D|$|\d{{1,2}}:)|(?!\d))",
        rf"{_WEEKDAY}(?<![\d:/.\-]){_DAY}(?:,(?=\s[A-Z][a-z]+ \d{{4}}))?\s*(?:of\s+)?[\s\-/]?{_MONTH}"
        rf"(?:[,\s\-/]*{_YEAR}(?=\D|$|[0-3]?\d(?:\s[A-Z]|:\d))|"
        rf"\s+(?P<short>\d\d)(?=\s*(?:$|[|,]|\d\d:))|(?!\w))",
        rf"(?<!\d){_YEAR}(?P<sep>[-/.]|\s?年\s?)(?P<monthnumber>[01]?\d)(?:(?P=sep)|\s?月\s?)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_WEEKDAY}(?<![\d/.])(?P<one>[0-3]?\d)(?P<sep>[/.\-])(?P<two>[0-3]?\d)(?P=sep){_YEAR}(?!\d)",
        r"\bJuche\s?(?P<juche>1[0-4]\d)\s?\.\s?(?P<monthnumber>[01]?\d)\s?\.\s?(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<![\d]){_YEAR}(?P<monthnumber>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=\D|$|\d{{6,}})",
    )
)
_MONTH_HEAD = r"(?:jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec)"
# what a line must hold for each shape to stand in it, and what is sooner looked for
_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"(?<=[a-z.\s\-])[0-3]?\d",
        rf"\d(?:st|nd|rd|th)?,?\s*(?:of\s+)?[\s\-/]?{_MONTH_HEAD}",
        r"\d(?:[-/.]|\s?[年月]\s?)[01]?\d",
        r"\d[/.\-][0-3]?\d[/.\-]",
        r"juche",
        r"\d{8}",
    )
)
_ANY = re.compile(r"\d")
_JUCHE = 1911  # the years of KCNA's calendar are counted from 1912, its first


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date printed in full or without its year. `start` and `end` lie in the line it was found in.

    `other` is the reading with day and month changed over, where figures alone ("08/10/2010") allow both.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    other: date | None = None

    def on(self, year: int) -> date | None:
        """The day in a given year, None where that year lacks it."""
        return _day(year, self.month, self.day)

    @property
    def date(self) -> date | None:
        """The day, None where the year is not told."""
        return None if self.year is None else self.on(self.year)


def find_stamps(line: str) -> list[Stamp]:
    """The dates of a line in order, none overlapping another."""
    if not _ANY.search(line):
        return []
    found = sorted(_readings(line), key=lambda stamp: (stamp.start, -stamp.end))
    kept: list[Stamp] = []
    for stamp in found:
        if not kept or stamp.start >= kept[-1].end:
            kept.append(stamp)
        elif stamp.year is not None and kept[-1].year is None and stamp.end >= kept[-1].end:
            kept[-1] = stamp
    return kept


def _readings(line: str) -> Iterator[Stamp]:
    for shape, sign in zip(_SHAPES, _SIGNS, strict=True):
        for match in shape.finditer(line) if sign.search(line) else ():
            stamp = _stamp(match)
            if stamp is not None:
                yield stamp


def _stamp(match: re.Match[str]) -> Stamp | None:
    parts = match.groupdict()
    weekday = _weekday(parts.get("weekday"))
    year = int(parts["year"]) if parts.get("year") else _century(parts.get("short"))
    year = _JUCHE + int(parts["juche"]) if parts.get("juche") else year
    if parts.get("one"):
        return _figures(match, year or 0, weekday)
    number = parts.get("monthnumber")
    month = int(number) if number else _MONTHS[parts["month"].lower().rstrip(".")]
    day = int(parts["day"])
    if _day(year or 2024, month, day) is None:
        return None
    return Stamp(match.start(), match.end(), year, month, day, weekday)


def _figures(match: re.Match[str], year: int, weekday: int | None) -> Stamp | None:
    """A date in figures: day first, unless that is no date or the weekday speaks for month first."""
    one, two = int(match["one"]), int(match["two"])
    day_first, month_first = _day(year, two, one), _day(year, one, two)
    pick = day_first or month_first
    if day_first and month_first and weekday is not None and day_first.weekday() != weekday == month_first.weekday():
        pick = month_first
    if pick is None:
        return None
    other = month_first if pick is day_first else day_first
    return Stamp(
        match.start(), match.end(), year, pick.month, pick.day, weekday, None if weekday is not None else other
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str | None) -> int | None:
    if not name:
        return None
    return next(i for i, day in enumerate(_DAYS) if day.startswith(name.lower()[:3]))


def _century(short: str | None) -> int | None:
    if short is None:
        return None
    return 2000 + int(short) if int(short) < 60 else 1900 + int(short)

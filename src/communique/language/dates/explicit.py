"""Days told by month and day, with or without the year: "Oct. 12", "12 October 2022", "May 5-7", "2022-10-12"."""

import re
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import likelier, real_day, year_by
from communique.language.dates.reading import Reading, Rule, open_reading, sure
from communique.language.dates.words import (
    DAY,
    MONTH,
    MONTH_NAMES,
    SHORT_WEEKDAY,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)
from communique.language.edtf import Bounds

_LAST = r"(?!\d|[.,]\d|\s?%|\s+percent|st\b|nd\b|rd\b|th\b|\w)"
_YEAR_AFTER = (
    rf"(?:(?:\s*,\s*|\s+(?:of\s+)?(?:the\s+year\s+)?)(?:(?:Juche\s+\d+\s*\()(?P<juche>{YEAR})\)|(?P<year>{YEAR})(?!\d|,\d|[-–/]\d))"
    r"|,?\s+(?:of\s+|in\s+)?(?P<near>last|this|next|that|the\s+same|the\s+previous|the\s+following)\s+year)?"
)
_BEFORE = rf"\b(?:(?P<weekday>{SHORT_WEEKDAY}),?\s+(?:the\s+|on\s+)?)?"
_AND = r"(?P<join>\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b|&|\bor\b)\s*(?:the\s+)?)"
_MONTH_FIRST = re.compile(
    rf"{_BEFORE}(?P<month>{MONTH})\s*(?:the\s+)?(?P<day>{DAY})\b(?:{_AND}(?P<end>{DAY})\b(?!\s*(?:{MONTH}|:|\w+\s+ago)))?{_LAST}{_YEAR_AFTER}"
)
_DAY_FIRST = re.compile(
    rf"{_BEFORE}(?:the\s+)?(?P<day>{DAY})\b(?:{_AND}(?P<end>{DAY})\b)?(?:\s+of)?[\s-]+(?P<month>{MONTH})(?!\w){_YEAR_AFTER}"
)
_TWO_MONTHS = re.compile(
    rf"\b(?P<month>{MONTH})\s*(?P<day>{DAY})\b{_AND}(?P<month2>{MONTH})\s*(?P<end>{DAY})\b{_LAST}{_YEAR_AFTER}"
)
_TWO_MONTHS_DAY_FIRST = re.compile(
    rf"\b(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_AND}(?P<end>{DAY})\s+(?:of\s+)?(?P<month2>{MONTH})(?!\w){_YEAR_AFTER}"
)
_FIGURES = re.compile(r"\b(?P<year>(?:19|20)\d\d)([-./])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)")
_DAY_LAST_FIGURES = re.compile(r"(?<![\d./-])(?P<one>\d\d?)([./-])(?P<two>\d\d?)\2(?P<year>(?:19|20)\d\d)(?!\d|[.-]\d)")
_NUMBERED = re.compile(
    r"\b(?:on|from|since|until|till|by|of|before|after)\s+(?:the\s+)?(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))\b"
    r"(?:\s*(?:-|–|to|and|until)\s*(?:the\s+)?(?P<end>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b)?"
    r"(?P<near>\s+of\s+(?:this|last|next)\s+month)?"
    r"(?=\s*(?:[.,;:)!?”\"]|--|$|(?:and|in|at|to|by|with|after|when|as|that|who|he|she|they|during|following|local|for)\b))"
)
_STEPS = {"last": -1, "this": 0, "next": 1}
_NAMED_AFTER = re.compile(
    r"\s+(?:(?:North-South|South-North|[Ii]nter-Korean|[Jj]oint|[Mm]ilitary|[Pp]eople['’]s|[Pp]opular|[Ii]ndependence)\s+)*"
    r"(?:Declaration|Agreement|Accords?|Revolution|Movement|Uprising|Incident|Communiqu[eé]|inter-Korean\s+\w+|military\s+agreement)\b"
)
_ATTACKS = re.compile(r"\s*,?\s*(?:terror\w*|attacks?|hijack\w*)\b")


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Bounds | None:
    begin, end = real_day(*first), real_day(*last)
    return (begin, end) if begin and end and begin <= end else None


def _spans(found: Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Month and day of the first and of the last day that were found."""
    parts = found.groupdict()
    month = month_number(parts["month"])
    first = (month, day_number(parts["day"]))
    if not parts.get("end"):
        return first, first
    last_month = month_number(parts["month2"]) if parts.get("month2") else month
    return first, (last_month, day_number(parts["end"]))


def _in_year(year: int, first: tuple[int, int], last: tuple[int, int]) -> Bounds | None:
    """The days in a year told behind them; a span over New Year's Eve ends in it."""
    begins = year - 1 if first > last else year
    return _days((begins, *first), (year, *last))


def _without_year(today: date, first: tuple[int, int], last: tuple[int, int], weekday: str | None) -> Reading:
    """The latest such days not after tomorrow (the sun rises earlier elsewhere), and the first not before today."""
    ends = range(today.year - 4, today.year + 6)
    spans = [span for year in ends if (span := _in_year(year, first, last))]
    if weekday:
        agreeing = [span for span in spans if span[0].weekday() == weekday_number(weekday)]
        if agreeing:
            return sure(min(agreeing, key=lambda span: abs((span[0] - today).days)))
    before = [span for span in spans if span[0] <= today + timedelta(1)]
    after = [span for span in spans if span[1] >= today]
    past, future = before[-1] if before else None, after[0] if after else None
    return open_reading(past, future, likelier(today, past, future))


def read_day(found: Match[str], today: date | None) -> Reading | None:
    """The day is told; where no year stands beside it, the nearest such day that fits the verb is taken."""
    first, last = _spans(found) or ((0, 0), (0, 0))
    if not real_day(2000, *first) or not real_day(2000, *last):
        return None
    if not _year(found) and (first == (9, 11) and _ATTACKS.match(found.string, found.end())):
        return None
    if not _year(found) and _NAMED_AFTER.match(found.string, found.end()):
        return Reading()
    end = None
    join = found.groupdict().get("join") or ""
    if first != last and not _runs_on(found, first, last, join):
        last, end = first, found.start("join")
    reading = _with_year(found, today, first, last)
    return reading if end is None else _cut(reading, end)


def _year(found: Match[str]) -> str:
    """The year told behind the day, "" where none is."""
    parts = found.groupdict()
    return parts["year"] or parts.get("juche") or ""


def _runs_on(found: Match[str], first: tuple[int, int], last: tuple[int, int], join: str) -> bool:
    """Whether two days told together are one span: "5-7", "5 to 7", and "5 and 6" for they follow on each other."""
    if re.search(r"and|&|or", join):
        if found.string[max(0, found.start() - 12) : found.start()].rstrip().lower().endswith("between"):
            return True
        years = (2000, 2001)  # with a 29 February and without
        days = [(real_day(year, *first), real_day(year, *last)) for year in years]
        return any(begin and end and (end - begin).days == 1 for begin, end in days)
    return True


def _cut(reading: Reading, end: int) -> Reading:
    return Reading(reading.edtf, reading.past, reading.future, reading.anchored, end=end)


def _with_year(found: Match[str], today: date | None, first: tuple[int, int], last: tuple[int, int]) -> Reading:
    parts = found.groupdict()
    if _year(found):
        return sure(_in_year(int(_year(found)), first, last))
    near = parts["near"]
    if near and near not in _STEPS:
        return Reading(anchored=False)
    if today is None:
        return Reading()
    if near:
        year = year_by(today, _STEPS[near])
        return sure(_in_year(year[0].year, first, last)) if year else Reading()
    return _without_year(today, first, last, parts.get("weekday"))


def read_figures(found: Match[str], today: date | None) -> Reading | None:
    """The day is written in figures, year first."""
    when = real_day(int(found["year"]), int(found["month"]), int(found["day"]))
    return sure((when, when)) if when else None


def read_day_last_figures(found: Match[str], today: date | None) -> Reading | None:
    """The day is written in figures, year last; where day and month could be either way round it stays open."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    ways = {real_day(year, month, day) for month, day in ((one, two), (two, one)) if 1 <= month <= 12}
    days = sorted(day for day in ways if day)
    return None if not days else sure((days[0], days[0])) if len(days) == 1 else Reading()


def read_numbered_day(found: Match[str], today: date | None) -> Reading | None:
    """The day is told by its number alone, so it is the nearest such day of a month that fits the verb."""
    if today is None:
        return Reading()
    first = day_number(found["day"])
    last = day_number(found["end"]) if found["end"] else first
    months = [(today.year * 12 + today.month - 1 + step) for step in range(-3, 4)]
    spans = [_days((m // 12, m % 12 + 1, first), (m // 12, m % 12 + 1, last)) for m in months if m >= 12]
    days = [span for span in spans if span]
    if found["near"]:
        step = _STEPS[found["near"].split()[1]]
        wanted = today.year * 12 + today.month - 1 + step
        return sure(_days((wanted // 12, wanted % 12 + 1, first), (wanted // 12, wanted % 12 + 1, last)))
    past = [span for span in days if span[0] <= today + timedelta(1)]
    future = [span for span in days if span[1] >= today]
    return open_reading(past[-1] if past else None, future[0] if future else None, past[-1] if past else None)


_MONTH_TRIGGERS = frozenset(
    form
    for name in (*MONTH_NAMES, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
    for form in (name, name.upper())
)
_ORDINAL_TRIGGERS = frozenset(str(number) for number in range(1, 32))
RULES = (
    Rule("two-month-days", _TWO_MONTHS, read_day, _MONTH_TRIGGERS),
    Rule("two-month-days", _TWO_MONTHS_DAY_FIRST, read_day, _MONTH_TRIGGERS),
    Rule("month-day", _MONTH_FIRST, read_day, _MONTH_TRIGGERS),
    Rule("day-month", _DAY_FIRST, read_day, _MONTH_TRIGGERS),
    Rule("figures", _FIGURES, read_figures, frozenset({"YYYY"})),
    Rule(
        "figures",
        _DAY_LAST_FIGURES,
        read_day_last_figures,
        frozenset(f"{n:02d}" for n in range(1, 32)) | _ORDINAL_TRIGGERS,
    ),
    Rule("numbered-day", _NUMBERED, read_numbered_day, _ORDINAL_TRIGGERS),
)

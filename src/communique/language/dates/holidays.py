"""Feasts that fall on the same day every year, and weeks told by a day in them."""

import re
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import likelier, real_day, year_by
from communique.language.dates.explicit import read_day
from communique.language.dates.reading import Reading, Rule, open_reading, sure
from communique.language.dates.words import DAY, LEAD_YEAR, MONTH
from communique.language.edtf import Bounds, bounds

_FEASTS = re.compile(
    r"\b(?:(?P<which>last|next|this)\s+)?(?P<feast>Christmas(?:\s+(?:Day|Eve))?|New\s+Year['’]s\s+(?:Day|Eve)|May\s+Day)\b"
    rf"(?!\s+Island){LEAD_YEAR}?"
)
_WEEK_OF = re.compile(
    rf"\b(?:the\s+)?(?P<unit>week|weekend)\s+(?:of|beginning|starting|ending|commencing)\s+(?:on\s+)?(?:(?P<weekday>Monday|Sunday|Saturday),?\s+)?(?:the\s+)?"
    rf"(?:(?P<month>{MONTH})\s+(?P<day>{DAY})\b|(?P<day2>{DAY})\s+(?:of\s+)?(?P<month2>{MONTH})(?!\w)){LEAD_YEAR}?"
)
_STEPS = {"last": -1, "this": 0, "next": 1, "the current": 0}


def _feast_day(name: str) -> tuple[int, int]:
    if name.startswith("May"):
        return 5, 1
    eve = name.endswith("Eve")
    if name.startswith("Christmas"):
        return 12, 24 if eve else 25
    return (12, 31) if eve else (1, 1)


def read_feast(found: Match[str], today: date | None) -> Reading | None:
    """The feast falls on the same day every year."""
    month, day = _feast_day(" ".join(found["feast"].split()))
    if found["year"]:
        return sure(_only(int(found["year"]), month, day))
    if found["near"] and found["near"] not in _STEPS:
        return Reading(anchored=False)
    if today is None:
        return Reading()
    if found["near"]:
        year = year_by(today, _STEPS[found["near"]])
        return sure(_only(year[0].year, month, day)) if year else Reading()
    return _nearest(today, month, day, found["which"] or "")


def _nearest(today: date, month: int, day: int, which: str) -> Reading:
    days = [span for year in range(today.year - 1, today.year + 2) if (span := _only(year, month, day))]
    past = next((span for span in reversed(days) if span[0] < today or (span[0] == today and not which)), None)
    future = next((span for span in days if span[0] > today or (span[0] == today and not which)), None)
    if which:
        return sure(past if which == "last" else future if which == "next" else _only(today.year, month, day))
    return open_reading(past, future, likelier(today, past, future))


def _only(year: int, month: int, day: int) -> Bounds | None:
    when = real_day(year, month, day)
    return (when, when) if when else None


_DAY_OF_WEEK = re.compile(
    rf"(?P<weekday>(?!))?(?P<month>{MONTH})\s+(?P<day>{DAY})(?P<end>(?!))?(?P<join>(?!))?(?:(?:\s*,\s*|\s+)(?P<year>\d{{4}})(?P<near>(?!))?)?"
)


def read_week_of(found: Match[str], today: date | None) -> Reading | None:
    """The week, or weekend, that the day told lies in is meant."""
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    year = f" {found['year']}" if found["year"] else ""
    told = _DAY_OF_WEEK.fullmatch(f"{month} {day}{year}")
    reading = read_day(told, today) if told and not found["near"] else None
    if reading is None:
        return None
    around = [_around(edtf, found["unit"], found[0]) for edtf in (reading.edtf, reading.past, reading.future)]
    return open_reading(around[1], around[2], around[0])


def _around(edtf: str | None, unit: str, words: str) -> Bounds | None:
    span = bounds(edtf) if edtf else None
    if span is None or not date(1, 1, 10) < span[0] < date(9999, 12, 20):
        return None
    monday = span[0] - timedelta(span[0].weekday())
    if unit == "weekend":
        return monday + timedelta(5), monday + timedelta(6)
    if re.search(r"beginning|starting|commencing", words):
        return span[0], span[0] + timedelta(6)
    return (span[0] - timedelta(6), span[0]) if "ending" in words else (monday, monday + timedelta(6))


RULES = (
    Rule("feast", _FEASTS, read_feast, frozenset({"Christmas", "New", "May"})),
    Rule("week-of", _WEEK_OF, read_week_of, frozenset({"week", "weekend"})),
)

"""Time counted from the day of writing: "today", "overnight", "last week", "the end of the year"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import BY_UNIT, day_by, part_of, quarter_of, week_by
from communique.language.dates.reading import Reading, Rule, Unit, open_reading, sure
from communique.language.dates.words import PART, PART_OF_DAY
from communique.language.edtf import Bounds

_DAYS = re.compile(
    r"\b(?:(?:early|late|later|earlier)\s+(?:on\s+)?)?(?:(?P<beyond>(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow))"
    rf"|(?P<day>today|yesterday|tomorrow)(?:(?:['’]s)?\s+(?P<clock>{PART_OF_DAY}))?|(?P<tonight>tonight)"
    rf"|(?P<this>this\s+(?:very\s+)?{PART_OF_DAY}|this\s+day)|(?P<night>last\s+(?:night|evening))|(?P<over>overnight))\b"
    r"(?!\s+(?:stay|train|flight|bus|camp|loans?|rates?)\b)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    rf"\b(?:(?P<part>{PART}|earlier|later|so\s+far|until\s+now)\s+)?(?:in\s+|on\s+)?"
    r"(?P<the>the\s+)?(?P<which>last|this|next|current|past|coming|upcoming|this\s+past|this\s+coming|this\s+same)\s+"
    r"(?:(?:calendar|fiscal|financial|whole|entire)\s+)?(?P<unit>week|weekend|month|year|decade|quarter|century)\b(?!\s+of\b(?!\s+\d)|-)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"\b(?:(?P<part>{PART}|earlier|later)\s+(?:in\s+)?(?:the\s+)?(?P<unit>week|month|year|decade)|(?P<end>year|month)(?:['’]s)?[\s-]end|"
    r"(?:the\s+)?(?P<turn>turn|start|beginning)\s+of\s+(?:the\s+)?year)\b(?!\s+(?:before|after|of|when|in\s+which|\d{4}))"
)
_WEEKENDS = re.compile(r"\b(?:over|at|on|during|for)\s+(?:the|a)\s+weekend\b(?!\s+of\b)")
_COUNTS = {"last": -1, "past": -1, "this past": -1, "this": 0, "this same": 0, "current": 0}


def read_near_day(found: Match[str], today: date | None) -> Reading | None:
    """The day is counted from the day the article came out."""
    clock = bool(found["clock"] or found["this"] or found["night"] or found["tonight"])
    if today is None:
        return Reading(clock=clock)
    text = found[0].lower()
    if found["over"]:
        reading = sure(_between(day_by(today, -1), day_by(today, 0)))
    elif found["beyond"]:
        reading = sure(day_by(today, -2 if "yesterday" in text else 2))
    else:
        step = -1 if "yesterday" in text or found["night"] else 1 if "tomorrow" in text else 0
        reading = sure(day_by(today, step))
    return Reading(reading.edtf, reading.past, reading.future, clock=clock)


def _between(first: Bounds | None, last: Bounds | None) -> Bounds | None:
    return (first[0], last[1]) if first and last else None


def read_near_unit(found: Match[str], today: date | None) -> Reading | None:
    """The week, month or year is counted from that in which the article came out; weeks begin on Monday."""
    which, unit = " ".join(found["which"].lower().split()), found["unit"].lower()
    if today is None:
        return Reading()
    if unit == "weekend":
        return _weekend(today, which)
    if unit == "century":
        return Reading()
    if which == "past" and not found["the"]:
        return None
    if (found["part"] or "").startswith(("so", "until")):
        return _so_far(today, unit)
    reckon = _quarter_by if unit == "quarter" else BY_UNIT[_unit(unit)]
    span = reckon(today, _COUNTS.get(which, 1))
    part = (found["part"] or "").lower()
    return sure(part_of(span, part) if span and part and part not in ("earlier", "later") else span)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"week": "week", "month": "month", "year": "year", "decade": "decade"}
    return units[word]


def _quarter_by(today: date, count: int) -> Bounds | None:
    """The quarter of the year that many quarters away."""
    years, place = divmod(today.year * 4 + (today.month - 1) // 3 + count, 4)
    return quarter_of((date(years, 1, 1), date(years, 12, 31)), place + 1) if 1 <= years <= 9999 else None


def _so_far(today: date, unit: str) -> Reading:
    """From the first day of the unit to the day of writing."""
    span = BY_UNIT[_unit(unit)](today, 0) if unit != "quarter" else _quarter_by(today, 0)
    return sure((span[0], today) if span else None)


def _weekend(today: date, which: str) -> Reading:
    """Saturday and Sunday: of this week, of the one before, or of the one to come."""
    this = _saturday(today, 0)
    last = _saturday(today, -1)
    begun = this is not None and this[0] <= today
    if which in ("last", "past", "this past"):
        return sure(this if begun and this and this[1] < today else last)
    if which in ("next",):
        return sure(_saturday(today, 1))
    if which in ("coming", "this coming", "upcoming"):
        return sure(_saturday(today, 1) if begun else this)
    return open_reading(this if begun else last, this, this if begun or today.weekday() > 2 else last)


def _saturday(today: date, count: int) -> Bounds | None:
    week = week_by(today, count)
    return (week[1] - timedelta(1), week[1]) if week else None


def read_weekend(found: Match[str], today: date | None) -> Reading | None:
    """The weekend is the last one for what happened, the next for what is to come."""
    if today is None:
        return Reading()
    reading = _weekend(today, "this")
    return Reading(reading.past, reading.past, reading.future)


def read_end(found: Match[str], today: date | None) -> Reading | None:
    """The part of the week, month or year in which the article came out is told."""
    if today is None:
        return Reading()
    part = found["part"] or ("end" if found["end"] else "start")
    span = BY_UNIT[_unit(found["unit"] or found["end"] or "year")](today, 0)
    return sure(span if span is None or part in ("earlier", "later") else part_of(span, part))


_EITHER_CASE: Callable[[str], frozenset[str]] = lambda words: frozenset(  # noqa: E731
    form for word in words.split() for form in (word, word.title())
)
RULES = (
    Rule("near-day", _DAYS, read_near_day, _EITHER_CASE("today yesterday tomorrow tonight this last overnight")),
    Rule("near-unit", _UNITS, read_near_unit, _EITHER_CASE("week weekend month year decade quarter century")),
    Rule("unit-end", _ENDS, read_end, _EITHER_CASE("week month year decade")),
    Rule("weekend", _WEEKENDS, read_weekend, frozenset({"weekend"})),
)

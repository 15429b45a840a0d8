"""Days of the week: "Wednesday", "last Friday", "Monday and Tuesday", "on Thursday next week"."""

import re
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import day_by, weekday_after, weekday_before, weekday_of_week
from communique.language.dates.reading import Reading, Rule, open_reading, sure
from communique.language.dates.words import DAY_NAMES, PART_OF_DAY, WEEKDAY, weekday_number
from communique.language.edtf import Bounds

_WEEKDAYS = re.compile(
    r"\b(?:(?i:early|late|later|earlier)\s+(?:on\s+)?)?"
    r"(?:(?P<which>(?i:last|this\s+past|past|this\s+coming|this|coming|next|(?:the\s+|that\s+)(?:previous|preceding|following|next|same)|that|each|every))\s+)?"
    rf"(?P<day>{WEEKDAY})(?!\w|\s+[A-Z]\w+\s+(?:Agreement|Accord))(?:(?:['’]s)?[\s,]+(?P<clock>{PART_OF_DAY}))?"
    rf"(?:(?P<join>(?:['’]s)?\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\band\b|\bor\b)\s*(?:on\s+)?)(?P<day2>{WEEKDAY})(?!\w))?"
    r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next|that|the\s+previous|the\s+following|the\s+same)\s+week)?"
)
_NAMED = re.compile(r"(?:Black|Good|Bloody|Super|Easter|Palm|Ash|Holy|Shrove|Sheffield|Cyber|Joe)\s+$")
_PAPER = re.compile(r"\s+(?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|Independent|Sun|Agreement|Star)\b")
_FROM_EVENT = re.compile(r"(?:the|that)\s+(?:previous|preceding|following|next)")
_STEPS = {"last": -1, "this": 0, "next": 1}


def read_weekday(found: Match[str], today: date | None) -> Reading | None:
    """The day of the week is counted from the day the article came out: back for the past, ahead for the future."""
    if _NAMED.search(found.string[max(0, found.start("day") - 10) : found.start("day")]):
        return None
    if _PAPER.match(found.string, found.end("day")):
        return None
    which, week = (found["which"] or "").lower(), found["week"] or ""
    clock = bool(found["clock"])
    if which in ("each", "every"):
        return Reading(clock=clock)
    if _FROM_EVENT.match(which) or (week.startswith("th") and week != "this"):
        return Reading(anchored=False, clock=clock)
    if today is None:
        return Reading(clock=clock)
    reading = _paired(found, today) if found["day2"] else _single(found, today, which, week)
    return Reading(reading.edtf, reading.past, reading.future, clock=clock, end=reading.end)


def _single(found: Match[str], today: date, which: str, week: str) -> Reading:
    day = weekday_number(found["day"])
    if week:
        return sure(weekday_of_week(today, day, _STEPS[week]))
    if which == "this":
        return sure(weekday_of_week(today, day, 0))
    if which.startswith(("that", "the same")):
        return sure(weekday_before(today, day))
    if which == "next":
        return sure(weekday_of_week(today, day, 1))
    if which.endswith("coming"):
        return sure(weekday_after(today, day, strictly=True))
    if which:
        yesterday = (today.weekday() - day) % 7 == 1
        return sure(weekday_before(today - timedelta(1) if yesterday else today, day, strictly=True))
    past = weekday_before(today, day)
    return open_reading(past, weekday_after(today, day), past)


def _paired(found: Match[str], today: date) -> Reading:
    """Two days told together: a span where they are joined by "to" or follow on each other, else the first alone."""
    first, last = weekday_number(found["day"]), weekday_number(found["day2"])
    length = (last - first) % 7
    if length != 1 and re.search(r"and|or", found["join"]):
        one = _single(found, today, "", "")
        return Reading(one.edtf, one.past, one.future, end=found.start("join"))
    if found["week"]:
        begin = weekday_of_week(today, first, _STEPS[found["week"]])
        return sure(_stretched(begin, length))
    if found["which"]:
        alone = _single(found, today, found["which"].lower(), "").edtf
        begin = (date.fromisoformat(alone),) * 2 if alone else None
        return sure(_stretched(begin, length))
    past = _stretched(weekday_before(today, first), length)
    return open_reading(past, _stretched(weekday_after(today, first), length), past)


def _stretched(begin: Bounds | None, length: int) -> Bounds | None:
    end = day_by(begin[0], length) if begin else None
    return (begin[0], end[0]) if begin and end else None


RULES = (Rule("weekday", _WEEKDAYS, read_weekday, frozenset(form for day in DAY_NAMES for form in (day, day.upper()))),)

"""Time told by a count: "two days ago", "three weeks later", "the previous day", "the past two years"."""

import re
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import BY_UNIT, day_by
from communique.language.dates.reading import Reading, Rule, Unit, sure
from communique.language.dates.words import COUNT, PART_OF_DAY, UNITS, count_of
from communique.language.edtf import Bounds, shortest

_NOUNS = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade)s?"
_VAGUE = r"few|several|many|some|couple\s+of|number\s+of|dozen"
_COUNTED = re.compile(
    rf"\b(?:(?:about|around|nearly|almost|just|some|more\s+than|over|less\s+than|roughly|exactly|only|barely)\s+)?"
    rf"(?:(?P<count>{COUNT})(?:\s+(?P<half>and\s+a\s+half))?[\s-]+(?P<few>{_VAGUE})?\s*|(?P<vague>{_VAGUE})\s+)?(?:full\s+|short\s+)?{_NOUNS}"
    r"(?:\s+and\s+a\s+half)?\s+(?P<way>ago|earlier|before|previously|prior|later|after(?:wards?)?|from\s+(?:now|today)|hence|thereafter)\b"
    r"(?!\s+than)(?P<more>\s+(?:today|this\s+(?:week|month)))?",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b[Ii]n\s+(?:about\s+|just\s+|under\s+)?(?P<count>{COUNT})\s+(?P<unit>day|week|month|year)s?(?P<time>['’]?\s+time)?\b"
    r"(?!\s+(?:of|as|to|ago|and)\b|['’]|-)",
    re.IGNORECASE,
)
_SPANS = re.compile(
    rf"\b(?:over\s+|in\s+|during\s+|for\s+|within\s+)?(?:the\s+)?(?P<way>past|last|next|coming|previous|preceding|following)\s+"
    rf"(?:(?P<count>{COUNT})\s+|(?P<vague>(?:{_VAGUE})\s+))?(?P<unit>day|week|month|year|decade)s\b",
    re.IGNORECASE,
)
_NEIGHBOURS = re.compile(
    rf"\b(?:(?:early|late|later|earlier)\s+)?(?:the\s+(?P<way>previous|preceding|prior|following|next|ensuing|very\s+next)\s+(?P<unit>day|week|weekend|month|year|decade|{PART_OF_DAY})"
    rf"|the\s+(?P<unit2>day|night|week|month|year|evening|morning|weekend)\s+(?P<way2>before|after|earlier|following)(?!\s+(?:yesterday|tomorrow)))\b(?!-)",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"\b(?:(?:early|late|later|earlier)\s+(?:on\s+|in\s+)?)?(?:(?:the|that|this)\s+(?:very\s+)?same\s+(?P<unit>day|week|weekend|month|year|{PART_OF_DAY})"
    rf"|(?:that|this\s+very)\s+(?P<unit2>day|week|weekend|month|year|{PART_OF_DAY})|(?:later|earlier)\s+(?:in|on)\s+the\s+(?P<unit3>day|{PART_OF_DAY}))\b(?!-)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:first|second|third|\w+th|last|only|once|twice|times?|\w+est|most|more|less|rounds?|record|rose|fell|grew)\b[^.;]*$",
    re.IGNORECASE,
)  # "the second call in two days" tells how often, not when
_BACK = ("previous", "preceding", "prior", "before", "earlier")


def read_counted(found: Match[str], today: date | None) -> Reading | None:
    """The count runs from the day the article came out ("ago"), or from the event just named ("earlier", "later")."""
    count = _count(found)
    unit, way = found["unit"].lower(), found["way"].lower()
    if unit == "fortnight" and count is not None:
        unit, count = "week", 2 * count
    if unit in ("second", "minute", "hour") and (count is not None or f"{unit}s" in found[0].lower()):
        return _within_the_day(today, way)
    if count is None or found["few"]:
        return _uncounted(found, way)
    if found["half"] or "and a half" in found[0]:
        return Reading(anchored=way == "ago")
    if way in ("ago",) or way.startswith(("from", "hence")):
        step = -count if way == "ago" else count
        return sure(_stepped(today, step, _unit(unit), exact=bool(found["more"]))) if today else Reading()
    back = way in ("earlier", "before", "previously", "prior")
    return Reading(anchored=False, step=(-count if back else count, _unit(unit)))


def _count(found: Match[str]) -> int | None:
    return count_of(found["count"]) if found["count"] else None


def _uncounted(found: Match[str], way: str) -> Reading | None:
    """ "Weeks ago", "several days later": a time that names no day."""
    if found["count"] is None and found["vague"] is None and found["unit"] + "s" not in found[0]:
        return None
    return Reading(anchored=way == "ago")


def _within_the_day(today: date | None, way: str) -> Reading:
    if way == "ago" or way.startswith(("from", "hence")):
        reading = sure(day_by(today, 0) if today else None)
        return Reading(reading.edtf, reading.past, reading.future, clock=True)
    return Reading(anchored=False, step=(0, "day"), clock=True)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "night": "day", "week": "week", "month": "month", "year": "year"}
    return units.get(word, "decade")


def _stepped(today: date, count: int, unit: Unit, *, exact: bool = False) -> Bounds | None:
    """The day, week, month or year that many units away."""
    if unit == "decade":
        return BY_UNIT["year"](today, 10 * count)
    if exact and unit == "year":
        return BY_UNIT["month"](today, 12 * count)
    return BY_UNIT[unit](today, count)


def read_ahead(found: Match[str], today: date | None) -> Reading | None:
    """A count of days or weeks to come, counted from the day the article came out; it says nothing of the past."""
    count = count_of(found["count"])
    if count is None or _WITHIN.search(found.string[max(0, found.start() - 32) : found.start()]):
        return None
    future = _stepped(today, count, _unit(found["unit"].lower())) if today else None
    edtf = shortest(*future) if future else None
    return Reading(edtf if found["time"] else None, None, edtf)


def read_span(found: Match[str], today: date | None) -> Reading | None:
    """The days, weeks, months or years up to the day the article came out, or from it onwards, are counted."""
    count = count_of(found["count"]) if found["count"] else None
    way, unit = found["way"].lower(), found["unit"].lower()
    if way in ("previous", "preceding", "following"):
        return Reading(anchored=False)
    if count is None or today is None:
        return Reading()
    length = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit] * count
    if unit in ("month", "year"):
        return sure(_whole(today, count, _unit(unit), ahead=way in ("next", "coming")))
    try:
        if way in ("next", "coming"):
            return sure((today, today + timedelta(length)))
        return sure((today - timedelta(length), today))
    except OverflowError:
        return Reading()


def _whole(today: date, count: int, unit: Unit, *, ahead: bool) -> Bounds | None:
    """From the month or year that many away up to today, or the other way about."""
    far = BY_UNIT[unit](today, count if ahead else -count)
    if far is None:
        return None
    return (today, far[1]) if ahead else (far[0], today)


def read_neighbour(found: Match[str], today: date | None) -> Reading | None:
    """The day, week, month or year before or after the event just named is meant."""
    word, way = (found["unit"] or found["unit2"]).lower(), (found["way"] or found["way2"]).lower()
    back = way in _BACK
    unit = UNITS.get(word, "week" if word == "weekend" else "day")
    return Reading(anchored=False, step=(-1 if back else 1, _unit(unit)), clock=word not in UNITS and word != "weekend")


def read_same(found: Match[str], today: date | None) -> Reading | None:
    """The same day, week, month or year as that of the event just named is meant."""
    word = (found["unit"] or found["unit2"] or found["unit3"]).lower()
    unit = UNITS.get(word, "week" if word == "weekend" else "day")
    return Reading(anchored=False, step=(0, _unit(unit)), clock=word not in UNITS and word != "weekend")


_UNIT_WORDS = frozenset(
    form
    for word in ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade")
    for form in (word, word + "s")
)
_DAY_PARTS = frozenset(
    {"morning", "noon", "afternoon", "evening", "night", "midnight", "midday", "dawn", "lunchtime", "weekend"}
)
RULES = (
    Rule("counted", _COUNTED, read_counted, _UNIT_WORDS),
    Rule("ahead", _AHEAD, read_ahead, _UNIT_WORDS),
    Rule("span", _SPANS, read_span, _UNIT_WORDS),
    Rule("neighbour", _NEIGHBOURS, read_neighbour, _UNIT_WORDS | _DAY_PARTS),
    Rule("same", _SAME, read_same, _UNIT_WORDS | _DAY_PARTS),
)

"""What dates written out tell of a page's own day: what is told as past lies before it, what is to come after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.language.dates import DateExpression, find_date_expressions
from communique.language.edtf import bounds
from communique.link.spans import Span, merged, span

_AFTER = timedelta(days=240)  # a day without a year that is told as past lies at most so far back
_AHEAD = timedelta(days=150)  # and one to come at most so far ahead
_TRIP = timedelta(days=31)  # a journey is announced at most so long before it begins: of 56 announcements all within 9
_EVENT = timedelta(days=45)  # what somebody will host, attend or lead, at most so long
_LATE = timedelta(days=1)  # and at the latest when it has begun
_YEARS = range(1990, 2050)
_FUTURE = re.compile(
    r"\b(?:will|shall)(?:\s+\w+){0,2}\s+be\s+\w+|\b(?:will|shall|upcoming)\b"
    r"|\b(?:is|are)\s+(?:scheduled|set|planned|expected|due|slated)\b|\bto be (?:held|\w+ed)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|held|met|spoke|took|made|began|gave|won|led|left|came|went|said|sent|"
    r"(?!(?:need|indeed|speed|feed|seed|exceed|proceed|succeed|hundred|scheduled|planned|proposed|expected|based|honou?red|pleased|delighted|committed|concerned|united|dedicated|due)\b)[a-z]{2,}ed)\b"
)
_TRAVEL = re.compile(r"\bwill\s+(?:\w+\s+){0,2}?(?:travel|visit|depart)\b")
_ATTEND = re.compile(r"\bwill\s+(?:\w+\s+){0,2}?(?:host|welcome|meet|attend|lead|join|participate|deliver)\b")
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening))[’']?s?,?\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
_BESIDE = 45  # letters between a verb in the past and a day that it tells
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTH_DAY = re.compile(
    _MONTH.format("m") + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?!\d)(?:\s*(?:-|–|—|to|through|and|until)\s*(?:"
    + _MONTH.format("m2") + r"\s+)?(?P<d2>\d{1,2})\b)?", re.IGNORECASE,
)  # fmt: skip
_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH.format("m"), re.IGNORECASE)
_WHOLE = ("date/month-day/", "date/day-month/", "date/figures/", "date/span-of-two/")
_WIDE = ("date/month/",)
_YEARLONG = 370
_SINGLE = timedelta(days=14)
_TERM = re.compile(
    r"\b(?:through|until|till|by|before|after|than|this|each|every)\s+$", re.IGNORECASE
)  # it ends or begins something else
_NEARBY = re.compile(r"[a-z]+ed (?:in|since) (?:early |late |mid-)?$|\bsince (?:early |late |mid-)?$")


@dataclass(frozen=True, slots=True)
class Clue:
    """Bounds of the day of publication, and why; an open bound is None. `among`: the only spans in which it may lie."""

    first: date | None
    last: date | None
    reason: str
    among: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days that it leaves."""
        return self.among or (span(self.first, self.last),)


def clues_of_days(sentence: str) -> Iterator[Clue]:
    """The clues of the days, months and years that a sentence writes out."""
    for found in find_date_expressions(sentence, None):
        if found.rule.startswith(_WHOLE):
            yield from _of_day(sentence, found)
        elif found.rule.startswith(_WIDE) and found.edtf:
            yield from _of_span(sentence, found, found.edtf)


def _of_day(sentence: str, found: DateExpression) -> Iterator[Clue]:
    if found.edtf:
        yield from _of_span(sentence, found, found.edtf)
        return
    days = _yearless(found.text)
    if not days:
        return
    tense = "today" if _TODAY.search(sentence, 0, found.start) else tense_at(sentence, found.start)
    if tense is None and _WEEKDAY.search(found.text):
        tense = "near"
    trip = _announced(sentence, found.start) if tense == "ahead" else None
    if tense and (trip or not _NAMING.match(sentence, found.end)):
        before, after, told = (trip, _LATE, "as announced") if trip else _REACH[tense]
        among = merged((first - before, (first if trip or tense == "today" else last) + after) for first, last in days)
        yield Clue(None, None, f"tells of {found.text} {told}", among)


_NONE = timedelta(0)
_REACH = {  # how long before and after a day without a year a page may come out that tells of it so
    "today": (_NONE, _LATE, "as today"),
    "past": (_NONE, _AFTER, "as past"),
    "near": (_AHEAD, _AHEAD, "with its day of the week"),
    "ahead": (_AHEAD, _NONE, "as to come"),
}
_NAMING = re.compile(
    r"\s+(?!(?:and|to|in|at|with|for|from|through|of)\b)[A-Za-z]"
)  # "the June 28 summit": the day names, it does not tell when


def _of_span(sentence: str, found: DateExpression, edtf: str) -> Iterator[Clue]:
    days = bounds(edtf)
    if days is None or (days[1] - days[0]).days > _YEARLONG:
        return
    tense = tense_at(sentence, found.start)
    single = days[1] - days[0] <= _SINGLE
    if not single and (tense != "past" or not _NEARBY.search(sentence, 0, found.start)):
        return
    if _TODAY.search(sentence, 0, found.start) and days[0] == days[1]:
        yield Clue(days[0], days[0] + _LATE, f"tells of {found.text} as today")
    elif tense == "past":
        yield Clue(days[0], None, f"tells of {found.text} as past")
    elif tense == "ahead":
        trip = _announced(sentence, found.start) if single else None
        last = days[0] + _LATE if trip else days[1]
        yield Clue(days[0] - trip if trip else None, last, f"tells of {found.text} as to come")


def _announced(sentence: str, place: int) -> timedelta | None:
    """How long before a day an announcement of what somebody will do on it comes out, at most; None where it is none."""
    if _TRAVEL.search(sentence, 0, place):
        return _TRIP
    return _EVENT if _ATTEND.search(sentence, 0, place) else None


def tense_at(sentence: str, place: int) -> str | None:
    """Whether what stands at a place is told as past or as to come, by the nearest verb before it; None where neither."""
    if _TERM.search(sentence, 0, place):
        return None
    ahead = max((m.end() for m in _FUTURE.finditer(sentence, 0, place)), default=-1)
    past = max((m.end() for m in _PAST.finditer(sentence, 0, place)), default=-1)
    if ahead >= past and ahead >= 0:
        return "ahead"
    return "past" if past >= 0 and place - past <= _BESIDE else None


@cache
def _yearless(words: str) -> tuple[Span, ...]:
    """The days that a month and day without a year may be, year by year; a weekday beside it picks the years."""
    told = _MONTH_DAY.search(words) or _DAY_MONTH.search(words)
    if told is None or re.search(r"\d{4}", words):
        return ()
    parts = told.groupdict()
    month, day = _month(parts["m"]), int(parts["d"])
    end = (_month(parts.get("m2") or parts["m"]), int(parts.get("d2") or day))
    weekday = _WEEKDAY.search(words)
    found = []
    for year in _YEARS:
        first, last = _day(year, month, day), _day(year, *end)
        if first is None or last is None:
            continue
        last = last if last >= first else first
        if weekday is None or first.weekday() == _WEEKDAYS.index(weekday[1][:3].lower()):
            found.append((first, last))
    return tuple(found)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

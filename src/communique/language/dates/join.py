"""Expressions of time that belong together: "from X to Y", "between X and Y", "Wednesday (Oct. 12)"."""

import re
from dataclasses import replace

from communique.language import edtf as days
from communique.language.dates.reading import DateExpression

_TO = re.compile(r"\s*(?:-|–|—|\bto|\bthrough|\buntil|\btill)\s+(?:the\s+)?$|\s*[-–—]\s*$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?$")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_APART = re.compile(r"(?:\s*\(|,\s+|\s+)(?:on\s+)?$")
_PART = re.compile(
    r"\b(?:the\s+)?(?:(?:early|late|first|latter|better)\s+)?(?:night|evening|morning|afternoon|day|month|year|part|rest|remainder|most|much)"
    r"\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HOURS = re.compile(r"night|evening|morning|afternoon", re.IGNORECASE)
_YEARLESS = frozenset({"date/month-day/1", "date/day-month/1", "date/month/1"})
_DAYS = frozenset({"date/month-day/1", "date/day-month/1", "date/figures/1", "date/numbered-day/1"})


def widen_expressions(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """The expressions with the words that tell which part of the time is meant: "the night of", "part of", "the month of"."""
    widened, done = [], 0
    for item in found:
        part = _PART.search(text, max(done, item.start - 34), item.start)
        if part:
            clock = item.clock or _HOURS.search(part[0]) is not None
            item = replace(item, start=part.start(), text=text[part.start() : item.end], clock=clock)
        widened.append(item)
        done = item.end
    return widened


def join_expressions(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """The expressions with neighbours that form one span, or tell one day twice, put together."""
    joined: list[DateExpression] = []
    for item in found:
        before = joined[-1] if joined else None
        merged = _merge(text, before, item) if before is not None and item.start - before.end < 16 else None
        if merged is None:
            joined.append(item)
        else:
            joined[-1] = merged
    return joined


def _merge(text: str, first: DateExpression, last: DateExpression) -> DateExpression | None:
    gap = text[first.end : last.start]
    lead = text[max(0, first.start - 14) : first.start]
    if _some_years_ago(first, last, gap):
        edtf = f"{last.edtf}{(first.edtf or '')[4:]}"
        return replace(first, end=last.end, text=text[first.start : last.end], edtf=edtf, past=edtf, future=edtf)
    if _same_day_twice(first, last, gap):
        return replace(last, start=first.start, text=text[first.start : last.end])
    spans = _TO.fullmatch(gap) and (_FROM.search(lead) or _alike(first, last))
    if not spans and not (_AND.fullmatch(gap) and _BETWEEN.search(lead)):
        return None
    return _from_to(text, first, last)


def _same_day_twice(first: DateExpression, last: DateExpression, gap: str) -> bool:
    """Whether a day of the week is told again by its date: "Wednesday (Oct. 12)"."""
    return first.rule.startswith("date/weekday/") and last.rule in _DAYS and _APART.fullmatch(gap) is not None


def _some_years_ago(first: DateExpression, last: DateExpression, gap: str) -> bool:
    """Whether a day or month without its year is followed by the count of years: "in December three years ago"."""
    if gap.strip() or first.rule not in _YEARLESS or re.search(r"\d{4}", first.text):
        return False
    years_ago = last.rule.startswith("date/counted/") and last.edtf is not None and len(last.edtf) == 4
    return (
        years_ago
        and first.edtf is not None
        and days.bounds(f"{last.edtf}{first.edtf[4:]}") is not None
        and "/" not in first.edtf
    )


def _alike(first: DateExpression, last: DateExpression) -> bool:
    """Whether both are days, both months, or both years."""
    if first.edtf is None or last.edtf is None or "/" in first.edtf + last.edtf:
        return False
    return len(first.edtf) == len(last.edtf) and first.rule.split("/")[1] not in ("near-day", "feast")


def _from_to(text: str, first: DateExpression, last: DateExpression) -> DateExpression | None:
    """The span from one to the other; a first day without a year takes that of the last."""
    begin = first.edtf
    if begin and last.edtf and begin > last.edtf and len(begin) >= 7 and not re.search(r"\d{4}", first.text):
        begin = last.edtf[:4] + begin[4:] if "/" not in begin else begin
    reading = days.interval(begin, last.edtf) if begin and last.edtf else None
    if reading is None:
        return None
    past = days.interval(first.past, last.past) if first.past and last.past else None
    future = days.interval(first.future, last.future) if first.future and last.future else None
    return replace(
        last,
        start=first.start,
        text=text[first.start : last.end],
        edtf=reading,
        past=past or reading,
        future=future or reading,
        rule="date/span-of-two/1",
    )

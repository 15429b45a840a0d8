"""Months: "September", "in May 2022", "early next April", "from May to July 2021", "the end of last June"."""

import re
from datetime import date
from re import Match

from communique.language.dates.calendar import likelier, part_of, year_by
from communique.language.dates.reading import Reading, Rule, open_reading, sure
from communique.language.dates.words import LEAD_YEAR, MONTH, MONTH_NAMES, PART, month_number
from communique.language.edtf import Bounds, month_bounds

_MONTHS = re.compile(
    rf"\b(?:(?P<part>{PART})[\s-]+)?"
    r"(?:(?P<which>(?i:last|next|this\s+past|this\s+coming|this|past|(?:the|that)\s+(?:previous|preceding|following|same)|that|each|every))\s+)?"
    rf"(?P<month>{MONTH})(?![\w’']*\w-)(?!\s*\d{{1,2}}\b(?!\d|:))(?!\w)"
    rf"(?:(?P<join>\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\band\b|/)\s*)(?P<month2>{MONTH})(?!\w)(?!\s*\d{{1,2}}\b(?!\d)))?"
    rf"{LEAD_YEAR}?"
)
_LEAD = re.compile(
    r"\b(?i:in|since|by|until|till|through|throughout|from|to|of|during|for|before|after|between|around|"
    r"as of|as early as|late|early|and|last|next|this)\s+$"
)
_WITHIN = re.compile(r"\b(?i:in|during|since|until)\s+$")
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|his|her|our|this)\s+$")
_GATHERING = re.compile(
    r" (?:[A-Z0-9][\w+.’'-]* ){0,4}(?:Conference|Council|Dialogue|Leaders|Meeting|Ministerial|Session|Summit|Talks)\b"
)
_STEPS = {"last": -1, "this": 0, "next": 1, "the current": 0}
_AMBIGUOUS = ("May", "March", "MAY", "MARCH")


def read_month(found: Match[str], today: date | None) -> Reading | None:
    """The month is named; where no year stands beside it, the nearest such month that fits the verb is taken."""
    if not _is_month(found):
        return None
    month, last = month_number(found["month"]), month_number(found["month2"] or found["month"])
    if found["year"]:
        return sure(_cut(found, _span(int(found["year"]), month, last)))
    if found["near"] and found["near"] not in _STEPS:
        return Reading(anchored=False)
    if found["which"] and not re.match(r"last|next|this|past", found["which"].lower()):
        return Reading(anchored=found["which"].lower() in ("each", "every"))
    if today is None:
        return Reading()
    if found["near"]:
        year = year_by(today, _STEPS[found["near"]])
        return sure(_cut(found, _span(year[0].year, month, last))) if year else Reading()
    return _nearest(found, today, month, last)


def _is_month(found: Match[str]) -> bool:
    """Whether the name means the month here, not a verb, a march, or a person."""
    name, text = found["month"], found.string
    if found["year"] or found["near"] or found["part"] or found["which"]:
        return True
    if name.isupper() and len(name) > 3:
        return bool(found["month2"])
    before = text[max(0, found.start() - 14) : found.start()]
    led = _LEAD.search(before) is not None
    after = text[found.end() : found.end() + 2]
    if len(name.rstrip(".")) < 5 and name not in MONTH_NAMES:
        return led and (name.endswith(".") or not after[1:].isupper())
    if name in _AMBIGUOUS and _WITHIN.search(before) is not None:
        return True  # "in March Latvia expelled"
    if name in _AMBIGUOUS:
        followed = after[:1] in (" ",) and after[1:].islower()
        return (led and not after[1:].isupper()) or (
            _DETERMINED.search(before) is not None and followed and name == "May"
        )
    if _DETERMINED.search(before) is not None and _GATHERING.match(text, found.end()):
        return True  # "the June Summit of the Andes"
    return led or not (after[:1] == " " and after[1:].isupper())


def _span(year: int, month: int, last: int) -> Bounds | None:
    """From a month to a month, the last of them in the year told."""
    if not 1 < year < 9999:
        return None
    return month_bounds(year - (month > last), month)[0], month_bounds(year, last)[1]


def _cut(found: Match[str], span: Bounds | None) -> Bounds | None:
    return part_of(span, found["part"]) if span and found["part"] else span


def _nearest(found: Match[str], today: date, month: int, last: int) -> Reading:
    """The latest such month that has begun, and the first that has not ended."""
    which = (found["which"] or "").lower()
    if which == "this":
        return sure(_cut(found, _span(today.year + (month > last), month, last)))
    spans = [span for year in range(today.year - 2, today.year + 4) if (span := _span(year, month, last))]
    this_month = today.replace(day=1)
    past = [span for span in spans if (span[1] < this_month if which else span[0] <= today)]
    future = [span for span in spans if (span[0] > today if which else span[1] >= today)]
    before, after = _cut(found, past[-1] if past else None), _cut(found, future[0] if future else None)
    if which:
        return sure(after if "next" in which or "coming" in which else before)
    return open_reading(before, after, likelier(today, before, after))


_TRIGGERS = frozenset(
    form
    for name in (*MONTH_NAMES, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
    for form in (name, name.upper())
)
RULES = (Rule("month", _MONTHS, read_month, _TRIGGERS),)

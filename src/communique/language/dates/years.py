"""Years and what years are cut into or joined to: "2017", "late 2010", "the 1990s", "last summer"."""

import re
from datetime import date, timedelta
from re import Match

from communique.language.dates.calendar import likelier, part_of, quarter_of, season_of, year_by, years_around
from communique.language.dates.reading import Reading, Rule, open_reading, sure
from communique.language.dates.words import NEAR_YEAR, ORDINALS, PART, YEAR
from communique.language.edtf import Bounds, year_bounds

_YEARS = re.compile(
    rf"(?<![\w$€£¥#₩.,/:-])(?:(?P<part>{PART})[\s-]+)?"
    r"(?:the\s+year\s+|(?:(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?)|FY\s?)?"
    rf"(?P<year>{YEAR})(?!\d|,\d|\.\d|%|:)"
    r"(?:(?P<join>\s?[-–/]\s?)(?P<year2>\d{4}|\d\d)(?![\d-]))?"
)
_DECADES = re.compile(
    r"(?<![\w$])(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+(?:to\s+\w+[\s-]+)?)?(?:the\s+)?"
    r"(?:(?P<decade>(?:1[5-9]|20)\d0)|[‘’'](?P<short>\d0))[’']?s\b(?:\s*(?:-|–|to|and|through)\s*(?:the\s+)?(?P<decade2>(?:1[5-9]|20)\d0)[’']?s\b)?"
)
_CENTURIES = re.compile(r"\b(?:the\s+)?(?P<century>1[5-9]|2[01])(?:st|th)[\s-]+[Cc]entury\b")
_QUARTERS = re.compile(
    r"\b(?:the\s+)?(?:(?P<place>first|second|third|fourth|last|final)[\s-]+(?P<cut>quarter|half|three\s+months|six\s+months)"
    rf"|Q(?P<number>[1-4]))(?:\s+of)?(?:\s+(?P<year>{YEAR})\b|\s+(?:of\s+)?{NEAR_YEAR})"
)
_SEASONS = re.compile(
    r"\b(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?:(?P<which>(?i:last|this\s+past|this\s+coming|this|next|previous|following|that|coming|past))\s+)?"
    rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b(?!\s+[A-Z])(?:(?:\s+of|,)?\s+(?P<year>{YEAR})\b(?!,\d)|\s+(?:of\s+)?{NEAR_YEAR})?"
)
_BEFORE_YEAR = re.compile(
    r"(?:[Rr]esolutions?|UNSCR|UNSC|[Rr]es\.|\b[Nn]os?\.|[Aa]rticles?|[Ss]ections?|[Ff]light|[Rr]oom|[Rr]oute|numbers?|some|about|than|nearly|"
    r"almost|over|approximately|roughly|around\s+the|at least|up to|total of|US\$|Rs\.?|[Bb]oeing|Agenda|Vision|Expo|Strategy)\s*$"
)
_AFTER_YEAR = re.compile(
    r"\s*(?:-?(?:Agenda|kilometers?|kilometres?|km|miles?|met(?:er|re)s?|feet|tons?|tonnes?|dollars?|won|yen|yuan|euros?|"
    r"troops|soldiers|people|men|women|children|civilians|prisoners|missiles|aircraft|workers|employees|users|"
    r"members|delegates|families|refugees|homes|houses|hours|hrs|words|views|points?|percent|seats|votes|GMT|UTC|KST|EST|EDT|ET|"
    r"local\s+time|a\.m|p\.m|of\s+them|others|more|migrants|students|victims|deaths|cases|times|megawatts?|MW)\b"
    r"|\s\((?:19|20)\d\d\))"
)
_LEAD = re.compile(
    r"\b(?:in|since|of|from|until|till|by|between|and|to|before|after|circa|during|early|late|mid|through|spring|summer|"
    r"autumn|winter|than)[\s-]+(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
_SEASON_LEAD = re.compile(
    r"\b(?:in|during|since|by|through|until|over|of|for)\s+(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?$"
)
_JUST_OVER = 60  # days for which a season that has ended is still "this spring", not "last spring"
_STEPS = {"last": -1, "this": 0, "next": 1, "the current": 0}


def read_year(found: Match[str], today: date | None) -> Reading | None:
    """The year is told."""
    text, year = found.string, int(found["year"])
    if _AFTER_YEAR.match(text, found.end()) and not found["part"]:
        return None
    before = text[max(0, found.start("year") - 16) : found.start("year")]
    if _BEFORE_YEAR.search(before):
        return None
    if (year < 1900 or year % 1000 == 0) and not (_LEAD.search(before) or found["part"]):
        return None
    span = year_bounds(year)
    if found["year2"]:
        return _two_years(found, year)
    return sure(part_of(span, found["part"]) if found["part"] else span)


def _two_years(found: Match[str], year: int) -> Reading:
    """Two years joined: "2017-18", "1994-2003"; what cannot be a span is the first year alone."""
    told = found["year2"]
    last = int(told) if len(told) == 4 else year // 100 * 100 + int(told)
    if not year < last < min(year + 120, 2100) or (
        len(told) == 2 and int(told) <= 12 and "-" in found["join"] and year >= 2000 and last - year > 2
    ):
        reading = sure(year_bounds(year))
        return Reading(reading.edtf, reading.past, reading.future, end=found.start("join"))
    return sure((date(year, 1, 1), date(last, 12, 31)))


def read_decade(found: Match[str], today: date | None) -> Reading | None:
    """The decade is told, so all its ten years count."""
    first = int(found["decade"]) if found["decade"] else 1900 + int(found["short"])
    last = int(found["decade2"] or first) + 9
    span = date(first, 1, 1), date(max(first + 9, last), 12, 31)
    return sure(part_of(span, found["part"]) if found["part"] and not found["decade2"] else span)


def read_century(found: Match[str], today: date | None) -> Reading | None:
    """The century is told, so all its hundred years count."""
    first = 100 * (int(found["century"]) - 1) + 1
    return sure((date(first, 1, 1), date(first + 99, 12, 31)))


def _year_told(found: Match[str], today: date | None) -> Bounds | None:
    """The year that stands beside a quarter or a season."""
    if found["year"]:
        return year_bounds(int(found["year"]))
    if today is None or found["near"] not in _STEPS:
        return None
    return year_by(today, _STEPS[found["near"]])


def read_quarter(found: Match[str], today: date | None) -> Reading | None:
    """The quarter or half of a year is told."""
    year = _year_told(found, today)
    if year is None:
        return Reading(anchored=found["near"] is None or found["near"] in _STEPS)
    if found["number"]:
        return sure(quarter_of(year, int(found["number"])))
    if found["cut"] in ("quarter", "three months"):
        return sure(quarter_of(year, ORDINALS[found["place"]]))
    return sure(part_of(year, f"{'first' if found['place'] == 'first' else 'second'} half"))


def read_season(found: Match[str], today: date | None) -> Reading | None:
    """The season is told, so its three months count."""
    which, season = (found["which"] or "").lower(), found["season"].lower()
    if not (which or found["year"] or found["near"] or _is_season(found)):
        return None
    year = _year_told(found, today)
    if year:
        return sure(season_of(year[0].year, season))
    if which in ("previous", "following", "that"):
        return Reading(anchored=False)
    if today is None or found["near"]:
        return Reading()
    spans = [span for number in years_around(today) if (span := season_of(number, season))]
    past = [
        span for span in spans if (span[1] < today - timedelta(_JUST_OVER) if which == "last" else span[0] <= today)
    ]
    future = [span for span in spans if (span[0] > today if which == "next" else span[1] >= today)]
    before, after = past[-1] if past else None, future[0] if future else None
    if which in ("last", "past", "this past", "next", "coming", "this coming"):
        return sure(before if which.endswith(("last", "past")) else after)
    if which == "this":
        return sure(next((span for span in spans if span[0].year == today.year), None))
    return open_reading(before, after, likelier(today, before, after))


def _is_season(found: Match[str]) -> bool:
    """Whether a bare "spring" or "fall" is the season: "in the spring", "by winter"."""
    begin = found.start("season")
    return (
        _SEASON_LEAD.search(found.string[max(0, begin - 20) : begin]) is not None and found["season"] != "fall"
    ) or (found["season"] == "fall" and re.search(r"\bin the $", found.string[max(0, begin - 8) : begin]) is not None)


_SEASON_NAMES = frozenset(
    form for name in ("spring", "summer", "autumn", "fall", "winter") for form in (name, name.title())
)
RULES = (
    Rule("decade", _DECADES, read_decade, frozenset({"YYYY", "YYYYs", "DDs"})),
    Rule("year", _YEARS, read_year, frozenset({"YYYY"})),
    Rule("century", _CENTURIES, read_century, frozenset({"century", "Century"})),
    Rule("quarter", _QUARTERS, read_quarter, frozenset({"quarter", "half", "months", "Q"})),
    Rule("season", _SEASONS, read_season, _SEASON_NAMES),
)

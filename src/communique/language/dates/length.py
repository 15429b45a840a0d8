"""Events of several days told by one of them: "the three-day visit, which began on Monday"."""

import re
from dataclasses import replace
from datetime import timedelta

from communique.language import edtf as days
from communique.language.dates.reading import DateExpression
from communique.language.dates.words import count_of

_LONG = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[\s-]day\b[^.;!?]{0,70}?\b"
    r"(?:(?P<ends>end(?:s|ed|ing)|conclud(?:es|ed|ing)|clos(?:es|ed|ing)|wrap(?:s|ped|ping)\s+up|finish(?:es|ed))"
    r"|(?:beg[ai]n(?:s|ning)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed|ing)\s+off|g[eo]ts?\s+under\s+way|from))"
    r"\s+(?:(?:in|at)\s+(?:[A-Z][\w.-]*\s+){1,3})?(?:early\s+|late\s+)?(?:on\s+)?$"
)
_REACH = 120
_DAY = len("2000-01-01")


def lengthen(text: str, item: DateExpression) -> DateExpression:
    """The expression with all the days of the event that it begins or ends, where the text tells how many they are."""
    if item.edtf is None or len(item.edtf) != _DAY:
        return item
    told = _LONG.search(text, max(0, item.start - _REACH), item.start)
    count = count_of(told["count"]) if told else None
    if told is None or count is None or not 1 < count < 31:
        return item
    back = count - 1 if told["ends"] else 0
    edtf, past, future = (_span(day, back, count) for day in (item.edtf, item.past, item.future))
    return replace(item, edtf=edtf, past=past, future=future, rule="date/days-long/1")


def _span(day: str | None, back: int, count: int) -> str | None:
    """That many days, the one told being the first, or the last where `back` counts the others."""
    span = days.bounds(day) if day else None
    if span is None:
        return day
    return days.shortest(span[0] - timedelta(back), span[0] + timedelta(count - 1 - back))

"""Sets of days, as spans in order: what remains when several clues must all hold."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

Span = tuple[date, date]

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
ALWAYS: tuple[Span, ...] = ((FIRST, LAST),)
_DAY = timedelta(days=1)


def span(first: date | None, last: date | None) -> Span:
    """A span with open ends closed far away."""
    return first or FIRST, last or LAST


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch as one."""
    told: list[Span] = []
    for first, last in sorted(spans):
        if told and first <= told[-1][1] + _DAY:
            told[-1] = (told[-1][0], max(told[-1][1], last))
        else:
            told.append((first, last))
    return tuple(told)


def meet(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """The days that lie in both."""
    found = []
    i = j = 0
    while i < len(one) and j < len(other):
        first, last = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if first <= last:
            found.append((first, last))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)

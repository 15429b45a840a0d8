"""How far two tellings are of one event: named reasons with weights, and conflicts that decide alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from communique.link.telling import SLACK, Telling, counterparts, days_meet, places_agree

JOIN = 3.0  # weight from which two tellings are one event; set on judged pairs, see docs/linking.md
_FRESH = timedelta(days=2)  # news without a day happened at most so long before it was reported
_SOON = 3  # days
_MANY = 4  # sides
_AHEAD = 21  # days that an announced meeting may lie ahead of its announcement
_APART = {"call", "video"}  # kinds of contact at a distance

Mark = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two tellings are one event, how strongly, and the reasons in words."""

    left: int
    right: int
    weight: float
    same: bool
    reasons: tuple[str, ...]


def weigh(a: Telling, b: Telling) -> Verdict:
    """How far two tellings are of one event.

    For: the same parties, people in common, days that agree, the same place, format, level or series. Against: people
    or places that differ. A hard conflict (days, kinds of contact, or people that exclude one another) decides alone.
    """
    left, right = (a, b) if a.claim < b.claim else (b, a)
    against = conflict(left, right)
    if against:
        return Verdict(left.claim, right.claim, -9.0, False, (against,))
    marks = [
        mark for mark in (_parties(left, right), _people(left, right), _days(left, right), *_rest(left, right)) if mark
    ]
    weight = round(sum(value for value, _ in marks), 3)
    return Verdict(left.claim, right.claim, weight, weight >= JOIN, tuple(reason for _, reason in marks))


def conflict(a: Telling, b: Telling) -> str | None:
    """What forbids that two tellings are of one event, None where nothing does."""
    if _days_exclude(a, b):
        return "the days told exclude one another"
    if _at_a_distance(a, b) and a.status == b.status:
        return "one was face to face, the other was not"
    if {a.status, b.status} == {"held", "cancelled"}:
        return "one was held, the other was cancelled"
    if not (a.parties <= b.parties or b.parties <= a.parties) and 2 in (len(a.parties), len(b.parties)):
        return "another pair of sides"
    if sorted((len(a.parties), len(b.parties)))[0] == 2 and max(len(a.parties), len(b.parties)) >= _MANY:
        return "one was of two sides, the other of many"
    return _people_exclude(a, b)


def _at_a_distance(a: Telling, b: Telling) -> bool:
    """Whether one was a meeting and the other a call: only what was planned may come to pass in the other way."""
    return "meeting" in (a.format, b.format) and (a.format in _APART or b.format in _APART)


def _people_exclude(a: Telling, b: Telling) -> str | None:
    """Two sides met once a person: whom the same visitor saw besides is another engagement."""
    if len(a.parties) > 2 or len(b.parties) > 2:
        return None
    if any(one.isdisjoint(other) for one, other in counterparts(a, b)):
        return "another person stood for one of the sides"
    if len(a.people & b.people) == 1 and a.people - b.people and b.people - a.people:
        return "each names another person beside the one in common"
    return None


def _days_exclude(a: Telling, b: Telling) -> bool:
    if a.first and a.last and b.first and b.last:
        return not days_meet(a, b)
    return _untimely(a, b) or _untimely(b, a)


def _untimely(undated: Telling, dated: Telling) -> bool:
    """Whether an undated telling was published when the other's day was not yet, or no longer, what it tells of."""
    day = undated.published
    if undated.first or not (dated.first and dated.last) or day is None:
        return False
    if undated.is_past:
        return dated.first > day + SLACK or (undated.is_news and dated.last < day - _FRESH)
    return dated.last < day - SLACK


def _parties(a: Telling, b: Telling) -> Mark:
    if a.parties == b.parties:
        return 1.0, "the same sides"
    if len(a.people & b.people) >= 2:
        return -0.3, "one report names more sides"
    return -0.6, "one report names more sides"


def _people(a: Telling, b: Telling) -> Mark | None:
    shared = len(a.people & b.people)
    if shared >= 2:
        return 1.6, "the same people"
    if shared:
        return 0.8, "one person in common"
    return (-1.5, "nobody in common") if a.people and b.people else None


def _days(a: Telling, b: Telling) -> Mark:
    if a.first and a.last and b.first and b.last:
        if a.first > b.last or b.first > a.last:
            return 1.3, "a day apart, by clocks that are"
        length = max((a.last - a.first).days, (b.last - b.first).days) + 1
        if length <= 2:
            return 1.6, "the same day"
        return (0.9, "days that agree within a week or two") if length <= 14 else (0.3, "days that do not exclude")
    undated, other = (b, a) if a.first else (a, b)
    day = undated.published
    told = other.last if other.is_past else other.first
    told = told or other.published
    if day is None or told is None:
        return -0.5, "no day to hold against"
    return _nearness(undated, other, abs((day - told).days))


def _nearness(undated: Telling, other: Telling, days: int) -> Mark:
    if undated.main and days <= 1:
        return (1.3, "reported as news of that day") if other.first else (0.9, "the news of one day")
    if days <= _SOON:
        return 0.5, "told within three days"
    if undated.main and undated.status == "planned" and undated.format == "meeting" and days <= _AHEAD:
        return 0.2, "announced within three weeks"
    return (-0.5, "told within a fortnight") if days <= 14 else (-1.0, "told long before or after")


def _rest(a: Telling, b: Telling) -> Iterator[Mark | None]:
    if a.place and b.place:
        yield _places(a.place, b.place)
    if a.format == b.format:
        yield 0.3, "the same format"
    elif _at_a_distance(a, b):
        yield -1.2, "one was face to face, the other was not"
    if "unknown" not in (a.level, b.level):
        yield (0.3, "the same level") if a.level == b.level else (-0.3, "another level")
    if a.series and b.series:
        yield (0.8, "the same forum") if a.series == b.series else (-1.5, "another forum")
    if a.cluster and a.cluster == b.cluster:
        yield 0.8, "reports that are one report"
    if a.main and b.main:
        yield 0.2, "the news of both reports"


def _places(one: str, other: str) -> Mark:
    agree = places_agree(one, other)
    if agree:
        return 0.7, "the same place"
    return (-0.5, "a place of another name") if agree is None else (-1.2, "another country")

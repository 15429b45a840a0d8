"""Which engagements of different articles are one event: pairs are weighed by named reasons, conflicts keep apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

_SLACK = timedelta(days=1)
_JOIN = 3.0  # weight from which two tellings are one event; set on judged pairs, see docs/linking.md
_UNDATED_REACH = timedelta(days=21)  # a telling without a day is placed this near its article's day


@dataclass(frozen=True, slots=True)
class Telling:
    """One engagement as one article tells it. Days are inclusive; None where nothing dates it.

    `people` are keys of people of the archive (by `link.people`), `published` the article's day, `zone` the side at
    whose place the day was counted, where told: joins across zones allow a day, others do not.
    """

    claim: int
    article: int
    parties: frozenset[str]
    people: frozenset[str]
    first: date | None
    last: date | None
    format: str
    status: str
    level: str
    place: str | None
    main: bool
    published: date | None
    zone: str | None = None
    series: str | None = None
    cluster: int = 0  # articles that are reprints or updates of one another share it


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two tellings are one event, how strongly, and the reasons in words."""

    left: int
    right: int
    weight: float
    same: bool
    reasons: tuple[str, ...]


def join_events(
    tellings: Sequence[Telling],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[Verdict]]:
    """Events as lists of claim numbers, and the verdicts that joined them.

    `same` and `different` are decisions of people: they are never overruled. Two tellings of one article are two
    events unless a person says otherwise.
    """
    by_claim = {telling.claim: telling for telling in tellings}
    groups = Groups(by_claim, {frozenset(pair) for pair in different})
    for left, right in same:
        if left in by_claim and right in by_claim:
            groups.join(left, right)
    verdicts = sorted(
        (weigh(by_claim[a], by_claim[b]) for a, b in sorted(near_pairs(tellings))),
        key=lambda v: (-v.weight, v.left, v.right),
    )
    joined = [v for v in verdicts if v.same and groups.may_join(v.left, v.right) and groups.join(v.left, v.right)]
    return groups.lists(), joined


def near_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs worth weighing: of different articles, sharing two parties, not far apart in time."""
    blocks: dict[tuple[str, str, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        window = _window(telling)
        for pair in combinations(sorted(telling.parties), 2):
            for month in _months(window):
                blocks[(*pair, month)].append(telling)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for a, b in combinations(block, 2):
            pair_key = (min(a.claim, b.claim), max(a.claim, b.claim))
            if a.article != b.article and pair_key not in seen and _touch(_window(a), _window(b)):
                seen.add(pair_key)
                yield pair_key


def weigh(a: Telling, b: Telling) -> Verdict:
    """How far two tellings are of one event.

    For: the same parties, people in common, days that agree, the same place, format, level or series. Against: people
    or places that differ. A hard conflict (days, kinds of contact, or people that exclude one another) decides alone.
    """
    left, right = (a, b) if a.claim < b.claim else (b, a)
    conflict = _conflict(left, right)
    if conflict:
        return Verdict(left.claim, right.claim, -9.0, False, (conflict,))
    marks = [
        mark for mark in (_parties(left, right), _people(left, right), _days(left, right), *_rest(left, right)) if mark
    ]
    weight = round(sum(value for value, _ in marks), 3)
    return Verdict(left.claim, right.claim, weight, weight >= _JOIN, tuple(reason for _, reason in marks))


def _conflict(a: Telling, b: Telling) -> str | None:
    if a.first and a.last and b.first and b.last and not _overlap(a, b):
        return "the days told exclude one another"
    if ("meeting" in (a.format, b.format)) and ({a.format, b.format} & {"call", "video"}):
        return "one was face to face, the other was not"
    if a.people and b.people and not a.people & b.people and a.level == b.level and not a.parties - b.parties:
        return "other people took part"
    if (a.status == "cancelled" and b.status == "held") or (a.status == "held" and b.status == "cancelled"):
        return "one was held, the other was cancelled"
    if min(len(a.parties), len(b.parties)) == 2 and len(a.parties | b.parties) > 2 and not _one_in_other(a, b):
        return "another pair of sides"
    return None


def _one_in_other(a: Telling, b: Telling) -> bool:
    return a.parties <= b.parties or b.parties <= a.parties


def _overlap(a: Telling, b: Telling) -> bool:
    if not (a.first and a.last and b.first and b.last):
        return False
    slack = _SLACK if a.zone != b.zone else timedelta(0)
    return a.first <= b.last + slack and b.first <= a.last + slack


def _parties(a: Telling, b: Telling) -> tuple[float, str] | None:
    if a.parties == b.parties:
        return 1.0, "the same sides"
    if _one_in_other(a, b):
        return -0.6, "one report names more sides"
    return -1.5, "the sides differ"


def _people(a: Telling, b: Telling) -> tuple[float, str] | None:
    shared = a.people & b.people
    if len(shared) >= 2:
        return 1.6, "the same people"
    if shared:
        return 0.8, "one person in common"
    if a.people and b.people:
        return -1.5, "nobody in common"
    return None


def _days(a: Telling, b: Telling) -> tuple[float, str] | None:
    if a.first and a.last and b.first and b.last:
        length = max((a.last - a.first).days, (b.last - b.first).days) + 1
        if length <= 2:
            return 1.6, "the same day"
        return (0.9, "days that agree within a week or two") if length <= 14 else (0.3, "days that do not exclude")
    if a.published and b.published and abs(a.published - b.published) <= timedelta(days=3):
        return 0.5, "reported within three days"
    return -0.5, "no day to hold against"


def _rest(a: Telling, b: Telling) -> Iterator[tuple[float, str] | None]:
    if a.place and b.place:
        yield (0.7, "the same place") if a.place.lower() == b.place.lower() else (-0.9, "another place")
    if a.format == b.format:
        yield 0.3, "the same format"
    if "unknown" not in (a.level, b.level):
        yield (0.3, "the same level") if a.level == b.level else (-0.7, "another level")
    if a.series and b.series:
        yield (0.8, "the same forum") if a.series == b.series else (-1.5, "another forum")
    if a.main and b.main:
        yield 0.2, "the news of both reports"


def _window(telling: Telling) -> tuple[date, date]:
    if telling.first and telling.last:
        return telling.first - _SLACK, telling.last + _SLACK
    day = telling.published or date(1900, 1, 1)
    return day - _UNDATED_REACH, day + _UNDATED_REACH


def _touch(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _months(window: tuple[date, date]) -> range:
    first, last = window
    start, end = first.year * 12 + first.month, last.year * 12 + last.month
    return range(start, min(end, start + 24) + 1)


class Groups:
    """Claims in groups that grow by joining; two claims of one article, or set apart by people, never share one."""

    def __init__(self, by_claim: dict[int, Telling], apart: set[frozenset[int]]) -> None:
        self._tellings = by_claim
        self._apart = apart
        self._group = {claim: [claim] for claim in by_claim}

    def may_join(self, left: int, right: int) -> bool:
        """Whether no member of the one group conflicts with a member of the other."""
        one, other = self._group[left], self._group[right]
        return one is not other and not any(self._excluded(a, b) for a in one for b in other)

    def _excluded(self, a: int, b: int) -> bool:
        left, right = self._tellings[a], self._tellings[b]
        if frozenset((a, b)) in self._apart or left.article == right.article:
            return True
        return _conflict(left, right) is not None

    def join(self, left: int, right: int) -> bool:
        """Make one group of two."""
        one, other = self._group[left], self._group[right]
        if one is other:
            return False
        one.extend(other)
        for claim in other:
            self._group[claim] = one
        return True

    def lists(self) -> list[list[int]]:
        """The groups, each sorted, in the order of their first claims."""
        unique = {id(group): sorted(group) for group in self._group.values()}
        return sorted(unique.values())

"""The spread of answers to incidents: how many days, by year, by kind of incident, by pair of sides."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from statistics import median

from sqlalchemy import Connection, select

from communique.analyse.consulted import WINDOW
from communique.analyse.response import Response, answers_of
from communique.store.schema import event_side

SPANS = (
    (0, 0, "same day"), (1, 1, "1 day"), (2, 3, "2–3 days"), (4, 7, "4–7 days"), (8, 14, "8–14 days"),
    (15, 30, "15–30 days"),
)  # fmt: skip
NONE = "none in 30 days"
UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents of one year, kind or pair of sides: how many, how many were answered, the median of days."""

    name: str
    incidents: int
    answered: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How soon incidents were answered: by days, and the medians by year and by kind of incident."""

    days: tuple[tuple[str, int], ...]
    years: tuple[Group, ...]
    kinds: tuple[Group, ...]


def spread_of(rows: Sequence[Response]) -> Spread:
    """The spread of answers. Where the archive holds no article of the month after, nothing is known, and not silence."""
    counts = Counter(_span(row) for row in rows)
    days = tuple((name, counts[name]) for name in (*(span[2] for span in SPANS), NONE, UNKNOWN))
    kinds = sorted(_groups(rows, lambda row: row.kind), key=lambda group: (-group.incidents, group.name))
    return Spread(days, _groups(rows, lambda row: row.date[:4]), tuple(kinds))


def _span(row: Response) -> str:
    if row.days is None:
        return NONE if row.covered else UNKNOWN
    days = row.days
    return next((name for low, high, name in SPANS if low <= days <= high), NONE)


def _groups(rows: Sequence[Response], key: Callable[[Response], str]) -> tuple[Group, ...]:
    held: dict[str, list[Response]] = defaultdict(list)
    for row in rows:
        held[key(row)].append(row)
    return tuple(group_of(name, held[name]) for name in sorted(held))


def group_of(name: str, rows: Sequence[Response]) -> Group:
    """One group of incidents."""
    days = [row.days for row in rows if row.days is not None]
    return Group(name, len(rows), len(days), float(median(days)) if days else None)


def by_dyad(connection: Connection, rows: Sequence[Response], sides: Sequence[str]) -> tuple[Group, ...]:
    """How soon each pair of these sides consulted after incidents; the pairs that did so most often come first."""
    met = _meetings(connection, sides)
    groups = [_pair(rows, f"{one} {other}", met[one] & met[other]) for one, other in combinations(sides, 2)]
    return tuple(sorted(groups, key=lambda group: (-group.answered, group.median or 0.0, group.name)))


@dataclass(frozen=True, slots=True)
class _Met:
    day: date
    event: str
    answers: frozenset[str]


def _meetings(connection: Connection, sides: Sequence[str]) -> dict[str, set[_Met]]:
    """The held engagements of one day that each side took part in, with the incidents that a text ties to them."""
    asked = event_side.c
    query = select(asked.side, asked.event, asked.first).where(
        asked.side.in_(sides), asked.kind == "engagement", asked.status == "held", asked.first == asked.last
    )
    answers = answers_of(connection)
    found: dict[str, set[_Met]] = {side: set() for side in sides}
    for side, key, first in connection.execute(query).all():
        found[side].add(_Met(date.fromisoformat(first), key, frozenset(answers.get(key, ()))))
    return found


def _pair(rows: Sequence[Response], name: str, met: set[_Met]) -> Group:
    ordered = sorted(met, key=lambda one: (one.day, one.event))
    days = [one.day for one in ordered]
    spans = []
    for row in rows:
        began = date.fromisoformat(row.date[:10])
        after = ordered[bisect_left(days, began) : bisect_right(days, began + timedelta(days=WINDOW))]
        first = next((one for one in after if row.incident in one.answers), after[0] if after else None)
        if first is not None:
            spans.append((first.day - began).days)
    return Group(name, len(rows), len(spans), float(median(spans)) if spans else None)

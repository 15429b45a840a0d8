"""Who meets whom: held engagements of each pair of sides by year or month and level."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, case, func, select

from communique.analyse.filters import LEVELS, EventFilter, event_query
from communique.store.schema import event, event_side

CROWD = 12  # sides at one table beyond which it says little of any two of them
Period = Literal["year", "month"]
_LETTERS = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class Contact:
    """How often two sides met in one period at one level. `period` is a year or month, None where no day is told;
    `first` and `last` are days of meetings told by the day."""

    one: str
    other: str
    period: str | None
    level: str
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides: how often they met, at which levels, in which periods; the first and last day told, or the month or
    year where one before (after) all days is told no narrower."""

    one: str
    other: str
    count: int
    levels: dict[str, int]
    periods: dict[str, int]
    first: str | None
    last: str | None


def held(chosen: EventFilter) -> EventFilter:
    """The filter, narrowed to engagements that took place unless it asks for a status itself."""
    return replace(chosen, kind="engagement", status=chosen.status or "held")


def contacts(connection: Connection, chosen: EventFilter, by: Period = "year") -> list[Contact]:
    """The engagements of each pair of sides within a filter, counted (see `held` for those that took place).

    A table of more than a dozen sides is left out: it says little of any two of them.
    """
    wanted = event_query(replace(chosen, kind="engagement"))
    wanted = wanted.with_only_columns(event.c.id, event.c.level, event.c.first, event.c.last).order_by(None)
    met = wanted.subquery("met")
    sides = select(event_side.c.event).group_by(event_side.c.event).having(func.count() > CROWD)
    one, other = event_side.alias("one"), event_side.alias("other")
    day = case((met.c.first == met.c.last, met.c.first))
    period = func.substr(met.c.first, 1, _LETTERS[by])
    query = (
        select(one.c.side, other.c.side, period, met.c.level, func.count(), func.min(day), func.max(day))
        .select_from(met)
        .join(one, one.c.event == met.c.id)
        .join(other, (other.c.event == met.c.id) & (one.c.side < other.c.side))
        .where(met.c.id.not_in(sides))
        .group_by(one.c.side, other.c.side, period, met.c.level)
    )
    rows = []
    for a, b, when, level, count, first, last in connection.execute(query):
        rows.append(Contact(min(a, b), max(a, b), when, level or "unknown", count, first, last))
    return sorted(rows, key=lambda row: (row.one, row.other, row.period or "9999", LEVELS.index(row.level)))


def dyads(found: Iterable[Contact]) -> list[Dyad]:
    """The pairs of sides, those that met most first."""
    pairs: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for contact in found:
        pairs[contact.one, contact.other].append(contact)
    told = [_dyad(one, other, rows) for (one, other), rows in pairs.items()]
    return sorted(told, key=lambda dyad: (-dyad.count, dyad.one, dyad.other))


def _dyad(one: str, other: str, rows: Sequence[Contact]) -> Dyad:
    levels: Counter[str] = Counter()
    periods: Counter[str] = Counter()
    for row in rows:
        levels[row.level] += row.count
        if row.period:
            periods[row.period] += row.count
    return Dyad(
        one, other, sum(row.count for row in rows), {level: levels[level] for level in LEVELS if levels[level]},
        dict(sorted(periods.items())), _first(rows), _last(rows),
    )  # fmt: skip


def _first(rows: Sequence[Contact]) -> str | None:
    day = min((row.first for row in rows if row.first), default=None)
    period = min((row.period for row in rows if row.period), default=None)
    return period if period and (day is None or period < day[: len(period)]) else day


def _last(rows: Sequence[Contact]) -> str | None:
    day = max((row.last for row in rows if row.last), default=None)
    period = max((row.period for row in rows if row.period), default=None)
    return period if period and (day is None or period > day[: len(period)]) else day


def periods_of(found: Iterable[Dyad], most: int) -> list[str]:
    """All periods from the first to the last in which any of these met, the latest `most` of them."""
    seen = sorted({period for dyad in found for period in dyad.periods})
    if not seen:
        return []
    told, last = [seen[0]], seen[-1]
    while told[-1] < last:
        told.append(_after(told[-1]))
    return told[-most:]


def _after(period: str) -> str:
    if len(period) == 4:
        return f"{int(period) + 1:04d}"
    year, month = int(period[:4]), int(period[5:])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"

"""Where they meet: the places of held engagements, counted."""

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from communique.analyse.contacts import held
from communique.analyse.filters import EventFilter, event_query
from communique.lexicon.coordinates import Spot, find_spot
from communique.store.schema import event


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as articles write it; `spot` is where it lies, None where the table of coordinates does not have it."""

    place: str
    count: int
    first: str | None  # of those told within a month
    last: str | None
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a filter, those met in most first; `unplaced` engagements tell of no place (calls among them)."""

    rows: tuple[PlaceRow, ...]
    unplaced: int


def places(connection: Connection, chosen: EventFilter) -> Places:
    """Places of the engagements of a filter; those that were held where no status is asked for."""
    wanted = event_query(held(chosen))
    met = wanted.with_only_columns(event.c.place, event.c.first, event.c.last).order_by(None).subquery("met")
    month = func.substr(met.c.first, 1, 7) == func.substr(met.c.last, 1, 7)  # what is told of a year alone has no day
    first, last = func.min(case((month, met.c.first))), func.max(case((month, met.c.last)))
    query = select(met.c.place, func.count(), first, last).group_by(met.c.place)
    told = connection.execute(query).all()
    rows = _joined([PlaceRow(name, count, first, last, find_spot(name)) for name, count, first, last in told if name])
    return Places(tuple(rows), sum(row[1] for row in told if not row[0]))


def _joined(rows: list[PlaceRow]) -> list[PlaceRow]:
    """Names of one spot told as one place, by the name that is told most: "Washington" and "Washington, D.C."."""
    rows.sort(key=lambda row: (-row.count, row.place))
    groups: dict[Spot | str, list[PlaceRow]] = {}
    for row in rows:
        groups.setdefault(row.spot or row.place, []).append(row)
    joined = [
        PlaceRow(
            group[0].place, sum(row.count for row in group), min((row.first for row in group if row.first), default=None),
            max((row.last for row in group if row.last), default=None), group[0].spot,
        )
        for group in groups.values()
    ]  # fmt: skip
    return sorted(joined, key=lambda row: (-row.count, row.place))


def same_place(connection: Connection, place: str) -> tuple[str, ...]:
    """All names of the archive for the place of that name: those that lie at its spot."""
    spot = find_spot(place)
    names = connection.scalars(select(event.c.place).where(event.c.place.is_not(None)).distinct())
    found = {name for name in names if spot is not None and find_spot(name) == spot}
    return tuple(sorted(found | {place}))

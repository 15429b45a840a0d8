"""Many events at once: only what a drawing of years needs, and the lanes (pairs of sides, topics) that they lie in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sqlalchemy import Connection, select

from communique.analyse.contacts import CROWD
from communique.analyse.filters import EventFilter, event_query
from communique.store.schema import claim_topic, event, event_claim, event_side

Lanes = Literal["dyad", "topic"]
LANES: tuple[Lanes, ...] = ("dyad", "topic")
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its first and last day, and no more."""

    id: str
    kind: str
    first: str
    last: str


def dated_events(connection: Connection, chosen: EventFilter) -> list[Dated]:
    """The events of a filter that have a day, in the order of their days."""
    query = event_query(chosen).with_only_columns(event.c.id, event.c.kind, event.c.first, event.c.last)
    return [Dated(*row) for row in connection.execute(query.where(event.c.first.is_not(None)))]


def lanes_in(connection: Connection, chosen: EventFilter, lanes: Lanes) -> dict[str, tuple[str, ...]]:
    """The lanes of each event of a filter: its pairs of sides ("JP US"), or its topics."""
    wanted = event_query(chosen).with_only_columns(event.c.id).order_by(None)
    if lanes == "topic":
        told = select(event_claim.c.event, claim_topic.c.topic)
        told = told.join(claim_topic, claim_topic.c.claim == event_claim.c.claim)
        rows = connection.execute(told.where(event_claim.c.event.in_(wanted)).distinct())
        return _gathered((row.event, row.topic) for row in rows)
    found = select(event_side.c.event, event_side.c.side).where(event_side.c.event.in_(wanted))
    sides = _gathered((row.event, row.side) for row in connection.execute(found))
    return {key: pairs_of(told, chosen.parties) for key, told in sides.items()}


def pairs_of(sides: Sequence[str], asked: Sequence[str] = ()) -> tuple[str, ...]:
    """The pairs among sides at one table; of a crowd none. Where one side is asked for, its own pairs alone."""
    ordered = sorted(set(sides))
    if len(ordered) > CROWD:
        return ()
    pairs = combinations(ordered, 2)
    return tuple(f"{one} {other}" for one, other in pairs if len(asked) != 1 or asked[0] in (one, other))


def chief_lanes(lanes: Mapping[str, Iterable[str]], most: int) -> tuple[str, ...]:
    """The lanes with most events."""
    counts = Counter(lane for told in lanes.values() for lane in told)
    return tuple(sorted(counts, key=lambda lane: (-counts[lane], lane))[:most])


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        held[key].append(value)
    return {key: tuple(sorted(values)) for key, values in held.items()}

"""What stands about an event: the meetings of the same sides before and after, what it answers, the posts of that time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.analyse.filters import EventFilter, event_query, rarest_first
from communique.analyse.happened import Happened, happened
from communique.store.schema import event, event_answer, tenure

_SOME = 3


@dataclass(frozen=True, slots=True)
class Around:
    """The held engagements of all of the same sides before and after (nearest first), and what answered an incident."""

    before: tuple[Happened, ...]
    after: tuple[Happened, ...]
    answered_by: tuple[Happened, ...]


def around(connection: Connection, one: Happened) -> Around:
    """What stands about an event; nothing before and after one without a day."""
    answered = select(event).join(event_answer, event_answer.c.event == event.c.id)
    answered = answered.where(event_answer.c.incident == one.id, event.c.kind == "engagement")
    answers = (
        connection.execute(answered.order_by(event.c.first, event.c.id).limit(20)) if one.kind == "incident" else ()
    )
    return Around(*_neighbours(connection, one), tuple(happened(row) for row in answers))


def _neighbours(connection: Connection, one: Happened) -> tuple[tuple[Happened, ...], tuple[Happened, ...]]:
    if not one.first or not one.last or not one.parties:
        return (), ()
    kind = one.kind if one.kind == "incident" else "engagement"
    chosen = EventFilter(parties=one.parties, status="held" if kind == "engagement" else None, kind=kind)
    query = event_query(rarest_first(connection, chosen)).where(event.c.id != one.id).order_by(None).limit(_SOME)
    earlier = query.where(event.c.last < one.first).order_by(event.c.last.desc(), event.c.id)
    later = query.where(event.c.first > one.last).order_by(event.c.first, event.c.id)
    return (
        tuple(happened(row) for row in connection.execute(earlier)),
        tuple(happened(row) for row in connection.execute(later)),
    )


@dataclass(frozen=True, slots=True)
class PostThen:
    """A post that articles attest about a day; `near` says that none attests it on the day itself."""

    post: str
    first: str | None
    last: str | None
    near: bool


def posts_then(
    connection: Connection, people: Sequence[str], first: str | None, last: str | None
) -> dict[str, PostThen]:
    """For each person the post attested at the time of an event, else the nearest one; without a day, the latest."""
    query = select(tenure).where(tenure.c.person.in_(people)).order_by(tenure.c.person, tenure.c.first, tenure.c.seq)
    found: dict[str, tuple[tuple[int, int, int], PostThen]] = {}
    for row in connection.execute(query):
        near = _apart(row.first, row.last, first, last)
        rank = (near, -len(row.evidence), row.seq)
        if row.person not in found or rank < found[row.person][0]:
            found[row.person] = (rank, PostThen(row.post, row.first, row.last, near > 0))
    return {key: post for key, (_, post) in found.items()}


def _apart(began: str | None, ended: str | None, first: str | None, last: str | None) -> int:
    """Roughly how many days lie between a tenure and an event; none where they overlap."""
    if not began or not ended or not first or not last:
        return 0 if not first else 100_000
    if began <= last and ended >= first:
        return 0
    return _days(began) - _days(last) if began > last else _days(first) - _days(ended)


def _days(iso: str) -> int:
    return int(iso[:4]) * 372 + int(iso[5:7]) * 31 + int(iso[8:10])

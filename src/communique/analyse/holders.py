"""Who held a post, one after the other, and who spoke for a side on a topic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from communique.analyse.filters import EventFilter, event_query
from communique.store.schema import event, event_person, person, tenure


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post (or speaking for a side), first and last day attested, and by how many claims or meetings."""

    person: str
    name: str
    country: str | None
    posts: tuple[str, ...]
    first: str | None
    last: str | None
    evidence: int


def holders(connection: Connection, words: str, side: str | None = None, limit: int = 500) -> list[Holder]:
    """Who held a post whose title holds all words, one line a person, in the order of the first day attested."""
    query = (
        select(tenure, person.c.name, person.c.country.label("home"))
        .join(person, person.c.id == tenure.c.person)
        .order_by(tenure.c.first, person.c.name, tenure.c.seq)
    )
    for word in words.lower().split():
        like = f"%{word}%"
        query = query.where(or_(func.lower(tenure.c.post).like(like), func.lower(tenure.c.organisation).like(like)))
    if side:
        query = query.where(or_(tenure.c.country == side, person.c.country == side))
    held: dict[str, Holder] = {}
    for row in connection.execute(query.limit(4 * limit)):
        before = held.get(row.person)
        one = Holder(row.person, row.name, row.home, (row.post,), row.first, row.last, len(row.evidence))
        held[row.person] = _joined(before, one) if before else one
    return sorted(held.values(), key=_order)[:limit]


def speakers(
    connection: Connection, side: str, topic: str | None = None, other: str | None = None, limit: int = 60
) -> list[Holder]:
    """Who sat for a side at held meetings on a topic, or with another side, in the order of the first meeting."""
    parties = (side, other) if other else (side,)
    wanted = event_query(EventFilter(parties=parties, topic=topic, status="held"))
    met = wanted.with_only_columns(event.c.id, event.c.first, event.c.last).order_by(None).subquery("met")
    query = (
        select(person.c.id, person.c.name, person.c.country, func.min(met.c.first), func.max(met.c.last), func.count())
        .join(event_person, event_person.c.person == person.c.id)
        .join(met, met.c.id == event_person.c.event)
        .where(person.c.country == side)
        .group_by(person.c.id, person.c.name, person.c.country)
        .order_by(func.count().desc(), person.c.name)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    posts = _posts(connection, [row[0] for row in rows])
    told = [Holder(row[0], row[1], row[2], posts.get(row[0], ()), *row[3:]) for row in rows]
    return sorted(told, key=_order)


def _posts(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The posts of people, those attested most first: an odd title that one article gives stands last."""
    found: dict[str, Counter[str]] = {}
    query = select(tenure.c.person, tenure.c.post, tenure.c.evidence).where(tenure.c.person.in_(keys))
    for row in connection.execute(query.order_by(tenure.c.first, tenure.c.seq)):
        found.setdefault(row.person, Counter())[row.post] += len(row.evidence)
    return {key: tuple(post for post, _ in posts.most_common()) for key, posts in found.items()}


def _joined(one: Holder, other: Holder) -> Holder:
    posts = one.posts if set(other.posts) <= set(one.posts) else (*one.posts, *other.posts)
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Holder(
        one.person, one.name, one.country, posts, min(firsts, default=None), max(lasts, default=None),
        one.evidence + other.evidence,
    )  # fmt: skip


def _order(holder: Holder) -> tuple[str, str, str]:
    return holder.first or "9999", holder.last or "9999", holder.name

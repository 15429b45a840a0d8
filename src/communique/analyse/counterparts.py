"""Whom a person met: those who sat at the same tables, with how often and when last."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.store.schema import event, event_person, person


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Someone of the same tables; `abroad` says that they sat for another side."""

    id: str
    name: str
    country: str | None
    count: int
    last: str | None
    abroad: bool


def counterparts_of(connection: Connection, key: str, limit: int = 20) -> list[Counterpart]:
    """Those of other sides first, then colleagues; those met most first; so many of each."""
    home = connection.scalar(select(person.c.country).where(person.c.id == key))
    own, other = event_person.alias("own"), event_person.alias("other")
    query = (
        select(person.c.id, person.c.name, person.c.country, func.count(), func.max(event.c.last))
        .select_from(own)
        .join(other, (other.c.event == own.c.event) & (other.c.person != key))
        .join(event, event.c.id == own.c.event)
        .join(person, person.c.id == other.c.person)
        .where(own.c.person == key)
        .group_by(person.c.id, person.c.name, person.c.country)
        .order_by(func.count().desc(), person.c.name, person.c.id)
    )
    rows = [
        Counterpart(other_key, name, country, count, last, country is None or country != home)
        for other_key, name, country, count, last in connection.execute(query)
    ]
    abroad = [row for row in rows if row.abroad]
    return abroad[:limit] + [row for row in rows if not row.abroad][:limit]

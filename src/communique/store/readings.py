"""The reading log: how often each article was read, and when last."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from communique.store.schema import article, reading


@dataclass(frozen=True, slots=True)
class Read:
    """How often an article was read, and when last (UTC)."""

    count: int
    last: str | None


def count_read(connection: Connection, number: int, at: str) -> Read:
    """Note that an article was read; the log with this reading in it."""
    count_reads(connection, {number: 1}, at)
    return read_of(connection, number)


def count_reads(connection: Connection, counts: Mapping[int, int], at: str) -> None:
    """Note that articles were read so many times; what is no article of the archive is passed over."""
    there = set(connection.scalars(select(article.c.id).where(article.c.id.in_(counts))))
    for number in sorted(there):
        read = update(reading).where(reading.c.article == number)
        if not connection.execute(read.values(count=reading.c.count + counts[number], last=at)).rowcount:
            connection.execute(insert(reading).values(article=number, count=counts[number], last=at))


def read_of(connection: Connection, number: int) -> Read:
    """The log of an article."""
    row = connection.execute(select(reading).where(reading.c.article == number)).one_or_none()
    return Read(row[1], row[2]) if row is not None else Read(0, None)

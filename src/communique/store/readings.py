"""The reading log: how often each article was read, and when last."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from communique.store.schema import reading


@dataclass(frozen=True, slots=True)
class Read:
    """How often an article was read, and when last (UTC)."""

    count: int
    last: str | None


def count_read(connection: Connection, article: int, at: str) -> Read:
    """Note that an article was read; the log with this reading in it."""
    before = read_of(connection, article)
    if before.count:
        connection.execute(
            update(reading).where(reading.c.article == article).values(count=reading.c.count + 1, last=at)
        )  # fmt: skip
    else:
        connection.execute(insert(reading).values(article=article, count=1, last=at))
    return read_of(connection, article)


def read_of(connection: Connection, article: int) -> Read:
    """The log of an article."""
    row = connection.execute(select(reading).where(reading.c.article == article)).one_or_none()
    return Read(row[1], row[2]) if row is not None else Read(0, None)

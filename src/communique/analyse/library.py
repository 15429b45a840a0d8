"""The reading library: articles with when they were kept, when they last changed, how often and when they were read."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.store.schema import article, coding, reading, run


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """An article as the library lists it. `read` is how often it was read, `last_read` when last (UTC)."""

    id: int
    published: str | None
    outlet: str | None
    headline: str | None
    words: int
    read: int
    last_read: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Kept:
    """When a page first came into the archive, and when what is kept of it last changed: a newer version, or a new
    coding (UTC)."""

    created: str
    updated: str


def list_readings(connection: Connection, limit: int = 50) -> list[ReadingRow]:
    """The articles of the archive with their reading log, newest first."""
    columns = (article.c.id, article.c.published, article.c.outlet, article.c.headline, article.c.words)
    log = (func.coalesce(reading.c.count, 0), reading.c.last)
    rows = connection.execute(
        select(*columns, *log, article.c.source)
        .join_from(article, reading, reading.c.article == article.c.id, isouter=True)
        .order_by(article.c.first.desc().nulls_last(), article.c.id.desc())
        .limit(limit)
    )
    return [ReadingRow(*row) for row in rows]


def kept_of(connection: Connection, key: int) -> Kept | None:
    """When an article came and last changed; None where there is none of that number."""
    own = select(article.c.source).where(article.c.id == key).scalar_subquery()
    first, last = connection.execute(
        select(func.min(article.c.added), func.max(article.c.added)).where(article.c.source == own)
    ).one()
    if first is None:
        return None
    coded = connection.scalar(
        select(func.max(run.c.started))
        .join(coding, coding.c.run == run.c.id)
        .where(coding.c.article == key, run.c.kind == "recode")
    )
    return Kept(first, max(last, coded or last))

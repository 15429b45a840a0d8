"""Reading an article: the log counts it."""

from sqlalchemy import select

from communique.store.archive import open_archive
from communique.store.clock import now
from communique.store.engine import reading, writing
from communique.store.readings import Read, count_read
from communique.store.schema import article


def read_article(archive: str, number: int) -> Read | None:
    """Count a reading of an article; None where there is none of that number."""
    engine = open_archive(archive)
    # On PostgreSQL a single row is written without the writers' lock, so that a reader never waits for a long run.
    with (reading if engine.dialect.name == "postgresql" else writing)(engine) as connection:
        if connection.scalar(select(article.c.id).where(article.c.id == number)) is None:
            return None
        return count_read(connection, number, now())

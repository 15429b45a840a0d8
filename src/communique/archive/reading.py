"""Reading an article: the log counts it."""

from sqlalchemy import select

from communique.store.archive import open_archive
from communique.store.clock import now
from communique.store.engine import writing
from communique.store.readings import Read, count_read
from communique.store.schema import article


def read_article(archive: str, number: int) -> Read | None:
    """Count a reading of an article; None where there is none of that number."""
    with writing(open_archive(archive)) as connection:
        if connection.scalar(select(article.c.id).where(article.c.id == number)) is None:
            return None
        return count_read(connection, number, now())

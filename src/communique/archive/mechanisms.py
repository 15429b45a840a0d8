"""The mechanisms that articles name, written down while linking: counting them asks the index of words no more."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from communique.analyse.matching import matching_phrases
from communique.analyse.mechanisms import NOTED, noted_until
from communique.lexicon.mechanisms import mechanism_table
from communique.store.derived import Delta, Rows
from communique.store.schema import article
from communique.store.working import article_mechanism


def note_mechanisms(connection: Connection, delta: Delta) -> bool:
    """Have written which mechanisms the articles name that were not looked at; whether there are any such articles.

    Where the delta is whole, or a mechanism has other names than it had, all articles are looked at.
    """
    after = 0 if delta.whole else noted_until(connection)
    last = connection.scalar(select(func.max(article.c.id))) or 0
    if after == last:
        return False
    if not after:
        names = connection.scalars(select(article_mechanism.c.mechanism).distinct())
        delta.drop("article_mechanism", "mechanism", names)
    delta.later.append(lambda writer: _rows(writer, after))
    delta.drop("link_state", "name", [NOTED])
    delta.rows["link_state"].append({"name": NOTED, "value": f"{mechanism_table().mark}/{last}"})
    return True


def _rows(connection: Connection, after: int) -> Iterator[Rows]:
    """The rows of articles after one, as the index of words finds their mechanisms."""
    for mechanism in mechanism_table().mechanisms:
        found = matching_phrases(connection, *mechanism.names, after=after)
        query = select(article.c.id, article.c.first).join(found, found.c.key == article.c.id)
        rows = [{"mechanism": mechanism.name, "article": key, "first": day} for key, day in connection.execute(query)]
        yield {"article_mechanism": rows}

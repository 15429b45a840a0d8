"""The mechanisms that articles name and the sentences that do, written down while linking: questions read no text."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.matching import matching_phrases
from communique.analyse.mechanisms import NOTED, namings, noted_until
from communique.lexicon.mechanisms import Mechanism, mechanism_table
from communique.store.derived import Delta, Rows, in_pieces
from communique.store.schema import article
from communique.store.working import article_mechanism, mechanism_note

_READ = select(article.c.id, article.c.first, article.c.text)
_SOME = 200  # articles read at a time


def note_mechanisms(connection: Connection, delta: Delta) -> bool:
    """Have written which mechanisms the articles name that were not looked at; whether there are any such articles.

    Where the delta is whole, or a mechanism has other names than it had, all articles are looked at.
    """
    after = 0 if delta.whole else noted_until(connection)
    last = connection.scalar(select(func.max(article.c.id))) or 0
    if after == last:
        return False
    if not after:
        for table in (article_mechanism, mechanism_note):
            delta.drop(table.name, "mechanism", connection.scalars(select(table.c.mechanism).distinct()))
    delta.later.append(lambda writer: _rows(writer, after))
    delta.drop("link_state", "name", [NOTED])
    delta.rows["link_state"].append({"name": NOTED, "value": f"{mechanism_table().mark}/{last}"})
    return True


def _rows(connection: Connection, after: int) -> Iterator[Rows]:
    """The rows of articles after one, as the index of words finds their mechanisms."""
    for mechanism in mechanism_table().mechanisms:
        found = matching_phrases(connection, *mechanism.names, after=after)
        keys = list(connection.scalars(select(found.c.key).order_by(found.c.key)))
        for some in in_pieces(keys, _SOME):
            yield _noted(mechanism, connection.execute(_READ.where(article.c.id.in_(some))).all())


def _noted(mechanism: Mechanism, rows: Sequence[Any]) -> Rows:
    """The rows of some articles that name a mechanism."""
    named = [{"mechanism": mechanism.name, "article": key, "first": day} for key, day, _ in rows]
    told = [one._asdict() for key, _, text in rows for one in namings(mechanism, key, text)]
    return {"article_mechanism": named, "mechanism_note": [{"mechanism": mechanism.name, **one} for one in told]}

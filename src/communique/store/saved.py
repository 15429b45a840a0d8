"""Saved searches: a name for a question, so that it can be asked again, followed as a feed and raise alerts."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from communique.errors import AbortRun, NotInArchive
from communique.store.schema import saved_search

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search: its name (small letters, digits, hyphens), the question as `search` reads it, who and when."""

    name: str
    query: str
    who: str
    made: str


def save_search(connection: Connection, search: SavedSearch) -> None:
    """Keep a search. Raises AbortRun where the name is no plain name or taken."""
    if _NAME.fullmatch(search.name) is None:
        raise AbortRun(f"{search.name}: a name has small letters, digits and hyphens, 60 at most")
    if connection.execute(select(saved_search.c.name).where(saved_search.c.name == search.name)).first():
        raise AbortRun(f"{search.name}: a search of this name is saved already; remove it first")
    row = {"name": search.name, "query": search.query, "who": search.who, "made": search.made}
    connection.execute(insert(saved_search).values(row))


def list_searches(connection: Connection) -> list[SavedSearch]:
    """All saved searches, by name."""
    return [SavedSearch(*row) for row in connection.execute(_ALL.order_by(saved_search.c.name))]


def find_search(connection: Connection, name: str) -> SavedSearch:
    """The search of a name. Raises NotInArchive."""
    row = connection.execute(_ALL.where(saved_search.c.name == name)).first()
    if row is None:
        raise NotInArchive(f"{name}: no search of this name is saved")
    return SavedSearch(*row)


def remove_search(connection: Connection, name: str) -> None:
    """Forget a saved search. Raises NotInArchive."""
    find_search(connection, name)
    connection.execute(delete(saved_search).where(saved_search.c.name == name))


_ALL = select(saved_search.c.name, saved_search.c.query, saved_search.c.who, saved_search.c.made)

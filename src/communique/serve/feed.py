"""A saved search as a feed: the newest articles that answer it. Ids stay, wherever it is served."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Row, select

from communique.analyse.articles import OPENING, hits_of, opening_of
from communique.archive.searches import SavedSearch
from communique.export.atom import Entry, Feed
from communique.store.schema import article

_ENTRIES = 50


def feed_of(connection: Connection, saved: SavedSearch, base: str) -> Feed:
    """The feed; `base` is the address of the server without a slash at its end. Raises BadQuery."""
    here = f"{base}/searches/{saved.key}"
    names = ("id", "sha256", "headline", "outlet", "published", "added")
    columns: tuple[Any, ...] = (*(article.c[name] for name in names), OPENING)
    query = select(*columns).where(article.c.id.in_(hits_of(connection, saved.asked)))
    rows = connection.execute(query.order_by(article.c.id.desc()).limit(_ENTRIES))
    return Feed(
        _urn("search", saved.key), saved.name, tuple(_entry(row, base) for row in rows), f"{here}.atom", here, saved.asked,
        saved.at,
    )  # fmt: skip


def _entry(row: Row[Any], base: str) -> Entry:
    told = ", ".join(part for part in (row.outlet, row.published) if part)
    headline = row.headline or opening_of(row.opening) or "no headline"
    return Entry(_urn("article", row.sha256), headline, row.added, told, f"{base}/articles/{row.id}", row.outlet)


def _urn(kind: str, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'communique:{kind}:{key}')}"

"""Articles and the pages they were made of: immutable by hash, every version of a source kept."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, tuple_

from communique.store.schema import article, page
from communique.store.search import index_article

_SOME = 400  # rows named in one question to the database


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as received: its bytes, how they are read, and where from.

    `received` is the hash that it keeps where something was blocked out of its bytes before it was stored.
    """

    source: str
    content: bytes
    media: str
    encoding: str
    received: str | None = None

    @property
    def sha256(self) -> str:
        return self.received or hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A cleaned page ready to be stored. `first` and `last` are the bounds of `published`; `details` is plain JSON.

    `received` is the hash that it keeps where something was blocked out of it before it was stored.
    """

    slug: str
    outlet: str | None
    headline: str | None
    published: str | None
    first: str | None
    last: str | None
    mark: str | None
    kinds: str
    text: str
    cleaner: str
    details: dict[str, Any]
    received: str | None = None

    def sha256(self, source: str) -> str:
        """The article's hash: over its source, its line kinds, its text and what was read off it."""
        return self.received or article_hash(self.row(source))

    def row(self, source: str) -> dict[str, Any]:
        """What the hash is over."""
        return {"source": source, **{name: getattr(self, name) for name in ("kinds", "text", "published", "cleaner")}}


def article_hash(row: Mapping[str, Any]) -> str:
    """The hash that an article's row should carry."""
    told = [row[name] for name in ("source", "kinds", "text", "published", "cleaner")]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def known_pages(connection: Connection, pages: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these (source, hash of the page) pairs the archive holds already."""
    asked = sorted(set(pages))
    known: set[tuple[str, str]] = set()
    for start in range(0, len(asked), _SOME):
        some = asked[start : start + _SOME]
        rows = connection.execute(
            select(article.c.source, article.c.page).where(tuple_(article.c.source, article.c.page).in_(some))
        )
        known.update((row.source, row.page) for row in rows)
    return known


def add_article(connection: Connection, received: StoredPage, made: NewArticle, at: str) -> tuple[int, bool]:
    """Store a page and its article. Returns the article's number and whether it is new; what is known stays."""
    digest = made.sha256(received.source)
    known = connection.scalar(select(article.c.id).where(article.c.sha256 == digest))
    if known is not None:
        return known, False
    _keep_page(connection, received)
    latest = connection.scalar(select(func.max(article.c.version)).where(article.c.source == received.source)) or 0
    key = connection.execute(
        insert(article)
        .values(
            sha256=digest, source=received.source, version=latest + 1, page=received.sha256, slug=made.slug,
            outlet=made.outlet, headline=made.headline, published=made.published, first=made.first, last=made.last,
            mark=made.mark, kinds=made.kinds, text=made.text, words=len(made.text.split()), details=made.details,
            cleaner=made.cleaner, added=at,
        )
        .returning(article.c.id)
    ).scalar_one()  # fmt: skip
    index_article(connection, key, made.headline or "", made.text)
    return key, True


def _keep_page(connection: Connection, received: StoredPage) -> None:
    if connection.scalar(select(page.c.sha256).where(page.c.sha256 == received.sha256)) is None:
        connection.execute(
            insert(page).values(
                sha256=received.sha256,
                content=zlib.compress(received.content, 6),
                media=received.media,
                encoding=received.encoding,
            )
        )


def page_content(connection: Connection, digest: str) -> bytes:
    """The bytes of a stored page, as they were received."""
    packed = connection.scalar(select(page.c.content).where(page.c.sha256 == digest))
    if packed is None:
        raise KeyError(digest)
    return zlib.decompress(packed)

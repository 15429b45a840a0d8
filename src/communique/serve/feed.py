"""A saved search as an Atom feed (RFC 4287): the newest articles that answer it. Ids stay, wherever it is served."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Connection, select

from communique.analyse.articles import hits_of
from communique.archive.searches import SavedSearch
from communique.export.delimited import without_controls
from communique.store.schema import article
from communique.version import __version__

_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the feed."""

    id: int
    sha256: str
    headline: str | None
    outlet: str | None
    published: str | None
    added: str


def entries_of(connection: Connection, asked: str) -> list[Entry]:
    """The articles that answer a question, the latest added first."""
    names = ("id", "sha256", "headline", "outlet", "published", "added")
    query = select(*(article.c[name] for name in names)).where(article.c.id.in_(hits_of(connection, asked)))
    return [Entry(*row) for row in connection.execute(query.order_by(article.c.id.desc()).limit(_ENTRIES))]


def feed_of(saved: SavedSearch, entries: Sequence[Entry], base: str) -> str:
    """The feed; `base` is the address of the server without a slash at its end."""
    here = f"{base}/searches/{saved.key}.atom"
    updated = max((entry.added for entry in entries), default=saved.at)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_urn('search', saved.key)}</id>", f"<title>{_text(saved.name)}</title>",
        f"<subtitle>{_text(saved.asked)}</subtitle>", f"<updated>{max(updated, saved.at)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}/searches/{saved.key}")}/>',
        f'<generator version="{__version__}">communique</generator>', "<author><name>communique</name></author>",
    ]  # fmt: skip
    return "\n".join([*lines, *(_entry(entry, base) for entry in entries), "</feed>"]) + "\n"


def _entry(entry: Entry, base: str) -> str:
    told = ", ".join(part for part in (entry.outlet, entry.published) if part)
    author = f"<author><name>{_text(entry.outlet)}</name></author>" if entry.outlet else ""
    return (
        f"<entry><id>{_urn('article', entry.sha256)}</id><title>{_text(entry.headline or 'no headline')}</title>"
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}/articles/{entry.id}")}/>'
        f"<updated>{entry.added}</updated>{author}<summary>{_text(told)}</summary></entry>"
    )


def _urn(kind: str, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'communique:{kind}:{key}')}"


def _text(words: str) -> str:
    return escape(without_controls(words))

"""Whether the archive is what was written: hashes of pages and articles, receipts of claims, the chain of decisions."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from communique.store.articles import article_hash
from communique.store.decisions import broken_links
from communique.store.redactions import Redacted, redactions
from communique.store.schema import article, claim, page

_SOME = 200  # rows held at a time


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written."""

    what: str
    which: str
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and the faults found."""

    decisions_hold: bool
    pages: int
    articles: int
    receipts: int
    faults: tuple[Fault, ...]


def verify(connection: Connection) -> Verified:
    """Look at everything: the chain of decisions, the hash of each page and article, each receipt against its text."""
    excused = redactions(connection)
    chain = [
        Fault("decision", line.split(":")[0].split()[-1], line) for line in broken_links(connection, excused.decisions)
    ]
    counts = {"page": 0, "article": 0, "receipt": 0}
    faults = [*chain, *_pages(connection, excused, counts), *_articles(connection, excused, counts)]
    return Verified(not chain, counts["page"], counts["article"], counts["receipt"], tuple(faults))


def _pages(connection: Connection, excused: Redacted, counts: dict[str, int]) -> Iterator[Fault]:
    digests = list(connection.scalars(select(page.c.sha256).order_by(page.c.sha256)))
    for start in range(0, len(digests), _SOME):
        rows = connection.execute(select(page).where(page.c.sha256.in_(digests[start : start + _SOME])))
        for row in rows:
            counts["page"] += 1
            try:
                found = hashlib.sha256(zlib.decompress(row.content)).hexdigest()
            except zlib.error:
                yield Fault("page", row.sha256, "its bytes cannot be unpacked")
                continue
            if found != row.sha256 and excused.pages.get(row.sha256) != found:
                yield Fault("page", row.sha256, "its bytes are not those that were received")


def _articles(connection: Connection, excused: Redacted, counts: dict[str, int]) -> Iterator[Fault]:
    keys = list(connection.scalars(select(article.c.id).order_by(article.c.id)))
    for start in range(0, len(keys), _SOME):
        some = keys[start : start + _SOME]
        texts: dict[int, str] = {}
        for row in connection.execute(select(article).where(article.c.id.in_(some)).order_by(article.c.id)):
            counts["article"] += 1
            texts[row.id] = row.text
            found = article_hash(dict(row._mapping))
            if found != row.sha256 and excused.articles.get(row.sha256) != found:
                yield Fault("article", str(row.id), "its text is not the one that was stored")
        claims = select(claim.c.seq, claim.c.article, claim.c.data).where(claim.c.article.in_(some))
        for told in connection.execute(claims.order_by(claim.c.seq)):
            yield from _receipts(told, texts[told.article], counts)


def _receipts(told: Any, text: str, counts: dict[str, int]) -> Iterator[Fault]:
    spans = list(spans_of(told.data))
    counts["receipt"] += len(spans)
    if not spans:
        yield Fault("claim", str(told.seq), "it carries no receipt")
    for span in spans:
        if text[span["start"] : span["end"]] != span["quote"]:
            yield Fault("claim", str(told.seq), f"its receipt {span['start']}-{span['end']} does not quote the text")


def spans_of(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All spans of text that a claim points at."""
    for group in data.get("receipts", {}).values():
        yield from group
    yield from data.get("quoted") or ()
    account = data.get("according_to")
    if account and account.get("receipt"):
        yield account["receipt"]

"""The tables that bulk coding writes: their columns, and the rows that an article gives."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from communique.archive.coding import Coded
from communique.export.tables import first_receipt
from communique.read.crawls import Found
from communique.store.articles import StoredPage
from communique.store.bounds import bounds
from communique.values.article import Failure

Row = dict[str, Any]
_CLAIM = (("article", "int"), ("id", "text"))
_REST = (
    ("confidence", "number"), ("rule", "text"), ("quote", "text"), ("start", "int"), ("end", "int"), ("data", "text"),
)  # fmt: skip
COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "articles": (
        ("article", "int"), ("id", "text"), ("source", "text"), ("file", "text"), ("offset", "int"), ("seen", "text"),
        ("outlet", "text"), ("headline", "text"), ("published", "text"), ("first", "text"), ("last", "text"),
        ("mark", "text"), ("words", "int"), ("kinds", "text"), ("text", "text"), ("details", "text"),
        ("cleaner", "text"), ("page", "text"), ("media", "text"), ("encoding", "text"),
    ),
    "engagements": (
        *_CLAIM, ("status", "text"), ("format", "text"), ("level", "text"), ("parties", "list"),
        ("participants", "list"), ("date", "text"), ("first", "text"), ("last", "text"), ("place", "text"),
        ("about", "list"), ("main", "flag"), ("host", "text"), ("venue", "text"), ("margins_of", "text"),
        ("series", "text"), ("answers", "list"), *_REST,
    ),
    "positions": (
        *_CLAIM, ("actors", "list"), ("speaker", "text"), ("act", "text"), ("target", "text"), ("text", "text"),
        ("topics", "list"), ("strength", "int"), ("engagement", "text"), ("answers", "list"), *_REST,
    ),
    "incidents": (
        *_CLAIM, ("kind", "text"), ("actors", "list"), ("date", "text"), ("first", "text"), ("last", "text"),
        ("text", "text"), *_REST,
    ),
    "people": (
        *_CLAIM, ("name", "text"), ("country", "text"), ("post", "text"), ("organisation", "text"), ("rank", "text"),
        *_REST,
    ),
    "failures": (("file", "text"), ("offset", "int"), ("source", "text"), ("reason", "text")),
    "pages": (("article", "int"), ("content", "bytes")),
}  # fmt: skip
CLAIMS = ("engagements", "positions", "incidents", "people")
NUMBERED = ("articles", *CLAIMS, "pages")


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "int": pa.int64(), "text": pa.string(), "number": pa.float64(), "flag": pa.bool_(), "bytes": pa.binary(),
        "list": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([pa.field(name, types[kind]) for name, kind in COLUMNS[table]])


def article_rows(number: int, found: Found, coded: Coded) -> dict[str, list[Row]]:
    """The rows of one coded page, by table. `number` is the article's in its chunk."""
    made, page = coded.article, coded.page
    stored = StoredPage(page.source, page.content, page.media, page.encoding)
    article = {
        "article": number, "id": made.slug, "source": page.source, "file": found.file, "offset": found.offset,
        "seen": found.seen, "outlet": made.outlet, "headline": made.headline, "published": made.published,
        "first": made.first, "last": made.last, "mark": made.mark, "words": len(made.text.split()),
        "kinds": made.kinds, "text": made.text, "details": _json(made.details), "cleaner": made.cleaner,
        "page": stored.sha256, "media": page.media, "encoding": page.encoding,
    }  # fmt: skip
    claims = {name: [_claim_row(number, name, claim) for claim in coded.record[name]] for name in CLAIMS}
    return {"articles": [article], **claims, "pages": [{"article": number, "content": page.content}]}


def failure_row(found: Found, failure: Failure) -> Row:
    """The row of what could not be read or coded."""
    return {"file": found.file, "offset": found.offset, "source": failure.source, "reason": failure.reason}


def _claim_row(number: int, table: str, claim: Mapping[str, Any]) -> Row:
    first, last = bounds(claim.get("date"))
    quote = first_receipt(claim)
    known = {
        "article": number, "first": first, "last": last, "quote": quote.get("quote"), "start": quote.get("start"),
        "end": quote.get("end"), "data": _json(claim),
    }  # fmt: skip
    return {name: known[name] if name in known else claim.get(name) for name, _ in COLUMNS[table]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

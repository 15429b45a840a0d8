"""What an HTML page says of itself in its head: JSON-LD, meta elements, OpenGraph, time elements. Nothing is fetched."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

_ARTICLES = frozenset(
    [
        "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
        "blogposting", "liveblogposting", "opinionnewsarticle", "report", "webpage",
    ]
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "date.published",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "article.published", "published_time", "date", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "citation_date", "originalpublicationdate", "article_date_original",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
    "dc.date.modified",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_AUTHORS = (
    "author", "article:author_name", "dc.creator", "byl", "parsely-author", "sailthru.author", "article.author",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_MOST_JSON = 1_000_000
_STAMP = re.compile(r"^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s_]|$|(?=\d{4}))")
_ADDRESS = re.compile(r"^https?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A value as the page's own markup gives it, and where: "JSON-LD datePublished"."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup says; None where it says nothing usable. Dates are as written, zone included."""

    headline: Said | None = None
    author: Said | None = None
    site: Said | None = None
    published: Said | None = None
    updated: Said | None = None


def read_metadata(root: Any) -> Metadata:
    """The metadata of a parsed page: JSON-LD first, then meta elements, then time elements."""
    told = _Told()
    for item in _articles(root):
        told.take(item)
    meta = _meta(root)
    told.first("headline", _TITLES, meta)
    told.first("author", _AUTHORS, meta)
    told.first("site", _SITES, meta)
    told.first("published", _PUBLISHED, meta)
    told.first("updated", _UPDATED, meta)
    if "published" not in told.found:
        _from_time(root, told)
    return Metadata(**told.found)


def stamp_day(stamp: str) -> date | None:
    """The day that a stamp names by itself, in its own zone; None where it is no ISO stamp."""
    match = _STAMP.match(stamp)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


class _Told:
    """Values found so far, the first one of each kind kept."""

    def __init__(self) -> None:
        self.found: dict[str, Said] = {}

    def put(self, name: str, value: object, where: str) -> None:
        if name in self.found or not isinstance(value, str):
            return
        value = " ".join(value.split())
        dated = name in ("published", "updated")
        if (
            not value
            or len(value) > 500
            or (dated and stamp_day(value) is None)
            or (name == "author" and _ADDRESS.match(value))
        ):
            return
        self.found[name] = Said(value, where)

    def take(self, item: dict[str, Any]) -> None:
        self.put("headline", item.get("headline"), "JSON-LD headline")
        self.put("published", item.get("datePublished") or item.get("dateCreated"), "JSON-LD datePublished")
        self.put("updated", item.get("dateModified"), "JSON-LD dateModified")
        self.put("author", _named(item.get("author")), "JSON-LD author")
        self.put("site", _named(item.get("publisher")), "JSON-LD publisher")

    def first(self, name: str, keys: tuple[str, ...], meta: dict[str, str]) -> None:
        for key in keys:
            if key in meta:
                self.put(name, meta[key], f"meta {key}")


def _articles(root: Any) -> Iterator[dict[str, Any]]:
    """The articles that a page's JSON-LD describes, news first."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _MOST_JSON:
            try:
                found.extend(_items(json.loads(script.text, strict=False)))
            except (ValueError, RecursionError):
                continue
    rank = sorted(found, key=lambda item: "webpage" in _types(item))
    return (item for item in rank if _types(item) & _ARTICLES)


def _items(node: Any) -> Iterator[dict[str, Any]]:
    """Objects at the top, in lists and in @graph."""
    queue = [node]
    for _ in range(500):
        if not queue:
            return
        here = queue.pop(0)
        if isinstance(here, list):
            queue.extend(here[:100])
        elif isinstance(here, dict):
            yield here
            queue.extend(
                value
                for key in ("@graph", "mainEntity", "itemListElement")
                if isinstance(value := here.get(key), (list, dict))
            )


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}


def _named(value: Any) -> str | None:
    """The name of a person or publisher, or of several joined by commas."""
    if isinstance(value, list):
        names = [name for one in value[:8] if (name := _named(one))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _named(value.get("name"))
    return value if isinstance(value, str) else None


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        value = node.get("content")
        if key and value:
            found.setdefault(key, value[:1000])
    return found


def _from_time(root: Any, told: _Told) -> None:
    for node in root.iter("time"):
        names = f"{node.get('itemprop') or ''} {node.get('class') or ''} {node.get('pubdate') or ''}".lower()
        if "modified" in names or "update" in names:
            told.put("updated", node.get("datetime"), "a time element")
        elif "published" not in told.found:
            told.put("published", node.get("datetime"), "a time element")

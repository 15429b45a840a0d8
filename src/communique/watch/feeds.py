"""RSS, Atom and JSON feeds. What is broken in a feed is told, and its good items are kept."""

import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from communique.watch.items import Item, Offer
from communique.watch.links import plain_link

_MOST_ITEMS = 1_000
_MOST_SIGNS = 2_000_000  # of one item's text
_LONGEST_PAUSE = 24 * 3600
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
feedparser.encodings.lazy_chardet_encoding = None  # a feed is read the same whether chardet is installed or not
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def read_feed(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Offer:
    """The items of a feed. A body that is no feed gives an offer without items whose `trouble` says so."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _read_json(body, url)
    kind = (headers or {}).get("content-type", "")
    named = {"content-location": url, **({"content-type": kind} if "xml" in kind else {})}
    parsed = feedparser.parse(io.BytesIO(body), response_headers=named, sanitize_html=False, resolve_relative_uris=True)
    entries = parsed.get("entries", [])
    if parsed.get("bozo") and _CLOSED.search(body[-200:]) is None:
        entries = entries[:-1]  # the feed breaks off: its last item is half there, and whole at the next poll
    items = [item for entry in entries[:_MOST_ITEMS] if (item := _item(entry, url)) is not None]
    trouble = _trouble(parsed, len(entries), len(items))
    return Offer(_once(items), str(parsed.feed.get("title", "")), trouble, pause=_pause(parsed.feed))


def _trouble(parsed: Any, entries: int, kept: int) -> str | None:
    if not parsed.get("version") and not entries:
        return "this is no feed: neither RSS nor Atom nor JSON feed"
    told = []
    if entries > _MOST_ITEMS:
        told.append(f"it has {entries} items; the first {_MOST_ITEMS} were read")
    if kept < min(entries, _MOST_ITEMS):
        told.append(f"{min(entries, _MOST_ITEMS) - kept} items have neither address nor id and were left out")
    cause = parsed.get("bozo_exception")
    if parsed.get("bozo") and cause is not None and not isinstance(cause, _HARMLESS):
        told.append(f"the feed is broken ({(str(cause).splitlines() or ['?'])[0]}); {kept} good items were kept")
    return "; ".join(told) or None


def _item(entry: Any, url: str) -> Item | None:
    link = plain_link(str(entry.get("link") or ""), url) if entry.get("link") else None
    key = link or str(entry.get("id") or "")
    if not key:
        return None
    contents = entry.get("content") or []
    content = max((str(part.get("value") or "") for part in contents), key=len, default="")
    return Item(
        key=key,
        link=link,
        title=_short(entry.get("title")),
        published=_stamp(entry.get("published_parsed")),
        updated=_stamp(dict.get(entry, "updated_parsed")),
        summary=str(entry.get("summary") or "")[:_MOST_SIGNS] if content != entry.get("summary") else "",
        content=content[:_MOST_SIGNS],
        byline=_short(entry.get("author")),
    )


def _short(value: Any) -> str:
    return str(value or "")[:1_000].strip()


def _stamp(parts: Any) -> str | None:
    if parts is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in parts[:6])
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError):
        return None


def _pause(feed: Any) -> int:
    """Seconds between polls that the feed asks for: `ttl` minutes, or its update period; at most a day."""
    try:
        if feed.get("ttl"):
            return min(max(int(feed["ttl"]) * 60, 0), _LONGEST_PAUSE)
        period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower(), 0)
        often = int(feed.get("sy_updatefrequency") or 1)
        return min(period // max(often, 1), _LONGEST_PAUSE)
    except ValueError:
        return 0


def _once(items: list[Item]) -> tuple[Item, ...]:
    """Each item once: the first that bears its key, as feeds put the newest first."""
    known: dict[str, Item] = {}
    for item in items:
        known.setdefault(item.key, item)
    return tuple(known.values())


def _read_json(body: bytes, url: str) -> Offer:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Offer((), trouble=f"the JSON feed cannot be read ({type(error).__name__}); its address may be wrong")
    if not isinstance(told, dict) or "jsonfeed.org" not in str(told.get("version", "")):
        return Offer((), trouble="this is JSON, but no JSON feed")
    listed = told.get("items")
    entries = [entry for entry in listed if isinstance(entry, dict)][:_MOST_ITEMS] if isinstance(listed, list) else []
    items = [item for entry in entries if (item := _json_item(entry, url)) is not None]
    lost = (len(listed) if isinstance(listed, list) else 0) - len(items)
    return Offer(_once(items), _short(told.get("title")), f"{lost} items could not be read" if lost else None)


def _json_item(entry: Mapping[str, Any], url: str) -> Item | None:
    link = plain_link(str(entry["url"]), url) if isinstance(entry.get("url"), str) else None
    key = link or (str(entry["id"]) if isinstance(entry.get("id"), str | int) else "")
    if not key:
        return None
    authors = entry.get("authors")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    content = entry.get("content_html") or entry.get("content_text") or ""
    return Item(
        key=key,
        link=link,
        title=_short(entry.get("title")),
        published=_iso(entry.get("date_published")),
        updated=_iso(entry.get("date_modified")),
        summary=str(entry.get("summary") or "")[:_MOST_SIGNS],
        content=str(content)[:_MOST_SIGNS],
        byline=_short(first.get("name")),
    )


def _iso(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

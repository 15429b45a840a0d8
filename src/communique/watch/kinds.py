"""What a source is: a feed, a sitemap or a page, found out where the user did not say."""

import re

from communique.watch.feeds import read_feed
from communique.watch.items import Item, Offer
from communique.watch.sitemaps import read_sitemap

_HEAD = 2_000
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_PAGE = re.compile(rb"<!doctype\s+html|<html\b", re.IGNORECASE)


def find_kind(body: bytes) -> str:
    """feed, sitemap or page, by the beginning of a body."""
    head = body[:_HEAD]
    if body[:2] == b"\x1f\x8b" or _SITEMAP.search(head):
        return "sitemap"
    if _FEED.search(head) or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return "feed"
    if _PAGE.search(head):
        return "page"
    return "sitemap" if head.lstrip().startswith(b"http") else "page"


def read_offer(kind: str, body: bytes, url: str, headers: dict[str, str]) -> Offer:
    """The items of a body of a kind. A page is its own single item."""
    if kind == "feed":
        return read_feed(body, url, headers)
    if kind == "sitemap":
        return read_sitemap(body, url)
    return Offer((Item(url, url),))

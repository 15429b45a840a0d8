"""Sitemaps: the pages of a site with the days they changed; an index names further ones."""

import re
import zlib
from datetime import UTC, datetime

from lxml import etree

from communique.watch.items import Item, Offer
from communique.watch.links import plain_link

_MOST_ITEMS = 50_000  # the limit of the protocol (sitemaps.org)
_MOST_MAPS = 50
_CLOSED = re.compile(rb"</(?:\w+:)?(?:urlset|sitemapindex)\s*>")
_MOST_BYTES = 52_428_800  # likewise


def read_sitemap(body: bytes, url: str) -> Offer:
    """The pages of a sitemap, newest first; of an index, the sitemaps it names in `further`. Plain text is read too."""
    try:
        plain = _unpacked(body)
    except zlib.error:
        return Offer((), trouble="the sitemap is packed and cannot be unpacked")
    if len(plain) > _MOST_BYTES:
        return Offer((), trouble="the sitemap is larger than 50 MB, the most the protocol allows")
    if plain.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return _read_lines(plain, url)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Offer((), trouble="this is no sitemap: no XML that can be read")
    if _CLOSED.search(plain[-200:]) is None and len(root):
        root.remove(root[-1])  # it breaks off: the last entry is half there
    maps = [link for entry in _named(root, "sitemap") if (link := plain_link(_text(entry, "loc"), url))]
    items = [item for entry in _named(root, "url")[:_MOST_ITEMS] if (item := _item(entry, url))]
    trouble = None if items or maps else "the sitemap names no page"
    if len(parser.error_log) and (items or maps):
        trouble = f"the sitemap is broken; {len(items) + len(maps)} good entries were kept"
    return Offer(_newest_first(items), trouble=trouble, further=tuple(maps[:_MOST_MAPS]))


def _unpacked(body: bytes) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    return zlib.decompressobj(wbits=31).decompress(body, _MOST_BYTES + 1)


def _read_lines(plain: bytes, url: str) -> Offer:
    lines = plain.decode("utf-8", "replace").splitlines()[:_MOST_ITEMS]
    links = list(dict.fromkeys(link for line in lines if line.startswith("http") and (link := plain_link(line, url))))
    trouble = None if links else "this is no sitemap: neither XML nor a list of addresses"
    return Offer(tuple(Item(link, link) for link in links), trouble=trouble)


def _named(root: "etree._Element", name: str) -> list["etree._Element"]:
    """Children of a name, in whatever namespace."""
    return [child for child in root if isinstance(child.tag, str) and etree.QName(child).localname == name]


def _text(entry: "etree._Element", name: str) -> str:
    found = [child for child in entry.iter() if isinstance(child.tag, str) and etree.QName(child).localname == name]
    return (found[0].text or "").strip() if found else ""


def _item(entry: "etree._Element", url: str) -> Item | None:
    told = _text(entry, "loc")
    link = plain_link(told, url) if told else None
    if link is None:
        return None
    published = _moment(_text(entry, "publication_date"))
    return Item(
        link, link, title=_text(entry, "title")[:1_000], published=published, updated=_moment(_text(entry, "lastmod"))
    )


def _moment(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _newest_first(items: list[Item]) -> tuple[Item, ...]:
    known = {item.key: item for item in items}
    return tuple(sorted(known.values(), key=lambda item: item.updated or item.published or "", reverse=True))

"""Atom feeds (RFC 4287): what is followed is text, never HTML, with ids that stay."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `id` stays the same for ever, `updated` is a UTC time stamp, `text` is plain, `author` the outlet."""

    id: str
    title: str
    updated: str
    text: str = ""
    link: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `id` is a URN or address that stays, `own` the address it is served at, `page` that of its web page.

    `since` is a time stamp before which the feed was not there.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    own: str | None = None
    page: str | None = None
    subtitle: str | None = None
    since: str = _EPOCH


def write_atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8, entries in the order given; its time of update is that of its newest entry."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _texts(root, (("id", feed.id), ("title", feed.title), ("subtitle", feed.subtitle), ("updated", _newest(feed))))
    _author(root, "communique")
    _link(root, "self", feed.own)
    _link(root, "alternate", feed.page)
    _texts(root, (("generator", "communique"),))
    for entry in feed.entries:
        made = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _texts(made, (("id", entry.id), ("title", entry.title), ("updated", entry.updated)))
        _link(made, "alternate", entry.link)
        _author(made, entry.author)
        content = ET.SubElement(made, f"{{{_ATOM}}}content", {"type": "text"})
        content.text = _clean(entry.text or entry.title)
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _texts(parent: ET.Element, told: Iterable[tuple[str, str | None]]) -> None:
    for name, value in told:
        if value is not None:
            ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(value)


def _author(parent: ET.Element, name: str | None) -> None:
    if name:
        _texts(ET.SubElement(parent, f"{{{_ATOM}}}author"), (("name", name),))


def _link(parent: ET.Element, rel: str, address: str | None) -> None:
    if address:
        ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": _clean(address)})


def _newest(feed: Feed) -> str:
    return max(feed.since, *(entry.updated for entry in feed.entries)) if feed.entries else feed.since


def _clean(value: str) -> str:
    return _ILLEGAL.sub("", value)

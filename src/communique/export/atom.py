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
    """One entry: `id` stays the same for ever, `updated` is a UTC time stamp, `text` is plain."""

    id: str
    title: str
    updated: str
    text: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `id` is a URN or address that stays, `own` the address it is served at, where it is served."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    own: str | None = None


def write_atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8, entries in the order given; its time of update is that of its newest entry."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _texts(root, (("id", feed.id), ("title", feed.title), ("updated", _newest(feed.entries))))
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _texts(author, (("name", "communique"),))
    if feed.own:
        ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": feed.own})
    for entry in feed.entries:
        made = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _texts(made, (("id", entry.id), ("title", entry.title), ("updated", entry.updated)))
        if entry.link:
            ET.SubElement(made, f"{{{_ATOM}}}link", {"rel": "alternate", "href": _clean(entry.link)})
        content = ET.SubElement(made, f"{{{_ATOM}}}content", {"type": "text"})
        content.text = _clean(entry.text or entry.title)
    told: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _texts(parent: ET.Element, told: Iterable[tuple[str, str]]) -> None:
    for name, value in told:
        ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(value)


def _newest(entries: tuple[Entry, ...]) -> str:
    return max((entry.updated for entry in entries), default=_EPOCH)


def _clean(value: str) -> str:
    return _ILLEGAL.sub("", value)

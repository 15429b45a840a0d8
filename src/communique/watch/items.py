"""What a source offers: items, whatever its format."""

import hashlib
import re
from dataclasses import dataclass

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed or a sitemap.

    `key` names it across polls: its address without tracking words, or the feed's own id where it has no address.
    `link` is None where there is no page to fetch. Times are UTC time stamps as text. `content` is the HTML of a whole
    text in the feed itself, `summary` what else the feed says of it.
    """

    key: str
    link: str | None
    title: str = ""
    published: str | None = None
    updated: str | None = None
    summary: str = ""
    content: str = ""
    byline: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes where title, text or summary change; not where only blanks do."""
        told = "\x1f".join((self.title, self.summary, self.content))
        return hashlib.sha256(_BLANKS.sub(" ", told).strip().encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one poll found: items, newest first as the source has them.

    `trouble` is one line where the source is broken in part; `further` are sitemaps that a sitemap index names;
    `pause` is the number of seconds between polls that the source asks for.
    """

    items: tuple[Item, ...]
    title: str = ""
    trouble: str | None = None
    further: tuple[str, ...] = ()
    pause: int = 0

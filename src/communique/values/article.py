"""A page as received, and the article that cleaning makes of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from communique.values.vocabulary import LineKind

Media = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as received: its bytes are kept as they came."""

    source: str  # path, address or "-" as the user named it
    id: str  # the file's stem, or a slug of the source
    content: bytes
    media: Media
    encoding: str  # as found, not as assumed
    published: str | None = None  # EDTF, where the source tells it beside the page (a feed, a column of a table)
    outlet: str | None = None  # likewise
    stamp: str | None = None  # UTC time stamp of the feed that named the page, for a page that tells no day
    titled: bool = False  # whether the first line is the page's title, as its source (a column, a feed) tells


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no page: `reason` says in one line what is wrong and what to do."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{' '.join(self.source.split())}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PassedOver(Failure):
    """A page or record that was not wanted (no page of text, not found, no diplomacy in it): counted, not kept."""


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of a page with its kind. `start` is its place in the article's text, None for kind F."""

    kind: LineKind
    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A value that cleaning found, with the words it came from and why it was believed.

    `start` and `end` lie in the article's text; both are None where the words stand outside it (HTML metadata, an
    option of the user); `quote` is then the words as found there. `basis` is one plain sentence.
    """

    value: str
    basis: str
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned page. `text` is the lines of kind H, M, B and C joined by newlines, frozen: every offset points into it.

    `headline`, `byline`, `outlet`, `dateline` (the place of the dateline), `published`, `updated` (EDTF strings) and
    `mark` ("LEAD", "URGENT", "2nd LD", ...) are None where the page tells none.
    """

    id: str
    source: str
    text: str
    lines: tuple[Line, ...]
    cleaner: str  # name and version of the cleaner that made it
    headline: Told | None = None
    outlet: Told | None = None
    byline: Told | None = None
    dateline: Told | None = None
    published: Told | None = None
    updated: Told | None = None
    mark: Told | None = None
    sha256: str = ""
    notes: tuple[str, ...] = field(default=())

    def __hash__(self) -> int:
        """That of id and text alone: what is kept for an article is asked for often."""
        return hash((self.id, self.text))

    @property
    def kinds(self) -> str:
        """The `lines` string of the manual: one letter for each non-blank line of the page."""
        return "".join(line.kind for line in self.lines)

    @property
    def day(self) -> date | None:
        """The day of publication where the article tells a single day, else None."""
        if self.published is None or len(self.published.value) != 10:
            return None
        return date.fromisoformat(self.published.value)

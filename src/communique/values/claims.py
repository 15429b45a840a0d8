"""Claims: what one article says, every value with its receipt."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.values.vocabulary import AccountKind, Act, Format, IncidentKind, Level, Status


@dataclass(frozen=True, slots=True, order=True)
class Receipt:
    """A span of the article's text: `article.text[start:end] == quote`."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Receipt":
        """The receipt for a span of a text."""
        return cls(start, end, text[start:end])


Receipts = Mapping[str, tuple[Receipt, ...]]


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account a claim is."""

    kind: AccountKind
    side: str | None = None
    institution: str | None = None
    person: str | None = None
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every kind of claim carries beside its own fields."""

    id: str
    rule: str  # "name/version" of the rule that made it
    confidence: float
    receipts: Receipts = field(default_factory=dict)
    according_to: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Claim):
    """Officials of two or more sides meeting or speaking."""

    status: Status
    format: Format
    level: Level
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    date: str | None
    place: str | None
    about: tuple[str, ...]
    main: bool
    host: str | None = None
    venue: str | None = None
    margins_of: str | None = None  # claim id of the engagement, or the words that name the gathering
    series: str | None = None
    answers: tuple[str, ...] = ()  # claim ids of incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Claim):
    """What a side says on a matter of policy."""

    actors: tuple[str, ...]
    speaker: str | None
    act: Act
    target: str | None
    text: str
    topics: tuple[str, ...]
    strength: int = 3  # 1..5 on the ladder of diplomatic language
    quoted: tuple[Receipt, ...] = ()
    engagement: str | None = None  # claim id of the engagement it was voiced at
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Claim):
    """A thing done in the world that the diplomacy answers to."""

    kind: IncidentKind
    actors: tuple[str, ...]
    date: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Claim):
    """A named official with the post and side that the article tells."""

    name: str
    country: str | None
    post: str | None
    organisation: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that one article says, in the order of the text."""

    id: str
    source: str
    lines: str
    outlet: str | None
    published: str | None
    engagements: tuple[Engagement, ...] = ()
    positions: tuple[Position, ...] = ()
    incidents: tuple[Incident, ...] = ()
    people: tuple[Person, ...] = ()
    text: str = ""
    article: Mapping[str, Any] = field(default_factory=dict)  # headline, byline, dateline, mark ... with their basis


def claim_id(article: str, kind: str, start: int, end: int) -> str:
    """A claim's id: a hash of article, kind and first span, so that it survives another run."""
    return hashlib.sha256(f"{article}\n{kind}\n{start}\n{end}".encode()).hexdigest()[:16]

"""People as articles name them, and as the archive knows them."""

from collections import Counter
from dataclasses import dataclass, field

from communique.link.names import name_words


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A person claim of one article: `claim` is its number in the archive, `days` what dates the article (ISO)."""

    claim: int
    article: int
    name: str
    country: str | None
    post: str | None = None
    organisation: str | None = None
    rank: str | None = None
    day: str | None = None


@dataclass(slots=True)
class KnownPerson:
    """One person as the archive knows them so far."""

    key: str
    country: str | None
    claims: list[NamedClaim] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    ranks: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    held: set[frozenset[str]] = field(default_factory=set)  # the words of each post as told

    @property
    def name(self) -> str:
        """The form most often written, a full name before a surname; of equals the longest, then by the alphabet."""
        return min(self.forms, key=lambda form: (len(name_words(form)) < 2, -self.forms[form], -len(form), form))


@dataclass(frozen=True, slots=True)
class Apart:
    """Hand-made decisions on names: pairs that are one person, and pairs that are not."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

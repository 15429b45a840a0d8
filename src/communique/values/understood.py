"""What the resolve stage adds: who and what every phrase of this article means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.values.annotated import Annotated, PostMention
from communique.values.claims import Receipt


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One person of the article's table. `name` is the fullest form as written; `mentions` are (start, end) spans.

    `official` is False for reporters, athletes, private persons: they are kept so that a surname is not misread.
    """

    key: int
    name: str
    surname: str
    side: str | None
    post: PostMention | None
    mentions: tuple[tuple[int, int], ...]
    named_at: Receipt
    official: bool = True
    side_at: Receipt | None = None
    post_at: Receipt | None = None
    organisation: str | None = None
    rank: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """What a phrase means: sides (codes, sorted) and people (keys of the table), with the rule that said so.

    An empty `sides` is "cannot tell". `start` and `end` span the phrase in the text.
    """

    start: int
    end: int
    sides: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    rule: str = ""
    source: tuple[Receipt, ...] = ()  # the words a derived meaning came from ("they" -> the envoys named before)


@dataclass(frozen=True, slots=True)
class Happening:
    """One engagement as the article's table knows it: every phrase that tells of it, and its raw findings."""

    key: int
    mentions: tuple[tuple[int, int], ...]  # spans of trigger words, the telling one first
    sides: tuple[str, ...]
    people: tuple[int, ...]
    sentence: int  # index of the sentence that first tells of it


@dataclass(frozen=True, slots=True)
class Understood:
    """An annotated article with its tables.

    `referents` maps the index of a token (the head of a phrase: noun, name, pronoun, plural title) to what the phrase
    means here. `speaker` is the key of the person whose remarks the page is, `voice` the sides for whom "we" speaks.
    `happenings` is the table of engagements; `happening_at` maps a token's index to the key of the happening it means.
    """

    annotated: Annotated
    people: tuple[PersonEntry, ...] = ()
    referents: Mapping[int, Referent] = field(default_factory=dict)
    speaker: int | None = None
    voice: tuple[str, ...] = ()
    happenings: tuple[Happening, ...] = ()
    happening_at: Mapping[int, int] = field(default_factory=dict)

    def person(self, key: int) -> PersonEntry:
        """The entry of the table with this key."""
        return self.people[key]

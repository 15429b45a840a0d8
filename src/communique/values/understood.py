"""What the resolve stage adds: who and what every phrase of this article means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.values.annotated import Annotated, PostMention
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.vocabulary import Format, Level, Status


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
    side_rule: str = ""  # what told the side: post, possessive, counterpart, known, chained, home ...


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
class Telling:
    """One phrase that tells of an engagement, and what its own clause says of it.

    `token` is the trigger's index. `format` is None where the words leave it open, `firm` where they settle it ("by
    phone"). `definite` phrases ("the talks", "their meeting") may look back; `another` ones ("a separate meeting",
    "last met") do not. `host`, `date` and `place` come with the words they were read from.
    """

    token: int
    start: int
    end: int
    sentence: int
    rule: str
    status: Status = "held"
    weak: bool = False  # tells of an engagement only where nothing else does ("discussed it with the minister")
    adds: bool = False  # tells only who else took part in what was told before ("they were joined by")
    loose: bool = False  # its words leave the status open ("before the meeting")
    format: Format | None = None
    firm: bool = False
    sides: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    level: Level = "unknown"
    definite: bool = False
    another: bool = False
    back: bool = False  # told as past of the event reported ("had met", "previously", "last month")
    date: str | None = None
    date_at: Receipt | None = None
    dated_by: str = ""  # "own", "clause" or "offset"
    place: str | None = None
    place_at: Receipt | None = None
    place_side: str | None = None
    city: bool = False  # whether the place is a town, not a country
    also: bool = False  # told as one more ("also met", "had talks as well")
    host: str | None = None
    host_at: Receipt | None = None
    margins: Receipt | None = None
    series: str | None = None
    side_receipts: tuple[Receipt, ...] = ()
    subject: tuple[str, ...] = ()  # the sides of those who act in it


@dataclass(frozen=True, slots=True)
class Happening:
    """One engagement as the article's table knows it: every phrase that tells of it, and its raw findings."""

    key: int
    mentions: tuple[tuple[int, int], ...]  # spans of trigger words, the telling one first
    sides: tuple[str, ...]
    people: tuple[int, ...]
    sentence: int  # index of the sentence that first tells of it
    tellings: tuple[Telling, ...] = ()  # in the order of the text
    main: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """An annotated article with its tables, and the way to ask what its words mean.

    `referents` maps the index of a token (the head of a phrase: noun, name, pronoun, plural title) to what that phrase
    alone means here. `land` is the state of a page that tells its own officials bare, as the press of a country does,
    and `land_at` the words that tell most for it. `speaker` is the key of the person whose remarks the page is, `voice`
    the sides for whom "we" speaks. `happenings` is the table of engagements; `happening_at` maps a token's index to the
    key of the happening it means. `runs` maps a token to those that follow it in one listing on the surface ("A, B and
    C"), where the tree may have missed the coordination. `turns` maps an index of the article's lines to who speaks
    there.

    Ask with a token that heads a phrase (a subject, an object, an oblique, a possessor):
    `refer(token)`      what it and all that is coordinated with it mean ("A, B and C" is one Referent with all three);
    `refer_alone(token)` the same for this phrase without its coordination;
    `sides_of(token)` and `people_of(token)` read the two halves of `refer`, empty where nothing can be told;
    `speaker_at(line)` the person whose words a line is (its turn in a transcript, else the page's speaker);
    `person_at(offset)` the person named at a place of the text, `side_of_person(key)` the side that person is of;
    `sides_between(start, end)` all sides that the phrases of a span mean, each phrase read by itself.
    A Referent carries the `rule` that said so and in `source` the words that a derived meaning came from.
    """

    annotated: Annotated
    people: tuple[PersonEntry, ...] = ()
    referents: Mapping[int, Referent] = field(default_factory=dict)
    runs: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    land: str | None = None
    land_at: Receipt | None = None
    speaker: int | None = None
    voice: tuple[str, ...] = ()
    turns: Mapping[int, int | None] = field(default_factory=dict)
    happenings: tuple[Happening, ...] = ()
    happening_at: Mapping[int, int] = field(default_factory=dict)
    _referred: dict[int, Referent | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    def person(self, key: int) -> PersonEntry:
        """The entry of the table with this key."""
        return self.people[key]

    def refer_alone(self, token: Token) -> Referent | None:
        """What the phrase headed by this token means, its coordination left out; None where nothing was resolved."""
        return self.referents.get(token.i)

    def refer(self, token: Token) -> Referent | None:
        """What the phrase headed by this token means together with all that is coordinated below it."""
        if token.i not in self._referred:
            self._referred[token.i] = self._refer(token)
        return self._referred[token.i]

    def _refer(self, token: Token) -> Referent | None:
        stack, seen, parts = [token], {token.i}, []
        while stack:
            here = stack.pop(0)
            found = self.referents.get(here.i)
            if found is not None and found not in parts:
                parts.append(found)
            following = [word for word in self._coordinated(here) if word.i not in seen]
            seen.update(word.i for word in following)
            stack.extend(following)
        return union(parts)

    def _coordinated(self, token: Token) -> list[Token]:
        """What is coordinated with a phrase; inside a name the conjunct may hang on any of its words."""
        tree = self.annotated.tree
        if tree.child(token) is None and token.i not in self.runs:
            return []
        inner = tree.children(token, "flat", "compound", "appos", "nmod:desc")
        deeper = [kid for word in inner for kid in tree.children(word, "flat", "compound")]
        listed = [tree.tokens[i] for i in self.runs.get(token.i, ())]
        return [
            kid for word in (token, *inner, *deeper) for kid in tree.children(word, "conj") if not tree.strays(kid)
        ] + listed

    def sides_of(self, token: Token) -> tuple[str, ...]:
        """The sides that a phrase means with its coordination, sorted; empty where nothing can be told."""
        found = self.refer(token)
        return found.sides if found else ()

    def people_of(self, token: Token) -> tuple[int, ...]:
        """The people (keys of the table) that a phrase means with its coordination, in order of mention."""
        found = self.refer(token)
        return found.people if found else ()

    def speaker_at(self, line: int) -> int | None:
        """The key of the person whose words a line of the article is, by its turn or as the page's speaker."""
        return self.turns.get(line, self.speaker)

    def person_at(self, offset: int) -> PersonEntry | None:
        """The person of the table one of whose mentions covers this place of the text."""
        for entry in self.people:
            if any(start <= offset < end for start, end in entry.mentions):
                return entry
        return None

    def side_of_person(self, key: int) -> str | None:
        """The side that a person of the table is of."""
        return self.people[key].side

    def sides_between(self, start: int, end: int) -> tuple[str, ...]:
        """All sides that the phrases whose heads lie in a span of the text mean, sorted."""
        inside, referents = self.annotated.tree.covering(start, end), self.referents
        return tuple(sorted({side for token in inside if (r := referents.get(token.i)) for side in r.sides}))


def union(parts: list[Referent]) -> Referent | None:
    """Several referents as one, or None of none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return Referent(
        start=min(part.start for part in parts),
        end=max(part.end for part in parts),
        sides=tuple(sorted({side for part in parts for side in part.sides})),
        people=tuple(dict.fromkeys(key for part in parts for key in part.people)),
        rule="+".join(dict.fromkeys(part.rule for part in parts)),
        source=tuple(dict.fromkeys(receipt for part in parts for receipt in part.source)),
    )

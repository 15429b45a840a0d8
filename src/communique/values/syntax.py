"""Sentences and tokens with their syntax, independent of the parser that made them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from communique.values.vocabulary import LineKind


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: that takes seven times as long to make, and an article has hundreds
class Token:
    """One word, never changed once made. Indexes are places in `Tree.tokens`; `start` and `end` lie in the article's text.

    `pos` is the universal part of speech, `tag` the Penn tag (VBD, NNP ...), `dep` the Universal Dependencies
    relation to `head` (a root's head is itself), `entity` is PERSON, ORG, PLACE or "" from the name recogniser.
    """

    i: int
    text: str
    lemma: str
    start: int
    end: int
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""
    lower: str = field(init=False, repr=False, compare=False)  # the text in small letters
    relation: str = field(init=False, repr=False, compare=False)  # `dep` without its subtype

    def __post_init__(self) -> None:
        self.lower = self.text.lower()
        self.relation = self.dep.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `start` and `end` lie in the article's text, `first` and `last` (exclusive) in `Tree.tokens`.

    `kind` is the kind of the line it stands in. `line` is that line's index among the article's lines. A sentence
    that was not parsed (screened out) has first == last.
    """

    i: int
    start: int
    end: int
    kind: LineKind
    line: int
    first: int
    last: int


_PLACE = attrgetter("i")


class Tree:
    """The tokens of an article with quick ways around the dependency tree. Immutable once made."""

    __slots__ = ("_children", "_ends", "_starts", "sentences", "tokens")

    def __init__(self, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> None:
        self.tokens = tokens
        self.sentences = sentences
        children: dict[int, list[Token]] = {}
        for token in tokens:
            if token.head != token.i:
                below = children.get(token.head)
                if below is None:
                    children[token.head] = [token]
                else:
                    below.append(token)
        self._children: list[tuple[Token, ...]] = [()] * len(tokens)
        for at, kids in children.items():
            self._children[at] = tuple(kids)
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]

    def head(self, token: Token) -> Token:
        """The token that governs this one (itself for a root)."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The token's dependents in order of the text, all or those of the relations named (subtypes included)."""
        kids = self._children[token.i]
        if not deps:
            return list(kids)
        found = []
        for kid in kids:  # no comprehension: that is a call of its own, and this is asked 1,300 times an article
            if kid.relation in deps or kid.dep in deps:
                found.append(kid)
        return found

    def below(self, token: Token) -> tuple[Token, ...]:
        """All the token's dependents in order of the text."""
        return self._children[token.i]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent of one of the relations named, or None."""
        for kid in self._children[token.i]:
            if not deps or kid.relation in deps or kid.dep in deps:
                return kid
        return None

    def subtree(self, token: Token, *without: str) -> list[Token]:
        """The token and all below it, in order of the text; branches of the relations in `without` are cut."""
        children, seen = self._children, [token]
        for here in seen:  # grows while it is gone through
            below = children[here.i]
            if without and below:
                seen += [kid for kid in below if kid.relation not in without and kid.dep not in without]
            else:
                seen += below
        seen.sort(key=_PLACE)
        return seen

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def strays(self, token: Token) -> bool:
        """Whether a conjunct is none: a place after "in" or "at" that was hung on a name without a preposition."""
        case = self.child(token, "case")
        return case is not None and case.lower in ("in", "at", "on") and self.child(self.head(token), "case") is None

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated with it ("A, B and C" asked of A, B or C gives all three)."""
        first = token
        while first.dep == "conj":
            first = self.head(first)
        found, stack = [], [first]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self.children(here, "conj"))
        return sorted(found, key=_PLACE)

    def within(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def at(self, offset: int) -> Token | None:
        """The token that covers a place in the text, or None."""
        place = bisect_right(self._ends, offset)
        return self.tokens[place] if place < len(self.tokens) and self._starts[place] <= offset else None

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that touch the half-open span of text."""
        low = bisect_right(self._ends, start)
        return self.tokens[low : bisect_left(self._starts, end, low)]

    def top(self, start: int, end: int) -> Token | None:
        """The syntactic head of a span of text: the token in it whose governor lies outside (the last such one)."""
        inside = self.covering(start, end)
        if not inside:
            return None
        heads = [t for t in inside if t.head == t.i or not inside[0].i <= t.head <= inside[-1].i]
        return heads[-1] if heads else inside[-1]

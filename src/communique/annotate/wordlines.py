"""The lines of an article as plain words, with what is known at each place: its side, its part of speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from communique.language.words import Word, split_words
from communique.lexicon.letterheads import names_desk
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.values.annotated import SideMention
from communique.values.article import Article
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import LineKind

_ARTICLE = re.compile(r"(?:al|el|as|an|ad|ar|at|ash|az|ul|ben|bin|d)[-'’][A-Z]")  # al-Jaafari

_STATES_TOO = frozenset(
    {"carolina", "dakota", "hampshire", "jersey", "mexico", "virginia", "york"}
)  # of a state behind "New", "South" or "West", some of them given names elsewhere
_QUARTERS = frozenset({"New", "North", "South", "West"})
_LONGEST_SIDE = 6  # words
_LINES = 128  # lines of which is kept what they tell by themselves: an article's, for memory just freed is near


@dataclass(frozen=True, slots=True)
class WordLine:
    """One line of an article. Words are asked for by index; an index outside the line gives the empty answer."""

    kind: LineKind
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    tree: Tree
    side_from: Mapping[int, SideMention]  # by place of their first character
    side_to: Mapping[int, SideMention]  # by place after their last
    inside: frozenset[int]  # words of mentions of sides
    heads: tuple[int, ...]  # words that may be the head of a title
    openers: tuple[int, ...]  # words that may begin a name: no other than these do
    shouts: bool  # a line in capitals
    titled: bool  # a line whose words are capitalised as in a headline

    def text(self, i: int) -> str:
        """The word as written."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def lower(self, i: int) -> str:
        """The word in lower case, apostrophes straightened."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i].capital

    def token(self, i: int) -> Token | None:
        """The token of the tree at this word, None where the line was not parsed."""
        return self.tree.at(self.words[i].start) if 0 <= i < len(self.words) else None

    def pos(self, i: int) -> str:
        """The universal part of speech of the word, "" where the line was not parsed."""
        token = self.token(i)
        return token.pos if token else ""

    def entity(self, i: int) -> str:
        """What the name recogniser took the word for: PERSON, ORG, PLACE or ""."""
        token = self.token(i)
        return token.entity if token else ""

    def index_at(self, offset: int) -> int:
        """The index of the word that covers this place of the text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def side_starting(self, i: int) -> SideMention | None:
        """The side whose mention begins with this word."""
        return self.side_from.get(self.words[i].start) if 0 <= i < len(self.words) else None

    def side_ending(self, i: int) -> SideMention | None:
        """The side whose mention ends with this word."""
        return self.side_to.get(self.words[i].end) if 0 <= i < len(self.words) else None

    def within_side(self, i: int) -> bool:
        """Whether the word is part of the mention of a side."""
        return i in self.inside

    def name_like(self, i: int) -> bool:
        """Whether the word could be part of a person's name where it stands."""
        if not 0 <= i < len(self.words):
            return False
        here = self.words[i]
        text, word = here.text, here.lower
        if word in _STATES_TOO and self.text(i - 1) in _QUARTERS:
            return False
        if not (text[0].isupper() or _ARTICLE.match(text)) or (i in self.inside and not self._land_as_given_name(i)):
            return False
        known, offices = names(), titles()
        if word in known.never:
            doubted = word in known.given or word in known.family
            doubted = doubted and text != "HE"
            return doubted and (self.entity(i) == "PERSON" or self._given_follows(i))
        if not self.shouts and text.isupper():
            if self._opens_turn(i):
                return not any(
                    word in told for told in (offices.institution, offices.portfolio, offices.before, offices.single)
                )
            if 1 < len(word) <= 3:
                follows = self.capital(i + 1) and not self.text(i + 1).isupper()
                return word in known.given or word in known.family or follows
            if len(word) > 3 and self.entity(i) != "PERSON":
                return word in known.given or word in known.family or self._surname_in_capitals(i)
        if word in offices.before and word not in known.given and word not in known.family:
            return self.entity(i) == "PERSON"
        return word not in offices.institution and (word not in offices.portfolio or self.entity(i) == "PERSON")

    def _opens_turn(self, i: int) -> bool:
        """Whether the word stands among the capitals before a colon that open a turn of a transcript ("MS. STONE:")."""
        for k in range(i + 1, i + 5):
            if self.text(k) == ":":
                return all(not word.text[0].isalpha() or word.text.isupper() for word in self.words[:k])
            if self.text(k) not in {".", ",", "-"} and not self.text(k).isupper():
                return False
        return False

    def _land_as_given_name(self, i: int) -> bool:
        """Whether the name of a land is a person's given name here ("Chad Wolf", "Jordan Bardella")."""
        side = self.side_starting(i)
        following = self.lower(i + 1)
        known = titles()
        taken = (known.portfolio, known.institution, known.single, known.before, names().never, names().thing)
        return (
            side is not None
            and side.end == self.words[i].end
            and self.lower(i) in names().given
            and self.capital(i + 1)
            and not any(following in words for words in taken)
            and not self.within_side(i + 1)
        )

    def _surname_in_capitals(self, i: int) -> bool:
        """Whether a word in capitals is a family name so written beside a given name ("Ms. Anna HOLM", "ONO Taro")."""
        before, after = self.lower(i - 1), self.lower(i + 1)
        given = names().given
        return (before in given and self.capital(i - 1)) or (after in given and self.capital(i + 1))

    def _given_follows(self, i: int) -> bool:
        """Whether an eastern given name follows ("Park Jin-seo", "No Kwang Chol")."""
        ahead = self.text(i + 1)
        hyphened = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", ahead) is not None
        short = (
            self.lower(i) in names().first_family and self.lower(i + 1) in names().first_family and self.capital(i + 1)
        )
        return self.lower(i) in names().first_family and (
            hyphened or (short and self.lower(i) not in {"an", "do", "so", "no"})
        )


def word_lines(article: Article, tree: Tree, sides: tuple[SideMention, ...]) -> Iterator[WordLine]:
    """The lines of an article that are read, furniture and the telephones of press offices left out."""
    begin = {side.start: side for side in sides}
    finish = {side.end: side for side in sides}
    places = [side.start for side in sides]
    for line in article.lines:
        if line.start is not None and not (line.kind == "M" and names_desk(line.text)):
            words, starts, *_ = told = _look(line.text, line.start)
            inside = frozenset(_inside(words, starts, sides[bisect_left(places, line.start) :]))
            titled = told.titled and line.kind != "C"  # captions are sentences
            yield WordLine(line.kind, words, starts, tree, begin, finish, inside, *told[2:-1], titled)


def _inside(words: tuple[Word, ...], starts: tuple[int, ...], sides: tuple[SideMention, ...]) -> Iterator[int]:
    """The words of the mentions among some sides that begin with a word of the line; of each the first six at most."""
    last = starts[-1] if starts else -1
    for side in takewhile(lambda side: side.start <= last, sides):
        first = bisect_left(starts, side.start)
        if starts[first] == side.start:
            yield from (i for i in range(first, min(first + _LONGEST_SIDE, len(words))) if words[i].end <= side.end)


class _Look(NamedTuple):
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    heads: tuple[int, ...]
    openers: tuple[int, ...]
    shouts: bool
    titled: bool


@lru_cache(maxsize=_LINES)
def _look(text: str, start: int) -> _Look:
    """What the words of a line tell by themselves; a line is asked for several times."""
    words, known, particles = split_words(text, start), titles().heads, names().particle
    letters = [word.text for word in words if len(word.text) > 2 and word.text.isalpha()]
    shouts = len(letters) > 2 and sum(map(str.isupper, letters)) > len(letters) * 0.7
    return _Look(
        words=words,
        starts=tuple([word.start for word in words]),
        heads=tuple([i for i, word in enumerate(words) if word.lower in known or "-" in word.lower]),
        openers=tuple([i for i, word in enumerate(words) if word.lower != word.text or word.lower in particles]),
        shouts=shouts,
        titled=not shouts and _titled(words),
    )


def _titled(words: tuple[Word, ...]) -> bool:
    """Whether the words are capitalised as in a headline: nearly all long ones, more than a name with a title has."""
    long = [word for word in words if len(word.text) > 3 and word.text.isalpha()]
    return len(long) > 3 and sum(word.capital for word in long) >= 0.8 * len(long) and words[-1].text not in {".", ":"}

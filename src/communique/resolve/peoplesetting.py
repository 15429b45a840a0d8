"""What the finders of an official's side look at: who is named where, which states, and what speaks against them."""

import re

from communique.lexicon.posts import singular_title
from communique.resolve.peoplecast import Cast
from communique.resolve.peopledoubts import Doubts
from communique.values.annotated import PostMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]  # a side, words for it, and the rule that found it

_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|against|for|over|to|on)\s+(?:the\s+)?$")
_HEADS = re.compile(r"^(?:president|prime minister|premier|chancellor|king)$")
_ONE_OF_A_KIND = frozenset(
    {"head", "foreign minister", "defense minister", "defence minister", "minister of foreign affairs"}
)


class Setting:
    """The people of an article with its states; finders build on it."""

    def __init__(self, cast: Cast, doubts: Doubts) -> None:
        self.cast, self.doubts = cast, doubts
        self.finder, self.text, self.groups = cast.finder, cast.text, cast.groups
        self.owner, self.order, self.place = cast.owner, cast.order, cast.place
        self.counts = doubts.counts
        self.headline = cast.text.find("\n") + 1  # where the line after the headline begins

    def states(self) -> list[str]:
        """The states that the article names, the most named first."""
        counts = self.counts
        return sorted(counts, key=lambda code: (-counts[code], code))

    def somewhere(self, side: SideMention) -> bool:
        """Whether a phrase for a state says where something is, or whom it is aimed at."""
        return _PLACED.search(self.text, max(0, side.start - 14), side.start) is not None


def one_of_a_kind(post: PostMention) -> bool:
    """Whether a state has only one official of this title."""
    return _HEADS.sub("head", singular_title(post.text).lower()) in _ONE_OF_A_KIND


def kinds_of(posts: list[PostMention]) -> set[str]:
    """The offices, of those that a state has only one of, that some titles tell; all heads of state are alike."""
    return {_HEADS.sub("head", post.text.lower()) for post in posts} & _ONE_OF_A_KIND

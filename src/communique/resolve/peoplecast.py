"""The people of one article in the order of their naming, with the sentence that each name stands in."""

from bisect import bisect_left
from collections.abc import Sequence

from communique.resolve.peoplesides import SideFinder
from communique.values.annotated import PersonMention, PostMention, SideMention

_FAR = 4  # sentences through which "his" reaches back


class Cast:
    """Who is named where: `groups` holds the mentions of each person, a person being an index into it."""

    def __init__(self, finder: SideFinder, groups: Sequence[Sequence[PersonMention]]) -> None:
        self.finder = finder
        self.text = finder.text
        self.groups = groups
        self.owner = {m.start: i for i, group in enumerate(groups) for m in group}
        self.order = sorted((m for group in groups for m in group), key=lambda m: m.start)
        self.place = {mention.start: at for at, mention in enumerate(self.order)}
        self._starts = [m.start for m in self.order]

    def within(self, start: int, stop: int) -> Sequence[PersonMention]:
        """The names that begin in a stretch of the text."""
        return self.order[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def before(self, mention: PersonMention) -> PersonMention | None:
        """The name before this one."""
        at = self.place[mention.start]
        return self.order[at - 1] if at else None

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """The sentence that ends where one begins."""
        end = len(self.text[:start].rstrip())
        return (self.finder.sentence(end - 1), end) if end > 0 else None

    def subject_before(self, offset: int) -> int | None:
        """Whom "he" or "his" means most likely: the one named first in this sentence, else in the ones before."""
        start = self.finder.sentence(offset)
        span: tuple[int, int] | None = (start, offset)
        for _ in range(_FAR):
            named = [m for m in self.within(*span) if not m.reporter] if span else []
            if named:
                return self.owner[named[0].start]
            span = self.sentence_before(span[0]) if span else None
        return None

    def single_sides(self, start: int, stop: int) -> list[SideMention]:
        """The phrases for one side each that begin in a stretch of the text."""
        return [side for side in self.finder.sides_within(start, stop) if len(side.codes) == 1]


def told_from(mention: PersonMention) -> int:
    """Where what is told of a person with the name begins: at a title before it, else at the name."""
    return mention.post.start if mention.post is not None and mention.post.end <= mention.start else mention.start


def told_to(mention: PersonMention) -> int:
    """Where what is told of a person with the name ends: behind a title after it, else behind the name."""
    return mention.post.end if mention.post is not None and mention.post.start >= mention.end else mention.end


def title_of(mention: PersonMention) -> PostMention | None:
    """The title beside a name, unless it is a firm's."""
    return mention.post if mention.post is not None and not mention.post.private else None

"""Two people told together with two states: "Presidents X and Y", "A and B last held a summit when X met Y"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from communique.lexicon.posts import singular_title
from communique.lexicon.sides import is_state
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peopleposts import post_counts
from communique.resolve.peopleshapes import lands_of
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention, PostMention, SideMention

_AND = re.compile(r"(?:['’]s)?,?\s+(?:and|with)\s+(?:the\s+)?(?:\w+\s+)?")
_LAST_MET = re.compile(
    r"\b(?:summit|talks?|meeting|met|meet|spoke|consultations|session)\b[^.;\n]{0,70}?,?\s+(?:when|as|in which|at which|where)\s+$"
)
_MET = re.compile(
    r"\s+(?:had\s+|last\s+)*(?:met|meets|received|hosted|welcomed|visited|called|telephoned|spoke\s+(?:with|to)|sat\s+down\s+with)\s+(?:with\s+)?"
)
_OF_BOTH = re.compile(r"\s+(?:of|for|from) (?:the )?[A-Z].*")
_JOINED = re.compile(r"\s+and\s+")
_Side = tuple[str, tuple[int, int] | None]  # a state and words for it
_Pair = tuple[_Side, _Side]


class Pairs:
    """Gives both people of a pair the states that the words around them name together."""

    def __init__(self, cast: Cast, doubts: Doubts) -> None:
        self.cast = cast
        self.doubts = doubts
        self.text = cast.text

    def settle(self, told: Sequence[Told]) -> tuple[list[Told], dict[int, PostMention]]:
        """The findings with a side for both of each pair, and the titles of those whom a sentence names after it."""
        found, titles = list(told), dict[int, PostMention]()
        for post, first, second in self._named_after_titles():
            pair = self._coordinated(max(0, post.start - 40), self.cast.finder.sentence_end(post.start))
            if pair and self._give(found, (first, second), pair):
                titles |= dict.fromkeys(
                    (first, second), replace(post, text=_OF_BOTH.sub("", singular_title(post.text)), plural=False)
                )
        for one, other in self._sharing(found):
            pair = self._pair_before(one, found)
            if pair:
                self._give(found, (self.cast.owner[one.start], self.cast.owner[other.start]), pair)
        for first, second, pair in self._last_met():
            self._give(found, (first, second), pair)
        return found, titles

    def _give(self, found: list[Told], people: tuple[int, int], pair: _Pair) -> bool:
        """Settles the sides of two people: by what is told of one, the shape of a name, else in the order of naming."""
        first, second = people
        codes = dict(pair)
        if first == second or not self._open(found, people, codes):
            return False
        order = next((o for o in (tuple(codes), tuple(codes)[::-1]) if self._agrees(found, people, o)), None)
        if order is None:
            return False
        for i, code in zip(people, order, strict=True):
            if found[i].side is None:
                found[i] = replace(found[i], side=code, at=codes[code], official=True, rule="of-two")
        return True

    def _open(self, found: Sequence[Told], people: tuple[int, int], codes: Mapping[str, object]) -> bool:
        """Whether a side of the two is still to be told, and none that is told is of a third state."""
        told = {found[i].side for i in people}
        return None in told and len(codes) == 2 and told <= {None, *codes}

    def _agrees(self, found: Sequence[Told], people: tuple[int, int], order: tuple[str, ...]) -> bool:
        """Whether nothing told of two people speaks against their states in this order."""
        for i, code, other in zip(people, order, order[::-1], strict=True):
            if found[i].side not in {None, code} or self.doubts.bars(i, code, found):
                return False
            lands = lands_of(self.cast.groups[i])
            if code not in lands and other in lands:
                return False
        return True

    def _named_after_titles(self) -> Iterator[tuple[PostMention, int, int]]:
        """ "The advisers of A and B spoke on Monday. X and Y agreed": a title of two and the names that follow it."""
        beside = {m.post.start for m in self.cast.order if m.post is not None}
        for post in self.cast.finder.annotated.posts:
            if not post.plural or post.private or post.start in beside or not post_counts(post, plural=True):
                continue
            end = self.cast.finder.sentence_end(post.start)
            after = self.cast.within(end, end + 80)
            if len(after) < 2 or self.cast.within(post.start, end):
                continue
            first, second = after[0], after[1]
            begins = not self.text[end : first.start].strip() and " " in first.text and " " in second.text
            if begins and not (first.post or second.post) and _JOINED.fullmatch(self.text, first.end, second.start):
                yield post, self.cast.owner[first.start], self.cast.owner[second.start]

    def _sharing(self, found: Sequence[Told]) -> Iterator[tuple[PersonMention, PersonMention]]:
        """The two people who share a plural title before their names and whose sides are not both told."""
        held: dict[int, list[PersonMention]] = {}
        for mention in self.cast.order:
            office = mention.post is not None and post_counts(mention.post, plural=True) and not mention.post.private
            if office and mention.post is not None and mention.post.plural and mention.post.end <= mention.start:
                held.setdefault(mention.post.start, []).append(mention)
        for holders in held.values():
            if len(holders) == 2 and any(found[self.cast.owner[m.start]].side is None for m in holders):
                yield holders[0], holders[1]

    def _pair_before(self, mention: PersonMention, found: Sequence[Told]) -> _Pair | None:
        """The two states named together before a title of two: in its sentence, the one before, the headline, or most."""
        start = self.cast.finder.sentence(mention.start)
        earlier = self.cast.sentence_before(start)
        spans = [(start, told_from(mention)), *([earlier] if earlier else []), (0, self.text.find("\n") + 1)]
        told = next((pair for span in spans if (pair := self._coordinated(*span))), None)
        return told or self._of_headline(found) or self._most_named()

    def _of_headline(self, found: Sequence[Told]) -> _Pair | None:
        """The states of the people whom the headline names, where they are of two."""
        named = [self.cast.owner[m.start] for m in self.cast.within(0, self.text.find("\n") + 1)]
        sides = {code: found[i].at for i in named if (code := found[i].side) is not None}
        return tuple(sides.items()) if len(sides) == 2 else None  # type: ignore[return-value]

    def _coordinated(self, start: int, stop: int) -> _Pair | None:
        """The first two states of a stretch that "and" joins, where no third one stands with them."""
        sides = [side for side in self.cast.single_sides(start, stop) if is_state(side.codes[0])]
        for one, other in pairwise(sides):
            if one.codes != other.codes and _AND.fullmatch(self.text, one.end, other.start):
                return _side(one), _side(other)
        return None

    def _most_named(self) -> _Pair | None:
        """The two states that the article names most, where no third is named as much."""
        counts = self.doubts.counts
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[1]] <= counts[ranked[2]]):
            return None
        chosen = (next(s for s in self.cast.finder.annotated.sides if s.codes == (code,)) for code in ranked[:2])
        one, other = sorted(chosen, key=lambda side: side.start)
        return _side(one), _side(other)

    def _last_met(self) -> Iterator[tuple[int, int, _Pair]]:
        """ "A and B last held a summit in May, when X met Y" """
        for first, second in pairwise(self.cast.order):
            if first.post or second.post or not _MET.fullmatch(self.text, first.end, second.start):
                continue
            start = self.cast.finder.sentence(first.start)
            pair = self._coordinated(start, first.start)
            if pair and pair[1][1] and _LAST_MET.search(self.text, pair[1][1][1], first.start):
                yield self.cast.owner[first.start], self.cast.owner[second.start], pair


def _side(mention: SideMention) -> _Side:
    return mention.codes[0], (mention.start, mention.end)

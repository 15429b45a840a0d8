"""The side of an official by what stands near: the shape of the name, who else the sentence names, the only state in it."""

import re
from collections.abc import Sequence

from communique.lexicon.sides import is_state
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplesetting import Found, Setting, kinds_of, one_of_a_kind
from communique.resolve.peopleshapes import lands_of
from communique.resolve.peoplesides import SideFinder, Told
from communique.values.annotated import PersonMention, SideMention

_TO_WHOM = re.compile(r"\b(?:to|told|asked|reminded|assured|informed|with|urged)\s+(?:the\s+)?$")


class Near(Setting):
    """Finds the side of an official in what stands near the name."""

    def __init__(self, cast: Cast, doubts: Doubts) -> None:
        super().__init__(cast, doubts)
        self.seat = _seat(cast.finder)

    def by_shape(self, i: int, told: Sequence[Told]) -> Found | None:
        """The land whose names are shaped so, of several the one that the article names most."""
        lands = [
            land
            for land in lands_of(self.groups[i])
            if land in self.finder.named and not self.doubts.bars(i, land, told)
        ]
        start = self.groups[i][0].start
        here = self.finder.sides_within(self.finder.sentence(start), self.finder.sentence_end(start))
        said = {code for side in here for code in side.codes}
        land = max(lands, key=lambda code: (code in said, self.counts[code]), default=None)
        return (land, self.finder.span_of(land, self.groups[i][0].start), "name-shape") if land else None

    def of_the_head(self, i: int, told: Sequence[Told]) -> Found | None:
        """The state of the dateline, of a head or minister told without one: of his own a reporter says no land.

        Only where the sentence or the headline names that state, and nobody else holds the same office of it.
        """
        mention = self.groups[i][0]
        side = self.seat
        bare = mention.post is not None and not mention.post.plural and one_of_a_kind(mention.post)
        if side is None or not bare:
            return None
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        spans = ((0, self.headline), (start, stop))
        near = {code for first, last in spans for each in self.finder.sides_within(first, last) for code in each.codes}
        taken = any(one.side == side and self._same_office(i, k) for k, one in enumerate(told) if k != i)
        return None if taken or side not in near else (side, self.finder.span_of(side, mention.start), "dateline")

    def nearby(self, i: int, told: Sequence[Told]) -> Found | None:
        """The side of who met the person named before in the same sentence, or holds the same office as he."""
        for mention in self.groups[i]:
            at = self.place[mention.start]
            start = self.finder.sentence(mention.start)
            for before in reversed(self.order[:at]):
                if before.start < start:
                    break
                other = told[self.owner[before.start]]
                if other.side is not None and other.official and is_state(other.side):
                    if self._spoken_to(before) and before is not self.order[0] and self._earlier(before, start):
                        continue
                    if self.doubts.met_between(before, mention) or self.doubts.urged(before, mention, other):
                        return self._met_by(i, mention, other.side, told)
                    if self.doubts.paired(before, mention):
                        return self._rival(i, mention, other.side, told)
                    if self._same_office(i, self.owner[before.start]):
                        return self._rival(i, mention, other.side, told)
                    return None  # as likely of another land: "X told Y"
        return None

    def said_near(self, i: int, told: Sequence[Told]) -> Found | None:
        """The only state named in the sentence of the person's first mention, before it or as whose officer he is.

        A state told behind it is most often what he is about: "Prime Minister X goes to Oslo", "X thanked Norway".
        """
        mention = self.groups[i][0]
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        near = {
            code: side
            for side in self.finder.sides_within(start, stop)
            if (side.start < mention.start or self.text[mention.end : side.start] == " as ")
            and not self.finder.in_post(side)
            and not self._in_name(side)
            and not self.somewhere(side)
            for code in side.codes
            if is_state(code) and not self.doubts.bars(i, code, told)
        }
        if len(near) != 1:
            return None
        code, side = next(iter(near.items()))
        return code, (side.start, side.end), "same-sentence"

    def _spoken_to(self, mention: PersonMention) -> bool:
        """Whether a name is that of the one who is told something ("stressed to X that")."""
        start = told_from(mention)
        return _TO_WHOM.search(self.text, max(0, start - 16), start) is not None

    def _earlier(self, mention: PersonMention, start: int) -> bool:
        """Whether someone else is named before in the sentence that begins at `start`."""
        return any(m.start >= start for m in self.order[: self.place[mention.start]])

    def _same_office(self, i: int, other: int) -> bool:
        """Whether two people head states, or the same ministry: they are of two states."""
        here, there = (kinds_of([m.post for m in self.groups[k] if m.post is not None]) for k in (i, other))
        return bool(here & there)

    def _rival(self, i: int, mention: PersonMention, side: str, told: Sequence[Told]) -> Found | None:
        """The state most named beside that of an official of the same office, if it is named nearly as much."""
        counts = self.counts
        rest = [
            code
            for code in self.states()
            if code != side and counts[code] * 3 >= counts[side] and not self.doubts.bars(i, code, told)
        ]
        return (rest[0], self.finder.span_of(rest[0], mention.start), "met") if rest else None

    def _met_by(self, i: int, mention: PersonMention, side: str, told: Sequence[Told]) -> Found | None:
        """The side of someone met by an official of `side`: the other state of the sentence, or of the headline."""
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        line = self.text.find("\n", mention.end)
        spans = ((start, stop), (0, self.headline), (stop, line if line >= 0 else len(self.text)))
        for first, last in spans:
            near = [s for s in self.finder.sides_within(first, last) if not self.finder.in_post(s)]
            near = [s for s in near if first != stop or not self.somewhere(s)]
            codes = sorted({code for s in near for code in s.codes if code != side and is_state(code)})
            codes = [code for code in codes if not self.doubts.bars(i, code, told)]
            if len(codes) == 1:
                return codes[0], self.finder.span_of(codes[0], mention.start), "met"
        return None

    def _in_name(self, side: SideMention) -> bool:
        """Whether what looks like a capital is a person's given name ("Cairo Melvin Amador")."""
        return side.form == "capital" and side.end + 1 in self.owner


def _seat(finder: SideFinder) -> str | None:
    """The state whose capital the dateline names."""
    line = finder.annotated.article.dateline
    if line is None or line.start is None or line.end is None:
        return None
    found = finder.sides_within(line.start, line.end)
    return next((side.codes[0] for side in found if side.form == "capital"), None)

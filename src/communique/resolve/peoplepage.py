"""The side of an official by what the page is: a house's own release, a page of some land, one mainly about a state."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from communique.lexicon.leaders import plain
from communique.lexicon.names import names
from communique.lexicon.posts import House
from communique.lexicon.sides import is_organisation_name, is_state
from communique.resolve.home import home_side, issuer_side, likely_land, press_land
from communique.resolve.home_house import house_of
from communique.resolve.home_issuer import issuer_land
from communique.resolve.homeland import Homeland
from communique.resolve.homeland_bare import is_own
from communique.resolve.peoplecast import Cast
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplenear import Near
from communique.resolve.peoplesetting import Found, Setting
from communique.resolve.peoplesides import Told
from communique.values.annotated import Annotated
from communique.values.article import Line
from communique.values.claims import Receipt

_HIS_WAR = re.compile(
    r"['’]s?\s+(?:[\w-]+,?\s+(?:and\s+)?){0,4}?(?:war|aggression|invasion|regime|attacks?|assault|brutality|atrocities|crackdown|threats|dictatorship)\b"
)
_HIS_WORDS = re.compile(
    r"(?:'s|’s|s'|s’)\s+(?:\w+\s+){0,3}(?:Remarks?|Statements?|Comments?|Message|Speech|Address|Answers?|Reply|Response|Regular Press)\b"
)
_HEADS = re.compile(r"(?:director|secretary)[ -]general|(?:executive director|chief)", re.IGNORECASE)
_NEAR = 60  # characters between a speaker's name and the edge of the line
_CLEARLY = 1.5
NEARLY_ALL = 0.8  # the share of the evidence from which a land is that of any official


class OfPage(Setting):
    """Finds the side of an official in what the page is."""

    def __init__(self, cast: Cast, doubts: Doubts, told: Sequence[Told], near: Near) -> None:
        super().__init__(cast, doubts)
        self.told, self.near = told, near
        self.house = _house(cast.finder.annotated)
        self.home = self.house.side if self.house else None

    @cached_property
    def land(self) -> Homeland | None:
        """The land of a newsroom's page that tells its own officials bare, or of a release's issuer, asked for once."""
        return None if self.house else press_land(self.finder.annotated) or issuer_land(self.finder.annotated)

    @cached_property
    def _issuer(self) -> tuple[str, Receipt | None] | None:
        """The side whose release or statement the page is, asked for once."""
        return issuer_side(self.finder.annotated)

    def in_own_words(self, i: int, told: Sequence[Told]) -> Found | None:
        """The side that puts out a release, for the official who signs it, or whom it lets speak ("Minister Holm said:")."""
        group = self.groups[i]
        if self._issuer is None or not any(self._speaks(mention.start, mention.end) for mention in group):
            return None
        posts = " ".join(m.post.text for m in group if m.post)
        if not posts or (self.house and self.house.foreign.search(posts)) or self.doubts.bars(i, self._issuer[0], told):
            return None
        side, receipt = self._issuer
        return side, (receipt.start, receipt.end) if receipt else self.finder.span_of(side, 0), "issuer"

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a name stands over or under a release, owns the statement in its headline, or announces words."""
        line = next((x for x in self._lines if (x.start or 0) <= start < (x.start or 0) + len(x.text)), None)
        if line is None or line.start is None:
            return False
        if line.kind == "H":
            return _HIS_WORDS.match(self.text, end) is not None
        announces = line.kind == "B" and line.text.rstrip().endswith(":") and line.start + len(line.text) - end < _NEAR
        return announces or (line.kind == "M" and start - line.start < _NEAR)

    @cached_property
    def _lines(self) -> list[Line]:
        """The lines that may tell whose words follow, asked for once."""
        lines = self.finder.annotated.article.lines
        return [x for x in lines if x.start is not None and (x.kind in "HM" or x.text.rstrip().endswith(":"))]

    def at_home(self, i: int, told: Sequence[Told]) -> Found | None:
        """The side whose release it is, or its guest where the title is none of its own."""
        posts = " ".join(m.post.text for m in self.groups[i] if m.post)
        if self.house is None:
            return None
        foreign = self.house.foreign.search(posts) or self._foreign_name(i) or self._wages_war(i)
        if foreign or self.doubts.bars(i, self.house.side, told):
            shaped = self.near.by_shape(i, told)
            guest = shaped[0] if shaped else self._guest(i, told)
            return (guest, self.finder.span_of(guest, 0), "guest") if guest else None
        return self.house.side, self.finder.span_of(self.house.side, 0), "home"

    def _wages_war(self, i: int) -> bool:
        """Whether a release speaks of the person's war or aggression, as no house does of its own."""
        return any(_HIS_WAR.match(self.text, mention.end) for mention in self.groups[i])

    def _foreign_name(self, i: int) -> bool:
        """Whether a name is no Korean one in a release of the North, where all officials bear Korean names."""
        fullest = max((m.text for m in self.groups[i]), key=len)
        parts = plain(fullest).split()
        return self.home == "KP" and len(parts) > 1 and parts[0] not in names().korean

    def _guest(self, i: int, told: Sequence[Told]) -> str | None:
        """The foreign state of the headline, else that named last in the paragraph, else most in the opening."""
        at = self.groups[i][0].start
        able = {code for code in self.counts if code != self.home and not self.doubts.bars(i, code, told)}
        foreign = [(side.start, code) for side in self.finder.annotated.sides for code in side.codes if code in able]
        headline = sorted({code for start, code in foreign if start < self.headline})
        if len(headline) == 1:
            return headline[0]
        line = self.text.rfind("\n", 0, at) + 1
        before = [code for start, code in foreign if line <= start < at]
        if before:
            return before[-1]
        counts = Counter(code for start, code in foreign if start < 900)
        return max(sorted(counts), key=lambda code: counts[code]) if counts else None

    @cached_property
    def _page_s(self) -> tuple[str, Receipt | None] | None:
        """The side whose page it is, asked for once."""
        return home_side(self.finder.annotated)

    def of_the_page(self, i: int, told: Sequence[Told]) -> Found | None:
        """The state whose government the page means where it names none."""
        found = self._page_s
        if found is None or self.doubts.bars(i, found[0], told):
            return None
        return found[0], self.finder.span_of(found[0], 0), "main"

    def likeliest(self, i: int, told: Sequence[Told], *, least: float = 0) -> Found | None:
        """The land for which most speaks, of one who governs, where the evidence is too split to call it the page's.

        `least`: the share of the evidence that it must have.
        """
        best = self._likeliest
        post = next((m.post for m in self.groups[i] if m.post is not None), None)
        if (
            best is None
            or best.share < least
            or post is None
            or not is_own(post)
            or self.doubts.bars(i, best.side, told)
        ):
            return None
        return best.side, self.finder.span_of(best.side, self.groups[i][0].start), "main"

    def of_much(self, i: int, told: Sequence[Told]) -> Found | None:
        """The land for which nearly all speaks, of any official whom nothing near tells of."""
        best = self._likeliest
        if best is None or best.share < NEARLY_ALL or self.doubts.bars(i, best.side, told):
            return None
        return best.side, self.finder.span_of(best.side, self.groups[i][0].start), "main"

    def of_its_body(self, i: int, told: Sequence[Told]) -> Found | None:
        """The only organisation that the headline names, of the head of one ("Director General X")."""
        post = next((m.post for m in self.groups[i] if m.post is not None), None)
        if post is None or post.private or not (post.rank == "head of organisation" or _HEADS.fullmatch(post.text)):
            return None
        sides = [s for s in self.finder.sides_within(0, self.headline) if is_organisation_name(s.text)]
        codes = {side.codes for side in sides}
        return (sides[0].codes[0], (sides[0].start, sides[0].end), "main") if len(codes) == 1 else None

    @cached_property
    def _likeliest(self) -> Homeland | None:
        return likely_land(self.finder.annotated) if self.house is None and self.land is None else None

    def main(self, i: int, told: Sequence[Told]) -> Found | None:
        """The state that the page names most, where it clearly leads; none but the page's own where that is sure."""
        counts = Counter(
            side.codes[0]
            for side in self.finder.annotated.sides
            if len(side.codes) == 1 and is_state(side.codes[0]) and not self.somewhere(side)
        )
        for one, group in zip(self.told, self.groups, strict=True):
            if one.rule in {"known", "post"} and one.side is not None and one.official:
                counts[one.side] += len(group)
        counts.update(place.side for place in self.finder.annotated.places if place.side is not None and place.city)
        ranked = [
            code
            for code in sorted(counts, key=lambda code: (-counts[code], code))
            if not self.doubts.bars(i, code, told)
        ]
        if not ranked or (
            counts[ranked[0]] * 2 <= sum(counts[code] for code in ranked)
            and counts[ranked[0]] < _CLEARLY * counts[ranked[1]]
        ):
            return None
        if self.land is not None and ranked[0] != self.land.side:
            return None
        return ranked[0], self.finder.span_of(ranked[0], 0), "main"


def _house(annotated: Annotated) -> House | None:
    """The state whose release the page is by its first words, unless more tells that of another side."""
    found = house_of(annotated)
    if found is None:
        return None
    issuer = issuer_side(annotated)
    return found if issuer is None or issuer[0] == found.side else None

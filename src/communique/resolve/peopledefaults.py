"""The side of an official whose own words leave it open: coordination, the release's own side, what stands near."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from communique.lexicon.leaders import plain
from communique.lexicon.names import names
from communique.lexicon.posts import House, houses, side_of_title, singular_title, titles
from communique.lexicon.sides import is_state
from communique.resolve.home import home_side, press_land
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplehome import of_homeland
from communique.resolve.peopleshapes import lands_of
from communique.resolve.peoplesides import SideFinder, Told
from communique.resolve.peopletalk import of_talk
from communique.values.annotated import PersonMention, PostMention, SideMention
from communique.values.claims import Receipt

_CHAIN = re.compile(
    r"[,;]?\s*(?:and|as well as|with)?\s*(?:the|his|her|its|H\.?E\.?|(?:His|Her) (?:Highness|Excellency)(?: the)?)?\s*",
    re.IGNORECASE,
)
_DELEGATION = re.compile(
    r"(?:\s+(?:side|delegation|team))?[^.]{0,30}?\b(?:led|headed|chaired|co-chaired|represented)\b[^.]{0,20}?\bby\b"
)
_UNDER = re.compile(
    r"(?:\s*\([A-Z][A-Za-z.]*\))?(?:\s+(?:side|delegation|team|mission|contingent))?\s+(?:under|with)\s+(?:the\s+)?"
)
_TEAM = re.compile(r"\b(?:side|delegation|team|mission|contingent)\b")
_HIS_WAR = re.compile(
    r"['’]s?\s+(?:[\w-]+,?\s+(?:and\s+)?){0,4}?(?:war|aggression|invasion|regime|attacks?|assault|brutality|atrocities|crackdown|threats|dictatorship)\b"
)
_TO_WHOM = re.compile(r"\b(?:to|told|asked|reminded|assured|informed|with|urged)\s+(?:the\s+)?$")
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|against|for|over|to|on)\s+(?:the\s+)?$")
_HEADS = re.compile(r"^(?:president|prime minister|premier|chancellor|king)$")
_ONE_OF_A_KIND = frozenset(
    {"head", "foreign minister", "defense minister", "defence minister", "minister of foreign affairs"}
)
_SERVANT = re.compile(
    r"\b(?:advis[eo]r|aide|assistant|envoy|secretary|spokes\w+|chief of staff|counsell?or|emissary|deputy)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(r"\s+to\s+(?:the\s+)?")
_SIGNED_FOR = re.compile(
    r"[^.;]{0,60}?(?:\b(?:signed|spoke|acted|appeared|attended|negotiated)\b[^.;,]{0,30}\b(?:for|on behalf of)"
    r"|\brepresent(?:ed|ing|s))\s+(?:the\s+)?"
)
_NO_OFFICES = frozenset({"official", "officer"})
_OPENING = 1500
_CLEARLY = 1.5


def settle(cast: Cast, doubts: Doubts, told: Sequence[Told]) -> list[Told]:
    """The findings with a side for every official, where the page allows one to be told."""
    settled = [
        replace(one, official=False) if one.weak and not _of_state(cast.finder.annotated.posts, told) else one
        for one in told
    ]
    defaults = _Defaults(cast, doubts, settled)
    settled = [replace(one, official=False) if defaults.mere_colleague(i) else one for i, one in enumerate(settled)]
    for i, one in enumerate(settled):
        if one.official and one.side is None:
            settled[i] = defaults.side_for(i, settled)
    return settled


def _of_state(posts: Sequence[PostMention], told: Sequence[Told]) -> bool:
    """Whether the article is about affairs of state: people of office are named, not only people of some land."""
    offices = sum(1 for post in posts if post.rank not in _NO_OFFICES and not post.private)
    weak = sum(1 for one in told if one.weak and one.rule == "possessive")
    return offices > 0 and offices * 2 >= weak


class _Defaults:
    def __init__(self, cast: Cast, doubts: Doubts, told: Sequence[Told]) -> None:
        self.told = told
        self.doubts = doubts
        self.finder = finder = cast.finder
        self.text = finder.text
        self.groups = groups = cast.groups
        self.house = _house(finder.text)
        self.home = self.house.side if self.house else None
        self.cast, self.land = cast, None if self.house else press_land(finder.annotated)
        self.headline = finder.text.find("\n") + 1
        self.owner, self.order, self.place = cast.owner, cast.order, cast.place
        self._dateline = _seat(finder)
        self.counts = doubts.counts
        self.surnames: dict[str, int] = {}
        for i, group in enumerate(groups):
            for mention in group:
                self.surnames.setdefault(mention.text.split()[-1], i)

    def mere_colleague(self, i: int) -> bool:
        """Whether the person is told only as the colleague of someone who holds no office."""
        if self.told[i].rule != "counterpart" or not all(
            m.post is None or m.post.text.lower().endswith("colleague") for m in self.groups[i]
        ):
            return False
        at = self.place[self.groups[i][0].start]
        return at == 0 or not self.told[self.owner[self.order[at - 1].start]].official

    def side_for(self, i: int, told: Sequence[Told]) -> Told:
        """The first default that gives a side to the person."""
        one = told[i]
        for find in (
            self._signed_for,
            self._by_title,
            self._chained,
            self._serving,
            self._delegated,
            self._other_of_pair,
            self._by_honorific,
        ):
            found = find(i, told)
            if found is not None:
                return replace(one, side=found[0], at=found[1], rule=found[2])
        found = (
            self._at_home(i, told)
            if self.home
            else self._by_shape(i, told)
            or of_talk(self.cast, self.doubts, self.land.side if self.land else None, i, told)
            or of_homeland(self.cast, self.doubts, self.land, i, told)
            or self._of_the_head(i, told)
            or self._nearby(i, told)
            or self._said_near(i, told)
            or self._of_the_page(i, told)
            or self._main(i, told)
        )
        return replace(one, side=found[0], at=found[1], rule=found[2]) if found else one

    def _signed_for(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """ "X signed for the Philippines" """
        for mention in self.groups[i]:
            found = _SIGNED_FOR.match(self.text, mention.end)
            ahead = self.finder.sides_within(found.end(), found.end() + 1) if found else ()
            side = next((s for s in ahead if len(s.codes) == 1), None)
            if side is not None:
                return side.codes[0], (side.start, side.end), "signed-for"
        return None

    def _chained(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of the person named right before in a list ("Israeli adviser X and senior adviser Y")."""
        for mention in self.groups[i]:
            if mention.post is None:
                continue
            at = self.place[mention.start]
            start = min(mention.start, mention.post.start)
            if at == 0:
                continue
            before = self.order[at - 1]
            end = max(before.end, before.post.end if before.post else 0)
            other = told[self.owner[before.start]]
            linked = end <= start and _CHAIN.fullmatch(self.text, end, start) is not None
            if (
                linked
                and other.side is not None
                and other.rule in {"post", "chained"}
                and self.owner[before.start] != i
            ):
                return other.side, other.at, "chained"
        return None

    def _serving(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of the leader served: "national security adviser to Prime Minister X"."""
        for mention in self.groups[i]:
            if (
                mention.post is not None
                and mention.post.end <= mention.start
                and not _SERVANT.search(mention.post.text)
            ):
                continue
            leader = self._named_in(mention)
            if leader is not None and leader != i and told[leader].side is not None:
                return told[leader].side or "", told[leader].at, "serving"
            at = self.place[mention.start] + 1
            end = max(mention.end, mention.post.end if mention.post else 0)
            for other in self.order[at : at + 1]:
                start = other.post.start if other.post and other.post.end <= other.start else other.start
                found = told[self.owner[other.start]]
                if (
                    mention.post
                    and end <= start
                    and _SERVES.fullmatch(self.text, end, start)
                    and found.side is not None
                ):
                    return found.side, found.at, "serving"
        return None

    def _delegated(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of the delegation that the sentence has just named ("The Japanese side was led by X and Y")."""
        for mention in self.groups[i]:
            start = self.finder.sentence(mention.start)
            sides = [
                s
                for s in self.finder.sides_within(start, mention.start)
                if s.end <= mention.start and len(s.codes) == 1
            ]
            for side in reversed(sides):
                under = _UNDER.fullmatch(self.text, side.end, told_from(mention))
                team = under and _TEAM.search(self.text, max(start, side.start - 15), told_from(mention))
                if team or _DELEGATION.match(self.text, side.end):
                    return side.codes[0], (side.start, side.end), "delegation"
        return None

    def _other_of_pair(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The other main state, where two share a plural title and one's state is told ("Foreign Ministers X and Y")."""
        for mention in self.groups[i]:
            if mention.post is None or not mention.post.plural or not _one_of_a_kind(mention.post):
                continue
            holders = {
                self.owner[m.start] for m in self.order if m.post is not None and m.post.start == mention.post.start
            }
            others = {told[k].side for k in holders - {i}}
            if len(holders) == 2 and None not in others:
                rest = [code for code in self._states() if code not in others]
                return (rest[0], self.finder.span_of(rest[0], mention.start), "other-of-pair") if rest else None
        return None

    def _states(self) -> list[str]:
        """The states that the article names, the most named first."""
        counts = self.counts
        return sorted(counts, key=lambda code: (-counts[code], code))

    def _named_in(self, mention: PersonMention) -> int | None:
        """The person whose family name the title holds ("a spokeswoman for Rutte")."""
        words = mention.post.text.split()[1:] if mention.post else []
        return min((self.surnames[word] for word in words if word in self.surnames), default=None)

    def _by_shape(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
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

    def _by_honorific(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The land of an honorific ("Shri", "Lord"), where the article names it."""
        for mention in self.groups[i]:
            words = self.text[max(0, mention.start - 14) : mention.end].split()
            own = len(mention.text.split())
            for word in words[-own - 1 : len(words) - own + 1]:
                land = titles().land.get(word.lower())
                if land is not None and land in self.finder.named:
                    return land, self.finder.span_of(land, mention.start), "honorific"
        return None

    def _by_title(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of a title that only one state has."""
        for mention in self.groups[i]:
            side = side_of_title(mention.post.text, self.finder.named) if mention.post is not None else None
            if side is not None and mention.post is not None:
                return side, (mention.post.start, mention.post.end), "title"
        return None

    def _at_home(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side whose release it is, or its guest where the title is none of its own."""
        posts = " ".join(m.post.text for m in self.groups[i] if m.post)
        if self.house is None:
            return None
        foreign = self.house.foreign.search(posts) or self._foreign_name(i) or self._wages_war(i)
        if foreign or self.doubts.bars(i, self.house.side, told):
            shaped = self._by_shape(i, told)
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

    def _nearby(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of the person named before in the same sentence."""
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
                    if self.doubts.met_between(before, mention):
                        return self._met_by(i, mention, other.side, told)
                    if self._same_office(i, self.owner[before.start]):
                        return self._rival(i, mention, other.side, told)
                    if not self.doubts.bars(i, other.side, told):
                        return other.side, other.at, "same-sentence"
        return None

    def _spoken_to(self, mention: PersonMention) -> bool:
        """Whether a name is that of the one who is told something ("stressed to X that")."""
        start = told_from(mention)
        return _TO_WHOM.search(self.text, max(0, start - 16), start) is not None

    def _earlier(self, mention: PersonMention, start: int) -> bool:
        """Whether someone else is named before in the sentence that begins at `start`."""
        return any(m.start >= start for m in self.order[: self.place[mention.start]])

    @cached_property
    def _page_s(self) -> tuple[str, Receipt | None] | None:
        """The side whose page it is, asked for once."""
        return home_side(self.finder.annotated)

    def _of_the_page(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The state whose government the page means where it names none."""
        found = self._page_s
        if found is None or self.doubts.bars(i, found[0], told):
            return None
        return found[0], self.finder.span_of(found[0], 0), "main"

    def _of_the_head(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The state of the dateline, of a head or minister told without one: of his own a reporter says no land.

        Only where the sentence or the headline names that state, and nobody else holds the same office of it.
        """
        mention = self.groups[i][0]
        side = self._dateline
        bare = mention.post is not None and not mention.post.plural and _one_of_a_kind(mention.post)
        if side is None or not bare:
            return None
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        spans = ((0, self.headline), (start, stop))
        near = {code for first, last in spans for each in self.finder.sides_within(first, last) for code in each.codes}
        taken = any(one.side == side and self._same_office(i, k) for k, one in enumerate(told) if k != i)
        return None if taken or side not in near else (side, self.finder.span_of(side, mention.start), "dateline")

    def _same_office(self, i: int, other: int) -> bool:
        """Whether two people head states, or the same ministry: they are of two states."""
        here, there = (
            {_HEADS.sub("head", m.post.text.lower()) for m in self.groups[k] if m.post is not None} for k in (i, other)
        )
        return bool(here & there & _ONE_OF_A_KIND)

    def _rival(
        self, i: int, mention: PersonMention, side: str, told: Sequence[Told]
    ) -> tuple[str, tuple[int, int] | None, str] | None:
        """The state most named beside that of an official of the same office, if it is named nearly as much."""
        counts = self.counts
        rest = [
            code
            for code in self._states()
            if code != side and counts[code] * 3 >= counts[side] and not self.doubts.bars(i, code, told)
        ]
        return (rest[0], self.finder.span_of(rest[0], mention.start), "met") if rest else None

    def _met_by(
        self, i: int, mention: PersonMention, side: str, told: Sequence[Told]
    ) -> tuple[str, tuple[int, int] | None, str] | None:
        """The side of someone met by an official of `side`: the other state of the sentence, or of the headline."""
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        line = self.text.find("\n", mention.end)
        spans = ((start, stop), (0, self.headline), (stop, line if line >= 0 else len(self.text)))
        for first, last in spans:
            near = [s for s in self.finder.sides_within(first, last) if not self.finder.in_post(s)]
            near = [s for s in near if first != stop or not self._somewhere(s)]
            codes = sorted({code for s in near for code in s.codes if code != side and is_state(code)})
            codes = [code for code in codes if not self.doubts.bars(i, code, told)]
            if len(codes) == 1:
                return codes[0], self.finder.span_of(codes[0], mention.start), "met"
        return None

    def _said_near(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The only state named in the sentence of the person's first mention."""
        mention = self.groups[i][0]
        start, stop = self.finder.sentence(mention.start), self.finder.sentence_end(mention.start)
        near = {
            code: side
            for side in self.finder.sides_within(start, stop)
            if not self.finder.in_post(side) and not self._in_name(side) and not self._somewhere(side)
            for code in side.codes
            if is_state(code) and not self.doubts.bars(i, code, told)
        }
        if len(near) != 1:
            return None
        code, side = next(iter(near.items()))
        return code, (side.start, side.end), "same-sentence"

    def _somewhere(self, side: SideMention) -> bool:
        """Whether a phrase for a state says where something is, or whom it is aimed at."""
        return _PLACED.search(self.text, max(0, side.start - 14), side.start) is not None

    def _in_name(self, side: SideMention) -> bool:
        """Whether what looks like a capital is a person's given name ("Cairo Melvin Amador")."""
        return side.form == "capital" and side.end + 1 in self.owner

    def _main(self, i: int, told: Sequence[Told]) -> tuple[str, tuple[int, int] | None, str] | None:
        """The state that the page names most, where it clearly leads."""
        counts = Counter(
            side.codes[0]
            for side in self.finder.annotated.sides
            if len(side.codes) == 1 and is_state(side.codes[0]) and not self._somewhere(side)
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
        return ranked[0], self.finder.span_of(ranked[0], 0), "main"


def _seat(finder: SideFinder) -> str | None:
    """The state whose capital the dateline names."""
    line = finder.annotated.article.dateline
    if line is None or line.start is None or line.end is None:
        return None
    found = finder.sides_within(line.start, line.end)
    return next((side.codes[0] for side in found if side.form == "capital"), None)


def _one_of_a_kind(post: PostMention) -> bool:
    """Whether a state has only one official of this title."""
    return _HEADS.sub("head", singular_title(post.text).lower()) in _ONE_OF_A_KIND


def _house(text: str) -> House | None:
    """The state whose release the page is."""
    opening = text[:_OPENING]
    return next((house for house in houses() if house.put_out(opening)), None)

"""Which side a person belongs to: told beside the name, by the post, by the institution, or known before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.lexicon.leaders import Leader, leaders_named, plain
from communique.resolve.peopleposts import post_counts
from communique.values.annotated import Annotated, PersonMention, PostMention, SideMention

_US_RELEASE = re.compile(
    r"attributable to .{0,40}spokesperson|office of the spokesperson|press statement|the white house|statements? and releases|"
    r"u\.?s\.? department of state|briefing room",
    re.IGNORECASE,
)
_KP_RELEASE = re.compile(r"\(KCNA\)|\bJuche \d|-0-\s*$", re.MULTILINE)
_STATE_RANKS = frozenset({"leader", "deputy leader", "minister", "vice minister", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a person's side, where the words for it stand, and whether the person holds an office."""

    side: str | None = None
    at: tuple[int, int] | None = None
    official: bool = False
    rank: str | None = None
    sure: bool = False


class SideFinder:
    """Finds the sides of people of one article."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.sides = annotated.sides
        self.named = frozenset(code for side in annotated.sides for code in side.codes)
        self.home = _home(annotated.article.text)
        day = annotated.article.published.value[:4] if annotated.article.published else ""
        self.year = int(day) if day.isdigit() else None

    def told(self, mentions: Sequence[PersonMention]) -> Told:
        """What the words beside the person's name tell, and failing these the lexicon of leaders."""
        official = any(m.post is not None for m in mentions)
        for find in (self._by_post, self._beside, self._by_counterpart):
            found = find(mentions)
            if found is not None:
                return replace(found, official=True, sure=True)
        known = self._known(mentions)
        if known is not None:
            return known
        return Told(official=official)

    def settle(self, groups: Sequence[Sequence[PersonMention]], told: Sequence[Told]) -> list[Told]:
        """Fills in the home side of a release for officials whose side the words leave open."""
        return [self._default(mentions, one) for mentions, one in zip(groups, told, strict=True)]

    def _default(self, mentions: Sequence[PersonMention], told: Told) -> Told:
        if told.side is not None or not told.official or self.home is None:
            return told
        return replace(told, side=self.home)

    def _by_post(self, mentions: Sequence[PersonMention]) -> Told | None:
        for mention in mentions:
            post = mention.post
            if post is not None and post_counts(post) and post.side is not None:
                return Told(post.side, self._side_span(post.side, post.start))
        return None

    def _beside(self, mentions: Sequence[PersonMention]) -> Told | None:
        for mention in mentions:
            if mention.side is not None:
                return Told(mention.side, self._side_span(mention.side, mention.start))
        return None

    def _by_counterpart(self, mentions: Sequence[PersonMention]) -> Told | None:
        for mention in mentions:
            if mention.post is not None and mention.post.side is not None:
                return Told(mention.post.side, self._side_span(mention.post.side, mention.post.start))
        return None

    def _known(self, mentions: Sequence[PersonMention]) -> Told | None:
        fullest = max(mentions, key=lambda m: len(m.text))
        found = [leader for leader in leaders_named(fullest.text, self.year)]
        if " " not in plain(fullest.text):
            found = [leader for leader in found if leader.side in self.named and leader.rank in _STATE_RANKS]
        sides = {leader.side for leader in found}
        if not sides:
            return None
        best = _likeliest(found, self.named)
        return Told(best.side, self._any_span(best.side), official=True, rank=best.rank)

    def _side_span(self, code: str, near: int) -> tuple[int, int] | None:
        """The mention of a side nearest to a place in the text."""
        spans = [side for side in self.sides if code in side.codes]
        if not spans:
            return None
        best = min(spans, key=lambda side: (abs(side.start - near), side.start))
        return best.start, best.end

    def _any_span(self, code: str) -> tuple[int, int] | None:
        side: SideMention | None = next((s for s in self.sides if code in s.codes), None)
        return (side.start, side.end) if side else None


def _likeliest(found: Sequence[Leader], named: frozenset[str]) -> Leader:
    return max(found, key=lambda leader: (leader.side in named, leader.rank == "leader"))


def _home(text: str) -> str | None:
    """The side whose release the page is."""
    head = text[:1500]
    if _KP_RELEASE.search(head):
        return "KP"
    return "US" if _US_RELEASE.search(head) else None


def post_of(mention: PersonMention) -> PostMention | None:
    """The title beside a mention, if it names an office."""
    return mention.post if mention.post is not None and post_counts(mention.post) else None

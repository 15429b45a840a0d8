"""Which side a person belongs to, by the words beside the name: the post's, "Japan's", "his Japanese counterpart"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.lexicon.leaders import Leader, leaders_named, plain
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.lexicon.sides import is_movement, is_organisation_name, is_state
from communique.resolve.peopleposts import post_counts
from communique.values.annotated import Annotated, PersonMention, PostMention, SideMention

_HEADED = 300  # characters before the head of an organisation in which it may be named
_SERVES = re.compile(
    r"(?:[^,]{0,60}?\b)?(?:advis[eo]r|aide|assistant|counsell?or|deputy|director|secretary|spokes\w+|chief of staff)\b[^,]{0,60}?"
    r"\s(?:to|for|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LORD = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?"
    r"(?:president|premier|prime minister|king|queen|chancellor|emir|sultan|leader|minister|government|cabinet)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\s+(?:counterpart|colleague|opposite number|guest|host|interlocutor|visitor),?\s+(?:the\s+|[A-Z][a-z]{1,9}\.?\s+)?$"
)
_POINTING = 60  # characters in which whom a counterpart is told to be stands
_ELSEWHERE = frozenset({"officer", "legislator", "spokesperson", "ambassador"})
_KNOWN_ALONE = frozenset({"leader", "deputy leader", "minister", "head of organisation"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a person's side: code, words for it and rule, and whether the person holds an office."""

    side: str | None = None
    at: tuple[int, int] | None = None
    official: bool = False
    rank: str | None = None
    rule: str = ""
    weak: bool = False  # an official only if the article is about affairs of state


class SideFinder:
    """Finds the sides that the words beside the names of one article tell."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.text = annotated.article.text
        self.named = frozenset(code for side in annotated.sides for code in side.codes)
        self._starts = [sentence.start for sentence in annotated.tree.sentences]
        self._side_starts = [side.start for side in annotated.sides]
        self._post_starts = [post.start for post in annotated.posts]
        self._by_code: dict[str, list[SideMention]] = {}
        for side in annotated.sides:
            for code in side.codes:
                self._by_code.setdefault(code, []).append(side)
        published = annotated.article.published
        year = published.value[:4] if published else ""
        self.year = int(year) if year.isdigit() else None

    def told(self, mentions: Sequence[PersonMention]) -> Told:
        """The first of the rules that tells a side, and whether the person is an official by post, side or fame."""
        known = self._known(mentions)
        official = known is not None or any(_office(m) for m in mentions)
        for find in (self._by_post, self._by_possessive):
            found = find(mentions)
            if found is not None:
                weak = found.weak and not official
                return replace(
                    found, official=official or found.official, rank=known.rank if known else None, weak=weak
                )
        if known is not None and known.side in self.named:
            return known
        for find in (self._by_counterpart, self._by_adjective):
            found = find(mentions)
            if found is not None:
                return replace(found, official=official or found.official)
        return known or Told(official=official)

    def _by_post(self, mentions: Sequence[PersonMention]) -> Told | None:
        """The side that the title names ("Japanese Foreign Minister")."""
        for mention in mentions:
            post = mention.post
            if post is not None and post_counts(post) and post.side is not None and not _of_a_field(post):
                return Told(post.side, self.span_of(post.side, post.start), official=True, rule="post")
            if post is not None and (lord := self._served(post)) is not None:
                return Told(lord.codes[0], (lord.start, lord.end), official=True, rule="post")
        return None

    def _served(self, post: PostMention) -> SideMention | None:
        """The state whose head or government a title says it serves ("aide to Peru's president")."""
        near = self.sides_within(post.start, post.end) if post.side is None and not post.private else ()
        served = (
            side for side in near if len(side.codes) == 1 and _SERVES.fullmatch(self.text, post.start, side.start)
        )
        return next((side for side in served if _LORD.match(self.text, side.end)), None)

    def _by_possessive(self, mentions: Sequence[PersonMention]) -> Told | None:
        """The side beside the name: "Japan's Funakoshi", "Modi of India"."""
        for mention in mentions:
            if mention.side is not None and self._possessive(mention):
                if (body := self._headed(mention)) is not None:
                    return Told(body.codes[0], (body.start, body.end), True, None, "post")
                sure = len(plain(mention.text).split()) > 1 or len(mentions) > 1
                return Told(
                    mention.side, self.span_of(mention.side, mention.start), sure, None, "possessive", weak=True
                )
        return None

    def _headed(self, mention: PersonMention) -> SideMention | None:
        """The organisation named before its head, whose own state stands behind ("OECD ... Secretary General Haug of Norway")."""
        if mention.post is None or mention.post.rank != "head of organisation" or not is_state(mention.side or ""):
            return None
        if not self.text.startswith(" of ", mention.end):
            return None
        near = self.sides_within(mention.post.start - _HEADED, mention.post.start)
        return next((side for side in reversed(near) if is_organisation_name(side.text)), None)

    def _by_counterpart(self, mentions: Sequence[PersonMention]) -> Told | None:
        """The side of a counterpart: "his Japanese counterpart, Takehiro Funakoshi"."""
        for mention in mentions:
            if mention.post is not None and mention.post.side is not None and not _of_a_field(mention.post):
                return Told(
                    mention.post.side, self.span_of(mention.post.side, mention.post.start), True, rule="counterpart"
                )
            if (pointed := self._pointed_at(mention)) is not None:
                return Told(pointed.codes[0], (pointed.start, pointed.end), True, rule="counterpart")
        return None

    def _pointed_at(self, mention: PersonMention) -> SideMention | None:
        """The side of a counterpart, guest or host whom a title and name follow ("her Danish guest, Trade Minister X")."""
        post = mention.post
        start = post.start if post is not None and post.end <= mention.start else mention.start
        found = _POINTED.search(self.text, max(0, start - _POINTING), start)
        sides = self.sides_within(start - _POINTING, found.start()) if found else ()
        return next((s for s in sides if found and s.end == found.start() and len(s.codes) == 1), None)

    def _by_adjective(self, mentions: Sequence[PersonMention]) -> Told | None:
        """The side of an adjective right before the name, which makes no official by itself ("American Kevin King")."""
        for mention in mentions:
            if mention.side is not None:
                return Told(mention.side, self.span_of(mention.side, mention.start), rule="adjective")
        return None

    def _known(self, mentions: Sequence[PersonMention]) -> Told | None:
        """A name that the lexicon of leaders knows, its side preferably one that the article names."""
        fullest = max(mentions, key=lambda m: (len(m.text), -m.start))
        alone = " " not in plain(fullest.text)
        found = leaders_named(fullest.text, self.year if alone else None)
        if alone and not found and any(m.post is not None and m.post.rank == "leader" for m in mentions):
            found = tuple(one for one in leaders_named(fullest.text) if one.rank == "leader" and one.side in self.named)
        if alone:
            found = tuple(
                one
                for one in found
                if (one.side in self.named or self._sure_alone(found, one, plain(fullest.text)))
                and one.rank in _KNOWN_ALONE
                and not _clashes(mentions, one, named=one.side in self.named)
            )
        elif not any(one.side in self.named for one in found):
            found = tuple(one for one in found if not one.wide and not _belied(mentions, one))
        if not found:
            return None
        best = max(found, key=lambda one: (one.side in self.named, self._now(one), one.first))
        weak = alone and not any(m.post is not None for m in mentions)
        return Told(best.side, self.span_of(best.side, 0), True, best.rank, "known", weak=weak)

    def _sure_alone(self, found: Sequence[Leader], leader: Leader, word: str) -> bool:
        """Whether a family name alone means a leader whose land the article does not name: borne by one, who is in office."""
        return _famous(found) and word not in names().given and (self.year is None or self._now(leader))

    def _now(self, leader: Leader) -> bool:
        return self.year is not None and leader.first <= self.year <= leader.last

    def _possessive(self, mention: PersonMention) -> bool:
        before = self.text[max(0, mention.start - 3) : mention.start].rstrip().replace("’", "'")
        after = self.text[mention.end : mention.end + 6].lower()
        return before.endswith(("'s", "s'", ",")) or after.startswith((" of ", " from ", " ("))

    def sentence(self, offset: int) -> int:
        """Where the sentence of a place in the text begins (its line, where the line was not parsed)."""
        at = bisect_right(self._starts, offset) - 1
        line = self.text.rfind("\n", 0, offset) + 1
        return max(line, self._starts[at]) if at >= 0 else line

    def sentence_end(self, offset: int) -> int:
        """Where the sentence of a place in the text ends (its line, where the line was not parsed)."""
        at = bisect_right(self._starts, offset)
        line = self.text.find("\n", offset)
        stop = line if line >= 0 else len(self.text)
        return min(stop, self._starts[at]) if at < len(self._starts) else stop

    def span_of(self, code: str, near: int) -> tuple[int, int] | None:
        """The mention of a side nearest to a place in the text."""
        spans = self._by_code.get(code)
        if not spans:
            return None
        at = bisect_right(spans, near, key=lambda side: side.start)
        best = min(spans[max(0, at - 1) : at + 1], key=lambda side: (abs(side.start - near), side.start))
        return best.start, best.end

    def sides_within(self, start: int, stop: int) -> Sequence[SideMention]:
        """The mentions of sides that begin in a stretch of the text."""
        return self.annotated.sides[bisect_left(self._side_starts, start) : bisect_left(self._side_starts, stop)]

    def in_post(self, side: SideMention) -> bool:
        """Whether a side is only named inside a title ("envoy for Syria")."""
        at = bisect_right(self._post_starts, side.start) - 1
        return at >= 0 and side.start < self.annotated.posts[at].end


def _of_a_field(post: PostMention) -> bool:
    """Whether a minister's title names an organisation, which has no ministers, as a field ("Foreign and Mercosur Affairs")."""
    side = post.side or ""
    return "minister" in post.text.lower() and not (is_state(side) or is_movement(side))


def _office(mention: PersonMention) -> bool:
    """Whether the title beside the name is an office of state or of an organisation of states."""
    post = mention.post
    if post is None or not post_counts(post, plural=True) or post.private:
        return False
    words = post.text.lower().replace("’", "'").split()
    return (
        post.side is not None
        or post.rank != "official"
        or any(word in titles().sure for word in words)
        or len(words) > 1
    )


def _famous(found: Sequence[Leader]) -> bool:
    """Whether a family name is borne by one leader alone among all known officials."""
    return len({one.side for one in found}) == 1 and any(one.rank == "leader" for one in found)


def _belied(mentions: Sequence[PersonMention], leader: Leader) -> bool:
    """Whether a full name is a known official's only in part, or every title beside it is one that he never bore."""
    posts = [m.post for m in mentions if m.post is not None and post_counts(m.post)]
    rest = set(plain(leader.name).split()) - {word for m in mentions for word in plain(m.text).split()}
    if len(rest) > 1 and not posts:
        return True
    return bool(posts) and all(
        post.rank in _ELSEWHERE - {leader.rank} or post.text.lower().endswith(("judge", "justice")) for post in posts
    )


def _clashes(mentions: Sequence[PersonMention], leader: Leader, *, named: bool) -> bool:
    """Whether a title told beside the name belies that a known leader is meant."""
    posts = [m.post for m in mentions if m.post is not None and post_counts(m.post)]
    if posts and not named and all(post.rank != leader.rank for post in posts):
        return True
    return bool(posts) and all(post.rank in _ELSEWHERE for post in posts) and leader.rank == "leader"

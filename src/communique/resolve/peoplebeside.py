"""The side of an official told by words beside the name: lists, delegations, whom somebody serves or signs for."""

import re
from collections.abc import Sequence

from communique.lexicon.posts import side_of_title, titles
from communique.lexicon.sides import bodies, is_state
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplesetting import Found, Setting, one_of_a_kind
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention

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
_LED = re.compile(r"\b(?:led|headed|chaired|co-chaired|represented)\b")
_ONE_BY = re.compile(r"(?:['’]s)?(?:\s+(?:one|side|delegation|team|mission))?\s+by\s+(?:the\s+)?")  # "and Peru's by X"
_GOES_ON = frozenset(
    {
        "after", "are", "arrived", "before", "had", "has", "is", "left", "meeting", "met", "said", "talks", "visited", "was", "were",
        "which", "while", "will", "would",
    }
)  # fmt: skip  # words that no list of people holds
_TEAM = re.compile(r"\b(?:side|delegation|team|mission|contingent)\b")
_SERVANT = re.compile(
    r"\b(?:advis[eo]r|aide|assistant|envoy|secretary|spokes\w+|chief of staff|counsell?or|emissary|deputy)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(r"\s+to\s+(?:the\s+)?")
_SIGNED_FOR = re.compile(
    r"[^.;]{0,60}?(?:\b(?:signed|spoke|acted|appeared|attended|negotiated)\b[^.;,]{0,30}\b(?:for|on behalf of)"
    r"|\brepresent(?:ed|ing|s))\s+(?:the\s+)?"
)


class Beside(Setting):
    """Finds the side of an official in the words beside the name."""

    def __init__(self, cast: Cast, doubts: Doubts) -> None:
        super().__init__(cast, doubts)
        self.surnames: dict[str, int] = {}
        for i, group in enumerate(cast.groups):
            for mention in group:
                self.surnames.setdefault(mention.text.split()[-1], i)

    def find(self, i: int, told: Sequence[Told]) -> Found | None:
        """The first of the sides that the words beside a person's name tell."""
        for look in (
            self._signed_for,
            self._by_title,
            self._chained,
            self._serving,
            self._delegated,
            self._other_of_pair,
            self._by_honorific,
        ):
            found = look(i, told)
            if found is not None:
                return found
        return None

    def _signed_for(self, i: int, told: Sequence[Told]) -> Found | None:
        """ "X signed for the Philippines" """
        for mention in self.groups[i]:
            found = _SIGNED_FOR.match(self.text, mention.end)
            ahead = self.finder.sides_within(found.end(), found.end() + 1) if found else ()
            side = next((s for s in ahead if len(s.codes) == 1), None)
            if side is not None:
                return side.codes[0], (side.start, side.end), "signed-for"
        return None

    def _by_title(self, i: int, told: Sequence[Told]) -> Found | None:
        """The side of a title that only one state, or an organisation that the article names, has."""
        for post in (mention.post for mention in self.groups[i] if mention.post is not None):
            side = side_of_title(post.text) or side_of_title(post.text, self.finder.named)
            if side is not None and (not is_state(side) or side_of_title(post.text) == side):
                return side, (post.start, post.end), "title"
        return None

    def title_of_few(self, i: int, told: Sequence[Told]) -> Found | None:
        """The side of a title, or of a body in it, that a few states have, where the article names one of these alone."""
        for post in (
            mention.post for mention in self.groups[i] if mention.post is not None and not mention.post.private
        ):
            within = self.finder.sides_within(post.start, post.end)
            body = next((side.codes[0] for side in within if side.text in bodies().shared), None)
            side = body or side_of_title(post.text, self.finder.named)
            if side is not None and not self.doubts.bars(i, side, told):
                return side, (post.start, post.end), "title"
        return None

    def _chained(self, i: int, told: Sequence[Told]) -> Found | None:
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

    def _serving(self, i: int, told: Sequence[Told]) -> Found | None:
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

    def _named_in(self, mention: PersonMention) -> int | None:
        """The person whose family name the title holds ("a spokeswoman for Rutte")."""
        words = mention.post.text.split()[1:] if mention.post else []
        return min((self.surnames[word] for word in words if word in self.surnames), default=None)

    def _delegated(self, i: int, told: Sequence[Told]) -> Found | None:
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
                other = _ONE_BY.fullmatch(self.text, side.end, told_from(mention)) and _LED.search(
                    self.text, start, side.start
                )
                led = _DELEGATION.match(self.text, side.end, told_from(mention))
                if team or other or (led is not None and self._listed(led.end(), told_from(mention))):
                    return side.codes[0], (side.start, side.end), "delegation"
        return None

    def _listed(self, start: int, stop: int) -> bool:
        """Whether a stretch holds no more than other names with their titles."""
        rest = self.text[start:stop]
        for mention in self.cast.within(start, stop):
            for told in (mention, mention.post):
                rest = rest.replace(self.text[told.start : told.end], " ") if told is not None else rest
        return _GOES_ON.isdisjoint(re.findall(r"\w+", rest.lower()))

    def _other_of_pair(self, i: int, told: Sequence[Told]) -> Found | None:
        """The other main state, where two share a plural title and one's state is told ("Foreign Ministers X and Y")."""
        for mention in self.groups[i]:
            if mention.post is None or not mention.post.plural or not one_of_a_kind(mention.post):
                continue
            holders = {
                self.owner[m.start] for m in self.order if m.post is not None and m.post.start == mention.post.start
            }
            others = {told[k].side for k in holders - {i}}
            if len(holders) == 2 and None not in others:
                rest = [code for code in self.states() if code not in others]
                return (rest[0], self.finder.span_of(rest[0], mention.start), "other-of-pair") if rest else None
        return None

    def _by_honorific(self, i: int, told: Sequence[Told]) -> Found | None:
        """The land of an honorific ("Shri", "Lord"), where the article names it."""
        for mention in self.groups[i]:
            words = self.text[max(0, mention.start - 14) : mention.end].split()
            own = len(mention.text.split())
            for word in words[-own - 1 : len(words) - own + 1]:
                land = titles().land.get(word.lower())
                if land is not None and land in self.finder.named:
                    return land, self.finder.span_of(land, mention.start), "honorific"
        return None

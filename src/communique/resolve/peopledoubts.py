"""Why an official told without a state cannot be of one: it has no such office, another holds it, or he visits it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.lexicon.offices import may_have
from communique.lexicon.posts import singular_title
from communique.lexicon.sides import is_state
from communique.resolve.peoplecast import Cast, told_from, told_to
from communique.resolve.peopleposts import post_counts
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention

_TOLD = frozenset(
    {"post", "possessive", "known", "counterpart", "tied", "its", "home", "homeland", "there", "title", "of-two"}
)
_AIMED = re.compile(
    r"(?:['’]s\s+(?:\w+\s+){0,3}?(?:visit|trip|journey|tour|flight)\s+(?:to|of)"
    r"|\s+(?:(?:had|has|have|will|would|is|was|to|then|also|later|again|recently|last|first|before)\s+)*"
    r"(?:visit(?:s|ed|ing)?|(?:travel(?:l)?(?:s|ed|ing)?|flew|flies|fly|flying|went|goes|going|trip)\s+to|arriv(?:es|ed|ing)\s+in|toured"
    r"|accus(?:es|ed|ing)|urg(?:es|ed|ing)|warn(?:s|ed|ing)|condemn(?:s|ed|ing)|criticis(?:es|ed|ing)|criticiz(?:es|ed|ing)"
    r"|denounc(?:es|ed|ing)|threaten(?:s|ed|ing)|thank(?:s|ed|ing)|call(?:s|ed|ing)\s+on|congratulat(?:es|ed|ing)|blam(?:es|ed|ing)))"
    r"\s+(?:the\s+)?"
)
_HIS_OTHER = re.compile(
    r"\b(?:his|her)\s+(?:[\w-]+\s+){1,4}?(?:counterpart|colleague|opposite\s+number|guest|host|visitor)s?\b"
)
_VISIT_OF = re.compile(r"\b(?:visit|trip|journey|tour|arrival)\s+(?:of|by)\s+(?:the\s+|his\s+|her\s+)?$")
_TO = re.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_MEETS = re.compile(
    r"\b(?:talks?|spoke|speaks?|calls?|conversation|session)\b[^.;]*\bwith\b|\b(?:met|meets?|meetings?)\b"
    r"|\b(?:received|hosted|welcomed|greeted|seen off)\s+by\b|\b(?:visited|hosts?|hosted|receives?|received|telephoned|telephones)\b"
    r"|\b(?:summoned|called\s+in)\b[^.;]*\bby\b|\bhanded\s+(?:over\s+)?an?\b[^.;]*\bby\b"
    r"|^\s+(?:at|in)\s+the\s+(?:[A-Z]\w+\s+)?[Mm]inistry\b[^.;]*\bby\b"
)
_AND_MET = re.compile(
    r",?\s+(?:and|before|after|then)\s+(?:(?:also|later|then)\s+)*(?:met|meeting|meets|received|held|holding|spoke|visit)"
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_BETWEEN = re.compile(
    r"\b(?:meetings?|talks|calls?|conversations?|summits?|encounters?|negotiations|discussions|consultations)\b[^.;]*\bbetween\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_URGED = re.compile(
    r"\b(?:urged|urges|asked|asks|warned|warns|accused|thanked|congratulated|pressed|called\s+on)\s+(?:the\s+)?$"
)
_AND_DID = re.compile(r",?\s+and\s+(?:\w+\s+)?")  # as whoever did the first thing did
_AT_HOME = re.compile(  # whom a leader meets at home: "met with army commander X", "received opposition leader Y"
    r"\b(?:air force|armed forces|army|defen[cs]e forces?|military|navy|opposition|police) (?:chief|commander|cmdr|gen|head|leader)\b",
    re.IGNORECASE,
)
_LEADING = frozenset({"leader", "deputy leader"})
_FAR = 140  # characters before a name in which "talks between" stands
_ONE_OF_A_KIND = frozenset(
    {
        "leader", "president", "prime minister", "premier", "chancellor", "king", "vice president", "foreign minister", "defense minister",
        "defence minister", "minister of foreign affairs", "minister of defense", "minister of defence", "foreign secretary",
        "secretary of state", "national security adviser", "national security advisor",
    }
)  # fmt: skip
_SAME = {"leader": "president"}


@dataclass(slots=True)
class Doubts:
    """What speaks against a state as that of a person; `counts` tells how often each state is named."""

    cast: Cast
    counts: Counter[str]

    @classmethod
    def of(cls, cast: Cast) -> "Doubts":
        """The doubts of an article."""
        sides = cast.finder.annotated.sides
        return cls(cast, Counter(code for side in sides for code in side.codes if is_state(code)))

    def bars(self, i: int, code: str, told: Sequence[Told]) -> bool:
        """Whether the person cannot be of this side."""
        group = self.cast.groups[i]
        if any(
            not may_have(code, singular_title(m.post.text)) for m in group if m.post is not None and not m.post.private
        ):
            return True
        if self._taken(i, code, told):
            return True
        return any(
            self._aims_at(mention, code) or self._met_by(mention, code, told) or self._has_counterpart(mention, code)
            for mention in group
        )

    def _taken(self, i: int, code: str, told: Sequence[Told]) -> bool:
        """Whether someone else is told to hold the same single office of that state."""
        mine = offices_held(self.cast.groups[i])
        return bool(mine) and any(
            one.side == code and one.rule in _TOLD and k != i and mine & offices_held(self.cast.groups[k])
            for k, one in enumerate(told)
        )

    def _aims_at(self, mention: PersonMention, code: str) -> bool:
        """Whether the person visits, warns or thanks the state right after the name, or "the visit of" comes before it."""
        start, first = told_to(mention), told_from(mention)
        found = _AIMED.match(self.cast.text, start, min(len(self.cast.text), start + 90))
        if found is None and _VISIT_OF.search(self.cast.text, max(0, first - 40), first):
            found = _TO.match(self.cast.text, start)
        ahead = self.cast.single_sides(found.end(), found.end() + 1) if found else []
        return any(side.codes == (code,) for side in ahead)

    def _has_counterpart(self, mention: PersonMention, code: str) -> bool:
        """Whether the sentence goes on with the person's counterpart of that state ("spoke with his Danish counterpart")."""
        start, stop = told_to(mention), self.cast.finder.sentence_end(mention.start)
        found = _HIS_OTHER.search(self.cast.text, start, stop)
        while found is not None:
            sides = self.cast.single_sides(found.start(), found.end())
            if any(side.codes == (code,) for side in sides) and not self.cast.within(start, found.start()):
                return True
            found = _HIS_OTHER.search(self.cast.text, found.end(), stop)
        return False

    def _met_by(self, mention: PersonMention, code: str, told: Sequence[Told]) -> bool:
        """Whether an official of the state named right before in the sentence met the person."""
        other, start = self.cast.before(mention), self.cast.finder.sentence(mention.start)
        if other is None or other.start < start:
            return False
        if _AND_MET.match(self.cast.text, told_to(other)):  # whoever did the first thing did the second
            other = self.cast.within(start, mention.start)[0]
        one = told[self.cast.owner[other.start]]
        met = one.side == code and one.official and one.rule in _TOLD
        if met and mention.post is not None and _AT_HOME.search(mention.post.text) and self._leads(other):
            return False
        return met and (
            self.met_between(other, mention) or self.paired(other, mention) or self.urged(other, mention, one)
        )

    def _leads(self, other: PersonMention) -> bool:
        """Whether whoever bears a name is told somewhere as one who leads a state."""
        group = self.cast.groups[self.cast.owner[other.start]]
        return any(m.post is not None and m.post.rank in _LEADING for m in group)

    def met_between(self, one: PersonMention, other: PersonMention) -> bool:
        """Whether the words between two names tell that they met."""
        return _MEETS.search(self.cast.text, told_to(one), told_from(other)) is not None

    def urged(self, one: PersonMention, other: PersonMention, told: Told) -> bool:
        """Whether one who is told with his land urged or thanked the other ("Peruvian Minister X urged President Y")."""
        start, found = told_to(one), _URGED.search(self.cast.text, told_to(one), told_from(other))
        by_him = found is not None and not _AND_DID.fullmatch(self.cast.text, start, found.start())
        return by_him and told.rule == "post"

    def paired(self, one: PersonMention, other: PersonMention) -> bool:
        """Whether two who lead, or hold one office, are told to talk with each other ("talks between X and President Y")."""
        posts = [m.post for m in (one, other) if m.post is not None]
        titles = {singular_title(post.text).lower() for post in posts}
        if len(posts) < 2 or not (len(titles) == 1 or all(post.rank == "leader" for post in posts)):
            return False
        both = _AND.fullmatch(self.cast.text, told_to(one), told_from(other))
        first = told_from(one)
        return both is not None and _BETWEEN.search(self.cast.text, max(0, first - _FAR), first) is not None


def offices_held(group: Sequence[PersonMention]) -> set[str]:
    """The offices of a person that a state has only once, as "former" ones are not."""
    titles = (
        singular_title(m.post.text).lower()
        for m in group
        if m.post is not None and not m.post.former and post_counts(m.post, plural=True) and m.post.text != "Leader"
    )
    return {_SAME.get(title, title) for title in titles if title in _ONE_OF_A_KIND}

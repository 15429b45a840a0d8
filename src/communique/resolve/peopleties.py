"""Officials told by their tie to another one or to a state: "his deputy", "took over from", "sent by", "its envoy"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from communique.lexicon.sides import parts_of_states
from communique.resolve.peoplecast import Cast, told_from, told_to
from communique.resolve.peopleshapes import lands_of
from communique.resolve.peoplesides import Told
from communique.resolve.peopleteams import GRADES, by_mandate, by_relative, by_team, side_at
from communique.values.annotated import PersonMention, SideMention

_Found = tuple[str, tuple[int, int] | None, str]

_HIS = re.compile(rf"\b(?:his|her)\s+{GRADES}$", re.IGNORECASE)
_OWNED = re.compile(rf"(?:['’]s|s['’])\s+{GRADES}$")
_AND_HE = re.compile(r"\b[Ss]?[Hh]e\s+and\s+(?:the\s+|his\s+|her\s+)?$")
_ITS = re.compile(rf"\b(?:its|(?:the|that) (?:country|nation|kingdom|republic)['’]s)\s+{GRADES}$", re.IGNORECASE)
_ITS_SPEAKER = re.compile(r",\s+its\s+(?:[\w-]+\s+){0,3}$")
_OF_NO_STATE = re.compile(r"\b(?:opposition|party|union|company|firm|newspaper|club|front|movement)\b", re.IGNORECASE)
_OPENS = 5  # characters before a side that opens a sentence ("The")
_OF_ITS = re.compile(r"\b(?:at|in|of)\s+its\s")
_FOLLOWED = re.compile(
    r",?\s+(?:who\s+)?(?:has\s+|had\s+|will\s+|would\s+|is\s+to\s+|recently\s+|formally\s+)*(?:"
    r"(?:took|takes?|taken|taking)\s+over(?:\s+as\s+[\w\s-]{1,60}?|\s+(?:the\s+)?(?:post|job|office|role|portfolio|reins))?\s+from"
    r"|succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|(?:was|were|been|be)\s+(?:succeeded|replaced)\s+by"
    r"|inherit(?:s|ed)\s+the\s+(?:post|job|office|role|portfolio)\s+from|handed\s+(?:the\s+\w+\s+)?over\s+to"
    r")\s+(?:(?:his|her|the)\s+(?:\w+\s+)?(?:predecessor|successor),?\s+)?(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(?:the\s+)?"
)
_SENT = re.compile(
    r",?\s+(?:who\s+)?(?:(?:was|had\s+been|has\s+been)\s+)?(?:sent|dispatched|delegated|seconded|appointed|named|picked|chosen)"
    r"(?:\s+(?:there|over))?\s+by\s+(?:the\s+)?"
)
_CAME = re.compile(
    r",?\s+(?:(?:had|has|have)\s+)?(?:came|come|flew|flown|travel(?:l)?ed|arrived)(?:\s+(?:in|over|there|here))?\s+from\s+(?:the\s+)?"
)
_BETWEEN = re.compile(r"[^.;\n]{0,25}?\band\b[^.;\n]{0,90}?")  # another who came, too, with title
_FOR = re.compile(r"\s+(?:for|on behalf of)\s+(?:the\s+)?")
_ACTED = re.compile(
    r"\b(?:sign(?:s|ed)?|initial(?:l)?(?:s|ed)|put\s+(?:their|his|her)\s+(?:names?|signatures?)|spoke|attended|negotiated|took\s+part|sat|met|agreed|shook\s+hands)\b"
)
_TALKED = re.compile(
    r"\b(?:talks?|calls?|summit|meeting|conversation|consultations|discussions|spoke|met|meet|meets)\b(?:\s+[\w.,]+){0,4}?\s+with\s+"
    r"|\b(?:met|meets?|received|hosted)\s+(?:with\s+)?"
)
_ALSO = re.compile(r"(?:[A-Z][\w’'-]+\s+){1,3}and\s+")
_JOINED = re.compile(r"\s+and\s+")
_TOGETHER = re.compile(
    r"\s+(?:(?:have|had|will|are\s+to|also|last|again)\s+)*(?:met|meet|spoke|speak|talked|talk|conferred|held\s+(?:\w+\s+){0,3}?(?:talks|calls|consultations))\b"
)
_ABBREVIATED = re.compile(r"\s*(?:\([A-Z][A-Za-z.]+\))?\s*")
_OF_A_PART = r"(?:Attorney General|Congress(?:man|woman)|Gov\.|Governor|Premier|Representative|Senator)"
_NEAR = 60


def tie(cast: Cast, told: Sequence[Told]) -> list[Told]:
    """The findings with an office and a side for those whom the article ties to another official or to a state."""
    found = list(told)
    for _ in range(2):  # one tie may hang on another
        for i, one in enumerate(found):
            if one.side is None:
                found[i] = _tied(cast, i, found)
    return found


def _tied(cast: Cast, i: int, told: Sequence[Told]) -> Told:
    finders: tuple[Callable[[Cast, PersonMention, Sequence[Told]], _Found | None], ...] = (
        _by_owner,
        _by_follower,
        _by_sender,
        _by_cause,
        _beside_him,
        _by_state_before,
        by_relative,
        by_team,
        by_mandate,
        _by_part,
        _by_shape_met,
    )
    for mention in cast.groups[i]:
        for find in finders:
            found = find(cast, mention, told)
            if found is not None:
                return replace(told[i], side=found[0], at=found[1], official=True, rule=found[2])
    return told[i]


def _side_of(cast: Cast, other: int | None, mention: PersonMention, told: Sequence[Told], rule: str) -> _Found | None:
    """The side of another official, where it is told."""
    if other is None or other == cast.owner[mention.start]:
        return None
    one = told[other]
    return (one.side, one.at, rule) if one.official and one.side is not None else None


def _by_owner(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "his deputy, X", "Stone's predecessor, X", "her foreign minister, X": of the same side as whose they are."""
    post = mention.post
    if post is None or post.side is not None or post.private or _points_over(post.text):
        return None
    before = cast.text[max(0, post.start - _NEAR) : post.start]
    if _HIS.search(before):
        return _side_of(cast, cast.subject_before(post.start), mention, told, "tied")
    owned = _OWNED.search(before)
    if owned is None:
        return None
    end = post.start - len(before) + owned.start()
    owner = next((m for m in cast.within(end - _NEAR, end) if m.end == end), None)
    return _side_of(cast, cast.owner[owner.start], mention, told, "tied") if owner else None


def _points_over(title: str) -> bool:
    """Whether a title points to another side ("counterpart", "host")."""
    return title.lower().split()[-1] in {"counterpart", "host", "number", "colleague"}


def _by_follower(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "X took over from Y": both of the same side."""
    at = cast.place[mention.start]
    for k in (at - 1, at + 1):
        if not 0 <= k < len(cast.order):
            continue
        first, second = sorted((cast.order[k], mention), key=lambda m: m.start)
        start, end = told_to(first), told_from(second)
        if start <= end and _FOLLOWED.fullmatch(cast.text, start, end):
            return _side_of(cast, cast.owner[cast.order[k].start], mention, told, "tied")
    return None


def _by_sender(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "X, sent by Brazil's president", "X and Y came from Tokyo"."""
    sent = _SENT.match(cast.text, told_to(mention))
    if sent is not None:
        side = side_at(cast, sent.end())
        if side is not None:
            return side.codes[0], (side.start, side.end), "sent"
        sender = next((m for m in cast.within(sent.end(), sent.end() + _NEAR) if told_from(m) == sent.end()), None)
        return _side_of(cast, cast.owner[sender.start], mention, told, "sent") if sender else None
    if mention.post is None:
        return None
    end = told_to(mention)
    came = _CAME.search(cast.text, end, min(end + 120, cast.finder.sentence_end(mention.start)))
    if came is None or (came.start() > end + 1 and not _BETWEEN.fullmatch(cast.text, end, came.start())):
        return None
    side = side_at(cast, came.end())
    return (side.codes[0], (side.start, side.end), "sent") if side is not None else None


def _by_part(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "Ohio Governor X", "X, the premier of Ontario": of the state of which the land that they govern is a part."""
    before = _part_ends().search(cast.text, max(0, mention.start - _NEAR), mention.start)
    post = mention.post
    found = before or (_part_behind().search(cast.text, post.start, post.end) if post is not None else None)
    return (parts_of_states()[found[1]], found.span(1), "part") if found else None


@cache
def _part_ends() -> re.Pattern[str]:
    return re.compile(rf"\b({_parts()})(?:['’]s)?\s+(?:(?:State|Lieutenant|Lt\.)\s+)?{_OF_A_PART}\s+$")


@cache
def _part_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_OF_A_PART}\s+(?:of|from)\s+(?:the\s+(?:State|Commonwealth|Province)\s+of\s+)?({_parts()})$",
        re.IGNORECASE,
    )


def _parts() -> str:
    """The parts of states as one choice of a pattern, longest first."""
    return "|".join(re.escape(part) for part in sorted(parts_of_states(), key=lambda part: (-len(part), part)))


def _by_cause(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "A for the government and X for the Front signed"."""
    named = _FOR.match(cast.text, told_to(mention))
    side = side_at(cast, named.end()) if named else None
    if side is None:
        return None
    after = _ABBREVIATED.match(cast.text, side.end)
    stop = cast.finder.sentence_end(mention.start)
    if not _ACTED.search(cast.text, after.end() if after else side.end, min(stop, side.end + 80)):
        return None
    return side.codes[0], (side.start, side.end), "signed-for"


def _beside_him(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "He and Defense Secretary X" """
    start = told_from(mention)
    if mention.post is None or not _AND_HE.search(cast.text, max(0, start - 20), start):
        return None
    earlier = cast.sentence_before(cast.finder.sentence(start))
    named = cast.within(*earlier) if earlier else ()
    return _side_of(cast, cast.owner[named[0].start], mention, told, "tied") if named else None


def _by_state_before(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "Lima is on the move. X, its special envoy": of the side named last before, in this sentence or the one before."""
    post = mention.post
    if (
        post is None
        or post.side is not None
        or post.private
        or not (_ITS.search(cast.text, max(0, post.start - _NEAR), post.start) or _OF_ITS.search(post.text))
    ):
        return None
    start = cast.finder.sentence(mention.start)
    here = cast.single_sides(start, min(mention.start, post.start))
    if _OF_NO_STATE.search(cast.text, here[-1].end if here else start, post.start):
        return None
    if here:
        side = _owner_of_its(cast, here, start, post.start)
        return side.codes[0], (side.start, side.end), "its"
    earlier = cast.sentence_before(start)
    named = cast.single_sides(*earlier) if earlier else []
    if len({side.codes[0] for side in named}) != 1 and not (named and earlier and named[0].start - earlier[0] < 5):
        return None
    return named[0].codes[0], (named[0].start, named[0].end), "its"


def _owner_of_its(cast: Cast, sides: Sequence[SideMention], start: int, stop: int) -> SideMention:
    """Whose "its" is: who opens the sentence, where its end tells who speaks; else the side named last."""
    first, last = sides[0], sides[-1]
    speaks = first.start - start <= _OPENS and _ITS_SPEAKER.search(cast.text, last.end, stop)
    return first if speaks else last


def _by_shape_met(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> _Found | None:
    """ "called off a meeting with X": whom an official met, of the other land whose custom the name is shaped by."""
    lands = lands_of([mention])
    if mention.post is not None or mention.reporter or not lands:
        return None
    partners = _partners(cast, mention)
    by = {told[cast.owner[m.start]].side for m in partners if told[cast.owner[m.start]].official} - {None}
    named = {
        code: side for side in cast.finder.annotated.sides for code in side.codes if code in lands and code not in by
    }
    code = next((land for land in lands if land in named), None)
    if not by or code is None:
        return None
    side = named[code]
    return code, (side.start, side.end), "name-shape"


def _partners(cast: Cast, mention: PersonMention) -> Sequence[PersonMention]:
    """Whom the sentence tells to have met the one named here."""
    start = cast.finder.sentence(mention.start)
    for met in _TALKED.finditer(cast.text, start, mention.start):
        if _reaches(cast, met.end(), mention.start):
            return cast.within(start, met.end())
    other = cast.before(mention)
    both = other is not None and other.start >= start and _JOINED.fullmatch(cast.text, told_to(other), mention.start)
    return [other] if other is not None and both and _TOGETHER.match(cast.text, mention.end) else []


def _reaches(cast: Cast, met: int, offset: int) -> bool:
    """Whether a name stands right after a word of meeting, or second in a pair that does."""
    return met == offset or _ALSO.fullmatch(cast.text, met, offset) is not None

"""Officials told bare, by what the page told right before: a title without its name, the state whose capital speaks."""

import re
from collections.abc import Sequence

from communique.lexicon.names import names
from communique.lexicon.posts import singular_title
from communique.lexicon.sides import is_state
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peopleposts import post_counts
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention, PostMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]

_SENT = frozenset({"ambassador", "envoy"})
_ITS = re.compile(r"\bits\s+(?:new\s+|own\s+|chief\s+)?$")
_BODIES = frozenset(
    {
        "agency", "alliance", "assembly", "bloc", "body", "commission", "community", "council", "court", "forum", "grouping", "league",
        "organisation", "organization", "parliament", "secretariat", "union",
    }
)  # fmt: skip
_ANY_BODY = frozenset({"agency", "alliance", "bloc", "body", "grouping", "organisation", "organization"})
_OWNED = re.compile(r"\b[Tt]he\s+(\w+)['’]s\s+(?:new\s+|chief\s+|top\s+)?$")
_SET = re.compile(r"(?:[A-Z][\w’' -]{0,40}\s)?[Ii]n\s+(?:the\s+)?")
_OPENS = re.compile(r"(?:In|Meanwhile,\s+in|Later,\s+in)\s+(?:the\s+)?")
_MEETS = re.compile(
    r"[^.;]{0,30}?\b(?:[Ss]?he|[Tt]hey|the\s+(?:\w+\s+){0,2}\w+|[A-Z][\w’'-]+)\s+"
    r"(?:(?:will|would|is\s+to|then|also)\s+)*(?:meets?|met|hold(?:s)?\s+talks|held\s+talks|see|saw|talk(?:s|ed)|spoke)\b[^.;]*"
)
_GUEST = r"(?:[Ss]?[Hh]e|They|The\s+(?:\w+\s+)?(?:delegation|envoy|group|[Mm]inister|[Ss]ecretary|team|visitors?))"
_GUEST_MEETS = re.compile(
    rf"(?:Later,?\s+|There,?\s+|Then\s+)?{_GUEST}\s+(?:(?:will|would|is\s+to|was\s+to|then|also|later)\s+)*(?:meets?|met|holds?\s+(?:\w+\s+)?talks"
    r"|held\s+(?:\w+\s+)?talks|see|saw|calls?\s+on|called\s+on|(?:pays?|paid)\s+a\s+(?:courtesy\s+)?call\s+on|joins?|joined)\b[^.;]*"
)
_STAYS = re.compile(
    r"\b(?:(?:will\s+be|is|was|are|were|arriv(?:es?|ed|ing)|stop(?:s|ped|ping)?|land(?:s|ed|ing)?|spen(?:d|ds|t)\s+[\w ]{1,20})\s+in"
    r"|(?:travel(?:s|ed|led|ling|ing)?|fl(?:y|ies|ew|ying)|go(?:es|ing)?|went|came|comes?|head(?:s|ed|ing)?|trip|visit|continues?|proceeds?"
    r"|moves?|moved)\s+(?:on\s+)?to|visit(?:s|ed|ing)?|reach(?:es|ed)?)\s+(?:the\s+)?$"
)
_GOES = re.compile(r"\b(?:to|in|visit|visited|visiting)\s+$")
_TO_MEET = re.compile(
    r"(?:\s+(?:on|in|next|this|later)\s+[\w ]{1,20}?)?,?\s+(?:(?:to|where\s+(?:he|she|they)\s+(?:will|would|is\s+to|was\s+to))\s+"
    r"(?:meet|hold\s+(?:\w+\s+)?talks|see|confer)|where\s+(?:he|she|they)\s+(?:met|meets|held\s+(?:\w+\s+)?talks)"
    r"|for\s+(?:\w+\s+)?(?:talks|consultations|a\s+meeting))\b[^.;]*"
)
_LEAD = re.compile(r"(?:(?:But|And|Meanwhile|Earlier|Later|However),?\s+)?(?:[Tt]he\s+)?")
_BODY = re.compile(
    r"(?:['’]s)?\s+(?:[\w’']+\s+){0,2}?(?:[Mm]inistry|[Gg]overnment|[Pp]residency|[Ee]mbassy|[Mm]ilitary|[Aa]rmy|[Ss]ide|[Aa]uthorities)\b"
)
_NO_STATE = re.compile(r"(?:[Tt]he|[Ii]ts|A)\s+(?:[\w’']+\s+){0,2}?(?:[Mm]inistry|[Gg]overnment|[Ss]tatement)\b")
_ANSWERS = frozenset(
    {
        "accepted", "accused", "announced", "blamed", "condemned", "confirmed", "criticised", "criticized", "demanded", "dismissed",
        "hopes", "insists", "maintains", "protested", "reacted", "rejected", "rejects", "responded", "stated", "wants",
    }
)  # fmt: skip
_BACK = 2  # sentences of the paragraph through which the one who speaks is sought


def of_talk(cast: Cast, doubts: Doubts, home: str | None, i: int, told: Sequence[Told]) -> Found | None:
    """The side that the words before an official told bare speak of; where the page's own land is another, only surely."""
    mention = next((m for m in cast.groups[i] if m.post is not None), None)
    if mention is None or mention.post is None or not _is_bare(mention.post):
        return None
    for find in (_of_body, _told_unnamed, _briefs_there, _met_there, _speaks_before):
        found = find(cast, mention, mention.post, home)
        if found is not None and not doubts.bars(i, found[0], told):
            return found
    return _after_official(cast, doubts, i, mention, told) if home is None else None


def _is_bare(post: PostMention) -> bool:
    """Whether a title is an office of one person told without its state."""
    return post.side is None and not post.private and not post.plural and post_counts(post)


def _of_body(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "The Commission's spokesman", "Commission spokesman", "the bloc's envoy": of the organisation that the article names."""
    near = cast.text[max(0, post.start - 30) : post.start]
    owned = _OWNED.search(near)
    word = owned[1].lower() if owned else post.text.split()[0].lower()
    if word not in _BODIES or (owned is None and not post.text[0].isupper()):
        return None
    named = [side for side in cast.single_sides(0, post.start) if not is_state(side.codes[0])]
    called = [side for side in named if word in side.text.lower().split()]
    codes = {side.codes[0] for side in called or named}
    if len(codes) != 1 or not (called or (owned and word in _ANY_BODY)):
        return None
    last = (called or named)[-1]
    return last.codes[0], (last.start, last.end), "body"


def _after_official(cast: Cast, doubts: Doubts, i: int, mention: PersonMention, told: Sequence[Told]) -> Found | None:
    """ "Peruvian Foreign Minister X said no. President Y later warned": of the state of the official who has just spoken."""
    start = cast.finder.sentence(mention.start)
    span = cast.sentence_before(start)
    if span is None or "\n" in cast.text[span[0] : start] or told_from(mention) - start > 12:
        return None
    first = next(iter(cast.within(span[0], span[1])), None)
    if first is None or first.post is None or told_from(first) - span[0] > 30:
        return None
    one = told[cast.owner[first.start]]
    named = {side.codes[0] for side in cast.single_sides(start, cast.finder.sentence_end(start))}
    if one.side is None or one.rule != "post" or not is_state(one.side) or named - {one.side}:
        return None
    return None if doubts.bars(i, one.side, told) else (one.side, one.at, "frame")


def _told_unnamed(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "Chile recalled its ambassador to Peru. The ambassador, X": the side of the title told before without a name."""
    title = _kind(post)
    sides = [side for one in _nameless(cast, mention.start) if _kind(one) == title for side in _side_of(cast, one)]
    codes = {code for code, _ in sides}
    if len(codes) != 1 or (home is not None and home not in codes and post.rank not in _SENT):
        return None
    return (*sides[-1], "told-before")


def _nameless(cast: Cast, stop: int) -> list[PostMention]:
    """The titles before a place in the text that stand beside no name."""
    beside = {m.post.start for m in cast.order if m.post is not None}
    return [post for post in cast.finder.annotated.posts if post.start < stop and post.start not in beside]


def _kind(post: PostMention) -> str:
    """What two titles of one office share."""
    return post.rank if post.rank in _SENT else singular_title(post.text).lower()


def _side_of(cast: Cast, post: PostMention) -> list[tuple[str, tuple[int, int]]]:
    """The side of a title without a name: its own, or in "its ambassador" the state that opens the sentence."""
    if post.plural or post.private:
        return []
    if post.side is not None and post.rank in _SENT | {"minister", "leader", "spokesperson", "vice minister"}:
        span = cast.finder.span_of(post.side, post.start)
        return [(post.side, span)] if span and is_state(post.side) else []
    start = cast.finder.sentence(post.start)
    first = _opening(cast, start) if _ITS.search(cast.text, start, post.start) else None
    return [(first.codes[0], (first.start, first.end))] if first else []


def _opening(cast: Cast, start: int) -> SideMention | None:
    """The side whose name opens the sentence that begins here."""
    lead = _LEAD.match(cast.text, start)
    return next((s for s in cast.single_sides(start, lead.end() + 1 if lead else start + 1)), None)


def _briefs_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "At a briefing in Lima, spokesman X": whoever speaks for a state does so in its capital."""
    if post.rank != "spokesperson":
        return None
    start = cast.finder.sentence(mention.start)
    for side in cast.single_sides(start, told_from(mention)):
        led = _SET.fullmatch(cast.text, start, side.start)
        if side.form == "capital" and led and not cast.text[side.end : told_from(mention)].strip(", "):
            return side.codes[0], (side.start, side.end), "there"
    return None


def _met_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "In Lima, she will meet President X", "flew to Lima to meet X": whom a visitor meets in a capital is of that state."""
    start, stop = cast.finder.sentence(mention.start), told_from(mention)
    scene = _scene(cast, start, stop)
    if scene is None and post.rank not in _SENT and _GUEST_MEETS.fullmatch(cast.text, start, stop):
        stay = _stay_before(cast, start)
        return (stay.codes[0], (stay.start, stay.end), "there") if stay else None
    for side in reversed(cast.single_sides(start, stop)):
        if side.form != "capital" or post.rank in _SENT:
            continue
        met = _GOES.search(cast.text, start, side.start) and _TO_MEET.fullmatch(cast.text, side.end, stop)
        if met or (side is scene and _MEETS.fullmatch(cast.text, side.end, stop)):
            return side.codes[0], (side.start, side.end), "there"
    return None


def _stay_before(cast: Cast, start: int) -> SideMention | None:
    """The land in which the sentence before sets a visitor, or an earlier one of the paragraph ("She flew to Lima. She met")."""
    span = cast.sentence_before(start)
    for _ in range(_BACK):
        if span is None or "\n" in cast.text[span[0] : start]:
            return None
        sides = [side for side in cast.single_sides(*span) if side.form in ("capital", "name")]
        stays = [side for side in sides if _STAYS.search(cast.text, span[0], side.start)]
        stay = _scene(cast, *span) or (stays[0] if stays else None)
        if stay is not None or sides:
            return stay if stay is not None and is_state(stay.codes[0]) else None
        span = cast.sentence_before(span[0])
    return None


def _scene(cast: Cast, start: int, stop: int) -> SideMention | None:
    """The capital in which a sentence sets what it tells ("In Lima, ...")."""
    first = next(iter(cast.single_sides(start, min(stop, start + 40))), None)
    opens = first is not None and first.form == "capital" and _OPENS.fullmatch(cast.text, start, first.start)
    return first if opens else None


def _speaks_before(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """The state that spoke in the sentence before: "In Lima, ...", "Lima denied ...", "The Peruvian ministry said ..."."""
    start = cast.finder.sentence(mention.start)
    span = cast.sentence_before(start) if _scene(cast, start, told_from(mention)) is None else None
    for _ in range(_BACK):
        if span is None or "\n" in cast.text[span[0] : mention.start]:
            return None
        side = _speaker(cast, *span, sure=home is not None)
        if side is not None:
            return side.codes[0], (side.start, side.end), "frame"
        if cast.single_sides(*span) or not _NO_STATE.match(cast.text, span[0]):
            return None
        span = cast.sentence_before(span[0])
    return None


def _speaker(cast: Cast, start: int, stop: int, *, sure: bool) -> SideMention | None:
    """The state whose capital, ministry or government acts in a sentence, nobody being named before it."""
    for side in cast.single_sides(start, min(stop, start + 40)):
        if cast.within(start, side.start) or not is_state(side.codes[0]):
            return None
        if side is _scene(cast, start, stop):
            return side
        if not _LEAD.fullmatch(cast.text, start, side.start):
            return None
        if _BODY.match(cast.text, side.end, stop):
            return side
        verb = re.match(r"\s+(?:has\s+|have\s+|had\s+)?([a-z]+)\b", cast.text[side.end : side.end + 30])
        speaks = verb is not None and (side.form == "capital" or not sure) and _says(verb[1], sure=sure)
        return side if speaks else None
    return None


def _says(verb: str, *, sure: bool) -> bool:
    """Whether a verb is one of saying or answering; any finite one where less is asked."""
    return verb in names().speech or verb in _ANSWERS or (not sure and verb.endswith("ed"))

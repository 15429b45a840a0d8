"""Officials told bare by where they are met or speak: whom a visitor meets in a capital is of that capital's state."""

import re
from collections.abc import Callable

from communique.lexicon.sides import is_state
from communique.resolve.peoplecast import Cast, told_from, told_to
from communique.values.annotated import PersonMention, PostMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]

_SENT = frozenset({"ambassador", "envoy"})
_SET = re.compile(r"(?:[A-Z][\w’' -]{0,40}\s)?(?:[Ii]n|[Ff]rom)\s+(?:the\s+)?")
_OPENS = re.compile(r"(?:In|From|Meanwhile,\s+in|Later,\s+in)\s+(?:the\s+)?")
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
    r"(?:\s+(?:on|in|next|this|later)\s+[\w ]{1,20}?)?,?\s+(?:(?:to|where\s+(?:he|she|they)\s+(?:will|would|is\s+to|was\s+to|were\s+to))\s+"
    r"(?:meet|hold\s+(?:\w+\s+)?talks|see|confer|call\s+on)|(?:where\s+(?:he|she|they)|and)\s+(?:then\s+)?(?:met|meets|saw|called\s+on|held\s+(?:\w+\s+)?talks)"
    r"|for\s+(?:\w+\s+)?(?:talks|consultations|discussions|negotiations|an?\s+(?:\w+\s+)?meeting|meetings))\b[^.;]*"
)
_MET = re.compile(
    r"\b(?:met|meets?|meeting|saw|sees?|seeing|received\s+by|called\s+on|calls?\s+on|seen|with)\s+(?:with\s+)?(?:the\s+)?$"
)
_THERE = re.compile(r"(?:\s+(?:on|last|late|early|earlier|this)\s+[\w ]{1,20}?)?\s+in\s+")
_SENT_TO = re.compile(r"\b(?:[Aa]mbassador|[Ee]nvoy|[Cc]harg[eé] d[’']affaires)\s+(?:in|to)\s+(?:the\s+)?$")
_SUMMONED = re.compile(r"\b(?:was|were|had\s+been|been)\s+(?:summoned|called\s+(?:in|to)|handed|invited\s+to)\b")
_FROM = re.compile(
    r"\s+(?:had\s+)?(?:flew|flown|came|come|travell?ed|drove|arrived)\s+(?:(?:up|in|down|over)\s+)?from\s+"
)
_TOLD_IN = re.compile(r"\s+told\s+(?:an?\s+(?:news|press)\s+conference|parliament|lawmakers)\s+in\s+")
_IN = re.compile(r"\bin\s+$")
_WITH = re.compile(r"(?:\s+on\s+\w+)?\s+with\s+(?:the\s+)?")
_BACK = 2  # sentences of the paragraph through which a visitor's stay is sought


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
    scene = scene_of(cast, start, stop)
    if scene is None and post.rank not in _SENT and _GUEST_MEETS.fullmatch(cast.text, start, stop):
        stay = _stay_before(cast, start)
        return (stay.codes[0], (stay.start, stay.end), "there") if stay else None
    for side in reversed(cast.single_sides(start, stop)):
        if side.form not in ("capital", "name") or post.rank in _SENT:
            continue
        met = _GOES.search(cast.text, start, side.start) and _TO_MEET.fullmatch(cast.text, side.end, stop)
        if met or (side is scene and side.form == "capital" and _MEETS.fullmatch(cast.text, side.end, stop)):
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
        set_in = next((s for s in sides if _OPENS.fullmatch(cast.text, span[0], s.start)), None)
        stay = set_in or (stays[0] if stays else None)
        if stay is not None or sides:
            return stay if stay is not None and is_state(stay.codes[0]) else None
        span = cast.sentence_before(span[0])
    return None


def scene_of(cast: Cast, start: int, stop: int) -> SideMention | None:
    """The capital in which a sentence sets what it tells ("In Lima, ...")."""
    first = next(iter(cast.single_sides(start, min(stop, start + 40))), None)
    opens = first is not None and first.form == "capital" and _OPENS.fullmatch(cast.text, start, first.start)
    return first if opens else None


def _seen_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "who saw President X in Lima on Monday and President Y in Quito": who is met in a capital is of that state."""
    start, first, end = cast.finder.sentence(mention.start), told_from(mention), told_to(mention)
    place = next(iter(cast.single_sides(end, min(end + 40, cast.finder.sentence_end(mention.start)))), None)
    if (
        post.rank in _SENT
        or place is None
        or place.form != "capital"
        or not _THERE.fullmatch(cast.text, end, place.start)
    ):
        return None
    met = _MET.search(cast.text, start, first)
    again = cast.text[start:first].rstrip().endswith("and") and any(
        _THERE.search(cast.text, side.start - 4, side.start)
        for side in cast.single_sides(start, first)
        if side.form == "capital"
    )
    return (place.codes[0], (place.start, place.end), "there") if met or again else None


def _summoned_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "Iran's ambassador in Lima was summoned. Foreign Minister X said": whoever summons him is of the state he is sent to."""
    start = cast.finder.sentence(mention.start)
    span: tuple[int, int] | None = (start, told_from(mention))
    for _ in range(_BACK + 1):
        if span is None or post.rank in _SENT or "\n" in cast.text[span[0] : mention.start]:
            return None
        if _SUMMONED.search(cast.text, *span):
            hosts = [side for side in cast.single_sides(*span) if _SENT_TO.search(cast.text, span[0], side.start)]
            return (hosts[0].codes[0], (hosts[0].start, hosts[0].end), "there") if hosts else None
        span = cast.sentence_before(span[0])
    return None


def _speaks_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "In Lima, Defence Minister X said": where a sentence is set, of an official whose title stands right behind."""
    start, first = cast.finder.sentence(mention.start), told_from(mention)
    side = scene_of(cast, start, first)
    led = side is not None and post.rank not in _SENT and re.fullmatch(r",?\s+(?:the\s+)?", cast.text[side.end : first])
    return (side.codes[0], (side.start, side.end), "there") if side is not None and led else None


def _with_him_there(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "spent the morning in Lima with President X": who is with visitors in a capital is of that state."""
    start, first = cast.finder.sentence(mention.start), told_from(mention)
    side = next(iter(reversed(cast.single_sides(max(start, first - 40), first))), None)
    if side is None or side.form != "capital" or side.codes[0] == home or post.rank in _SENT:
        return None
    there = _IN.search(cast.text, start, side.start) and _WITH.fullmatch(cast.text, side.end, first)
    return (side.codes[0], (side.start, side.end), "there") if there else None


def _comes_from(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "Minister X flew in from Lima", and on a page of no land "told a news conference in Lima": of that capital's state."""
    found = _FROM.match(cast.text, told_to(mention))
    if found is None and home is None:
        found = _TOLD_IN.match(cast.text, told_to(mention))
    side = next(iter(cast.single_sides(found.end(), found.end() + 1)), None) if found else None
    if side is None or side.form != "capital" or post.rank in _SENT:
        return None
    return side.codes[0], (side.start, side.end), "there"


PLACED: tuple[Callable[[Cast, PersonMention, PostMention, str | None], Found | None], ...] = (
    _briefs_there,
    _met_there,
    _speaks_there,
    _seen_there,
    _summoned_there,
    _with_him_there,
    _comes_from,
)

"""Officials told bare, by what the page told right before: a title without its name, the state whose capital speaks."""

import re
from collections.abc import Sequence

from communique.lexicon.names import names
from communique.lexicon.posts import singular_title
from communique.lexicon.sides import is_state
from communique.resolve.homeland_speech import WILLS
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peopleplaces import PLACED, scene_of
from communique.resolve.peopleposts import post_counts
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention, PostMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]

_SENT = frozenset({"ambassador", "envoy"})
_ITS = re.compile(r"\bits\s+(?:new\s+|own\s+|chief\s+)?$")
_BODIES = frozenset(
    {
        "agency", "alliance", "assembly", "bank", "bloc", "body", "commission", "community", "council", "court", "forum", "fund",
        "grouping", "league",
        "organisation", "organization", "parliament", "secretariat", "union",
    }
)  # fmt: skip
_LARGE = frozenset({"bank", "fund"})  # of an organisation where written with a capital
_WITH_COMMISSIONS = frozenset({"AU", "ECOWAS", "EU"})
_OF_ITS = re.compile(r"\b[Oo]f\s+its\s+(\w+)$")
_ANY_BODY = frozenset({"agency", "alliance", "bloc", "body", "grouping", "organisation", "organization"})
_OWNED = re.compile(r"\b[Tt]he\s+(\w+)['’]s\s+(?:new\s+|chief\s+|top\s+)?$")
_LEAD = re.compile(r"(?:(?:But|And|Meanwhile|Earlier|Later|However),?\s+)?(?:[Tt]he\s+)?")
_BODY = re.compile(
    r"(?:['’]s)?\s+(?:[\w’']+\s+){0,2}?(?:[Mm]inistry|[Gg]overnment|[Pp]residency|[Ee]mbassy|[Mm]ilitary|[Aa]rmy|[Ss]ide|[Aa]uthorities|[Hh]igh\s+[Cc]ommission|[Oo]pposition|[Ll]eft|[Rr]ight|[Pp]arliament|[Nn]avy)\b"
    r"|['’]s?\s+(?:version|account|answer|reaction|reply|response)\b"
)
_VERB = re.compile(
    r"(?:,\s+(?!and\b)[^,.;]{3,80},)?\s+(?:(?:also|yesterday|today|later|however|meanwhile|(?:on\s+)?[A-Z][a-z]+day)\s+)?(?:(?:has|have|had)\s+)?"
    r"([a-z]+)\b"
)
_NO_STATE = re.compile(r"(?:[Tt]he|[Ii]ts|A)\s+(?:[\w’']+\s+){0,2}?(?:[Mm]inistry|[Gg]overnment|[Ss]tatement)\b")
_ANSWERS = frozenset(
    {
        "accepted", "accused", "accuses", "announced", "blamed", "blames", "condemned", "condemns", "confirmed",
        "confirms", "criticised", "criticized", "demanded", "demands", "denies", "dismissed", "dismisses", "hopes",
        "insists", "maintains", "promised", "protested", "reacted", "rejected", "rejects", "responded", "stated", "urged",
        "vowed", "wants", "warned",
    }
)  # fmt: skip
_SILENT = re.compile(
    r"\s+(?:(?:did|does|has|had)\s+not\s+(?:yet\s+)?|declined\s+to\s+|refused\s+to\s+)(?:answer|comment|confirm|deny|react|repl|respond|say)"
)
_SPOKEN_TO = re.compile(
    r"\b(?:with|to|by|met|meeting|told|asked|urged|saw|received|thanked|congratulated|(?:call|called|calls|calling)\s+on)\s+(?:the\s+)?$"
)
_QUOTED = ("“", '"', "‘", "'")
_CLOSING = ("”", '"', "’", "'")
_BACK = 2  # sentences of the paragraph through which the one who speaks is sought


def of_talk(cast: Cast, doubts: Doubts, home: str | None, i: int, told: Sequence[Told]) -> Found | None:
    """The side that the words before an official told bare speak of; where the page's own land is another, only surely."""
    mention = next((m for m in cast.groups[i] if m.post is not None), None)
    if mention is None or mention.post is None or not _is_bare(mention.post):
        return None
    for find in (_of_body, _told_unnamed, *PLACED, _speaks_before, _speaks_for):
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
    its = _OF_ITS.search(post.text)
    word = (owned or its)[1].lower() if owned or its else post.text.split()[0].lower()  # type: ignore[index]
    if word not in _BODIES or not (owned or its or post.text[0].isupper()):
        return None
    if word in _LARGE and owned and owned[1].islower():
        return None  # "the bank's governor"
    named = [side for side in cast.single_sides(0, post.start) if not is_state(side.codes[0])]
    called = [side for side in named if word in side.text.lower().split()]
    if word == "commission" and not called:
        called = [side for side in named if side.codes[0] in _WITH_COMMISSIONS]
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


def _speaks_before(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """The state that spoke in the sentence before: "In Lima, ...", "Lima denied ...", "The Peruvian ministry said ..."."""
    start = cast.finder.sentence(mention.start)
    if _SPOKEN_TO.search(cast.text, start, told_from(mention)):
        return None
    span = cast.sentence_before(start) if scene_of(cast, start, told_from(mention)) is None else None
    for _ in range(_BACK):
        if span is None or not _goes_on(cast, span[0], mention.start):
            return None
        opens = cast.text[span[0] - 1 : span[0]] in ("", "\n") and not _wills(cast, start, home)
        side = _speaker(cast, *span, home, opens=opens, any_body=post.rank == "spokesperson")
        if side is not None:
            return side.codes[0], (side.start, side.end), "frame"
        quoted = cast.text[span[0]] in _QUOTED
        if not quoted and (cast.single_sides(*span) or not _NO_STATE.match(cast.text, span[0])):
            return None
        span = cast.sentence_before(span[0])
    return None


def _speaks_for(cast: Cast, mention: PersonMention, post: PostMention, home: str | None) -> Found | None:
    """ "Peru will not wait, Foreign Minister X said": of the land whose will is told, where the page is none's."""
    start, first = cast.finder.sentence(mention.start), told_from(mention)
    span: tuple[int, int] | None = (start, first)
    for _ in range(_BACK):
        if span is None or home is not None or not _goes_on(cast, span[0], mention.start):
            return None
        side = _opening(cast, span[0] + (cast.text[span[0]] in _QUOTED))
        if side is not None and span[1] >= side.end and WILLS.match(cast.text, side.end):
            return side.codes[0], (side.start, side.end), "frame"
        ends_quote = cast.text[start:first].rstrip().endswith(_CLOSING) and not cast.within(start, first)
        span = cast.sentence_before(span[0]) if ends_quote else None
    return None


def _wills(cast: Cast, start: int, home: str | None) -> bool:
    """Whether a sentence tells what the page's own land will ("Minister X said that Peru would wait")."""
    sides = cast.single_sides(start, cast.finder.sentence_end(start)) if home is not None else []
    return any(side.codes[0] == home and WILLS.match(cast.text, side.end) for side in sides)


def _goes_on(cast: Cast, start: int, stop: int) -> bool:
    """Whether a stretch is of one paragraph, or of two whose second is told in the first one's words (a quotation)."""
    lines = cast.text[start:stop].split("\n")
    return len(lines) == 1 or (len(lines) == 2 and lines[1][:1] in _QUOTED)


def _speaker(cast: Cast, start: int, stop: int, home: str | None, *, opens: bool, any_body: bool) -> SideMention | None:
    """The state whose capital, ministry or government acts in a sentence, nobody being named before it.

    Where the page is of a land, another that speaks by its name does so only where it `opens` the paragraph.
    """
    for side in cast.single_sides(start, min(stop, start + 40)):
        if cast.within(start, side.start) or not (any_body or is_state(side.codes[0])):
            return None
        if side is scene_of(cast, start, stop):
            return side
        if not _LEAD.fullmatch(cast.text, start, side.start):
            return None
        if _BODY.match(cast.text, side.end, stop):
            return side
        if side.form == "capital" and _SILENT.match(cast.text, side.end):
            return side
        sure = home is not None
        leads = opens and side.form in ("capital", "name") and side.codes[0] != home
        sure = sure and not (leads and side.form == "capital" and any_body)
        verb = _VERB.match(cast.text, side.end, stop)
        speaks = verb is not None and (side.form == "capital" or not sure or leads) and _says(verb[1], sure=sure)
        return side if speaks else None
    return None


def _says(verb: str, *, sure: bool) -> bool:
    """Whether a verb is one of saying or answering; any finite one where less is asked."""
    return verb in names().speech or verb in _ANSWERS or (not sure and verb.endswith("ed"))

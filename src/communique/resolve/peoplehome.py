"""Officials told bare on a page whose land is known: its own, unless the words around them set them elsewhere."""

import re
from collections.abc import Sequence

from communique.resolve.home_issuer import ISSUER
from communique.resolve.homeland import Homeland
from communique.resolve.homeland_bare import is_own
from communique.resolve.peoplecast import Cast, told_from
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention, PlaceMention, PostMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]

_SENT = frozenset({"ambassador", "envoy"})
_OF_NO_STATE = "head of organisation"
_AT_HOME = frozenset({"legislator", "party"})  # ranks whose bearers a page tells bare of its own land alone
_THERE = re.compile(r"\b(?:In|From)\s+(?:the\s+)?$")
_JOINED = r",?\s+(?:and|including|especially|notably|(?:and )?in particular|above all)\s+(?:its\s+|the\s+)?"
_AND = re.compile(_JOINED)
_ITS_AND = re.compile(rf"(?:['’]s)?\s+(?:government|authorities|leadership|people|side){_JOINED}")
_SEATED = re.compile(r"\s+in\s+([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*),\s+(?:the\s+)?(?:[A-Z][a-z]{1,5}\.\s+)?")
_WHERE_HE = re.compile(r"(?:\s+on\s+\w+)?,?\s+where\b")


def of_homeland(cast: Cast, doubts: Doubts, land: Homeland | None, i: int, told: Sequence[Told]) -> Found | None:
    """The land of the page for an official told bare; of an ambassador the state that sent him; None where unsure."""
    mention = next((m for m in cast.groups[i] if m.post is not None and not m.post.private), None)
    if land is None or mention is None or mention.post is None or mention.post.rank == _OF_NO_STATE:
        return None
    if mention.post.rank in _SENT:
        if any(reason.kind == ISSUER for reason in land.reasons):
            return land.side, (land.receipt.start, land.receipt.end) if land.receipt else None, "homeland"
        sender = _sender(cast, land, mention)
        return (sender.codes[0], (sender.start, sender.end), "homeland") if sender else None
    seat = _seated(cast, mention, mention.post)
    if seat is not None and seat.side not in (None, land.side):
        return str(seat.side), (seat.start, seat.end), "there"
    scene = _scene(cast, mention) or _joined(cast, mention)
    if scene is not None and scene.codes[0] != land.side:
        abroad = scene.codes[0]
        return None if doubts.bars(i, abroad, told) else (abroad, (scene.start, scene.end), "there")
    if doubts.bars(i, land.side, told) or not _of_own(cast, land, mention, mention.post):
        return None
    at = (land.receipt.start, land.receipt.end) if land.receipt else cast.finder.span_of(land.side, mention.start)
    return land.side, at, "homeland"


def _of_own(cast: Cast, land: Homeland, mention: PersonMention, post: PostMention) -> bool:
    """Whether the office is told bare of a page's own only, or nothing before it in the paragraph names others."""
    if is_own(post) or post.rank in _AT_HOME:
        return True
    line = cast.text.rfind("\n", 0, mention.start) + 1
    before = {side.codes[0] for side in cast.single_sides(line, told_from(mention))}
    return not before or land.side in before


def _seated(cast: Cast, mention: PersonMention, post: PostMention) -> PlaceMention | None:
    """The town in which the words between a title and its bearer set the office ("the Mayor in Lima, X")."""
    if post.end > mention.start or not (found := _SEATED.fullmatch(cast.text, post.end, mention.start)):
        return None
    return next((place for place in cast.finder.annotated.places if place.start == found.start(1)), None)


def _scene(cast: Cast, mention: PersonMention) -> SideMention | None:
    """The capital in which the sentence sets what it tells: "In Lima, the minister", "flew to Lima, where the minister"."""
    start = cast.finder.sentence(mention.start)
    for side in cast.single_sides(start, told_from(mention)):
        if side.form in ("capital", "name"):
            opens = _THERE.search(cast.text, start, side.start)
            if opens or (side.form == "capital" and _WHERE_HE.match(cast.text, side.end)):
                return side
    return None


def _joined(cast: Cast, mention: PersonMention) -> SideMention | None:
    """The state whose government is told right before with an official of it ("thanked Peru's government and Minister X")."""
    start, first = cast.finder.sentence(mention.start), told_from(mention)
    before = cast.single_sides(start, first)
    if not before:
        return None
    joined = _AND if before[-1].form == "institution" else _ITS_AND
    return before[-1] if joined.fullmatch(cast.text, before[-1].end, first) else None


def _sender(cast: Cast, land: Homeland, mention: PersonMention) -> SideMention | None:
    """The foreign state last named before an ambassador told bare, in the paragraph."""
    line = cast.text.rfind("\n", 0, mention.start) + 1
    before = [side for side in cast.single_sides(line, told_from(mention)) if side.codes[0] != land.side]
    return before[-1] if before else None

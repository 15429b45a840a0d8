"""Officials told by whom they act for: "Norway, whose envoy", "a delegation led by", "as the envoy of the president"."""

import re
from collections.abc import Sequence

from communique.resolve.peoplecast import Cast, told_from, told_to
from communique.resolve.peoplesides import Told
from communique.values.annotated import PersonMention, SideMention

Found = tuple[str, tuple[int, int] | None, str]

GRADES = (
    r"(?:(?:own|new|former|then|current|longtime|immediate|top|first|senior)\s+)*"  # before the title of whose one is
)
_WHOSE = re.compile(rf",\s+whose\s+{GRADES}$")
_ITS_NAME = re.compile(r"(?:\s+[A-Z][\w-]+){0,4}")  # the rest of a body's name ("Russian" Railways)
_TEAM_NEAR = 120  # characters before a name in which the team that its bearer leads is told
_LED = re.compile(
    r"(?P<whose>\b[Ii]ts\s+)?\b(?:contingent|delegation|mission|panel|team)\b"
    r"(?:\s+(?:from|of)\s+(?:the\s+)?(?P<of>[A-Z][^,.;]{1,40}?))?,?\s+(?:which\s+(?:is|was)\s+)?(?:led|headed|chaired)\s+by\s+(?:the\s+)?$"
)
_TEAM = re.compile(r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,2}")
_MANDATE = re.compile(
    r"[^.;\n]{0,60}?\bas\s+(?:(?:a|an|the)\s+)?(?:[\w-]+\s+){0,2}?(?:delegate|emissary|envoy|negotiator|observer|representative)"
    r"\s+(?:for|of)\s+(?:the\s+)?"
)
_OPENS = 5  # characters before a side that opens a sentence ("The")
_NEAR = 60


def by_relative(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> Found | None:
    """ "Norway, whose foreign minister, X", "Peruvian Railways, whose head, X": of the side told right before."""
    post = mention.post
    if post is None or post.side is not None or post.private or post.end > mention.start:
        return None
    whose = _WHOSE.search(cast.text, max(0, post.start - _NEAR), post.start)
    before = cast.single_sides(whose.start() - _NEAR, whose.start()) if whose else []
    side = before[-1] if before else None
    told_of = whose and side and _ITS_NAME.fullmatch(cast.text, side.end, whose.start())
    return (side.codes[0], (side.start, side.end), "its") if side is not None and told_of else None


def by_team(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> Found | None:
    """ "a Peruvian delegation led by X", "a team from Lima headed by X", "Its mission, led by X": who leads a side's team."""
    start = cast.finder.sentence(mention.start)
    led = _LED.search(cast.text, max(start, told_from(mention) - _TEAM_NEAR), told_from(mention))
    if led is None or mention.reporter:
        return None
    if led["whose"]:
        earlier = cast.sentence_before(start)
        opening = cast.single_sides(*earlier)[:1] if earlier else []
        near = [side for side in opening if earlier and side.start - earlier[0] <= _OPENS]
    else:
        near = [
            side
            for side in cast.single_sides(led.start() - _NEAR, told_from(mention))
            if _TEAM.fullmatch(cast.text, side.end, led.start()) or (led["of"] and side.end == led.end("of"))
        ]
    return (near[-1].codes[0], (near[-1].start, near[-1].end), "delegation") if near else None


def by_mandate(cast: Cast, mention: PersonMention, told: Sequence[Told]) -> Found | None:
    """ "Former speaker X came as the personal envoy of the Peruvian president": of the side that sent the bearer."""
    found = _MANDATE.match(
        cast.text, told_to(mention), min(cast.finder.sentence_end(mention.start), told_to(mention) + 120)
    )
    side = side_at(cast, found.end()) if found is not None and mention.post is not None else None
    return (side.codes[0], (side.start, side.end), "sent") if side is not None else None


def side_at(cast: Cast, offset: int) -> SideMention | None:
    """The phrase for one side that begins here."""
    return next(iter(cast.single_sides(offset, offset + 1)), None)

"""Officials and bodies of a page that are told bare ("the Foreign Minister", "the army"), and those told with their land."""

import re
from dataclasses import dataclass

from communique.lexicon.sides import is_state
from communique.values.annotated import Annotated, PersonMention, PostMention

_OWN_RANKS = frozenset({"leader", "deputy leader", "minister", "vice minister"})
_BODY = re.compile(
    r"\b(?:[Tt]he (?:[Gg]overnment|[Cc]abinet|[Pp]residency|[Mm]inistry|[Aa]rmy|[Mm]ilitary|[Pp]olice)"
    r"|[Tt]he (?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Jj]ustice|[Ff]inance) [Mm]inistry"
    r"|[Tt]he Ministry of (?:Foreign|External|Internal|Home) Affairs|[Tt]he Ministry of Defen[cs]e)\b(?! (?:of|in)\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named on the page, by the last word of the name: all mentions, and the state told beside one of them."""

    mentions: tuple[PersonMention, ...]
    state: str | None
    bare: bool  # an official of a government whom no mention introduces with a side


def name_bearers(annotated: Annotated) -> list[Named]:
    """Those named on a page, in order of first mention."""
    found: dict[str, list[PersonMention]] = {}
    for one in annotated.people:
        if not one.reporter and one.text:
            found.setdefault(one.text.split()[-1], []).append(one)
    return [_named(mentions) for mentions in found.values()]


def _named(mentions: list[PersonMention]) -> Named:
    posts = [one.post for one in mentions if one.post is not None]
    sides = [side for one in mentions for side in (one.side, one.post.side if one.post else None) if side is not None]
    own = [post for post in posts if is_own(post)]
    state = next((side for side in sides if is_state(side)), None)
    fields = any(
        "minister" in post.text.lower() for post in own
    )  # "Foreign and Caricom Affairs Minister" is no official of it
    return Named(tuple(mentions), state, bool(own) and state is None and (fields or not sides))


def is_own(post: PostMention) -> bool:
    """Whether a title is that of one who governs a state, more than "leader"."""
    told = post.rank in _OWN_RANKS and post.text.lower() != "leader"
    return told and not (post.former or post.private or post.plural)


def tells_bare(annotated: Annotated) -> bool:
    """Whether the page tells an official of some state, or a body of one, without saying of which."""
    return any(one.bare for one in name_bearers(annotated)) or _BODY.search(annotated.article.text) is not None

"""Who took part in a meeting, where a page lists them only after it told what they said ("Participants in the call included")."""

import re

from communique.resolve.discourse import Discourse
from communique.values.syntax import Token
from communique.values.understood import Referent

_WHO = r"(?:participants|attendees|leaders|ministers|officials|countries)"
_LISTED = re.compile(
    rf"\b{_WHO}(?: (?:in|of|on|to|at) [^.:\n]{{3,50}}?)? included?:?(?=\s)"
    rf"|^(?:The )?{_WHO}(?: (?:that|who) (?:participated|attended|took part|joined)[^.:\n]{{0,30}})?:(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
_FEW = 2  # sides that a list has besides the page's own


def find_gathered(discourse: Discourse) -> Referent | None:
    """All who took part in what an official page reports, its own side among them, with the words of the list."""
    if not discourse.official or discourse.home is None:
        return None
    text = discourse.annotated.article.text
    for found in _LISTED.finditer(text):
        end = _end_of_list(discourse, found.end())
        here = [side for side in discourse.annotated.sides if found.end() <= side.start < end]
        people = {e.side for e in discourse.people if e.side and any(found.end() <= at < end for at, _ in e.mentions)}
        sides = people | {code for side in here for code in side.codes}
        if len(sides - {discourse.home[0]}) >= _FEW:
            source = tuple(discourse.receipt(side.start, side.end) for side in here)
            return Referent(
                found.start(), found.end(), tuple(sorted({*sides, discourse.home[0]})), (), "gathered/1", source
            )
    return None


def _end_of_list(discourse: Discourse, start: int) -> int:
    """Where the list that begins at a place ends: with its line, or before the first following line that names no side."""
    text = discourse.annotated.article.text
    stop = text.find("\n", start)
    if stop < 0:
        return len(text)
    if text[start:stop].strip():
        return stop
    while stop >= 0:
        following = text.find("\n", stop + 1)
        last = following if following >= 0 else len(text)
        if not any(stop < side.start < last for side in discourse.annotated.sides):
            return stop
        stop = following
    return len(text)


def of_gathered(discourse: Discourse, token: Token) -> Referent | None:
    """Those who took part, under the words of a token."""
    told = discourse.gathered
    if told is None:
        return None
    return Referent(token.start, token.end, told.sides, (), "gathered/1", told.source)

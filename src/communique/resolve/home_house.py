"""The house that puts out a page: signs of its releases at the head, not in what a newsroom's page tells of it."""

from communique.lexicon.posts import House, houses
from communique.values.annotated import Annotated

_OPENING = 1500  # characters in which a release says whose it is
_FIRST = 80  # characters of a paragraph within which a sign ends that opens it
_SIGNS_ITS_TEXT = "KP"  # whose agency signs behind the dateline, and tells the years of its own calendar


def house_of(annotated: Annotated) -> House | None:
    """The first house, in order of code, whose sign the opening of a page bears."""
    opening = annotated.article.text[:_OPENING]
    return next((house for house in houses() if house.put_out(opening) and _bears(annotated, house, opening)), None)


def _bears(annotated: Annotated, house: House, opening: str) -> bool:
    """Whether a sign of the house is more than words of a reporter's ("the US Department of State said")."""
    if house.side == _SIGNS_ITS_TEXT:
        return True
    article = annotated.article
    reported = article.byline is not None or article.dateline is not None
    for sign in house.signs.finditer(opening):
        end = len(opening[: sign.end()].rstrip())
        line = next((x for x in article.lines if x.start is not None and x.start < end <= x.start + len(x.text)), None)
        if line is None or line.kind == "M":
            return True
        told = end - (line.start or 0)
        opens = told <= (len(line.text) if line.kind == "H" else _FIRST)
        if opens and not reported and (line.kind == "H" or article.outlet is None):
            return True
    return False

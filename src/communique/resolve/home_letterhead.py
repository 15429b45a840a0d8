"""The land of an official's release, which a letterhead or a press office's telephone tells: the one that it speaks for."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from communique.lexicon.letterheads import names_desk, names_holder, names_office
from communique.lexicon.sides import is_organisation_name, is_state
from communique.resolve.home_issuer import ISSUER
from communique.resolve.homeland import Homeland, homelands
from communique.resolve.homeland_reasons import Reason, reasons_of
from communique.values.annotated import Annotated, SideMention

_SURE = 0.6
_MOST = 3  # signs of a kind that count for one land
_WEIGHTS = {"acts": 1.2, "others": 1.5, "its own": 0.8, "whither": -0.6, "asked": -0.8, "between": 0.5}
_VERB = (
    r"(?:is|are|was|has|have|had|will|would|can|must|sees|remains?|strongly|again|also|welcomes?|supports?|urges?|condemns?|stands?"
    r"|looks?|continues?|joins?|calls?|thanks?|congratulates?|recogni[sz]es?|believes?|shares?|values?|offers?|deplores?|regrets?)\b"
)
_GOVERNMENT = r"(?:\s+[Gg]overnment)"
_ACTS = re.compile(rf"{_GOVERNMENT}?\s+{_VERB}")
_OTHERS = re.compile(r"\s+and\s+(?:our|(?:the\s+|a\s+number\s+of\s+|many\s+|several\s+)?other)\b")
_OWN = re.compile(
    rf"(?:{_GOVERNMENT}?['’]s\s+(?:\w+\s+){{0,2}}?(?:position|support|commitment|contribution|efforts?|view|approach|interests?|delegation"
    rf"|strateg\w+|program(?:me)?s?|assistance|concerns?|broader|strengthened|new)\b|{_GOVERNMENT}\s+delegation\b)"
)
_OPENS = re.compile(r"(?:^|[.!?\n“\"'‘][”\"'’]?\s*)(?:Today,?\s+)?(?:[Tt]he\s+)?$")
_WHITHER = re.compile(r"\b(?:to|in|visit|visits|visited|visiting|from|near)\s+(?:the\s+)?$")
_ASKED = re.compile(
    r"\b(?:inform|urg|press|thank|call(?:s|ed|ing)?\s+(?:on|upon)|ask|encourag|welcom|congratulat|assist)\w*\s+(?:the\s+)?$"
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_REACH = 40


def letterhead_land(annotated: Annotated) -> Homeland | None:
    """The land that a release with a letterhead speaks for; None on other pages, and where its words tell none.

    A release tells its own land as the one that acts ("Australia has urged", "the Australian Government will"), that has
    others beside it ("Australia and our partners") and that nobody goes to.
    """
    if not _has_letterhead(annotated):
        return None
    best = next(iter(homelands(annotated, chain(reasons_of(annotated), _voices(annotated)))), None)
    if best is None or best.share < _SURE or not any(reason.kind in _WEIGHTS for reason in best.reasons):
        return None
    issuer = Reason(best.side, ISSUER, 1.0)
    return Homeland(best.side, best.share, (*best.reasons, issuer), best.receipt)


def _has_letterhead(annotated: Annotated) -> bool:
    texts = [line.text for line in annotated.article.lines if line.kind == "M"]
    return any(names_office(text) or names_holder(text) or names_desk(text) for text in texts)


def _voices(annotated: Annotated) -> Iterator[Reason]:
    """What the words around the names of lands tell of whose voice it is, no more of a kind than count."""
    counts: Counter[tuple[str, str]] = Counter()
    for side in annotated.sides:
        kind = _kind(annotated.article.text, side) if _is_land(side) else None
        if kind is not None:
            counts[side.codes[0], kind] += 1
            if counts[side.codes[0], kind] <= _MOST:
                yield Reason(side.codes[0], kind, _WEIGHTS[kind], (side.start, side.end))


def _is_land(side: SideMention) -> bool:
    return len(side.codes) == 1 and is_state(side.codes[0]) and not is_organisation_name(side.text)


def _kind(text: str, side: SideMention) -> str | None:
    """How a land is told: as one that acts, one with others beside it, one whose policy it is, one that is gone to."""
    before = text[max(0, side.start - _REACH) : side.start]
    if _OPENS.search(before) and _ACTS.match(text, side.end):
        return "acts"
    if _OTHERS.match(text, side.end):
        return "others"
    if _WHITHER.search(before):
        return "whither"
    if _ASKED.search(before):
        return "asked"
    if _OWN.match(text, side.end):
        return "its own"
    return "between" if _BETWEEN.search(before) else None

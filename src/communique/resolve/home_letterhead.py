"""The land of an official's release, which a letterhead or a press office's telephone tells: the one that it speaks for."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from communique.lexicon.issuers import calls_itself_release, honoured, is_official_statement, names_house
from communique.lexicon.letterheads import names_desk, names_holder, names_office
from communique.lexicon.posts import houses
from communique.lexicon.sides import is_state
from communique.resolve.home_issuer import ISSUER
from communique.resolve.homeland import Homeland, homelands
from communique.resolve.homeland_reasons import WEIGHTS, Reason, reasons_of
from communique.values.annotated import Annotated, SideMention

_SURE = 0.6
_MOST = 3  # signs of a kind that count for one land
_WEIGHTS = {"acts": 1.2, "others": 1.5, "its own": 0.8, "whither": -0.6, "asked": -0.8, "between": 0.5}
_VERB = (
    r"(?:is|are|was|has|have|had|will|would|can|must|sees|remains?|strongly|again|also|welcomes?|supports?|urges?|condemns?|stands?"
    r"|looks?|continues?|expects?|hopes?|notes?|commends?|considers?|reiterates?|reaffirms?|expresses|express|intends?|encourages?|rejects?|opposes?"
    r"|demands?|extends?|denounces?|salutes?|firmly|deeply|fully|does|maintains?|appeals?|follows|joins?|calls?|thanks?|congratulates?|recogni[sz]es?|believes?|shares?|values?|offers?|deplores?|regrets?)\b"
)
_SPEAKS = frozenset({"acts", "others", "its own", "house"})  # what a side does on its own release
_HOUSE = 3.0  # the weight of the words that the releases of one state begin with
_SUBJECT = 2.0  # the weight of an organisation with which the headline opens
_ELSEWHERE = frozenset({"dateline", "town", "local", "money"})  # what tells where an organisation's release speaks of
_OPENING = 1500
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
    """The land that a release with a letterhead speaks for; None on other pages, and where its words tell none."""
    told = letterhead_side(annotated)
    return told if told is not None and is_state(told.side) else None


def letterhead_side(annotated: Annotated) -> Homeland | None:
    """The side that a release with a letterhead speaks for, a land or an organisation; None where its words tell none.

    A release tells its own side as the one that acts ("Australia has urged", "the Australian Government will"), that has
    others beside it ("Australia and our partners") and that nobody goes to.
    """
    if not has_letterhead(annotated):
        return None
    reasons = [*chain(reasons_of(annotated), _voices(annotated), _of_house(annotated), _of_organisation(annotated))]
    if any(reason.kind == "subject" for reason in reasons):
        reasons = [reason for reason in reasons if reason.kind not in _ELSEWHERE]
    best = next(iter(homelands(annotated, reasons)), None)
    if best is None or best.share < _SURE or not any(reason.kind in _SPEAKS for reason in best.reasons):
        return None
    issuer = Reason(best.side, ISSUER, 1.0)
    return Homeland(best.side, best.share, (*best.reasons, issuer), best.receipt)


def has_letterhead(annotated: Annotated) -> bool:
    """Whether the lines above or below a text, or its headline, tell that it is an official's release or statement."""
    lines = annotated.article.lines
    if any(line.kind == "H" and is_official_statement(line.text) for line in lines):
        return True
    return any(_is_letterhead(line.text) for line in lines if line.kind == "M")


def _is_letterhead(text: str) -> bool:
    told = names_office(text) or names_holder(text) or names_desk(text)
    return told or calls_itself_release(text) or names_house(text)


def _of_house(annotated: Annotated) -> Iterator[Reason]:
    """The state whose releases begin with such words ("Media Note"), or whose officials alone bear such letters ("T.D.")."""
    text = annotated.article.text
    yield from (Reason(house.side, "house", _HOUSE) for house in houses() if house.put_out(text[:_OPENING]))
    honour = honoured(text)
    if honour is not None:
        yield Reason(honour[0], "house", _HOUSE, honour[1:])


def _of_organisation(annotated: Annotated) -> Iterator[Reason]:
    """An organisation that is the subject of its release's headline, and how often the page names it."""
    head = next((line for line in annotated.article.lines if line.kind == "H" and line.start is not None), None)
    opening = next((side for side in annotated.sides if head is not None and side.start == head.start), None)
    if opening is None or len(opening.codes) != 1 or is_state(opening.codes[0]):
        return
    counts = Counter(side.codes[0] for side in annotated.sides if len(side.codes) == 1)
    side, span = opening.codes[0], (opening.start, opening.end)
    yield Reason(side, "subject", _SUBJECT, span)
    yield Reason(side, "named", WEIGHTS["named"] * counts[side] / max(counts.values()), span)


def _voices(annotated: Annotated) -> Iterator[Reason]:
    """What the words around the names of lands tell of whose voice it is, no more of a kind than count."""
    counts: Counter[tuple[str, str]] = Counter()
    for side in annotated.sides:
        kind = _kind(annotated.article.text, side) if len(side.codes) == 1 else None
        if kind is not None:
            counts[side.codes[0], kind] += 1
            if counts[side.codes[0], kind] <= _MOST:
                yield Reason(side.codes[0], kind, _WEIGHTS[kind], (side.start, side.end))


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

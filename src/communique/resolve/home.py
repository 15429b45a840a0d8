"""Whose page it is: the side that "the ministry", "the government", "the military" of a page belong to."""

import re
from collections import Counter

from communique.lexicon.sides import bodies, is_state
from communique.resolve.home_house import house_of
from communique.resolve.home_issuer import is_official, is_signed, of_issuer, of_sign
from communique.resolve.home_letterhead import letterhead_land, letterhead_side
from communique.resolve.homeland import Homeland, find_homeland, weigh_lands
from communique.resolve.homeland_reasons import ON_EVERY_PAGE, named_outlets
from communique.values.annotated import Annotated, SideMention
from communique.values.claims import Receipt

_HEAD = 400
_LIKELY = 0.55  # the share of the evidence from which a land is likelier than what stands near a name tells
_WHERE = re.compile(r"\b(?:in|at|to|from|near)\s$", re.IGNORECASE)
_WORLDWIDE = frozenset({"FR", "GB", "QA", "US"})


def home_side(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    """The side whose "government" or "ministry" a page means; None where the page tells none.

    The issuer's own on a release; else the land of a page that tells its officials bare; else the state of the outlet
    or of the dateline, unless the page speaks far more of another state. Outlets of states with newsrooms all over the
    world yield to the dateline sooner.
    """
    own = of_sign(annotated) or _of_outlet(annotated)
    if is_official(annotated) and (own or (own := of_issuer(annotated))) is not None:
        return own
    if (land := press_land(annotated)) is not None:
        return land.side, land.receipt
    dated = _of_dateline(annotated)
    spoken = Counter(
        side.codes[0]
        for side in annotated.sides
        if len(side.codes) == 1 and is_state(side.codes[0]) and not _somewhere(annotated, side)
    )
    if own is not None and dated is not None and spoken[dated[0]] > spoken[own[0]] * (1 if own[0] in _WORLDWIDE else 2):
        own = None
    told = [home for home in (own, dated, _of_headline(annotated)) if home is not None]
    most = max(spoken.values(), default=0)
    return next((home for home in told if spoken[home[0]] * 2 >= most), None)


def issuer_side(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    """The side, a state or an organisation, whose release or statement a page is; None for a newsroom's page."""
    if is_official(annotated):
        told = home_side(annotated)
        if told is not None:
            return told
    best = letterhead_side(annotated)
    return None if best is None else (best.side, best.receipt)


def press_land(annotated: Annotated) -> Homeland | None:
    """The land of a page that tells its own officials bare, with the reasons, or of an official's release with a letterhead.

    None on other pages of an issuer's own.
    """
    if of_issuer(annotated) is None and (land := letterhead_land(annotated)) is not None:
        return land
    return None if _is_issued(annotated) else find_homeland(annotated)


def likely_land(annotated: Annotated) -> Homeland | None:
    """The land for which most of the evidence speaks on a newsroom's page, sure or not; None where it is much split.

    Never one whose officials the press of all lands tells bare.
    """
    lands = [] if _is_issued(annotated) else weigh_lands(annotated)
    return lands[0] if lands and lands[0].share >= _LIKELY and lands[0].side not in ON_EVERY_PAGE else None


def _is_issued(annotated: Annotated) -> bool:
    """Whether a government or an official put out the page."""
    return is_official(annotated) or is_signed(annotated) or house_of(annotated) is not None


def _of_outlet(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    article = annotated.article
    if article.outlet is not None and (code := _known(article.outlet.value)) is not None:
        told = article.outlet
        receipt = None if told.start is None or told.end is None else Receipt.of(article.text, told.start, told.end)
        return code, receipt
    found = named_outlets().search(_edges(annotated))
    if found is None:
        return None
    place = article.text.find(found[0])
    receipt = Receipt.of(article.text, place, place + len(found[0])) if place >= 0 else None
    return bodies().homes[found[0]], receipt


def _somewhere(annotated: Annotated, side: SideMention) -> bool:
    """Whether the name says where something was."""
    return _WHERE.search(annotated.article.text, max(0, side.start - 6), side.start) is not None


def _of_headline(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    """The only state that the headline names."""
    article = annotated.article
    heads = [
        (line.start, line.start + len(line.text))
        for line in article.lines
        if line.kind == "H" and line.start is not None
    ]
    named = [
        side
        for side in annotated.sides
        if side.form not in ("metonym", "group")
        and not _somewhere(annotated, side)
        and any(start <= side.start < end for start, end in heads)
    ]
    states = {code for side in named for code in side.codes if is_state(code)}
    if len(states) != 1:
        return None
    return next(iter(states)), Receipt.of(article.text, named[0].start, named[0].end)


def _known(outlet: str) -> str | None:
    found = named_outlets().search(outlet)
    return bodies().homes[found[0]] if found else None


def _edges(annotated: Annotated) -> str:
    """Metadata lines, the first line of the body and the end of the text."""
    lines = [line.text for line in annotated.article.lines if line.kind == "M"]
    text = annotated.article.text
    return "\n".join((*lines, text[:_HEAD]))


def _of_dateline(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    told = annotated.article.dateline
    if told is None or told.start is None or told.end is None:
        return None
    for side in annotated.sides:
        if side.form == "capital" and told.start <= side.start < told.end:
            return side.codes[0], Receipt.of(annotated.article.text, side.start, side.end)
    return None

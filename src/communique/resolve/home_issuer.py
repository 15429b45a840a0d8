"""Who puts out a page that no newsroom wrote: the ministry or embassy that a line at its edges names, the official who signs."""

import re

from communique.lexicon.issuers import issuer_in
from communique.lexicon.sides import is_state, side_names
from communique.resolve.homeland import Homeland
from communique.resolve.homeland_reasons import Reason
from communique.values.annotated import Annotated, SideMention
from communique.values.claims import Receipt

ISSUER = "issuer"  # the kind of reason of a page that a ministry or embassy puts out
_HEAD = 400
_MISSION_OF = re.compile(r"\b(?:Embassy|Mission|Delegation|High Commission|Consulate(?: General)?) of (?:the )?$")
_SIGNED = re.compile(
    r"(?!By )[^,|]{4,40}, (?:[\w-]+ ){0,5}?(?:Spokes\w+|Secretary|Minister|Ambassador|President|Coordinator|Envoy"
    r"|Representative)(?: (?:of|for|to) [\w ]{3,60})?$",
    re.IGNORECASE,
)
_ISSUERS = re.compile(
    r"Department of State|State Department|Office of the Spokesperson|White House|Foreign (?:&|and) Commonwealth Office"
    r"|Foreign Office|FCDO|UK Government|GOV\.UK|Ministry of|Press Office|\(KCNA\)|Embassy|Delegation of the European Union"
    r"|Department of (?:Foreign|External)|Ministry for|Prime Minister[’']s Office|Office of the (?:President|Prime Minister)"
    r"|Foreign Ministry|Permanent Mission|Presidency of"
)


def is_official(annotated: Annotated) -> bool:
    """Whether a government issued the page, and no newsroom wrote it."""
    article = annotated.article
    if article.outlet is not None and _ISSUERS.search(article.outlet.value):
        return True
    if of_sign(annotated) is not None:
        return True
    return any(_issued_by(line.text) for line in article.lines if line.kind == "M") or "(KCNA)" in article.text[:_HEAD]


def of_sign(annotated: Annotated) -> tuple[str, Receipt] | None:
    """The side whose sign the headline or a line of metadata bears ("Security Council Press Statement", "Global Affairs Canada")."""
    lines = [line for line in annotated.article.lines if line.kind in "HM" and line.start is not None]
    for headline in (True, False):
        for line in lines:
            told = issuer_in(line.text, headline=headline) if (line.kind == "H") is headline else None
            if told is not None and line.start is not None:
                side, start, end = told
                return side, Receipt.of(annotated.article.text, line.start + start, line.start + end)
    return None


def _issued_by(line: str) -> bool:
    """Whether a line of metadata names an issuer, and not as the beat of a reporter."""
    return not line.lower().startswith("by ") and len(line) < 90 and _ISSUERS.search(line) is not None


def issuer_land(annotated: Annotated) -> Homeland | None:
    """The land of the ministry or embassy that puts out a page; None where no line tells it, or for an organisation."""
    told = of_issuer(annotated) if is_official(annotated) else None
    if told is None or not is_state(told[0]):
        return None
    side, receipt = told
    return Homeland(side, 1.0, (Reason(side, ISSUER, 1.0, (receipt.start, receipt.end)),), receipt)


def of_issuer(annotated: Annotated) -> tuple[str, Receipt] | None:
    """The side whose ministry or embassy puts out the page by a line at its edges ("Norwegian Ministry of Foreign Affairs")."""
    signed = of_sign(annotated)
    if signed is not None:
        return signed
    side = _issuing(annotated)
    return None if side is None else (side.codes[0], Receipt.of(annotated.article.text, side.start, side.end))


def _issuing(annotated: Annotated) -> SideMention | None:
    """The phrase for the side of the first issuer that a line of metadata names: no capital where anything else tells it."""
    for line in annotated.article.lines:
        if line.kind == "M" and line.start is not None and _issued_by(line.text):
            end = line.start + len(line.text)
            sides = [s for s in annotated.sides if line.start <= s.start < end and _tells_alone(s)]
            sent = next((side for side in sides if _is_mission(annotated, side)), None)
            told = sent or next((side for side in sides if side.form != "capital"), None)
            if told is not None or len({side.codes for side in sides}) == 1:
                return told or sides[0]
    return None


def _tells_alone(side: SideMention) -> bool:
    """Whether a phrase tells by itself a state, or the European Union."""
    return side.text in side_names() and len(side.codes) == 1 and (side.codes == ("EU",) or is_state(side.codes[0]))


def _is_mission(annotated: Annotated, side: SideMention) -> bool:
    """Whether a side is told as that whose embassy it is ("Embassy of Peru, Quito")."""
    return _MISSION_OF.search(annotated.article.text, max(0, side.start - 50), side.start) is not None


def is_signed(annotated: Annotated) -> bool:
    """Whether an official signs the page, with the office ("Jane Roe, Department Spokesperson")."""
    return any(line.kind == "M" and _SIGNED.match(line.text) for line in annotated.article.lines)

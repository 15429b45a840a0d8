"""Whose page it is: the side that "the ministry", "the government", "the military" of a page belong to."""

import re
from functools import cache

from communique.lexicon.sides import bodies
from communique.values.annotated import Annotated
from communique.values.claims import Receipt

_HEAD = 400


def home_side(annotated: Annotated) -> tuple[str, Receipt | None] | None:
    """The state of the outlet or issuer, or of the dateline; None where the page tells neither."""
    article = annotated.article
    if article.outlet is not None and (code := _known(article.outlet.value)) is not None:
        told = article.outlet
        receipt = None if told.start is None or told.end is None else Receipt.of(article.text, told.start, told.end)
        return code, receipt
    found = _pattern().search(_edges(annotated))
    if found is not None:
        place = article.text.find(found[0])
        receipt = Receipt.of(article.text, place, place + len(found[0])) if place >= 0 else None
        return bodies().homes[found[0]], receipt
    return _of_dateline(annotated)


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
    return any(_issued_by(line.text) for line in article.lines if line.kind == "M") or "(KCNA)" in article.text[:_HEAD]


def _issued_by(line: str) -> bool:
    """Whether a line of metadata names an issuer, and not as the beat of a reporter."""
    return not line.lower().startswith("by ") and len(line) < 90 and _ISSUERS.search(line) is not None


def _known(outlet: str) -> str | None:
    found = _pattern().search(outlet)
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


@cache
def _pattern() -> re.Pattern[str]:
    outlets = sorted(bodies().homes, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in outlets) + r")\b")

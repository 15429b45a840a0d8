"""The letterhead and the foot of an official's release: name, office, telephone of the press office, the word for it."""

import re
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.values.vocabulary import LineKind

_MOST_WORDS = 30
_TOP = 4  # lines in which a letterhead stands
_CAPITALS = 0.55
_NAMED = re.compile(
    r"(?:the\s+)?(?:senator\s+)?(?:the\s+)?(?:rt\.?\s+|right\s+)?(?:hon\b\.?|hono(?:u)?rable\b)\s+(?-i:[A-ZÀ-Þ])|"
    r"(?:(?-i:[A-ZÀ-Þ])[\w.'’\-]+\s+){2,4}(?-i:MP|MHR|MEP|MSP|TD|MLA)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:acting|assistant|associate|deputy|vice|first|shadow|parliamentary|federal)\s+)*"
    r"(?:prime\s+minister|premier|president|chancellor|taoiseach|minister(?:\s+of\s+state)?|foreign\s+minister|"
    r"(?:foreign\s+|home\s+)?secretary(?:\s+of\s+state)?|attorney[ \-]general|high\s+commissioner|ambassador|treasurer)"
    r"(?:(?:,|\s+(?:of|for|and|to|the|&))+\s+(?!attend|visit|meet|travel|host|address)(?:[\w.'’\-]+\s*){1,3}?)*$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<!\w)(?:\+\d{1,3}[\s.\-]?)?(?:\(\+?\d{1,4}\)|\d{2,5})(?:[\s.\-]\d)?[\s.\-]\d{3,4}(?:[\s.\-]?\d{3,4})\b"
)
_DESK = re.compile(
    r"\b(?:offices?|department|contacts?|media|press|e?nquiries|inquiries|spokes\w+|phone|tel(?:ephone)?|mob(?:ile)?|"
    r"fax|communications?)\b",
    re.IGNORECASE,
)
_WORD_FOR_IT = re.compile(
    r"(?:joint\s+)?(?:media|press|news)\s+(?:release|statement)s?\b|joint\s+statement\b(?=\s*[-–—:])", re.IGNORECASE
)


def set_letterhead(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Office, name and telephone above and below a release are metadata, and the title between them is its headline."""
    for i, line in enumerate(lines):
        if kinds[i] in "FHB" and tells_desk(line):
            kinds[i] = "M"
        elif kinds[i] == "B" and not line.words and line.text.isdigit():
            kinds[i] = "F"
    first = kinds.index("B") if "B" in kinds else 0
    named = [i for i in range(first) if (kinds[i] in "HMC" or i < _TOP) and is_letterhead(lines[i])]
    if not named:
        return
    rest = [i for i in range(first) if kinds[i] == "H" and i not in named]
    title = _title(lines, kinds, first, named) if not rest else None
    if rest or title is not None:
        for i in [*named, *(i for i in range(min(named)) if lines[i].address)]:
            kinds[i] = "M"
    if title is not None:
        kinds[title] = "H"
    if first + 1 < len(lines) and not lines[first].stop and _WORD_FOR_IT.match(lines[first].text):
        kinds[first] = "M"


def _title(lines: Sequence[Cues], kinds: Sequence[LineKind], first: int, named: Sequence[int]) -> int | None:
    """The last line above the body that has the shape of a title."""
    return next((i for i in reversed(range(first)) if kinds[i] in "MCF" and i not in named and _titled(lines[i])), None)


def _titled(line: Cues) -> bool:
    plain = line.title and not (line.stamps or line.meta or line.byline or line.address or line.credit_end)
    return plain and not (line.furniture or line.section or _WORD_FOR_IT.fullmatch(line.key) or tells_desk(line))


def is_letterhead(line: Cues) -> bool:
    """Whether a line holds an office, or a name with its honours, and nothing told of them."""
    if line.stop or len(line.words) > _MOST_WORDS:
        return False
    return bool(_OFFICE.match(line.text)) or (line.capital > _CAPITALS and bool(_NAMED.match(line.text)))


def tells_desk(line: Cues) -> bool:
    """Whether a line tells where a press office is reached by telephone."""
    few = len(line.words) <= _MOST_WORDS and not line.prose
    return few and any(c.isdigit() for c in line.text) and bool(_PHONE.search(line.text) and _DESK.search(line.text))

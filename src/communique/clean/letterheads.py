"""The letterhead and the foot of an official's release: name, office, telephone of the press office, the word for it."""

import re
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.clean.datelines import is_place
from communique.lexicon.letterheads import names_desk, names_holder, names_office, names_somebody, signs
from communique.values.vocabulary import LineKind

_MOST_WORDS = 30
_TOP = 4  # lines in which a letterhead stands
_CAPITALS = 0.55
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


def set_signatures(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A name above its office, over a release or under it, is metadata, as are the word for it over them, and who signs right
    below the body."""
    if "B" not in kinds:
        return
    first, last = kinds.index("B"), max(i for i, kind in enumerate(kinds) if kind == "B")
    for i in (*range(1, first), *range(last + 2, len(lines))):
        if names_office(lines[i].text) and names_somebody(lines[i - 1].text) and kinds[i - 1] in "FMC":
            kinds[i - 1] = kinds[i] = "M"
            if i > 1 and kinds[i - 2] == "F" and _WORD_FOR_IT.fullmatch(lines[i - 2].text):
                kinds[i - 2] = "M"
            if i + 1 < first and kinds[i + 1] == "F" and is_place(lines[i + 1].key):
                kinds[i + 1] = "M"
    below = last + 1
    if below < len(lines) and kinds[below] == "F" and signs(lines[below].text):
        kinds[below] = "M"


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
    return names_office(line.text) or (line.capital > _CAPITALS and names_holder(line.text))


def tells_desk(line: Cues) -> bool:
    """Whether a line tells where a press office is reached by telephone."""
    return len(line.words) <= _MOST_WORDS and not line.prose and names_desk(line.text)

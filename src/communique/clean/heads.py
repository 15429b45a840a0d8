"""Above the body, after the tagger: sections and clocks by the headline, its copies, standfirsts of quiet pages."""

import re
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.clean.datelines import is_place
from communique.lexicon.furniture import load_furniture
from communique.values.vocabulary import LineKind

_CLOCK = re.compile(
    r"(?:[0-2]\d[:.][0-5]\d|\d[:.][0-5]\d(?= ?(?:[ap]|GMT|UTC)))(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?(?-i:[A-Z]{2,4})(?: ?[+-]\d+)?\)?)?$",
    re.IGNORECASE,
)
_REACH = 6  # lines below the headline where its day stands
_SECTION_LINES = 3
_STANDFIRST = 6  # words at least
_SHORT = 9  # words at most that a line of a letterhead has
_CAPITALS = 0.5


def settle_top(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """The lines above the body, the headline being known."""
    first = kinds.index("B") if "B" in kinds else 0
    heads = [i for i in range(first) if kinds[i] == "H"]
    if not heads:
        return
    _set_copies(lines, kinds, heads, first)
    _set_paths(lines, kinds, heads)
    heads = [i for i in range(first) if kinds[i] == "H"]
    _set_sections(lines, kinds, heads, first)
    below = heads[-1] + 1
    if below < first and kinds[below] == "F" and lines[below].prose and not _is_noise(lines[below]):
        kinds[below] = "H"
    _set_days(lines, kinds, heads[0], first)
    if not any(_is_noise(line) for line in lines[heads[0] : first]):
        _set_letterhead(lines, kinds, heads[0], first)
        _set_standfirst(lines, kinds, heads[0], first)


def _set_copies(lines: Sequence[Cues], kinds: list[LineKind], heads: Sequence[int], first: int) -> None:
    """A line that says the headline again is headline; titles of other stories between two copies are furniture."""
    said = [line.key for line in lines[:first]]
    keys = {
        said[i] for i in heads if len(lines[i].words) > _SECTION_LINES and said.count(said[i]) > 1 and not lines[i].stop
    }
    copies = [i for i, key in enumerate(said) if key in keys]
    for i in copies:
        kinds[i] = "H"
    for i in heads:
        later = next((k for k in copies if k > i), first) if copies and copies[0] < i else first
        if i not in copies and later < first and "F" in kinds[i:later]:
            kinds[i] = "F"


def _set_paths(lines: Sequence[Cues], kinds: list[LineKind], heads: Sequence[int]) -> None:
    """A path of sections that ends in the headline, and a day that stands where headlines do."""
    if len(heads) < 2:
        return
    sections = load_furniture().sections
    for i in heads:
        line = lines[i]
        root = line.key.split(" / ")[0].split(" > ")[0]
        path = line.parts > 2 and (root == "home" or root in sections)
        if path and any(k != i and line.key.endswith(lines[k].key) for k in heads):
            kinds[i] = "F"
        elif line.stamps and line.stamps[0].date and _CLOCK.match(line.text[: line.stamps[0].start].rstrip(" ,|-")):
            kinds[i] = "M"


def _set_sections(lines: Sequence[Cues], kinds: list[LineKind], heads: Sequence[int], first: int) -> None:
    """Sections right above a headline, and between it and its day, are metadata; a path from "Home" is furniture."""
    for head in heads:
        start = head
        while start and head - start < _SECTION_LINES and kinds[start - 1] in "FM" and _is_section(lines[start - 1]):
            start -= 1
        menu = start and lines[start - 1].key in ("home", "menu")
        listed = start and kinds[start - 1] == "F" and lines[start - 1].title is False and not lines[start - 1].stop
        for i in range(head - 1 if listed and start < head else start, head) if not menu else ():
            kinds[i] = "M"
    for i in range(heads[0] + 1, first):
        beside = kinds[i - 1] in "HM" and (i + 1 >= first or kinds[i + 1] in "HMBC" or bool(lines[i + 1].stamps))
        if kinds[i] == "F" and lines[i].section and beside:
            kinds[i] = "M"


def _is_section(line: Cues) -> bool:
    one = line.section and line.parts == 1
    return one or (line.key in load_furniture().kickers) or (is_place(line.key) and not line.stop)


def _set_days(lines: Sequence[Cues], kinds: list[LineKind], head: int, first: int) -> None:
    """The day below a headline that has none yet, and a clock beside a line of metadata."""
    dated = any(kinds[i] == "M" and lines[i].stamps for i in range(first))
    for i in range(head + 1, first):
        line = lines[i]
        near = "H" in kinds[max(head, i - _REACH) : i] or kinds[i - 1] == "M"
        if kinds[i] == "F" and line.stamp_only and not dated and near and not line.furniture:
            kinds[i], dated = "M", True
        elif kinds[i] == "F" and kinds[i - 1] == "M" and _CLOCK.fullmatch(line.text):
            kinds[i] = "M"


def _is_noise(line: Cues) -> bool:
    """Whether a line shows that the page has menus, buttons and offers."""
    button = (line.alone and not line.section) or line.furniture or line.list_head
    return button or line.menu or line.pitch or line.log_count or line.ago


def _set_letterhead(lines: Sequence[Cues], kinds: list[LineKind], head: int, first: int) -> None:
    """Between the title of a release and its text stand who speaks, his office, the place and the day."""
    for i in range(head + 1, first):
        line = lines[i]
        plain = bool(line.words) and len(line.words) <= _SHORT and not line.stop and line.capital > _CAPITALS
        office = line.signed and kinds[i - 1] == "M" and i + 1 < first and lines[i + 1].stamp_only
        if (kinds[i] == "F" and plain and not line.address) or (kinds[i] == "H" and office):
            kinds[i] = "M"


def _set_standfirst(lines: Sequence[Cues], kinds: list[LineKind], head: int, first: int) -> None:
    """A line without a full stop right above the text, below the metadata, says the headline in other words."""
    i = first - 1
    signed = any(line.byline and line.key.startswith("by") for line in lines[head:first])
    if (
        i > head
        and kinds[i] in "CF"
        and "M" in kinds[head:i]
        and _tells(lines[i])
        and not (signed or lines[first].dateline)
    ):
        kinds[i] = "H"


def _tells(line: Cues) -> bool:
    """Whether a line without a full stop tells something and is no picture's."""
    told = line.title and len(line.words) >= _STANDFIRST and not (line.caption and line.credit_end)
    return told and not (line.credit_end or line.credit or line.meta or line.byline or line.furniture or line.stamps)

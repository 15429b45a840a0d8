"""An HTML page becomes lines with kinds: the body as trafilatura finds it, the rest from the markup and the tagger."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from communique.clean.cues import Cues, line_key, read_cues
from communique.clean.dom import Block, list_blocks, parse_html
from communique.clean.metadata import Metadata, read_metadata
from communique.clean.normalise import normalise_line
from communique.clean.tagger import tag_lines
from communique.values.vocabulary import LineKind

_OPEN_TAG = re.compile(r"<[a-zA-Z!/][^<>]*$")
_UNCLOSED = re.compile(r"<(script|style|head)\b(?!.*</\1\s*>)", re.IGNORECASE | re.DOTALL)
_TAIL = 4000
_WIDEST = 400  # lines handed to the tagger
_MEAGRE = 600
_MOST_NODES = 60_000  # elements; the largest of the benchmark's pages has 14,000
_CUT = "the HTML breaks off inside a tag; the end of the article may be missing"


@dataclass(frozen=True, slots=True)
class Markup:
    """The lines of an HTML page with their kinds, what its head says, and notes on its state."""

    lines: list[Cues]
    kinds: list[LineKind]
    metadata: Metadata
    notes: tuple[str, ...]


def read_markup(text: str) -> Markup | None:
    """The lines of an HTML page, None where it holds no text that is shown."""
    root = parse_html(text)
    if root is None:
        return None
    metadata = read_metadata(root)
    blocks = list_blocks(root)
    whole = extract_body(root) if _is_bounded(root) else ""
    body = [line for line in map(normalise_line, whole.splitlines()) if line]
    lines, kinds = _join(blocks, body)
    notes = (_CUT,) if breaks_off(text) else ()
    return Markup(lines, kinds, metadata, notes) if lines else None


def _is_bounded(root: Any) -> bool:
    """Whether a tree is of a size that pages have; beyond it the tagger alone reads the first lines."""
    return next(islice(root.iter(), _MOST_NODES, None), None) is None


def breaks_off(text: str) -> bool:
    """Whether an HTML text ends inside a tag, a script or its head."""
    return bool(_OPEN_TAG.search(text[-_TAIL:]) or _UNCLOSED.search(text[-_TAIL:]))


def extract_body(root: Any) -> str:
    """The running text of a page by trafilatura, "" where it finds none. The tree is spent by it."""
    import trafilatura  # heavy
    from lxml import etree

    _hush()
    try:
        return trafilatura.extract(root, output_format="txt", include_comments=False, favor_precision=True) or ""
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""  # hostile markup: the tagger reads the lines instead


@cache
def _hush() -> None:
    """Keep what trafilatura logs of bad pages from the user's screen: the clean stage says it in its own words."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _join(blocks: Sequence[Block], body: Sequence[str]) -> tuple[list[Cues], list[LineKind]]:
    """The body's lines with the headline, metadata and captions around and between them, in the page's order."""
    blocks = _near_body(blocks, body)
    cues = [read_cues(block.text) for block in blocks]
    kinds = [_kind(block, told) for block, told in zip(blocks, tag_lines(cues), strict=True)]
    if _is_meagre(body, cues, kinds):
        return cues, kinds
    places = _places(cues, body)
    lines: list[Cues] = []
    told: list[LineKind] = []
    done = 0
    first = next((place for place in places if place is not None), len(blocks))
    spoken = {line_key(line) for line in body}
    whole = " ".join(spoken)
    for line, place in zip(body, places, strict=True):
        if place is not None and place >= done:
            _carry(cues, kinds, range(done, place), place <= first, (spoken, whole), lines, told)
            done = place + 1
        lines.append(read_cues(line))
        told.append(_kind_in_body(blocks, kinds, place, "B" in told))
    _carry(cues, kinds, range(done, min(done + 8, len(cues))), False, (spoken, whole), lines, told)
    return lines, told


def _is_meagre(body: Sequence[str], cues: Sequence[Cues], kinds: Sequence[LineKind]) -> bool:
    """Whether trafilatura found next to nothing where the tagger sees a body."""
    size = sum(map(len, body))
    seen = sum(len(line.text) for line, kind in zip(cues, kinds, strict=True) if kind == "B")
    return size < _MEAGRE and seen > 2 * size


def _kind(block: Block, told: LineKind) -> LineKind:
    if block.hint in ("C", "F"):
        return "C" if block.hint == "C" and len(block.text.split()) > 3 else "F"
    if block.hint == "M" and told in "BCF" and len(block.text.split()) < 15:
        return "M"
    return "H" if block.hint == "H" and told in "BMC" else told


def _kind_in_body(blocks: Sequence[Block], kinds: Sequence[LineKind], place: int | None, begun: bool) -> LineKind:
    """The kind of a line that trafilatura took for body: the markup may know it as headline, caption or credit."""
    hint = blocks[place].hint if place is not None else None
    if place is None or hint is None:
        return "B"
    if hint == "H" and not begun and kinds[place] == "H":
        return "H"
    return kinds[place] if hint in ("M", "C") and kinds[place] == hint else "B"


def _carry(
    cues: Sequence[Cues],
    kinds: Sequence[LineKind],
    span: range,
    above: bool,
    spoken: tuple[set[str], str],
    lines: list[Cues],
    told: list[LineKind],
) -> None:
    """Take over the headline, metadata and captions of a stretch of the page that trafilatura left out."""
    for i in span:
        kind = kinds[i]
        if (
            kind not in ("HMC" if above else "MC")
            or cues[i].key in spoken[0]
            or (len(cues[i].key) > 20 and cues[i].key in spoken[1])
        ):
            continue
        lines.append(cues[i])
        told.append(kind)


def _near_body(blocks: Sequence[Block], body: Sequence[str]) -> Sequence[Block]:
    """At most so many blocks as the tagger takes in good time, those around the body."""
    if len(blocks) <= _WIDEST:
        return blocks
    keys = {line_key(line) for line in body if len(line) > 40}
    first = next((i for i, block in enumerate(blocks) if line_key(block.text) in keys), 0)
    start = max(0, min(first - _WIDEST // 4, len(blocks) - _WIDEST))
    return blocks[start : start + _WIDEST]


def _places(cues: Sequence[Cues], body: Sequence[str]) -> list[int | None]:
    """For each line of the body the block that holds it, in order."""
    places: list[int | None] = []
    spots: dict[str, list[int]] = {}
    for i, line in enumerate(cues):
        spots.setdefault(line.key[:60], []).append(i)
    at = -1
    for text in body:
        key = line_key(text)[:60]
        later = [i for i in spots.get(key, ()) if i > at]
        places.append(later[0] if later else None)
        at = later[0] if later else at
    return places

"""The outlet of a page: its masthead, the tail of its title, its dateline, its copyright line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.clean.cues import Cues
from communique.clean.datelines import Dateline
from communique.lexicon.outlets import load_outlets
from communique.values.vocabulary import LineKind

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*[-–]\s*)?(?:(?:19|"
    r"20)\d\d)?[,\s]*(?P<name>(?!content|owned|by\b|the site)[A-Z][\w&.'’\- ]{2,40}?)\s*(?:$|[.,|(]|all rights|"
    r"ltd|inc)",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$")
_SOURCE = re.compile(r"^(?:source|via|from)\s*:?\s+(?P<name>[A-Z][\w&.'’\- ]{1,40})$", re.IGNORECASE)
_HEAD = 12  # lines at the top of a page where a masthead may stand


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet by its usual name: the line and the place in it, and the sentence that says why."""

    value: str
    line: int
    start: int
    end: int
    basis: str


def find_outlet(
    lines: Sequence[Cues], kinds: Sequence[LineKind], dateline: tuple[int, Dateline] | None
) -> Named | None:
    """The outlet that a page names most plainly, None where it names none."""
    return next(_named(lines, kinds, dateline), None)


def _named(lines: Sequence[Cues], kinds: Sequence[LineKind], dateline: tuple[int, Dateline] | None) -> Iterator[Named]:
    first = kinds.index("B") if "B" in kinds else len(lines)
    yield from _mastheads(lines, kinds, min(first, _HEAD))
    yield from _tails(lines, kinds)
    if dateline is not None and dateline[1].agency and dateline[1].agency_start is not None:
        start, name = dateline[1].agency_start, dateline[1].agency
        yield _made(name, dateline[0], start, "the agency named in the dateline")
    for shape, wanted, why in ((_SOURCE, "M", "the line that names the source"), (_OWNER, "MF", "the copyright line")):
        for i, line in enumerate(lines):
            match = shape.search(line.text) if kinds[i] in wanted else None
            if match is not None and (shape is _OWNER or load_outlets().looks_like(match["name"])):
                yield _made(match["name"], i, match.start("name"), why)


def _mastheads(lines: Sequence[Cues], kinds: Sequence[LineKind], end: int) -> Iterator[Named]:
    for i in range(end):
        if kinds[i] == "M" and lines[i].outlet and not (lines[i].byline or lines[i].section):
            yield _made(
                lines[i].text.strip("|=- "),
                i,
                lines[i].text.find(lines[i].text.strip("|=- ")),
                "the name at the head of the page",
            )


def _tails(lines: Sequence[Cues], kinds: Sequence[LineKind]) -> Iterator[Named]:
    for i, line in enumerate(lines[:3]):
        match = _TITLE_TAIL.search(line.text) if kinds[i] == "H" else None
        if match is not None and (
            load_outlets().looks_like(match["name"]) or _repeats_without_tail(lines, i, match.start())
        ):
            yield _made(match["name"], i, match.start("name"), "the name behind the title")


def _repeats_without_tail(lines: Sequence[Cues], i: int, end: int) -> bool:
    """Whether the title stands again without the name behind it."""
    head = lines[i].text[:end].strip()
    return any(line.text == head for line in lines[i + 1 :])


def _made(name: str, line: int, start: int, basis: str) -> Named:
    return Named(load_outlets().find(name) or name, line, start, start + len(name), basis)

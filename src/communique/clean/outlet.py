"""The outlet of a page: its masthead, the tail of its title, its dateline, its copyright line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.clean.cues import Cues
from communique.clean.datelines import Dateline
from communique.lexicon.furniture import load_furniture
from communique.lexicon.outlets import load_outlets
from communique.values.vocabulary import LineKind

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*[-–]\s*)?(?:(?:19|"
    r"20)\d\d)?[,\s]*(?P<name>(?!content|owned|by\b|the site|all rights|copyright)"
    r"[A-Z][\w&.'’\- ]{2,40}?)\s*(?:$|[.,|(]|(?:19|20)\d\d\b|all rights|"
    r"ltd|inc)",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$")
_LAST_TAIL = re.compile(r"\s-\s(?P<name>[^|–—-]{2,40})$")
_SOURCE = re.compile(r"^(?:source|via|from)\s*:?\s+(?P<name>[A-Z][\w&.'’\- ]{1,40})$", re.IGNORECASE)
_BODY = re.compile(
    r"(?:From:?\s+)?(?:[Tt]he\s+)?(?P<name>(?:[A-ZÀ-Þ][\w.&’'\-]*,?\s+(?:(?:and|for|of|the|&)\s+)*){0,6}?(?:Ministry|Department|"
    r"Delegation|Embassy|Government Offices|Council|Commission|Chancellery|Secretariat|Task Force|United Nations|Affairs Canada|"
    r"Trade Canada|Commonwealth Office|Development Office)\b(?:,?\s(?:of|for|to|and|the|in|&|[A-ZÀ-Þ][\w.&’'\-]*))*)$"
)
_HOLDER = re.compile(r"\b(?:Spokes\w+|Minister|Secretary|President|Director|Chair\w*|Officer)\b")
_FROM = re.compile(r"From:\s+(?P<name>[A-ZÀ-Þ]\S*\s\S.{2,70})$")
_PART = re.compile(r"\s*[|/·]\s*")
_MADE_UP_OF = re.compile(r"/|\b(?:staff|political|senior|chief|special|court|crime)\s", re.IGNORECASE)
_TITLE = 5  # words that a title has, which stands again without the names behind it
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
    yield from _bodies(lines, kinds, min(first, _HEAD))
    yield from _parts(lines, kinds, min(first, _HEAD))
    for shape, wanted, why in ((_SOURCE, "M", "the line that names the source"), (_OWNER, "MF", "the copyright line")):
        for i, line in enumerate(lines):
            match = shape.search(line.text) if kinds[i] in wanted else None
            if match is not None and (shape is _OWNER or load_outlets().looks_like(match["name"])):
                yield _made(match["name"], i, match.start("name"), why)


def _mastheads(lines: Sequence[Cues], kinds: Sequence[LineKind], end: int) -> Iterator[Named]:
    for i in range(end):
        plain = not (lines[i].byline or lines[i].section or lines[i].alone or "," in lines[i].text)
        if kinds[i] == "M" and lines[i].outlet and plain and not _MADE_UP_OF.search(lines[i].text):
            yield _made(
                lines[i].text.strip("|=- "),
                i,
                lines[i].text.find(lines[i].text.strip("|=- ")),
                "the name at the head of the page",
            )


def _bodies(lines: Sequence[Cues], kinds: Sequence[LineKind], end: int) -> Iterator[Named]:
    """The ministry or other body that put a release out, on a line of its own above the text."""
    for i in range(end):
        match = (_BODY.match(lines[i].text) or _FROM.match(lines[i].text)) if kinds[i] == "M" else None
        if match is not None and not lines[i].stamps and not _HOLDER.search(match["name"]):
            yield _made(match["name"], i, match.start("name"), "the body named above the text")


def _parts(lines: Sequence[Cues], kinds: Sequence[LineKind], end: int) -> Iterator[Named]:
    """A known outlet, or what is named as outlets are, that shares a line with a section, a writer or a day."""
    for i in range(end):
        parts = _PART.split(lines[i].text) if kinds[i] == "M" else []
        for part in parts if len(parts) > 1 else []:
            at = lines[i].text.find(part)
            known = load_outlets().find(part) is not None or (
                at > 0 and "|" in lines[i].text and load_outlets().looks_like(part)
            )
            if known and part.lower() not in load_furniture().sections:
                yield _made(part, i, at, "the name beside the section, the writer or the day")


def _tails(lines: Sequence[Cues], kinds: Sequence[LineKind]) -> Iterator[Named]:
    for i, line in enumerate(lines[:3]):
        match = _TITLE_TAIL.search(line.text) if kinds[i] == "H" else None
        if match is not None and " - " in match["name"]:
            match = _LAST_TAIL.search(line.text)
        if match is not None and (
            load_outlets().looks_like(match["name"]) or _repeats_without_tail(lines, i, match.start())
        ):
            yield _made(match["name"], i, match.start("name"), "the name behind the title")


def _repeats_without_tail(lines: Sequence[Cues], i: int, end: int) -> bool:
    """Whether the title stands again without the name behind it."""
    head = lines[i].text[:end].strip()
    return any(
        line.text == head or (len(line.words) > _TITLE and head.startswith(line.text)) for line in lines[i + 1 :]
    )


def _made(name: str, line: int, start: int, basis: str) -> Named:
    return Named(load_outlets().find(name) or name, line, start, start + len(name), basis)

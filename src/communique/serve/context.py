"""A claim's words where they stand: its sentences lit, those beside them for context, everything else left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.language.sentences import split_sentences
from communique.serve.marks import Mark

_MOST = 40  # sentences shown
_LONG = 1500  # signs of a sentence shown on either side of its first mark


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence; `fields` are those of the claim that rest on it."""

    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: `lit` where the claim is made, `gap` where something was left out before it, `breaks` on a new line."""

    start: int
    words: tuple[Words, ...]
    lit: bool
    gap: bool
    breaks: bool


def context_of(text: str, marks: Sequence[Mark], heart: tuple[int, int]) -> list[Told]:
    """The sentences that the marks lie in; `heart` is the span that the claim is made with: its neighbours are told."""
    spans = list(_sentences(text))
    marked = [i for i, (start, end, _) in enumerate(spans) if any(m.start < end and m.end > start for m in marks)]
    hearts = [i for i in marked if spans[i][0] < heart[1] and spans[i][1] > heart[0]]
    beside = {j for i in hearts for j in (i - 1, i + 1) if 0 <= j < len(spans)}
    chosen = sorted(_nearest({*marked, *beside}, hearts))
    told = []
    for place, i in enumerate(chosen):
        start, end, line = spans[i]
        before = spans[chosen[place - 1]] if place else None
        gap = (before is None and i > 0) or (before is not None and chosen[place - 1] != i - 1)
        here = [mark for mark in marks if mark.start < end and mark.end > start]
        lit = start < heart[1] and end > heart[0]
        told.append(Told(start, tuple(_words(text, start, end, here)), lit, gap, before is None or before[2] != line))
    return told


def _nearest(chosen: set[int], hearts: Sequence[int]) -> list[int]:
    middle = hearts[0] if hearts else 0
    return sorted(chosen, key=lambda i: abs(i - middle))[:_MOST]


def _sentences(text: str) -> Iterator[tuple[int, int, int]]:
    offset = 0
    for number, line in enumerate(text.split("\n")):
        yield from ((offset + start, offset + end, number) for start, end in split_sentences(line))
        offset += len(line) + 1


def _words(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Words]:
    if end - start > 2 * _LONG:
        middle = max(start, min((mark.start for mark in marks), default=start))
        start, end = max(start, middle - _LONG), min(end, middle + _LONG)
    cuts = sorted({start, end} | {min(max(place, start), end) for m in marks for place in (m.start, m.end)})
    for low, high in pairwise(cuts):
        fields = tuple(dict.fromkeys(m.field for m in marks if m.start <= low and m.end >= high))
        yield Words(text[low:high], fields)

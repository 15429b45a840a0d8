"""The same thing said twice by the same sides is one position: the first telling is kept."""

import re
from collections.abc import Iterable

from communique.values.claims import Position

_SAME = 0.6  # share of the shorter text's words that two tellings of one thing have in common
_FEW = 3  # texts with fewer words in common than this may be alike by chance
_WORD = re.compile(r"[a-z0-9]+")


def without_repeats(positions: Iterable[Position]) -> list[Position]:
    """The positions without those that repeat an earlier one of the same sides."""
    kept: list[tuple[Position, frozenset[str]]] = []
    for position in positions:
        words = frozenset(_WORD.findall(position.text.lower()))
        if not any(position.actors == other.actors and _alike(words, told) for other, told in kept):
            kept.append((position, words))
    return [position for position, _ in kept]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _FEW and shared >= _SAME * min(len(one), len(other))

"""Names in sentences: the trained recogniser of the library, asked of all words at once.

It reads a sentence from left to right and marks each word as the beginning, the inside or the end of a name, as a name by
itself, or as none. Outside of a name it looks at nothing but the word that comes next, so that what it would say there is
told for all words in one go; only names of several words are followed word by word, all of them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np

from communique.language.trees import Floats, Glance, Whole


class Names:
    """The component that marks names. It looks at the next word, at the first word of the open name, and at the last one."""

    def __init__(self, component: Any) -> None:
        self._glance = Glance(component.model)
        moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
        if self._glance.places != 3 or "O" not in moves:
            raise ValueError("the weights' names have another shape than the one that communique.language reads")
        self._moves = moves
        self._begins = np.array([move[0] == "B" for move in moves])
        self._opens = np.array([move == "O" or (move[0] in "BU" and len(move) > 2) for move in moves])
        self._inside = np.array([moves.index(f"I-{move[2:]}") if move[0] == "B" else -1 for move in moves])
        self._last = np.array([moves.index(f"L-{move[2:]}") if move[0] == "B" else -1 for move in moves])

    def __call__(self, sentences: Sequence[Sequence[str]], vectors: Floats) -> list[list[str]]:
        """For each word `B-PERSON`, `I-PERSON` and the like, or `O`; `vectors` holds a row for each word, in order."""
        lengths = np.array([len(words) for words in sentences], dtype=np.intp)
        final = np.repeat(np.cumsum(lengths) - 1, lengths)
        adds = self._glance.adds(vectors)
        said = self._say_outside(adds, final)
        marks = ["O"] * len(said)
        for first, end, label in self._found(said, self._follow(adds, said, final), sentences):
            marks[first] = f"B-{label}"
            marks[first + 1 : end + 1] = [f"I-{label}"] * (end - first)
        ends = np.cumsum(lengths).tolist()
        return [marks[end - len(words) : end] for words, end in zip(sentences, ends, strict=True)]

    def _say_outside(self, adds: Floats, final: Whole) -> Whole:
        """The move at each word where no name is open: none begins at the last word of a sentence."""
        scores = self._glance.score(adds[:-1, 0] + adds[-1, 1] + adds[-1, 2])
        scores[:, ~self._opens] = -np.inf
        scores[np.ix_(np.arange(len(final)) == final, self._begins)] = -np.inf
        said: Whole = scores.argmax(axis=1)
        return said

    def _follow(self, adds: Floats, said: Whole, final: Whole) -> dict[int, int]:
        """Where each name that begins at some word ends, whether or not a name before it takes that word."""
        first = np.flatnonzero(self._begins[said])
        here = first + 1
        ends: dict[int, int] = {}
        while len(first):
            scores = self._glance.score(adds[here, 0] + adds[first, 1] + adds[here - 1, 2])
            row, move = np.arange(len(first)), said[first]
            on = (scores[row, self._inside[move]] >= scores[row, self._last[move]]) & (here < final[first])
            ends.update(zip(first[~on].tolist(), here[~on].tolist(), strict=True))
            first, here = first[on], here[on] + 1
        return ends

    def _found(
        self, said: Whole, ends: dict[int, int], sentences: Sequence[Sequence[str]]
    ) -> Iterator[tuple[int, int, str]]:
        """First word, last word and label of each name, in order; space is none."""
        words = list(chain.from_iterable(sentences))
        free = 0
        for first in np.flatnonzero(said != self._moves.index("O")).tolist():
            if first >= free and not words[first].isspace():
                end = ends.get(first, first)
                free = end + 1
                yield first, end, self._moves[said[first]][2:]

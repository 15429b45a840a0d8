"""What a word's form gives to its vector, before it has met any other: summed from tables that are multiplied out at the start.

The trained layers look up a word's norm, first letter, ending and shape by four numbers each in four tables, take its
pretrained vector, and multiply all that out. Sums of products are products of sums: with the tables multiplied out once,
a new word costs sixteen look-ups and one small product, a third of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]
Whole = np.ndarray[Any, np.dtype[np.uint64]]

BLOCK = 8  # words multiplied together, always as many: rows that every matrix library treats alike, wherever they stand
COLUMNS = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]


def in_blocks(rows: Floats, weights: Floats) -> Floats:
    """The product of rows, whole blocks of them, and weights: a row's never hangs on which rows stand beside it."""
    blocks = rows.reshape(-1, BLOCK, rows.shape[1]) @ weights
    return blocks.reshape(len(rows), weights.shape[1])


@dataclass(frozen=True, slots=True)
class _Table:
    """What each row of a table gives, and how a number becomes four places in it."""

    given: Floats
    seed: int
    ops: Any

    def __call__(self, numbers: Whole) -> Floats:
        places = self.ops.hash(np.ascontiguousarray(numbers), self.seed) % len(self.given)
        found: Floats = self.given[places].sum(axis=1)
        return found


class Forms:
    """What the form of each word gives to the first layer."""

    def __init__(self, vectors: Any, hashed: Sequence[Any], static: Floats, weights: Floats) -> None:
        """`hashed` are the layers that look up, in order; `static` is the one of pretrained vectors, the last."""
        starts = np.cumsum([0, *(layer.get_dim("nO") for layer in hashed)]).tolist()
        self._tables = [
            _Table(layer.get_param("E") @ weights[first:last], layer.attrs["seed"], layer.ops)
            for layer, first, last in zip(hashed, starts, starts[1:], strict=False)
        ]
        self._vectors = vectors
        self._static = np.ascontiguousarray(static.T @ weights[starts[-1] :])

    def __call__(self, told: Whole) -> Floats:
        """A row for each row of numbers: the word's own, and those of COLUMNS. Whole blocks of rows are asked for."""
        places = self._vectors.find(keys=told[:, 0])
        pretrained = self._vectors.data[places]
        pretrained[places < 0] = 0
        found = in_blocks(pretrained, self._static)
        for column, table in enumerate(self._tables, 1):
            found += table(told[:, column])
        return found

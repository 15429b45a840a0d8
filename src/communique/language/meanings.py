"""What words mean, as the weights that ship with the package know it: a vector for each, counted from the words beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import numpy as np

from communique.language.model import load

Floats = np.ndarray[Any, np.dtype[np.float32]]
Places = np.ndarray[Any, np.dtype[np.intp]]
Weights = np.ndarray[Any, np.dtype[np.float64]]

_KEPT = 50_000  # words whose places are kept
_COMMON = 25  # words commoner than this one tell least


def width() -> int:
    """How many numbers a vector has."""
    return int(load().vocab.vectors.data.shape[1])


def table() -> Floats:
    """The vectors of all known words, the commonest word first; the last row, of nothing, is that of words not known."""
    known: Floats = load().vocab.vectors.data
    return np.vstack([known, np.zeros((1, known.shape[1]), dtype=known.dtype)])


def places_of(words: Iterable[str]) -> Places:
    """The row of each word (in small letters)."""
    return np.array(list(map(_place, words)), dtype=np.intp)


@lru_cache(maxsize=_KEPT)
def _place(word: str) -> int:
    from spacy.strings import get_string_id

    return _places().get(get_string_id(word), len(_places()))


@cache
def tells() -> Weights:
    """How much each word tells, by its row: the rarer the more, nothing where it is not known."""
    weights = np.log(2.0 + np.arange(len(_places()) + 1) / _COMMON)
    weights[-1] = 0.0
    return weights


@cache
def _places() -> dict[int, int]:
    return dict(load().vocab.vectors.key2row)

"""The vectors of words in their sentences: what the trained layers compute, with the part that hangs on the word alone kept.

A word's own vector (its form, its ending, its shape, its place among the pretrained vectors) is the same wherever the word
stands, and a few thousand words make most of any text: it is computed once. What is computed of a word never hangs on which
words were met with it: new words are mixed in blocks of one size, for a matrix product may round otherwise at another size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = np.ndarray[Any, np.dtype[np.float32]]
Whole = np.ndarray[Any, np.dtype[np.uint64]]

BLOCK = 4  # new words mixed together, always as many: the rows that every matrix library takes at once, each alike
MOST_WORDS = 40_000  # kept; twenty megabytes
_COLUMNS = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
_READ = ["ORTH", *_COLUMNS]
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two pairs of a word and its norm are likely to be one key


@dataclass(frozen=True, slots=True)
class Mix:
    """A layer of several pieces of which the largest is taken, scaled to one size (maxout and layer norm)."""

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """What the layer makes of each row."""
        pieces: Floats = rows @ self.weights
        pieces += self.bias
        width = len(self.gain)
        found = pieces[:, :width]
        for piece in range(1, self.pieces):
            np.maximum(found, pieces[:, piece * width : (piece + 1) * width], out=found)
        off: Floats = found - found.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", off, off)[:, None] / np.float32(width) + np.float32(1e-08)
        off *= spread ** np.float32(-0.5)
        off *= self.gain
        off += self.shift
        return off


class WordVectors:
    """The layers of a `tok2vec` component of the one shape that our weights have; see `word_vectors`."""

    def __init__(self, embedding: Embedding, layers: Sequence[Mix], padding: int) -> None:
        self._embedding = embedding
        self._layers = layers
        self._padding = padding

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """One array a document: a row for each word, told by itself and by its neighbours."""
        words = self._embedding(docs)
        places = list(_places([len(doc) for doc in docs], self._padding))
        rows = np.zeros((places[-1][1] + self._padding if places else 0, words.shape[1]), dtype=np.float32)
        first = 0
        for start, end in places:
            rows[start:end] = words[first : first + end - start]
            first += end - start
        for layer in self._layers:
            rows = rows + layer(_beside(rows))
        return [rows[start:end] for start, end in places]


def _places(lengths: Sequence[int], padding: int) -> Iterator[tuple[int, int]]:
    """Where each document lies among the rows: some rows of nothing part them, so that none sees the next."""
    start = padding
    for length in lengths:
        yield start, start + length
        start += length + padding


def _beside(rows: Floats) -> Floats:
    """Each row with the one before and the one after it."""
    width = rows.shape[1]
    wide = np.empty((len(rows), 3 * width), dtype=np.float32)
    wide[:, width : 2 * width] = rows
    wide[1:, :width] = rows[:-1]
    wide[:-1, 2 * width :] = rows[1:]
    wide[:1, :width] = 0
    wide[-1:, 2 * width :] = 0
    return wide


class Embedding:
    """The vectors of words by themselves, kept once computed."""

    def __init__(self, vocab: Any, hashes: Any, table: Floats, mix: Mix) -> None:
        self._vocab = vocab
        self._hashes = hashes
        self._table = table
        self._mix = mix
        self._slots: dict[int, int] = {}
        self._kept = np.empty((MOST_WORDS, len(mix.gain)), dtype=np.float32)
        self._lock = Lock()

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row for each word of the documents, in order."""
        told: Whole = np.concatenate([doc.to_array(_READ).reshape(len(doc), len(_READ)) for doc in docs])
        keys = (told[:, 0] ^ (told[:, 1] * _SPREAD)).tolist()
        with self._lock:
            self._learn(told, keys)
            return self._kept[[self._slots[key] for key in keys]]

    def _learn(self, told: Whole, keys: list[int]) -> None:
        """See to it that every word is kept. Where there is no room left all others are forgotten."""
        new = self._new(keys)
        if len(self._slots) + len(new) > MOST_WORDS:
            self._slots.clear()
            new = self._new(keys)
            self._make_room(len(new))
        rows = np.array(list(new.values()), dtype=np.intp)
        first = len(self._slots)
        for start in range(0, len(rows), BLOCK):
            block = told[rows[start : start + BLOCK]]
            self._kept[first + start : first + start + len(block)] = self._embed(block)
        self._slots.update(zip(new, range(first, first + len(new)), strict=True))

    def _new(self, keys: list[int]) -> dict[int, int]:
        """The words not kept, and a row where each stands."""
        slots = self._slots
        return {key: row for row, key in enumerate(keys) if key not in slots}

    def _make_room(self, count: int) -> None:
        if count > len(self._kept):
            self._kept = np.empty((count, self._kept.shape[1]), dtype=np.float32)

    def _embed(self, block: Whole) -> Floats:
        full = np.zeros((BLOCK, block.shape[1]), dtype=np.uint64)
        full[: len(block)] = block
        places = self._vocab.vectors.find(keys=full[:, 0])
        pretrained = self._table[places]
        pretrained[places < 0] = 0
        return self._mix(np.hstack([self._hashes.predict(full[:, 1:]), pretrained]))[: len(block)]


@cache
def word_vectors(nlp: Language) -> WordVectors | None:
    """The pipeline's own layers, laid out anew; None where they have another shape than the one known here."""
    if "tok2vec" not in nlp.pipe_names:
        return None
    layers = list(nlp.get_pipe("tok2vec").model.walk())
    named = {name: [layer for layer in layers if layer.name == name] for name in ("maxout", "layernorm", *_ONCE)}
    if not _is_known(named):
        return None
    first, *rest = [_mix(*pair) for pair in zip(named["maxout"], named["layernorm"], strict=True)]
    hashes = next(layer for layer in layers if layer.name.startswith("ints-getitem>>hashembed|"))
    width = named["static_vectors"][0].get_param("W")
    table = np.ascontiguousarray(nlp.vocab.vectors.data @ width.T)
    padding = max(layer.attrs.get("pad", 0) for layer in layers)
    return WordVectors(Embedding(nlp.vocab, hashes, table, first), rest, padding)


_ONCE = ("extract_features", "static_vectors")


def _is_known(named: dict[str, list[Any]]) -> bool:
    maxout, scaled = named["maxout"], named["layernorm"]
    if not maxout or len(maxout) != len(scaled) or any(len(named[name]) != 1 for name in _ONCE):
        return False
    width = maxout[0].get_dim("nO")
    looks_beside = all(layer.get_dim("nI") == 3 * width and layer.get_dim("nO") == width for layer in maxout[1:])
    return looks_beside and named["extract_features"][0].attrs["columns"] == _COLUMNS


def _mix(maxout: Any, scaled: Any) -> Mix:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    pieces = weights.shape[1]
    flat = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
    return Mix(flat, bias.T.reshape(-1).copy(), pieces, scaled.get_param("G"), scaled.get_param("b"))

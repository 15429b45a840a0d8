"""The vectors of words in their sentences: what the trained layers compute, with all that hangs on the word alone kept.

A word's own vector (its form, its ending, its shape, its place among the pretrained vectors) is the same wherever the word
stands, and so is what it adds to the first look at its neighbours; a few thousand words make most of any text: both are
computed once a word. What is computed of a word never hangs on which words were met with it: new words are mixed in blocks
of one size, for a matrix product may round otherwise at another size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from communique.language.model import one_thread
from communique.language.wordforms import BLOCK, COLUMNS, Forms, in_blocks

if TYPE_CHECKING:
    from spacy.language import Language

Floats = np.ndarray[Any, np.dtype[np.float32]]
Places = np.ndarray[Any, np.dtype[np.intp]]
Word = str | tuple[str, str]  # as written, or with the word that it stands for ("'ll", "will")

MOST_WORDS = 12_000  # kept; sixty megabytes


@dataclass(frozen=True, slots=True)
class Mix:
    """A layer of several pieces of which the largest is taken, scaled to one size (maxout and layer norm)."""

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats

    def settle(self, pieces: Floats) -> Floats:
        """The largest of each row's pieces, scaled."""
        width = len(self.gain)
        found: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for piece in range(2, self.pieces):
            np.maximum(found, pieces[:, piece * width : (piece + 1) * width], out=found)
        found -= (np.einsum("ij->i", found) / np.float32(width))[:, None]
        spread = np.einsum("ij,ij->i", found, found) / np.float32(width) + np.float32(1e-08)
        found *= (spread ** np.float32(-0.5))[:, None]
        found *= self.gain
        found += self.shift
        return found


class Beside:
    """A layer that looks at each word with the one before and the one after it, two words at a time.

    Two neighbours look at four words, three of them each; of sums and differences of these four, four products give what
    six would give of the words themselves (F(2, 3) of Winograd, as in Lavin and Gray, arXiv:1509.09308).
    """

    def __init__(self, mix: Mix) -> None:
        before, own, after = np.split(mix.weights.astype(np.float64), 3)
        parts = (before, (before + own + after) / 2, (before - own + after) / 2, after)
        self._parts = np.stack(parts).astype(np.float32)
        self._mix = mix

    def __call__(self, seen: Floats) -> Floats:
        """What the layer makes of the first words of pairs, then of the second ones: of rows of four words side by side."""
        one, two, three, four = np.split(seen, 4, axis=1)
        given = np.empty((4, *one.shape), dtype=np.float32)
        np.subtract(one, three, out=given[0])
        np.add(two, three, out=given[1])
        np.subtract(three, two, out=given[2])
        np.subtract(two, four, out=given[3])
        only_first, both, unlike, only_second = np.matmul(given, self._parts)
        both += self._mix.bias
        pieces = np.empty((2, *both.shape), dtype=np.float32)
        np.add(both, unlike, out=pieces[0])
        np.subtract(both, unlike, out=pieces[1])
        pieces[0] += only_first
        pieces[1] -= only_second
        return self._mix.settle(pieces.reshape(-1, both.shape[1]))


class WordVectors:
    """The layers of a `tok2vec` component of the one shape that our weights have; see `word_vectors`."""

    def __init__(self, words: Words, layers: Sequence[Mix], padding: int) -> None:
        self._words = words
        self._first, self._rest = layers[0], [Beside(layer) for layer in layers[1:]]
        self._padding = padding

    def __call__(self, sentences: Sequence[Sequence[Word]]) -> Floats:
        """A row for each word of the sentences in order, told by itself and by its neighbours.

        Rows of nothing part the sentences, as many as there are layers, so that no sentence sees the next.
        """
        lengths = [len(words) for words in sentences]
        places = _places(lengths, self._padding)
        width = len(self._first.gain)
        padded = np.zeros((sum(lengths) + (len(lengths) + 1) * self._padding + 3, width), dtype=np.float32)
        rows = padded[1:-1]
        own, seen = self._words(list(chain.from_iterable(sentences)), places, len(rows) - 1)
        np.add(own, self._first.settle(seen), out=rows[:-1])
        beside = as_strided(padded, (len(rows) - 1, 4 * width), padded.strides, writeable=False)
        for layer, needed in zip(self._rest, _needed(places, len(rows) - 1, len(self._rest)), strict=True):
            pairs = _pairs(needed)
            rows[np.concatenate((pairs, pairs + 1))] += layer(beside[pairs])
        return rows[places]


def _places(lengths: Sequence[int], padding: int) -> Places:
    """Where each word lies among the rows: some rows of nothing stand before, between and after the sentences."""
    if not lengths:
        return np.zeros(0, dtype=np.intp)
    starts = np.cumsum([padding, *(n + padding for n in lengths[:-1])])
    places: Places = np.concatenate([np.arange(n) for n in lengths]) + np.repeat(starts, lengths)
    return places


def _needed(places: Places, count: int, layers: int) -> list[Places]:
    """The rows that each layer must tell: the words, and for each layer after it one more row on either side of them."""
    near = np.zeros(count, dtype=bool)
    near[places] = True
    needed = []
    for _ in range(layers):
        needed.append(np.flatnonzero(near))
        wider = near.copy()
        wider[:-1] |= near[1:]
        wider[1:] |= near[:-1]
        near = wider
    return needed[::-1]


def _pairs(needed: Places) -> Places:
    """The first of each two rows that are told together: every other row of each run of rows without a gap.

    Behind a run of odd length that is one row more, which nobody looks at.
    """
    at = np.arange(len(needed))
    begins = np.ones(len(needed), dtype=bool)
    begins[1:] = needed[1:] != needed[:-1] + 1
    first = np.maximum.accumulate(np.where(begins, at, 0))
    found: Places = needed[(at - first) % 2 == 0]
    return found


class Words:
    """Words by themselves, kept once computed: their vectors, and what they add to the first look at neighbours.

    Row 0 is no word. Adding up what three neighbours give is a fifth of the work of multiplying them out.
    """

    def __init__(self, vocab: Any, forms: Forms, mixes: tuple[Mix, Mix]) -> None:
        self._vocab = vocab
        self._forms = forms
        self._mix, first = mixes
        width = len(self._mix.gain)
        self._giving = np.ascontiguousarray(np.hstack(np.split(first.weights, 3)))
        self._slots: dict[Word, int] = {}
        self._own, self._given = _room(MOST_WORDS, width), _room(MOST_WORDS, self._giving.shape[1])
        self._bias = first.bias
        self._lock = Lock()

    def __call__(self, words: Sequence[Word], places: Places, count: int) -> tuple[Floats, Floats]:
        """Rows with the words' vectors at their places, and what the first layer sees of each row and its neighbours."""
        slots = np.zeros(count, dtype=np.intp)
        with self._lock:
            slots[places] = self._find(words)
            own, given = self._own[slots], self._given[slots]
        width = len(self._bias)
        seen: Floats = given[:, width : 2 * width] + self._bias
        seen[1:] += given[:-1, :width]
        seen[:-1] += given[1:, 2 * width :]
        return own, seen

    def _find(self, words: Sequence[Word]) -> list[int]:
        """The row of each word; those not met before are learnt first."""
        rows = list(map(self._slots.get, words, repeat(0)))
        if 0 in rows:
            self._learn([word for word in dict.fromkeys(words) if word not in self._slots], words)
            rows = [self._slots[word] for word in words]
        return rows

    def _learn(self, new: list[Word], words: Sequence[Word]) -> None:
        """Keep the new ones among some words. Where there is no room left all others are forgotten."""
        if len(self._slots) + len(new) > MOST_WORDS:
            self._slots.clear()
            new = list(dict.fromkeys(words))
            self._make_room(len(new))
        first = len(self._slots) + 1
        at = slice(first, first + len(new))
        own = self._embed(new)
        self._own[at], self._given[at] = own[: len(new)], in_blocks(own, self._giving)[: len(new)]
        self._slots.update(zip(new, range(first, first + len(new)), strict=True))

    def _make_room(self, count: int) -> None:
        if count >= len(self._own):
            self._own, self._given = _room(count, self._own.shape[1]), _room(count, self._given.shape[1])

    def _embed(self, words: Sequence[Word]) -> Floats:
        """The vectors of words, and of nothing up to whole blocks."""
        told = np.zeros((-(-len(words) // BLOCK) * BLOCK, 1 + len(COLUMNS)), dtype=np.uint64)
        told[: len(words)] = [self._attributes(word) for word in words]
        pieces = self._forms(told)
        pieces += self._mix.bias
        return self._mix.settle(pieces)

    def _attributes(self, word: Word) -> tuple[int, ...]:
        form, norm = (word, None) if isinstance(word, str) else word
        known = self._vocab[form]
        told = known.norm if norm is None else self._vocab.strings.add(norm)
        return known.orth, told, known.prefix, known.suffix, known.shape


def _room(words: int, width: int) -> Floats:
    """Rows for so many words, after one of zeros for no word. Not zeroed, so that memory is taken as words are met."""
    rows = np.empty((words + 1, width), dtype=np.float32)
    rows[0] = 0
    return rows


@cache
def word_vectors(nlp: Language) -> WordVectors:
    """The pipeline's own layers, laid out anew. ValueError where they have another shape than the one known here."""
    layers = list(nlp.get_pipe("tok2vec").model.walk())  # type: ignore[attr-defined,unused-ignore]
    named = {name: [layer for layer in layers if layer.name == name] for name in (*_OFTEN, *_ONCE)}
    if not _is_known(named):
        raise ValueError("the weights' tok2vec has another shape than the one that communique.language reads")
    first, *rest = [_mix(*pair) for pair in zip(named["maxout"], named["layernorm"], strict=True)]
    with one_thread():  # several threads cut the products elsewhere, and round them so
        forms = Forms(nlp.vocab.vectors, named["hashembed"], named["static_vectors"][0].get_param("W"), first.weights)
    padding = max(layer.attrs.get("pad", 0) for layer in layers)
    return WordVectors(Words(nlp.vocab, forms, (first, rest[0])), rest, padding)


_OFTEN = ("maxout", "layernorm", "hashembed")
_ONCE = ("extract_features", "static_vectors")


def _is_known(named: dict[str, list[Any]]) -> bool:
    maxout, scaled = named["maxout"], named["layernorm"]
    if len(maxout) < 2 or len(maxout) != len(scaled) or any(len(named[name]) != 1 for name in _ONCE):
        return False
    width = maxout[0].get_dim("nO")
    looks_beside = all(layer.get_dim("nI") == 3 * width and layer.get_dim("nO") == width for layer in maxout[1:])
    columns = [layer.attrs["column"] for layer in named["hashembed"]]
    return (
        looks_beside
        and named["extract_features"][0].attrs["columns"] == COLUMNS
        and columns == list(range(len(COLUMNS)))
    )


def _mix(maxout: Any, scaled: Any) -> Mix:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    pieces = weights.shape[1]
    flat = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
    return Mix(flat, bias.T.reshape(-1).copy(), pieces, scaled.get_param("G"), scaled.get_param("b"))

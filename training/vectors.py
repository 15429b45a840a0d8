"""Counts word vectors from raw text: positive pointwise mutual information, reduced by a seeded projection.

The method is Levy, Goldberg and Dagan (2015), "Improving distributional similarity with lessons learned from
word embeddings": contexts are told apart by position, their counts smoothed to the power of 0.75, and the
left singular vectors weighted by the root of the singular values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

WIDTH = 80
_LEAST_COUNT = 4
_CONTEXTS = 2000  # the commonest words count as contexts
_OFFSETS = (-2, -1, 1, 2)
_ROUNDS = 4  # power iterations of the projection
_SPARE = 20  # columns beyond the width while projecting


def add_vectors(nlp: Language, lines: Iterable[str], seed: int) -> None:
    """Count vectors from lines of text and give them to the pipeline, keyed by the normal form of words."""
    sentences = [[token.norm_ for token in nlp.make_doc(line)] for line in lines]
    words = _choose_words(sentences)
    table = _reduce(_weigh(_count(sentences, words)), seed)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=table, keys=words, name="communique_vectors", attr="NORM"
    )


def _choose_words(sentences: Iterable[Sequence[str]]) -> list[str]:
    counts = Counter(word for sentence in sentences for word in sentence)
    kept = [word for word, count in counts.items() if count >= _LEAST_COUNT and not any(c.isdigit() for c in word)]
    return sorted(kept, key=lambda word: (-counts[word], word))


def _count(sentences: Iterable[Sequence[str]], words: Sequence[str]) -> NDArray[np.float32]:
    """How often each word (row) has each common word at each offset (column)."""
    index = {word: i for i, word in enumerate(words)}
    gap = [-1] * max(_OFFSETS)
    stream = np.array([i for sentence in sentences for i in (*(index.get(w, -1) for w in sentence), *gap)])
    contexts = min(_CONTEXTS, len(words))
    counts = np.zeros((len(words), len(_OFFSETS) * contexts), dtype=np.float32)
    for block, offset in enumerate(_OFFSETS):
        neighbour = np.roll(stream, -offset)
        seen = (stream >= 0) & (neighbour >= 0) & (neighbour < contexts)
        np.add.at(counts, (stream[seen], block * contexts + neighbour[seen]), 1)
    return counts


def _weigh(counts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Positive pointwise mutual information, in place."""
    rows = counts.sum(axis=1, keepdims=True) + 1e-9
    columns = counts.sum(axis=0, keepdims=True) ** 0.75
    columns = columns / columns.sum() + 1e-9
    counts /= rows
    counts /= columns
    return np.log(np.maximum(counts, 1, out=counts), out=counts)


def _reduce(weights: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    """Rows of unit length in WIDTH dimensions (Halko, Martinsson and Tropp 2011)."""
    start = np.random.default_rng(seed).standard_normal((weights.shape[1], WIDTH + _SPARE), dtype=np.float32)
    basis = start
    for _ in range(_ROUNDS):
        basis, _r = np.linalg.qr(weights.T @ (weights @ basis))
    left, singular, _right = np.linalg.svd(weights @ basis, full_matrices=False)
    table = left[:, :WIDTH] * np.sqrt(singular[:WIDTH])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    # Rounded to half precision so that the table reads back bit for bit however it is stored.
    return np.asarray(table.astype(np.float16), dtype=np.float32)

"""The fast parser: words become parts of speech, tags, trees, names and lemmas, by the layers of the shipped pipeline.

The weights, the transitions and the moves are the library's; what lies between them is laid out anew (`wordvectors`, `trees`,
`names`), for the library computes each component by itself, document by document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from communique.language import model
from communique.language.names import Names
from communique.language.parsed import Parsed
from communique.language.trees import Floats, Trees
from communique.language.wordvectors import Word, word_vectors

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 64  # sentences at a time: more gain nothing measurable and hold more memory, 50 MB at 256


class Reader:
    """Reads sentences given as words. Use `load_reader`."""

    def __init__(self, nlp: Language) -> None:
        self._vectors = word_vectors(nlp)
        self._pos = Labels(nlp.get_pipe("morphologizer"), _parts_of_speech(nlp))
        self._tags = Labels(nlp.get_pipe("tagger"), nlp.get_pipe("tagger").labels)  # type: ignore[attr-defined,unused-ignore]
        self._trees = Trees(nlp.get_pipe("parser"), nlp.vocab)
        self._names = Names(nlp.get_pipe("ner"))
        self.lemmas = nlp.get_pipe("lemmas").of  # type: ignore[attr-defined,unused-ignore]

    def __call__(self, sentences: Sequence[Sequence[Word]]) -> list[Parsed]:
        """One answer a sentence, in order, each with exactly one tree.

        The same sentences give the same answers. Which sentences are read together may tip a decision that hangs on
        the last digit.
        """
        batches = [sentences[first : first + BATCH] for first in range(0, len(sentences), BATCH)]
        with model.one_thread():
            return [read for batch in batches for read in self._read(batch)]

    def _read(self, sentences: Sequence[Sequence[Word]]) -> list[Parsed]:
        vectors = self._vectors(sentences)
        pos, tags = self._pos(vectors), self._tags(vectors)
        words = [[word if isinstance(word, str) else word[0] for word in given] for given in sentences]
        lemmas = self.lemmas(chain.from_iterable(words), tags)
        trees, names = self._trees([len(given) for given in words], vectors), self._names(words, vectors)
        found, first = [], 0
        for (heads, relations), named in zip(trees, names, strict=True):
            end = first + len(named)
            found.append(Parsed(tags[first:end], pos[first:end], heads, relations, named, lemmas[first:end]))
            first = end
        return found


class Labels:
    """A component that gives each word the likeliest of some labels."""

    def __init__(self, component: Any, labels: Sequence[str]) -> None:
        layer = next(layer for layer in component.model.walk() if layer.name == "softmax")
        self._weights, self._bias = np.ascontiguousarray(layer.get_param("W").T), layer.get_param("b")
        self._labels = labels

    def __call__(self, vectors: Floats) -> list[str]:
        """The label of each row."""
        scores = vectors @ self._weights
        scores += self._bias
        return [self._labels[i] for i in scores.argmax(axis=1).tolist()]


def _parts_of_speech(nlp: Language) -> list[str]:
    """The universal part of speech in each label of the morphologizer, "" where it has none."""
    morphologizer: Any = nlp.get_pipe("morphologizer")
    return [nlp.vocab.strings[morphologizer.cfg["labels_pos"].get(label, 0)] for label in morphologizer.labels]


@cache
def load_reader() -> Reader:
    """The reader of the weights that ship with communique, laid out once."""
    return Reader(model.load())

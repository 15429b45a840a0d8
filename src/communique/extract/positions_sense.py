"""What the words of a candidate mean, and those around it: means of word vectors, so that a word never learnt from still tells.

A candidate stands in six surroundings: its own words, its sentence, the sentences before and after it, the whole page, and
the head of its clause. What a linear model makes of the mean of vectors is the mean of what it makes of each word:
so each word of the page is weighed once, and a run of words is a difference of running sums.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate
from communique.language.meanings import Places, places_of, table, tells, width
from communique.values.syntax import Sentence

Floats = np.ndarray[Any, np.dtype[np.floating[Any]]]

SURROUNDINGS = ("own", "sentence", "before", "after", "page", "head")
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Senses:
    """What each known word gives in each surrounding: a row for each word, `size` numbers for each surrounding."""

    rows: Floats
    size: int

    @classmethod
    def plain(cls) -> "Senses":
        """The vectors themselves, in every surrounding."""
        return cls(np.tile(table(), len(SURROUNDINGS)), width())

    @classmethod
    def weighed(cls, told: Mapping[str, Sequence[Sequence[float]]]) -> "Senses":
        """What weights in their JSON form make of each vector."""
        parts = [np.array(told[name], dtype=np.float32) for name in SURROUNDINGS]
        return cls(table() @ np.concatenate(parts, axis=1), parts[0].shape[1])


@dataclass(frozen=True, slots=True)
class Sense:
    """The words of a page as numbers: the row of each word, running sums of the rows and of how much each word tells.

    `around` holds a row for each sentence: what it, those beside it and the page mean, taken together.
    """

    page: Page
    senses: Senses
    places: Places
    sums: Floats
    told: Floats
    around: Floats

    @classmethod
    def of(cls, page: Page, senses: Senses) -> "Sense":
        """The sense of a page."""
        places = places_of(token.lower if token.pos in _TELLING else "" for token in page.tree.tokens)
        weights = tells()[places]
        sums = np.zeros((len(places) + 1, senses.rows.shape[1]), dtype=np.float64)
        told = np.zeros(len(places) + 1)
        np.cumsum(senses.rows[places] * weights[:, None], axis=0, out=sums[1:])
        np.cumsum(weights, out=told[1:])
        return cls(page, senses, places, sums, told, _around(page, sums, told, senses.size))

    def meant(self, sentence: Sentence) -> Callable[[Candidate], list[float]]:
        """What a candidate of a sentence means, all surroundings taken together; what its candidates share is told once."""
        shared = self.around[sentence.i]

        def of(c: Candidate) -> list[float]:
            own, head = self.own_parts(c)
            together: list[float] = (own + head + shared).tolist()
            return together

        return of

    def parts_around(self, sentence: Sentence) -> list[Floats]:
        """The mean of a sentence, of those before and after it, and of the page."""
        sentences, last = self.page.tree.sentences, len(self.page.tree.tokens)
        before = sentences[sentence.i - 1] if sentence.i else None
        after = sentences[sentence.i + 1] if sentence.i + 1 < len(sentences) else None
        spans = ((s.first, s.last) if s is not None else (0, 0) for s in (sentence, before, after))
        return [self._mean(n, *span) for n, span in enumerate((*spans, (0, last)), start=1)]

    def own_parts(self, c: Candidate) -> tuple[Floats, Floats]:
        """The mean of a candidate's own words, and the head of its clause."""
        head = self.senses.rows[self.places[c.predicate.i], -self.senses.size :]
        return self._mean(0, c.first, c.last), head

    def _mean(self, surrounding: int, first: int, last: int) -> Floats:
        size = self.senses.size
        at, total = surrounding * size, self.told[last] - self.told[first]
        if total <= 0:
            return np.zeros(size)
        mean: Floats = (self.sums[last, at : at + size] - self.sums[first, at : at + size]) / total
        return mean

    def whole(self, c: Candidate, sentence: Sentence) -> Floats:
        """All surroundings of a candidate, one after the other, as they are learnt from."""
        own, head = self.own_parts(c)
        return np.concatenate([own, *self.parts_around(sentence), head])


def _around(page: Page, sums: Floats, told: Floats, size: int) -> Floats:
    """For each sentence the sum of `Sense.parts_around`, all at once and added up in the same order."""
    first = np.array([0, *(sentence.first for sentence in page.tree.sentences), 0], dtype=np.intp)
    last = np.array([0, *(sentence.last for sentence in page.tree.sentences), 0], dtype=np.intp)
    count = len(page.tree.sentences)
    whole = (np.zeros(count, dtype=np.intp), np.full(count, len(page.tree.tokens)))
    spans = ((first[1:-1], last[1:-1]), (first[:-2], last[:-2]), (first[2:], last[2:]), whole)
    found = np.zeros((count, size))
    for surrounding, (start, end) in enumerate(spans, start=1):
        at, total = surrounding * size, told[end] - told[start]
        parts = sums[end, at : at + size] - sums[start, at : at + size]
        told_of = total > 0
        found[told_of] += parts[told_of] / total[told_of, None]
    return found

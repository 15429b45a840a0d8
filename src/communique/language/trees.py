"""Trees by transitions: the library's own machine and states, scored for all sentences of a batch at a time.

The library's loop gives up the interpreter's lock and asks for it again at every look at a state, and its scorer makes and
drops a dozen arrays a step. Here a step is: which words each state looks at (told by the library), one look-up of what they
add, one layer, one choice (made by the library).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from communique.language.parsed import ROOT

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Floats = np.ndarray[Any, np.dtype[np.float32]]
Whole = np.ndarray[Any, np.dtype[np.intp]]

BLANK = "."  # the word of documents of which only the length matters
_LIFTED = "||"
_WITHIN = np.uint64(2**64 - 1)  # -1, as the parser reads it: a sentence begins not here


class Glance:
    """The layers of a transition parser up to its scores, laid out anew: what each word adds, by the place it is seen at."""

    def __init__(self, model: Any) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        linear = next(layer for layer in model.get_ref("tok2vec").walk() if layer.name == "linear")
        weights = lower.get_param("W")  # places, hidden, pieces, inputs
        self.places, self.hidden, pieces, inputs = weights.shape
        if pieces != 2:
            raise ValueError("the weights' parser has another shape than the one that communique.language reads")
        self._narrow, self._narrow_bias = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        self._adds = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inputs).T)
        self._none = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self.places, -1)
        self._bias = lower.get_param("b").T.reshape(-1)
        self._scores = np.vstack([upper.get_param("W").T, upper.get_param("b")])

    def adds(self, vectors: Floats) -> Floats:
        """What each word adds at each place (words x places x hidden pieces), and in the last row what no word adds.

        The bias stands with the first place, which every state looks at.
        """
        narrow = vectors @ self._narrow
        narrow += self._narrow_bias
        found = np.empty((len(vectors) + 1, self.places, 2 * self.hidden), dtype=np.float32)
        np.matmul(narrow, self._adds, out=found[:-1].reshape(len(vectors), self._adds.shape[1]))
        found[-1] = self._none
        found[:, 0] += self._bias
        return found

    def room(self, states: int) -> Floats:
        """Room in which so many states are scored, or fewer; the one at the end of each row adds the bias."""
        return np.ones((states, self.hidden + 1), dtype=np.float32)

    def score(self, summed: Floats, room: Floats | None = None) -> Floats:
        """The scores of all moves, for states given as the sum of what their words add."""
        hidden = (self.room(len(summed)) if room is None else room)[: len(summed)]
        np.maximum(summed[:, : self.hidden], summed[:, self.hidden :], out=hidden[:, :-1])
        scores: Floats = hidden.dot(self._scores)
        return scores


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the library's `get_token_ids` asks of its step model: at how many places a state looks."""

    nF: int

    @property
    def state2vec(self) -> _Looked:
        return self


class Trees:
    """A component that parses by transitions. All that it knows of the words are their vectors."""

    def __init__(self, component: Any, vocab: Vocab) -> None:
        from spacy.ml.parser_model import ParserStepModel

        self._component = component
        self._glance = Glance(component.model)
        self._looked = _Looked(self._glance.places)
        self._seen_by = ParserStepModel.get_token_ids
        self._vocab = vocab
        self._blanks: dict[int, Doc] = {}
        self._labels: dict[int, str] = {}  # by their numbers

    def __call__(self, lengths: Sequence[int], vectors: Floats) -> list[tuple[list[int], list[str]]]:
        """Head and relation of each word, by sentences of these lengths; `vectors` holds a row for each of their words."""
        batch = self._component.moves.init_batch([self._blank(length) for length in lengths])
        adds = self._glance.adds(vectors).reshape(-1, 2 * self._glance.hidden)
        places, score, looked, seen_by = np.arange(self._glance.places), self._glance.score, self._looked, self._seen_by
        states = [state for state in batch if not state.is_final()]
        count, room, move = len(places), self._glance.room(len(states)), self._component.transition_states
        while states:
            rows = seen_by(looked, states) * count + places  # those of no word count from the end
            states = move(states, score(np.add.reduce(adds.take(rows, axis=0), axis=1), room))
        return [self._tree(state, length) for state, length in zip(batch, lengths, strict=True)]

    def _blank(self, length: int) -> Doc:
        """A document of so many words of which none but the first may begin a sentence; it is only looked at."""
        if length not in self._blanks:
            self._blanks[length] = self._make_blank(length)
        return self._blanks[length]

    def _make_blank(self, length: int) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[BLANK] * length)
        starts = np.full((length, 1), _WITHIN, dtype=np.uint64)
        starts[:1] = 0
        doc.from_array(["SENT_START"], starts)
        return doc

    def _tree(self, state: Any, length: int) -> tuple[list[int], list[str]]:
        heads, relations = list(range(length)), [ROOT] * length
        for arc in state.arcs:
            heads[arc["child"]], relations[arc["child"]] = arc["head"], self._label(arc["label"])
        if any(_LIFTED in relation for relation in relations):
            return self._lowered(state, length)
        return heads, [
            ROOT if head == i else relation for i, (head, relation) in enumerate(zip(heads, relations, strict=True))
        ]

    def _lowered(self, state: Any, length: int) -> tuple[list[int], list[str]]:
        """A tree with crossing arcs: where a relation names the one that it hangs below, the library finds that again."""
        doc = self._make_blank(length)
        self._component.set_annotations([doc], [state])
        return [word.head.i for word in doc], [word.dep_ for word in doc]

    def _label(self, number: int) -> str:
        if number not in self._labels:
            self._labels[number] = self._vocab.strings[number]
        return self._labels[number]

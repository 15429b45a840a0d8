"""Teaches the encoder from raw text before the treebanks: what word stood where a word was masked?

The target is the masked word's vector, after Peters' and Honnibal's "language modelling with approximate outputs"
(spaCy's `pretrain`): with a few million words of text this gives a convolutional encoder a head start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch
from thinc.api import Adam, Linear, Maxout, Model, Optimizer, chain, list2array, zero_init

_MASKED = 0.15  # share of the words that are asked for
_SHOWN = 0.2  # share of those that are left standing, or replaced by another word, in equal parts
_HIDDEN = 200
_LONGEST = 60  # words a piece of text; longer lines are cut
_BATCH = 64  # pieces


def pretrain(nlp: Language, lines: Iterable[str], rounds: int, rate: float, seed: int) -> Iterator[float]:
    """Train the pipeline's encoder in place; yield the mean loss after each round. It must be initialised already."""
    random = Random(seed)
    pieces = [piece for line in lines for piece in _cut(nlp, line)]
    encoder = nlp.get_pipe("tok2vec").model
    model = _make_model(nlp, encoder, pieces[:10])
    optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    steps = rounds * (len(pieces) // _BATCH + 1)
    step = 0
    for _ in range(rounds):
        random.shuffle(pieces)
        losses = []
        for batch in minibatch(pieces, _BATCH):
            step += 1
            optimizer.learn_rate = rate * min(1.0, step / 100) * max(0.05, 1 - step / steps)
            losses.append(_update(nlp, model, batch, optimizer, random))
        yield float(np.mean(losses))


def _cut(nlp: Language, line: str) -> Iterator[list[str]]:
    words = [token.text for token in nlp.make_doc(line) if not token.is_space]
    for start in range(0, len(words), _LONGEST):
        if len(piece := words[start : start + _LONGEST]) > 3:
            yield piece


def _make_model(nlp: Language, encoder: Model[Any, Any], sample: list[list[str]]) -> Model[Any, Any]:
    out = nlp.vocab.vectors.shape[1]
    head: Model[Any, Any] = chain(
        list2array(),
        Maxout(nO=_HIDDEN, nI=encoder.get_dim("nO"), nP=2, normalize=True, dropout=0.0),
        Linear(nO=out, nI=_HIDDEN, init_W=zero_init),
    )
    head.initialize(X=encoder.predict([Doc(nlp.vocab, words=words) for words in sample]))
    return chain(encoder, head)


def _update(
    nlp: Language, model: Model[Any, Any], batch: list[list[str]], optimizer: Optimizer, random: Random
) -> float:
    """One step; the loss is the squared distance to the vectors of the masked words, scaled to unit variance."""
    asked = [word if random.random() < _MASKED else "" for words in batch for word in words]
    others = [word for words in batch for word in words]
    masked = iter([_mask(word, others, random) if ask else word for word, ask in zip(others, asked, strict=True)])
    docs = [Doc(nlp.vocab, words=[next(masked) for _ in words]) for words in batch]
    target, known = _find_targets(nlp, asked)
    guess, backprop = model.begin_update(docs)
    difference = (guess - target) * known
    count = max(1.0, float(known.sum()))
    backprop(difference / count)
    model.finish_update(optimizer)
    return float((difference**2).sum() / count / target.shape[1])


def _mask(word: str, others: Sequence[str], random: Random) -> str:
    if random.random() > _SHOWN:
        return "[MASK]"
    return word if random.random() < 0.5 else random.choice(others)


def _find_targets(nlp: Language, asked: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The scaled vector of each asked word, and 1 where there is one."""
    vectors = nlp.vocab.vectors
    keys = [nlp.vocab.strings.as_int(nlp.vocab[word].norm_) if word else 0 for word in asked]
    rows = np.asarray(vectors.find(keys=keys))
    known = ((rows >= 0) & np.array([bool(word) for word in asked])).astype(np.float32)[:, None]
    return vectors.data[np.maximum(rows, 0)] * np.float32(vectors.shape[1] ** 0.5), known

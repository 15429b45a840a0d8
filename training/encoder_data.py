"""Sentences with their answers as numbers, and batches of sentences of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from communique.language.pieces import MOST_PIECES, Pieces, shape_of
from training.augment import augment
from training.treebanks import Name, Sentence

IGNORED = -100
LONGEST = 160  # words of a sentence that is trained on
NAME_TAGS = ("O", *(f"{mark}-{label}" for label in ("PERSON", "ORG", "LOC") for mark in "BI"))


@dataclass(frozen=True)
class Labels:
    """The answers that can be given, in the order of the network's outputs."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """A sentence given as words whose names alone are taught; `open` words teach nothing."""

    words: tuple[str, ...]
    names: tuple[Name, ...]
    open: frozenset[int]


@dataclass(frozen=True)
class Batch:
    """Tensors of a batch; words are counted from 1, place 0 is the root."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    xpos: Tensor
    upos: Tensor
    names: Tensor
    heads: Tensor
    relations: Tensor
    words: int


def find_labels(sentences: Sequence[Sentence]) -> Labels:
    """All answers of the training sentences."""
    tokens = [t for s in sentences for t in s.tokens]
    return Labels(
        xpos=tuple(sorted({t.xpos for t in tokens if t.xpos != "_"})),
        upos=tuple(sorted({t.upos for t in tokens if t.upos != "_"})),
        names=NAME_TAGS,
        relations=tuple(sorted({t.deprel for t in tokens})),
    )


def make_batches(
    examples: Sequence[Sentence | Marked], pieces: Pieces, labels: Labels, words: int, random: Random
) -> Iterator[Batch]:
    """Batches of about so many words, shuffled; treebank sentences come in changing shapes."""
    order = list(examples)
    random.shuffle(order)
    shown = [augment(e, random) if isinstance(e, Sentence) else e for e in order]
    for pool in _cut(shown, words * 40):
        pool.sort(key=_length)
        batches = list(_cut(pool, words))
        random.shuffle(batches)
        for batch in batches:
            yield make_batch(batch, pieces, labels)


def _length(example: Sentence | Marked) -> int:
    return len(example.tokens if isinstance(example, Sentence) else example.words)


def _cut(examples: Sequence[Sentence | Marked], words: int) -> Iterator[list[Sentence | Marked]]:
    batch: list[Sentence | Marked] = []
    count = 0
    for example in examples:
        if not 0 < _length(example) <= LONGEST:
            continue
        batch.append(example)
        count += _length(example)
        if count >= words:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def make_batch(examples: Sequence[Sentence | Marked], pieces: Pieces, labels: Labels) -> Batch:
    """The tensors of some sentences."""
    words = [[t.form for t in e.tokens] if isinstance(e, Sentence) else list(e.words) for e in examples]
    rows = [lay_out(w, pieces) for w in words]
    most = max(len(w) for w in words) + 1
    longest = max(len(r[0]) for r in rows)
    answers = [_answer(e, labels) for e in examples]

    def fill(lists: Sequence[Sequence[int]], width: int, value: int) -> Tensor:
        return torch.tensor([[*row, *[value] * (width - len(row))] for row in lists])

    return Batch(
        pieces=fill([r[0] for r in rows], longest, 0),
        shapes=fill([r[1] for r in rows], longest, 0),
        mask=fill([[1] * len(r[0]) for r in rows], longest, 0),
        first=fill([r[2] for r in rows], most, 0),
        last=fill([r[3] for r in rows], most, 0),
        xpos=fill([a[0] for a in answers], most, IGNORED),
        upos=fill([a[1] for a in answers], most, IGNORED),
        names=fill([a[2] for a in answers], most, IGNORED),
        heads=fill([a[3] for a in answers], most, IGNORED),
        relations=fill([a[4] for a in answers], most, IGNORED),
        words=sum(len(w) for w in words),
    )


def lay_out(words: Sequence[str], pieces: Pieces) -> tuple[list[int], list[int], list[int], list[int]]:
    """Pieces, their shapes, and the first and last piece of the root and of every word."""
    split = [pieces.split(word)[:MOST_PIECES] for word in words]
    row, shapes, first, last = [pieces.start], [0], [0], [0]
    for word, ids in zip(words, split, strict=True):
        first.append(len(row))
        row.extend(ids)
        shapes.extend([shape_of(word)] * len(ids))
        last.append(len(row) - 1)
    return [*row, pieces.end], [*shapes, 0], first, last


def _answer(example: Sentence | Marked, labels: Labels) -> tuple[list[int], ...]:
    if isinstance(example, Marked):
        nothing = [IGNORED] * (len(example.words) + 1)
        names = _name_answer(len(example.words), example.names)
        for i in example.open:
            names[i + 1] = IGNORED
        return nothing, nothing, names, nothing, nothing
    xpos, upos, heads, relations = [IGNORED], [IGNORED], [IGNORED], [IGNORED]
    for token in example.tokens:
        xpos.append(_find(labels.xpos, token.xpos))
        upos.append(_find(labels.upos, token.upos))
        heads.append(token.head)
        relations.append(_find(labels.relations, token.deprel))
    if example.names is None:
        return xpos, upos, [IGNORED] * len(xpos), heads, relations
    return xpos, upos, _name_answer(len(example.tokens), example.names), heads, relations


def _find(labels: tuple[str, ...], label: str) -> int:
    return labels.index(label) if label in labels else IGNORED


def _name_answer(length: int, names: Sequence[Name]) -> list[int]:
    answer = [IGNORED, *[0] * length]
    for start, end, label in names:
        for i in range(start, end):
            answer[i + 1] = NAME_TAGS.index(f"{'B' if i == start else 'I'}-{label}")
    return answer

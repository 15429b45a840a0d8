"""Weighs the marks of a candidate: how likely it is a position, and which act its words perform."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from communique.values.vocabulary import ACTS, Act

_WEIGHTS = "positions.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Two log-linear models over the same marks, as `training/positions.py` fits them.

    `keep` weighs whether a candidate is a position at all; `acts` weighs each act, in the order of the vocabulary.
    A candidate is worth coding where what it promises exceeds `least`.
    """

    keep: Mapping[str, float]
    acts: Mapping[str, tuple[float, ...]]
    keep_bias: float
    acts_bias: tuple[float, ...]
    least: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the weights say of a candidate: the chance that it is a position, its likeliest act and that act's chance."""

    keep: float
    act: Act
    act_chance: float

    @property
    def chance(self) -> float:
        """The chance that the candidate is a position with this act."""
        return self.keep * self.act_chance


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads((resources.files("communique.extract") / _WEIGHTS).read_text(encoding="utf-8"))
    return from_table(table)


def from_table(table: Mapping[str, object]) -> Weights:
    """Weights from their JSON form: `marks` maps a mark to its weights, that of keeping it first."""
    marks: Mapping[str, Sequence[float]] = table["marks"]  # type: ignore[assignment]
    bias: Sequence[float] = table["bias"]  # type: ignore[assignment]
    return Weights(
        keep={mark: row[0] for mark, row in marks.items()},
        acts={mark: tuple(row[1:]) for mark, row in marks.items() if len(row) > 1},
        keep_bias=bias[0],
        acts_bias=tuple(bias[1:]),
        least=float(table["least"]),  # type: ignore[arg-type]
    )


def judge(marks: Sequence[str], known: Weights) -> Verdict:
    """The verdict on a candidate with these marks."""
    total = known.keep_bias + sum(known.keep.get(mark, 0.0) for mark in marks)
    sums = list(known.acts_bias)
    for mark in marks:
        row = known.acts.get(mark)
        if row is not None:
            sums = [a + b for a, b in zip(sums, row, strict=True)]
    best = max(range(len(sums)), key=lambda k: sums[k])
    chance = 1.0 / sum(exp(value - sums[best]) for value in sums)
    return Verdict(1.0 / (1.0 + exp(-total)), ACTS[best], chance)

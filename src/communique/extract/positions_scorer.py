"""Weighs the marks of a candidate: how likely it is a position, and which act its words perform."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp, log

from communique.values.vocabulary import ACTS, Act

_WEIGHTS = "positions.json"
_EDGE = 1e-4  # no promise is taken for more, or less, than this short of sure


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-linear models over marks, as `training/positions.py` fits them.

    `keep` weighs whether a candidate is a position at all; `acts` weighs each act, in the order of the vocabulary;
    `actors`, `speaker` and `target` weigh what the text offers for these fields. A candidate is worth coding where what
    it promises exceeds `least`. `trust` holds slope and shift by which a promise becomes the chance that the claim is
    right, as it was over articles held out.
    """

    keep: Mapping[str, float]
    acts: Mapping[str, tuple[float, ...]]
    keep_bias: float
    acts_bias: tuple[float, ...]
    actors: Mapping[str, float]
    speaker: Mapping[str, float]
    target: Mapping[str, float]
    least: float
    trust: tuple[float, float] = (1.0, 0.0)

    def confidence(self, promise: float) -> float:
        """How likely a claim with this promise is right."""
        slope, shift = self.trust
        inside = min(1 - _EDGE, max(_EDGE, promise))
        return 1.0 / (1.0 + exp(-slope * log(inside / (1.0 - inside)) - shift))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the weights say of a candidate: its likeliest act, and the chance that it is a position with that act."""

    act: Act
    chance: float


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads((resources.files("communique.extract") / _WEIGHTS).read_text(encoding="utf-8"))
    return from_table(table)


def from_table(table: Mapping[str, object]) -> Weights:
    """Weights from their JSON form: `marks` maps a mark to its weights, that of keeping it first."""
    marks: Mapping[str, Sequence[float]] = table["marks"]  # type: ignore[assignment]
    bias: Sequence[float] = table["bias"]  # type: ignore[assignment]
    trust: Sequence[float] = table.get("trust", (1.0, 0.0))  # type: ignore[assignment]
    return Weights(
        keep={mark: row[0] for mark, row in marks.items()},
        acts={mark: tuple(row[1:]) for mark, row in marks.items() if len(row) > 1},
        keep_bias=bias[0],
        acts_bias=tuple(bias[1:]),
        actors=table["actors"],  # type: ignore[arg-type]
        speaker=table["speaker"],  # type: ignore[arg-type]
        target=table["target"],  # type: ignore[arg-type]
        least=float(table["least"]),  # type: ignore[arg-type]
        trust=(float(trust[0]), float(trust[1])),
    )


def judge(marks: Sequence[str], known: Weights) -> Verdict | None:
    """The verdict on a candidate with these marks; None where it promises too little."""
    total = known.keep_bias + sum(map(known.keep.get, marks, repeat(0.0)))
    keep = 1.0 / (1.0 + exp(-total))
    if keep <= known.least:
        return None
    rows = [row for mark in marks if (row := known.acts.get(mark)) is not None]
    sums = [sum(column) for column in zip(known.acts_bias, *rows, strict=True)]
    best = max(range(len(sums)), key=lambda k: sums[k])
    return Verdict(ACTS[best], keep / sum(exp(value - sums[best]) for value in sums))


def shares(options: Sequence[Sequence[str]], table: Mapping[str, float]) -> list[float]:
    """The chance of each of some options, told by their marks; they sum to 1."""
    sums = [sum(map(table.get, marks, repeat(0.0))) for marks in options]
    most = max(sums)
    parts = [exp(value - most) for value in sums]
    return [part / sum(parts) for part in parts]

"""Weighs the marks of a candidate: how likely it is a position, and which act its words perform."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp, log
from typing import Literal

from communique.extract.positions_marks import Crossed, Marks, Row, Surrounding
from communique.extract.positions_sense import Senses
from communique.values.vocabulary import ACTS, Act

Writer = Literal["side", "press"]  # who writes: a side for itself (releases, its agency), or the press about others
_WEIGHTS: Mapping[Writer, str] = {"side": "positions.json", "press": "positions_press.json"}
_PLACES = 6  # weights have three decimals: so sums that are even stay so in whichever order they are summed
_EVEN = 1e-6  # likewise, sums that differ by less
_EDGE = 1e-4  # no promise is taken for more, or less, than this short of sure


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-linear models over marks, as `training/positions.py` fits them.

    `marks` weigh whether a candidate is a position at all, and each act, in the order of the vocabulary; `bias` is what
    these weigh without any mark; `actors`, `speaker` and `target` weigh what the text offers for these fields. A candidate
    is worth coding where what it promises exceeds `least`. `trust` holds slope and shift by which a promise becomes the
    chance that the claim is right, as it was over articles held out.
    """

    marks: Mapping[str, Row]
    bias: Row
    actors: Crossed
    speaker: Crossed
    target: Crossed
    least: float
    trust: tuple[float, float] = (1.0, 0.0)
    senses: Senses | None = None

    def confidence(self, promise: float) -> float:
        """How likely a claim with this promise is right."""
        slope, shift = self.trust
        inside = min(1 - _EDGE, max(_EDGE, promise))
        return 1.0 / (1.0 + exp(-slope * log(inside / (1.0 - inside)) - shift))


@dataclass(frozen=True, slots=True)
class OptionMarks:
    """What is known of an option: its `size` beside each of `sized`, some `plain` marks, and each of its `sources` alone,
    beside each of `others` and beside some `words`."""

    size: str
    sized: Surrounding
    plain: tuple[str, ...]
    sources: tuple[str, ...]
    others: Surrounding
    words: tuple[str, ...]

    def names(self) -> list[str]:
        """All marks by their names, each once."""
        sized = [f"{self.size}+{other}" for other in self.sized.names]
        beside = (*self.others.names, *self.words)
        sourced = [name for source in self.sources for name in (source, *(f"{source}+{other}" for other in beside))]
        return list(dict.fromkeys([*sized, *self.plain, *sourced]))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the weights say of a candidate: its likeliest act, and the chance that it is a position with that act."""

    act: Act
    chance: float


@cache
def weights(writer: Writer = "side") -> Weights:
    """The weights shipped with the package for pages of this writer, read once."""
    table = json.loads((resources.files("communique.extract") / _WEIGHTS[writer]).read_text(encoding="utf-8"))
    return from_table(table)


def from_table(table: Mapping[str, object]) -> Weights:
    """Weights from their JSON form: `marks` maps a mark to its weights, that of keeping it first.

    Weights have two or three decimals, so that many are the same number: it is held once, where it is soon at hand.
    """
    once: dict[float, float] = {}

    def shared(weight: float) -> float:
        return once.setdefault(weight, weight)

    marks: Mapping[str, Sequence[float]] = table["marks"]  # type: ignore[assignment]
    bias: Sequence[float] = table["bias"]  # type: ignore[assignment]
    trust: Sequence[float] = table.get("trust", (1.0, 0.0))  # type: ignore[assignment]
    return Weights(
        marks={mark: tuple(map(shared, row)) for mark, row in marks.items()},
        bias=tuple(bias),
        actors=Crossed({mark: shared(weight) for mark, weight in table["actors"].items()}),  # type: ignore[attr-defined]
        speaker=Crossed({mark: shared(weight) for mark, weight in table["speaker"].items()}),  # type: ignore[attr-defined]
        target=Crossed({mark: shared(weight) for mark, weight in table["target"].items()}),  # type: ignore[attr-defined]
        least=float(table["least"]),  # type: ignore[arg-type]
        trust=(float(trust[0]), float(trust[1])),
        senses=Senses.weighed(table["senses"]) if "senses" in table else None,  # type: ignore[arg-type]
    )


def judge(told: Sequence[Marks], known: Weights, sense: Sequence[float] | None = None) -> Verdict | None:
    """The verdict on a candidate with these marks and this sense (for keeping it, and for each act); None where it
    promises too little."""
    total = known.bias[0] + (sense[0] if sense is not None else 0.0)
    for marks in told:
        total += marks.keep(known)
    keep = 1.0 / (1.0 + exp(-total))
    if keep <= known.least:
        return None
    rows = [row for marks in told for row in marks.acts(known)]
    if sense is not None:
        rows.append(tuple(sense))
    columns: Iterable[tuple[float, ...]] = zip(known.bias, *rows, strict=True)
    sums: list[float] = [sum(column) for column in columns][1:]
    even = max(sums) - _EVEN
    best = next(place for place, weight in enumerate(sums) if weight > even)
    return Verdict(ACTS[best], keep / sum(exp(value - sums[best]) for value in sums))


def shares(options: Sequence[OptionMarks], table: Crossed) -> list[float]:
    """The chance of each of some options, told by their marks; they sum to 1."""
    sums = [_worth(marks, table) for marks in options]
    most = max(sums)
    parts = [exp(value - most) for value in sums]
    whole = sum(parts)
    return [part / whole for part in parts]


def _worth(marks: OptionMarks, table: Crossed) -> float:
    total = marks.sized.weigh(marks.size, table) + sum(map(table.alone.get, marks.plain, repeat(0.0)))
    for source in marks.sources:
        total += marks.others.weigh(source, table)
        beside = table.beside(source)
        if beside:
            total += sum(map(beside.get, marks.words, repeat(0.0)))
    return round(total, _PLACES)

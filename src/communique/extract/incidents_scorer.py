"""How likely a telling is an incident, weighed over its features by a small log-linear model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, fsum, log


@dataclass(frozen=True, slots=True)
class Weights:
    """The model that `training/incidents.py` fits: a weight for each feature, a bias, the least chance by who writes.

    `trust` is the slope and shift by which the log-odds of a telling become those of being right throughout.
    """

    features: Mapping[str, float]
    bias: float
    least: Mapping[str, float]
    trust: tuple[float, float] = (1.0, 0.0)


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads((resources.files("communique.extract") / "incidents.json").read_text(encoding="utf-8"))
    slope, shift = table["trust"]
    return Weights(table["features"], table["bias"], table["least"], (slope, shift))


def chance_of(features: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a telling with these features is an incident by the coding manual."""
    model = weights()
    weight = model.features.get
    return _chance(model.bias + fsum(weight(name, 0.0) * value for name, value in features.items()))


def trusted(chance: float) -> float:
    """How often an incident told with this chance is right in kind, doers and day."""
    slope, shift = weights().trust
    inside = min(0.9999, max(0.0001, chance))
    return round(_chance(slope * log(inside / (1 - inside)) + shift), 3)


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))

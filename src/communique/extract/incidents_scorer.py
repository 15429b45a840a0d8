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

    `trust` tells how often a telling is right throughout: slope and shift of its log-odds, and the share of the surest
    tellings that have the right doers and day.
    """

    features: Mapping[str, float]
    bias: float
    least: Mapping[str, float]
    trust: tuple[float, float, float] = (1.0, 0.0, 1.0)


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads((resources.files("communique.extract") / "incidents.json").read_text(encoding="utf-8"))
    slope, shift, most = table["trust"]
    return Weights(table["features"], table["bias"], table["least"], (slope, shift, most))


def chance_of(features: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a telling with these features is an incident by the coding manual."""
    model = weights()
    weight = model.features.get
    return _chance(model.bias + fsum(weight(name, 0.0) * value for name, value in features.items()))


def trusted(chance: float) -> float:
    """How often an incident told with this chance is right in kind, doers and day."""
    slope, shift, most = weights().trust
    inside = min(0.9999, max(0.0001, chance))
    return round(most * _chance(slope * log(inside / (1 - inside)) + shift), 3)


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))

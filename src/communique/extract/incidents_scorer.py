"""How likely a telling is an incident, weighed over its features by a small log-linear model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp


@dataclass(frozen=True, slots=True)
class Weights:
    """The model that `training/incidents.py` fits: a weight for each feature, a bias, and the least chance to code."""

    features: Mapping[str, float]
    bias: float
    least: float


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads((resources.files("communique.extract") / "incidents.json").read_text(encoding="utf-8"))
    return Weights(table["features"], table["bias"], table["least"])


def chance_of(features: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a telling with these features is an incident by the coding manual."""
    model = weights()
    total = model.bias + sum(model.features.get(name, 0.0) * value for name, value in sorted(features.items()))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

"""How sure an engagement is: how often claims told in the same way were right on the development sets."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from communique.values.understood import Happening, Understood


def traits_of(understood: Understood, happening: Happening) -> Mapping[str, bool]:
    """What a claim has going for it or against it."""
    tellings = happening.tellings
    named = {understood.side_of_person(key) for key in happening.people} & set(happening.sides)
    kinds = {understood.annotated.tree.sentences[told.sentence].kind for told in tellings}
    return {
        "bias": True,
        "people of two sides": len(named) > 1,
        "nobody named": not happening.people,
        "told again": len(tellings) > 1,
        "dated beside": any(told.dated_by == "own" for told in tellings),
        "dated": any(told.date for told in tellings),
        "placed": any(told.place for told in tellings),
        "in the headline": "H" in kinds,
        "held": tellings[0].status == "held",
        "planned": tellings[0].status == "planned",
        "by a noun": tellings[0].rule == "meeting-noun",
        "a journey": tellings[0].format == "visit",
        "many sides": len(happening.sides) > 2,
    }


def confidence_of(understood: Understood, happening: Happening) -> float:
    """The chance, fitted on the development sets, that parties, status, format and date of the claim are all right."""
    weights = _weights()
    total = sum(weights[trait] for trait, has in traits_of(understood, happening).items() if has)
    return round(1 / (1 + math.exp(-total)), 3)


@cache
def _weights() -> Mapping[str, float]:
    table: dict[str, float] = json.loads(
        files("communique.extract").joinpath("engagements_confidence.json").read_text("utf-8")
    )
    return table

"""How sure an engagement is, weighed over its marks by a small log-linear model; and when a page tells of none.

The words alone do not settle whether a page reports a meeting or mentions one that nobody coded. Where none of its
engagements is as likely right as wrong, the page is taken to tell of none: such pages were mostly speeches, laws and
notices that only sound like a meeting. A note of a few sentences is about what it tells and is left as it is read.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.extract.engagements_marks import marks_of
from communique.values.claims import Engagement
from communique.values.understood import Happening, Understood

NOTE = 3  # sentences of a text that is a note


@dataclass(frozen=True, slots=True)
class Weights:
    """The model that `training/engagement_confidence.py` fits: a weight for each mark, a bias, and the least chance.

    `least` is what the surest engagement of a page must reach for any of them to be told.
    """

    marks: Mapping[str, float]
    bias: float
    least: float


@cache
def weights() -> Weights:
    """The weights shipped with the package, read once."""
    table = json.loads(files("communique.extract").joinpath("engagements_confidence.json").read_text("utf-8"))
    return Weights(table["marks"], table["bias"], table["least"])


def confidence_of(understood: Understood, happening: Happening) -> float:
    """The chance, fitted on coded articles, that parties, status, format and date of the claim are all right."""
    return round(chance_of(marks_of(understood, happening)), 3)


def chance_of(marks: Iterable[str]) -> float:
    """The chance, 0 to 1, of a claim with these marks."""
    model = weights()
    weight = model.marks.get
    odds = model.bias + math.fsum(weight(mark, 0.0) for mark in marks)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def believed(engagements: tuple[Engagement, ...], sentences: int) -> tuple[Engagement, ...]:
    """The engagements of a page of so many sentences, or none where not even the surest is as likely right as wrong."""
    surest = max((one.confidence for one in engagements), default=0.0)
    return engagements if surest >= weights().least or sentences <= NOTE else ()

"""Whether reports of one event contradict each other, or only tell it more or less narrowly."""

from collections.abc import Collection
from itertools import combinations

from communique.language.edtf import bounds
from communique.lexicon.coordinates import find_spot
from communique.link.telling import places_agree


def at_odds(field: str, told: Collection[str]) -> bool:
    """Whether some two values of a field cannot both be right.

    A week and a day in it can, and so can a city and its state, all the sides and some of them, a visit and its
    meeting, and what was planned and then held.
    """
    return any(_exclude(field, one, other) for one, other in combinations(sorted(told), 2))


def _exclude(field: str, one: str, other: str) -> bool:
    match field:
        case "date":
            return _apart(one, other)
        case "place":
            return not places_agree(one, other) and (find_spot(one) is None or find_spot(one) != find_spot(other))
        case "status":
            return {one, other} == {"cancelled", "held"}
        case "format":
            return "visit" not in (one, other)
        case "parties":
            here, there = set(one.split()), set(other.split())
            return not (here <= there or there <= here)
    return True


def _apart(one: str, other: str) -> bool:
    here, there = bounds(one), bounds(other)
    return here is None or there is None or here[1] < there[0] or there[1] < here[0]

"""Where places lie, from `coordinates.toml`, for the map."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.lexicon.sides import capital_of, side_names


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the globe in degrees; `exact` is false where only the state is told: the spot is then its seat."""

    latitude: float
    longitude: float
    exact: bool


def find_spot(place: str) -> Spot | None:
    """Where a place lies, as an article writes it ("Nagoya", "Nagoya, Japan", "Japan"); None where it is not known."""
    told = place.replace("’", "'").strip()
    for name in (told, told.split(",")[0].strip(), told.removeprefix("the ")):
        spot = _spots().get(name)
        if spot:
            return spot
    return _of_state(told)


def _of_state(name: str) -> Spot | None:
    side = side_names().get(name)
    if side is None or side.form not in ("name", "abbreviation", "institution") or len(side.codes) != 1:
        return None
    seat = _tables()["seats"].get(side.codes[0])
    return Spot(seat[0], seat[1], False) if seat else None


@cache
def _spots() -> Mapping[str, Spot]:
    tables = _tables()
    found = {
        capital.replace("’", "'"): Spot(seat[0], seat[1], True)
        for code, seat in tables["seats"].items()
        for capital in capital_of(code)
    }
    return found | {name: Spot(where[0], where[1], True) for name, where in tables["places"].items()}


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[float]]]:
    text = (files("communique.lexicon") / "coordinates.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

"""Whose clock a day is counted by, from `zones.toml`: hours ahead of UTC, in standard time."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from communique.lexicon.sides import bodies, city_states, side_names


def zone_of_place(place: str) -> float | None:
    """Hours ahead of UTC in a place as datelines write it ("SEOUL", "Los Angeles", "Seoul/Tokyo"); None where the
    lexicon does not know it, or where the places named keep clocks that differ."""
    zones = {_zone(part.strip()) for part in place.split("/")}
    return zones.pop() if len(zones) == 1 else None


def zone_of_outlet(outlet: str) -> float | None:
    """Hours ahead of UTC where an outlet ("Yonhap News") or a ministry ("Ministry of Foreign Affairs of Japan") has its
    seat; None where that is not known."""
    found = _homes().search(outlet)
    if found:
        return _states().get(bodies().homes[found[0]])
    return _zone(outlet.rpartition(" of ")[2].removeprefix("the "))


def _zone(name: str) -> float | None:
    own = _places().get(name.casefold())
    if own is not None:
        return own
    state = _state_places().get(name.casefold())
    return _states().get(state) if state else None


@cache
def _homes() -> re.Pattern[str]:
    outlets = sorted(bodies().homes, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, outlets)) + r")\b")


@cache
def _state_places() -> Mapping[str, str]:
    """The state that each city lies in, and that each name or capital is of."""
    cities = {city.casefold(): code for city, code in city_states().items()}
    sides = {
        name.casefold(): side.codes[0]
        for name, side in side_names().items()
        if side.form in ("capital", "name") and len(side.codes) == 1
    }
    return cities | sides


@cache
def _states() -> Mapping[str, float]:
    return _hours("states")


@cache
def _places() -> Mapping[str, float]:
    return {name.casefold(): hours for name, hours in _hours("places").items()}


def _hours(table: str) -> dict[str, float]:
    text = (files("communique.lexicon") / "zones.toml").read_text(encoding="utf-8")
    return {name: float(hours) for hours, names in tomllib.loads(text)[table].items() for name in names}

"""Towns of the world and the states they lie in: GeoNames (towns.txt), for places that no list of ours holds."""

from functools import cache
from importlib.resources import files


def lands_of_town(name: str) -> tuple[str, ...]:
    """The states that have a town of this name, the largest town first; none where no town is known."""
    return _towns().get(name, ())


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    text = files("communique.lexicon").joinpath("towns.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    lands: dict[str, tuple[str, ...]] = {}  # most towns lie in one state: what they have in common is held once
    return {name: lands.setdefault(states, tuple(states.split())) for name, states in rows}

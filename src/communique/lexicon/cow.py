"""Numbers of states for joining data: ISO alpha-3, Correlates of War, Gleditsch and Ward."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StateNumbers:
    """How other data name a state; None where their list does not hold it."""

    alpha3: str | None = None
    cow: int | None = None
    gw: int | None = None


_NONE = StateNumbers()


@cache
def _table() -> Mapping[str, StateNumbers]:
    table = tomllib.loads(files("communique.lexicon").joinpath("cow.toml").read_text(encoding="utf-8"))
    return {code: StateNumbers(**entry) for code, entry in table.items()}


def state_numbers(code: str | None) -> StateNumbers:
    """The numbers of a side; none for organisations, movements and territories outside the lists."""
    return _table().get(code or "", _NONE)

"""How the codes of the manual read in PLOVER and CAMEO."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Family = Literal["engagement", "act", "incident"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A code as PLOVER and CAMEO have it; empty where they have none.

    `back` is CAMEO's code seen from the recipient; `aimed` says that the PLOVER type needs a recipient.
    """

    plover: str
    mode: str
    cameo: str
    about: str = ""
    back: str = ""
    aimed: bool = False
    joint: "Reading | None" = None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("communique.lexicon").joinpath("plover.toml").read_text(encoding="utf-8"))


@cache
def readings(family: Family) -> Mapping[str, Reading]:
    """The readings of engagements, acts or incidents, by our code."""
    return {code: _reading(entry) for code, entry in _table()[family].items()}


def _reading(entry: Mapping[str, Any]) -> Reading:
    joint = entry.get("joint")
    return Reading(**{**entry, "joint": Reading(**joint) if joint else None})


def plover_quad(type_: str) -> int:
    """The quad class of a PLOVER event type: 1 and 2 verbal and material cooperation, 3 and 4 conflict."""
    return int(_table()["quad"][type_])


def cameo_quad(code: str) -> int:
    """The quad class of a CAMEO code, by its root: 01-05, 06-08, 09-13, 14-20."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def quad_name(quad: int) -> str:
    """A quad class in words."""
    return str(_table()["quad_names"][str(quad)])

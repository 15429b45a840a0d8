"""Which states have an office: of an official told without a state, those that lack it are none."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TERM = re.compile(
    r"^(?:(?:acting|caretaker|current|designated|ex|former|incoming|interim|late|new|newly elected|outgoing|then|transitional)[ -])+"
    r"|-(?:elect|designate)$"
)


@dataclass(frozen=True, slots=True)
class _Offices:
    only: Mapping[str, frozenset[str]]
    lacks: Mapping[str, frozenset[str]]


def may_have(side: str, post: str) -> bool:
    """Whether a state has an office of this title, as far as is known ("President" is none of Japan's)."""
    title, table = _TERM.sub("", post.lower()), _offices()
    return side in table.only.get(title, (side,)) and side not in table.lacks.get(title, ())


@cache
def _offices() -> _Offices:
    data = tomllib.loads(files("communique.lexicon").joinpath("offices.toml").read_text(encoding="utf-8"))
    only, lacks = ({title: frozenset(sides) for title, sides in data[key].items()} for key in ("only", "lacks"))
    return _Offices(only, lacks)

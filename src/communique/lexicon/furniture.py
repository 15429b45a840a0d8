"""The words by which the furniture of a page is known, read from furniture.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Furniture:
    """Phrases of page furniture, all in lower case.

    `alone` fill a line by themselves; `sections` name parts of a paper, `kickers` do so right above
    a headline only; `list_heads` (and short lines that begin
    with `list_openings`) stand over lists of other stories; `box_heads` over a box that repeats the body in short;
    `starts` matches lines that begin as furniture does, `anywhere` lines that hold it.
    """

    alone: frozenset[str]
    sections: frozenset[str]
    kickers: frozenset[str]
    list_heads: frozenset[str]
    list_openings: tuple[str, ...]
    box_heads: frozenset[str]
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]


@cache
def load_furniture() -> Furniture:
    """The furniture of furniture.toml, compiled once."""
    raw = tomllib.loads(files("communique.lexicon").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return Furniture(
        frozenset(raw["alone"]),
        frozenset(raw["sections"]),
        frozenset(raw["kickers"]),
        frozenset(raw["list_heads"]),
        tuple(raw["list_openings"]),
        frozenset(raw["box_heads"]),
        re.compile(_either(raw["starts"])),
        re.compile(_either(raw["anywhere"])),
    )


def _either(phrases: list[str]) -> str:
    ends = (re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "") for phrase in phrases)
    return "|".join(ends)

"""Common nouns for those who act for a side, and the verbs and nouns that bring two together."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Agents:
    """The word lists of agents.toml, each as a set; `numbers` gives the count of a number word."""

    persons: frozenset[str]
    people_sets: frozenset[str]
    state_sets: frozenset[str]
    bodies: frozenset[str]
    of_side: frozenset[str]
    joining: frozenset[str]
    joining_nouns: frozenset[str]
    saying: frozenset[str]
    object_s: frozenset[str]
    numbers: Mapping[str, int]


@cache
def agents() -> Agents:
    """The lists, read once."""
    table = tomllib.loads(files("communique.lexicon").joinpath("agents.toml").read_text(encoding="utf-8"))
    return Agents(
        persons=frozenset(table["persons"]),
        people_sets=frozenset(table["people_sets"]),
        state_sets=frozenset(table["state_sets"]),
        bodies=frozenset(table["bodies"]),
        of_side=frozenset(table["of_side"]),
        joining=frozenset(table["joining"]),
        joining_nouns=frozenset(table["joining_nouns"]),
        saying=frozenset(table["saying"]),
        object_s=frozenset(table["object_s"]),
        numbers=dict(table["numbers"]),
    )


@cache
def referring_words() -> frozenset[str]:
    """Every noun and number word of the lists: a word outside them refers to nobody by itself."""
    lists = agents()
    return (
        lists.persons | lists.people_sets | lists.state_sets | lists.bodies | lists.of_side | frozenset(lists.numbers)
    )

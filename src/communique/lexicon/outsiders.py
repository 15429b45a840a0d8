"""Those who speak for no side, as critics, companies and politicians out of power do; words for what lies abroad."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outsiders:
    """The word lists of outsiders.toml: nouns as sets with their plurals, titles as patterns; `abroad` tells of other lands."""

    nouns: frozenset[str]
    doubtful: frozenset[str]
    bodies: frozenset[str]
    purposes: frozenset[str]
    posts: re.Pattern[str]
    politicians: re.Pattern[str]
    members: re.Pattern[str]
    abroad: frozenset[str]


@cache
def outsiders() -> Outsiders:
    """The lists, read once."""
    table = tomllib.loads(files("communique.lexicon").joinpath("outsiders.toml").read_text(encoding="utf-8"))
    return Outsiders(
        nouns=_with_plurals(table["nouns"]),
        doubtful=_with_plurals(table["doubtful"]),
        bodies=_with_plurals(table["bodies"]),
        purposes=frozenset(table["for"]),
        posts=_any_of(table["posts"]),
        politicians=_any_of(table["politicians"]),
        members=re.compile(rf"(?:.*\s)?(?:{_either(table['members'])})(?: (?:for|from|of) .*)?", re.IGNORECASE),
        abroad=frozenset(table["abroad"]),
    )


def _with_plurals(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, plural_of(noun)))


def plural_of(noun: str) -> str:
    """The plural of a noun of the lists ("fishermen", "companies", "witnesses")."""
    if noun.endswith(("man", "men")):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("sis"):
        return f"{noun[:-2]}es"
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun}s"


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(phrases)})(?!\w)", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))

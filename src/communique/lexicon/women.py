"""Who may be "she" and who "he": given names and titles of women and men."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from communique.lexicon.names import names

Gender = Literal["she", "he"]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files("communique.lexicon").joinpath("women.toml").read_text(encoding="utf-8"))
    return {key: tuple(words) for key, words in table.items()}


@cache
def _names() -> frozenset[str]:
    return frozenset(_lists()["names"])


def gender_of(name: str, title: str = "") -> Gender | None:
    """The gender that a name or a title tells, None where neither does (a name not listed tells nothing)."""
    words = title.lower().split()
    lists = _lists()
    if any(word in lists["titles"] for word in words) or title.lower() in lists["titles"]:
        return "she"
    if any(word in lists["men"] for word in words):
        return "he"
    given = name.lower().split()
    if any(word in _names() for word in given) or any(_ends_hers(word) for word in given[:1] if len(given) > 1):
        return "she"
    return None


def likely_man(name: str) -> bool:
    """Whether the first name is a given name known and not one that women bear (names that stand last are not known)."""
    first = name.lower().split()[:1]
    return bool(first) and len(name.split()) > 1 and first[0] in _men_s_names()


@cache
def _men_s_names() -> frozenset[str]:
    known = names()
    return known.given - known.family - known.first_family - _names() - frozenset(_lists()["either"])


def _ends_hers(word: str) -> bool:
    lists = _lists()
    return word.endswith(lists["endings"]) and not word.endswith(lists["not_endings"])

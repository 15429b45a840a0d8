"""Given names that are forms of one name: Joe and Joseph, Tony and Antony."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _full() -> dict[str, str]:
    table = tomllib.loads(files("communique.lexicon").joinpath("nicknames.toml").read_text(encoding="utf-8"))
    return {short: full for full, forms in table.items() for short in forms}


def full_given_name(word: str) -> str:
    """The full form of a given name (lower-case); a word that is no known short form is itself."""
    return _full().get(word, word)

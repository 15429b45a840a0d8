"""Words that most texts of diplomacy have."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """The words of the lexicon that stand in one text of diplomacy in eight or more."""
    data = tomllib.loads(files("communique.lexicon").joinpath("common.toml").read_text(encoding="utf-8"))
    return frozenset(data["words"])

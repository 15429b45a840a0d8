"""The words of screen.toml: what tells from afar that an article may be of diplomacy."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def screen_words() -> Mapping[str, int]:
    """Each word or phrase in small letters with its weight: 2 strong, 1 weak, 0 a phrase that only looks like one."""
    table = tomllib.loads(files("communique.lexicon").joinpath("screen.toml").read_text(encoding="utf-8"))
    weights = (("strong", 2), ("weak", 1), ("masks", 0))
    return {word: weight for name, weight in weights for word in table[name]}

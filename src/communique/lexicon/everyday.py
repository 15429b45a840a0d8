"""Everyday words, which capitals alone make nobody's name: "Deputy Secretary for Emerging Challenges"."""

from functools import cache
from importlib.resources import files


def is_everyday(word: str) -> bool:
    """Whether a word, in small letters, is an everyday one that is seldom anybody's name."""
    return word in everyday_words()


@cache
def everyday_words() -> frozenset[str]:
    """All of them, in small letters."""
    text = files("communique.lexicon").joinpath("everyday.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())

"""Patterns that find any of many words by comparing a place of the text letter by letter, each letter once."""

import re
from collections.abc import Iterable
from typing import TypeAlias

_Branches: TypeAlias = dict[str, "_Branches"]
_END = ""  # a word ends here


def any_of(words: Iterable[str]) -> str:
    """The pattern for any of some words, the longest that fits tried before shorter ones."""
    root: _Branches = {}
    for word in words:
        here = root
        for letter in word:
            here = here.setdefault(letter, {})
        here[_END] = {}
    return _told(root)


def _told(branches: _Branches) -> str:
    """The pattern of what may follow; a run of letters without a choice is told in one go."""
    ways = [_run(letter, below) for letter, below in branches.items() if letter != _END]
    if not ways:
        return ""
    either = ways[0] if len(ways) == 1 and _END not in branches else f"(?:{'|'.join(ways)})"
    return f"{either}?" if _END in branches else either


def _run(letter: str, below: _Branches) -> str:
    run = re.escape(letter)
    while len(below) == 1 and _END not in below:
        letter, below = next(iter(below.items()))
        run += re.escape(letter)
    return run + _told(below)

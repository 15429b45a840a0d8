"""When two written names are one name: orders, hyphens, initials, accents; never by likeness alone."""

import re
import unicodedata
from functools import cache

_PARTICLE = frozenset({"al", "el", "bin", "ibn", "de", "da", "von", "van", "der", "jr", "sr", "ii", "iii"})
_WORD = re.compile(r"[a-z]+")


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: accents off, initials and particles out, hyphened parts joined."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’`-]", "", plain)
    words = [word for word in _WORD.findall(plain) if len(word) > 1 and word not in _PARTICLE]
    return tuple(words)


def same_name(one: str, other: str) -> bool:
    """Whether two names are written forms of one: the same words in any order, or the same letters in a turned order.

    "Takehiro Funakoshi" and "Funakoshi Takehiro"; "Yoon Suk-yeol" and "Yoon Suk Yeol"; "Antony J. Blinken" and
    "Antony Blinken". A middle name on one side alone is no difference where first and last words agree. A single word
    is never the same as a longer name here: whose surname it is has to be told by its article.
    """
    a, b = name_words(one), name_words(other)
    if not a or not b:
        return bool(one.strip()) and one.strip() == other.strip()
    if len(a) == 1 or len(b) == 1:
        return a == b
    return frozenset(a) == frozenset(b) or _turns(a) & _turns(b) != frozenset() or _middle_apart(a, b)


@cache
def _turns(words: tuple[str, ...]) -> frozenset[str]:
    """The letters of a name run together, from each word on: family name first or last makes no difference."""
    return frozenset("".join(words[i:] + words[:i]) for i in range(len(words)))


def _middle_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) == 2 and len(long) == 3 and short[0] == long[0] and short[-1] == long[-1]


def name_keys(name: str) -> tuple[str, ...]:
    """Keys under which a name is looked up: forms of one name share at least one."""
    words = name_words(name)
    if len(words) < 2:
        return (" ".join(words),) if words else ()
    keys = {" ".join(sorted(words)), *_turns(words)}
    if len(words) == 3:
        keys.add(" ".join(sorted((words[0], words[2]))))
    return tuple(sorted(keys))

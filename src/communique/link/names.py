"""When two written names are one name: orders, hyphens, initials, accents, short forms; never by likeness alone."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from communique.lexicon.nicknames import full_given_name

_PARTICLE = frozenset({"al", "el", "bin", "ibn", "bint", "de", "da", "von", "van", "der", "jr", "sr", "ii", "iii"})
_HONORIFIC = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "sheikh", "sheik", "shaykh", "hon", "honorable", "excellency",
     "prof", "professor", "gen", "lt", "col", "adm", "rev", "madame", "monsieur", "ambassador", "president",
     "secretary", "minister", "senator", "prime", "chancellor", "king", "queen", "crown", "prince", "princess", "pope"}
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")
_OWNER = re.compile(r"['’]s?(?=\s|$)")
_ALIKE = 0.7  # of the letters of two transliterations of one name
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("ts", "c"),
    ("tz", "c"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ə": "a"})


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: accents, initials, particles, titles and a possessive off.

    What stands small before all that is written large ("la Marković") is no given name."""
    plain = unicodedata.normalize("NFKD", _from_large(name).replace("’", "'").translate(_LETTERS))
    folded = _OWNER.sub("", plain.encode("ascii", "ignore").decode().lower())
    words = [word for word in _WORD.findall(re.sub(r"['`-]", "", folded)) if len(word) > 1 and word not in _PARTICLE]
    return tuple([word for word in words if word not in _HONORIFIC] or words)


def _from_large(name: str) -> str:
    words = name.split()
    large = next((number for number, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[large:])


@cache
def _full(name: str) -> tuple[str, ...]:
    """The words of a name with the given name that stands first in full: "joe biden" is "joseph biden"."""
    words = name_words(name)
    return (full_given_name(words[0]), *words[1:]) if len(words) > 1 else words


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two names are written forms of one: the same words in any order, or the same letters in a turned order.

    "Takehiro Funakoshi" and "Funakoshi Takehiro"; "Yoon Suk-yeol" and "Yoon Suk Yeol"; "Antony J. Blinken" and
    "Tony Blinken". A middle name on one side alone is no difference where first and last words agree. A single word
    is never the same as a longer name here: whose surname it is has to be told by its article.
    """
    a, b = _full(one), _full(other)
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
    return len(short) == 2 and len(long) >= 3 and short[0] == long[0] and short[-1] == long[-1]


@cache
def part_of_name(one: str, other: str) -> bool:
    """Whether the one name stands whole in the other: "Carlos Alvarado" in "Carlos Alvarado Quesada".

    A hint only: it makes one person of two names within one country and rank.
    """
    short, long = sorted((_full(one), _full(other)), key=len)
    return len(short) >= 2 and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


@cache
def name_keys(name: str) -> tuple[str, ...]:
    """Keys under which a name is looked up: forms of one name share at least one."""
    words = _full(name)
    if len(words) < 2:
        return (" ".join(words),) if words else ()
    keys = {" ".join(sorted(words)), *_turns(words)}
    if len(words) >= 3:
        keys.update(" ".join(sorted(pair)) for pair in (*pairwise(words), (words[0], words[-1])))
    return tuple(sorted(keys))


@cache
def sound(word: str) -> str:
    """The consonants of a word as they sound, whatever the spelling: zelensky, zelenskyy and zelenskiy are one."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    bare = re.sub(r"(?<!^)[aeiouyhv]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare)


@cache
def sound_keys(name: str) -> tuple[str, ...]:
    """Keys of a full name's sound, in either order; none for names too short to be told by their sound."""
    words = _full(name)
    if len(words) < 2 or sum(map(len, words)) < 8:
        return ()
    sounds = [sound(word) for word in words]
    return tuple(sorted({"".join(sounds), "".join(sounds[-1:] + sounds[:-1])}))


@cache
def sounds_alike(one: str, other: str) -> bool:
    """Whether two names could be transliterations of one: the same sound, and most letters the same.

    A hint only: it makes one person of two names within one country and post, never elsewhere.
    """
    if not set(sound_keys(one)) & set(sound_keys(other)):
        return False
    a, b = ("".join(sorted_words) for sorted_words in (sorted(_full(one)), sorted(_full(other))))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


@cache
def same_syllables(one: str, other: str) -> bool:
    """Whether two names have the same vowels as well, as far as their spellings tell: Seok is Suk, Sang is not Sung.

    Asked of names of short syllables (Korean, Chinese, Vietnamese), where one vowel tells two people apart.
    """
    return sorted(_vowels(word) for word in name_words(one)) == sorted(_vowels(word) for word in name_words(other))


def _vowels(word: str) -> str:
    for written, heard in (("eo", "o"), ("oo", "o"), ("ou", "o"), ("u", "o"), ("ee", "i"), ("ae", "e"), ("ai", "e")):
        word = word.replace(written, heard)
    return re.sub(r"[^aeio]", "", word)

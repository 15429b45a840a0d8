"""Words that ask for people: of a name, of a post, or of a side ("foreign minister of Ukraine")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from communique.lexicon.sides import side_names

_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})
_LONGEST = 4  # words of a side's name that are read as one
_SHORT = 3  # letters of a code, which stands in many words by chance
_FORMS = ("name", "demonym", "abbreviation")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must all be told of a person, or the side that they name; no words where a code names it."""

    words: tuple[str, ...]
    side: str | None = None


def read_people(asked: str) -> list[Wanted]:
    """What is asked for, piece by piece: sides as far as their names or codes (in capitals) go, other words one by one."""
    words = asked.split()
    telling = [word for word in words if word.lower() not in _SMALL or word.isupper()]
    return list(_pieces(telling or words))


def _pieces(words: Sequence[str]) -> Iterator[Wanted]:
    at = 0
    while at < len(words):
        length, side = next(
            ((n, side) for n in range(min(_LONGEST, len(words) - at), 0, -1) if (side := _side(words[at : at + n]))),
            (1, None),
        )
        told = " ".join(words[at : at + length]).lower()
        yield Wanted(() if side and len(told) <= _SHORT else tuple(told.split()), side)
        at += length


def _side(words: Sequence[str]) -> str | None:
    told = " ".join(words)
    return _sides().get(told if len(told) <= _SHORT else told.lower())


@cache
def _sides() -> dict[str, str]:
    """The side that each name means: those of three letters as written, longer ones in small letters."""
    named = side_names()
    found = {code: code for entry in named.values() for code in entry.codes}
    for text, entry in named.items():
        if len(entry.codes) == 1 and entry.form in _FORMS and not entry.contextual:
            found.setdefault(text if len(text) <= _SHORT else text.lower(), entry.codes[0])
    return found

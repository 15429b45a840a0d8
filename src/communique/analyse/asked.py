"""What a question asks for, read and checked: a slip is told, so that it is not taken for a silence of the archive."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache

from sqlalchemy import Connection, select

from communique.analyse.filters import first_day, last_day
from communique.lexicon.sides import side_names
from communique.store.schema import claim_side

_CODE = re.compile(r"[A-Za-z]{2}|[A-Z][A-Z0-9-]{1,23}")  # what may be a side's code, though no list knows it
_BETWEEN = re.compile(r"[,;]")
_LONGEST = 6  # words of a side's name
_DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class BadQuery(ValueError):
    """The question cannot be read; the message says where and what would do."""


def read_sides(connection: Connection, words: Iterable[str]) -> tuple[str, ...]:
    """Sides by code in any case (kr), or by name (South Korea); BadQuery for what is no side and in no claim either."""
    return tuple(dict.fromkeys(_side(connection, word) for word in words))


def _side(connection: Connection, word: str) -> str:
    code = side_called(word)
    if code:
        return code
    for told in (word, word.upper()):
        if connection.scalar(select(claim_side.c.side).where(claim_side.c.side == told).limit(1)):
            return told
    raise BadQuery(f"{word}: no side of that name; write a code (KR) or a name (South Korea)")


def side_called(word: str) -> str | None:
    """The side that a code in any case, or a name, means; None where it means none, or several."""
    code = _codes().get(word.lower())
    if code:
        return code
    name = side_names().get(word) or side_names().get(word.title())
    return name.codes[0] if name and len(name.codes) == 1 else None


def split_sides(told: str) -> tuple[str, ...]:
    """The sides in one line ("KR JP", "South Korea, Japan", "north korea and us"); BadQuery for words that are none.

    What looks like a code stands, though no list knows it: a claim may have it."""
    words = [word for part in _BETWEEN.split(told) for word in _sides_of(part.split())]
    return tuple(dict.fromkeys(words))


def _sides_of(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            side = side_called(" ".join(words[at : at + length]))
            if side:
                yield side
                break
        else:
            length = 1
            if words[at].lower() != "and":
                yield _unlisted(words[at])
        at += length


def _unlisted(word: str) -> str:
    if not _CODE.fullmatch(word):
        raise BadQuery(f"{word}: no side of that name; write a code (KR) or a name (South Korea)")
    return word.upper()


@cache
def _codes() -> dict[str, str]:
    return {code.lower(): code for name in side_names().values() for code in name.codes}


def read_day(name: str, value: str | None) -> str | None:
    """A year, month or day that the calendar has; None for nothing."""
    if value is None or (_DAY.fullmatch(value) and _in_calendar(value)):
        return value
    raise BadQuery(f"{name} {value}: not a day; write 2022, 2022-10 or 2022-10-12")


def read_days(since: str | None, until: str | None, mark: str = "") -> tuple[str | None, str | None]:
    """The first and last day of a question, as `read_day` reads them; BadQuery where they are turned round."""
    first, last = read_day(f"{mark}since", since), read_day(f"{mark}until", until)
    if first and last and first_day(first) > last_day(last):
        raise BadQuery(f"{mark}since {since} lies after {mark}until {until}; turn them round")
    return first, last


def _in_calendar(value: str) -> bool:
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return len(value) != len("2022-10-12")
    return True


def one_of(name: str, value: str | None, values: Collection[str]) -> str | None:
    """A value of a vocabulary; None for nothing."""
    if value is None or value in values:
        return value
    raise BadQuery(f"{name} {value}: not known; it is one of {', '.join(values)}")

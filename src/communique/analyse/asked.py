"""What a question asks for, read and checked: a slip is told, so that it is not taken for a silence of the archive."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

from sqlalchemy import Connection, select

from communique.lexicon.sides import side_names
from communique.store.schema import claim_side

_DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class BadQuery(ValueError):
    """The question cannot be read; the message says where and what would do."""


def read_sides(connection: Connection, words: Iterable[str]) -> tuple[str, ...]:
    """Sides by code in any case (kr), or by name (South Korea); BadQuery for what is no side and in no claim either."""
    return tuple(dict.fromkeys(_side(connection, word) for word in words))


def _side(connection: Connection, word: str) -> str:
    code = _codes().get(word.lower())
    if code:
        return code
    name = side_names().get(word) or side_names().get(word.title())
    if name and len(name.codes) == 1:
        return name.codes[0]
    for told in (word, word.upper()):
        if connection.scalar(select(claim_side.c.side).where(claim_side.c.side == told).limit(1)):
            return told
    raise BadQuery(f"{word}: no side of that name; write a code (KR) or a name (South Korea)")


@cache
def _codes() -> dict[str, str]:
    return {code.lower(): code for name in side_names().values() for code in name.codes}


def read_day(name: str, value: str | None) -> str | None:
    """A year, month or day that the calendar has; None for nothing."""
    if value is None or (_DAY.fullmatch(value) and _in_calendar(value)):
        return value
    raise BadQuery(f"{name} {value}: not a day; write 2022, 2022-10 or 2022-10-12")


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

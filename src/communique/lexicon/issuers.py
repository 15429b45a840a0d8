"""Who puts out a release or statement, by the signs at its head and foot, read from issuers.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_KINDS = ("statement", "remarks", "sheet", "communiqu", "note", "notice", "advisory")
_LONGEST = 90  # characters
_TAIL = (
    r"(?:\s*(?:no\.?|number|nr\.?|#|:|\||-|–|—|,|/)?\s*[\w./:()-]*\d[\w ,./:()–—-]*)?\.?"  # number and day behind it
)


@dataclass(frozen=True, slots=True)
class _Issuers:
    letterheads: Mapping[str, re.Pattern[str]]
    headlines: Mapping[str, re.Pattern[str]]
    release: re.Pattern[str]
    house: re.Pattern[str]
    statement: re.Pattern[str]
    honours: Mapping[str, re.Pattern[str]]


def issuer_in(line: str, *, headline: bool = False) -> tuple[str, int, int] | None:
    """The side whose sign a line of metadata (or the headline) bears, and where in the line it stands."""
    known = _issuers()
    for side, pattern in (known.headlines if headline else known.letterheads).items():
        found = pattern.search(line)
        if found is not None:
            return side, found.start(), found.end()
    return None


def calls_itself_release(line: str) -> bool:
    """Whether a line says that what follows is a release, a statement ("Media release", "Press Release No. 12")."""
    return len(line) < _LONGEST and _issuers().release.fullmatch(line.strip()) is not None


def kind_of_release(line: str) -> str | None:
    """What a line calls the page, in a word ("statement", "release", "remarks" ...); None where it says nothing of it."""
    if not calls_itself_release(line):
        return None
    return next((kind for kind in _KINDS if kind in line.lower()), "release")


def names_house(line: str) -> bool:
    """Whether a line is the name of a ministry or such a body and leaves its land untold."""
    return len(line) < _LONGEST and _issuers().house.fullmatch(line.strip()) is not None


def is_official_statement(headline: str) -> bool:
    """Whether a headline calls the page the statement or remarks of an official or body ("Statement by the Minister on")."""
    return _issuers().statement.search(headline) is not None


def honoured(text: str) -> tuple[str, int, int] | None:
    """The land whose own letters somebody bears behind the name ("Anna Holm T.D."), and where."""
    found = ((side, pattern.search(text)) for side, pattern in _issuers().honours.items())
    return next(((side, told.start(), told.end()) for side, told in found if told is not None), None)


@cache
def _issuers() -> _Issuers:
    data = tomllib.loads(files("communique.lexicon").joinpath("issuers.toml").read_text(encoding="utf-8"))
    return _Issuers(
        letterheads=_signs(data["letterheads"]),
        headlines=_signs(data["headlines"]),
        release=_whole(data["release"]["words"], _TAIL),
        house=_whole(data["house"]["bodies"], _TAIL),
        statement=_whole(data["statement"]["headlines"], ""),
        honours=_signs(data["honours"]),
    )


def _signs(table: Mapping[str, Sequence[str]]) -> Mapping[str, re.Pattern[str]]:
    return {side: re.compile("|".join(signs)) for side, signs in table.items()}


def _whole(words: Sequence[str], tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)}){tail}", re.IGNORECASE)

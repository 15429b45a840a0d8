"""Leaders and diplomats of living memory: a prior for names whose side and office an article leaves out."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from communique.lexicon.names import names

_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW", "VN", "HK"})
_MARKS = frozenset({"jr", "sr", "ii", "iii", "vi"})


@dataclass(frozen=True, slots=True)
class Leader:
    """One known official: name, side, rank and the years in office (last year 9999 where still so).

    Those of the wider tables (`wide`) are known by their full names only, those of the widest (`below`) by no part of them.
    """

    name: str
    side: str
    rank: str
    first: int
    last: int
    wide: bool = False
    below: bool = False


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name in lower-case letters without accents, hyphens as spaces: the key under which names are compared."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(c if c.isalnum() else " " if c in "- " else "" for c in flat).split())


def leaders_named(name: str, year: int | None = None) -> tuple[Leader, ...]:
    """The known officials of this full name, or of this family name alone where `name` is one word.

    With a year only those in office then, or a few years before or after; without one all.
    """
    every = plain(name).split()
    words = [word for word in every if len(word) > 1 and word not in _MARKS]
    while len(words) > 1 and words[0] in names().particle:
        words, every = words[1:], words[1:]
    if not words or (len(words) == 1 and len(every) > 1):
        return ()
    found = _by_surname().get(words[0], ()) if len(words) == 1 else _by_full(words)
    return tuple(leader for leader in found if year is None or leader.first - 4 <= year <= leader.last + 8)


def _by_full(words: list[str]) -> tuple["Leader", ...]:
    table = _by_name()
    exact = table.get(" ".join(words), ())
    return exact or (table.get(f"{words[0]} {words[-1]}", ()) if len(words) == 3 else ())


@cache
def _leaders() -> tuple[Leader, ...]:
    """Those of leaders.toml, then those of the wider tables, officeholders.toml and officials.txt."""
    told = tuple(
        _read(entry, side, wide=table == "officeholders")
        for table in ("leaders", "officeholders")
        for side, entries in _sides(table).items()
        for entry in entries
    )
    return told + tuple(_officials())


def _officials() -> Iterator[Leader]:
    lines = files("communique.lexicon").joinpath("officials.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            side, _, entry = line.partition(" | ")
            yield replace(_read(entry, side, wide=True), below=True)


def _sides(table: str) -> Mapping[str, list[str]]:
    text = files("communique.lexicon").joinpath(f"{table}.toml").read_text(encoding="utf-8")
    sides: Mapping[str, list[str]] = tomllib.loads(text)["sides"]
    return sides


def _read(entry: str, side: str, *, wide: bool) -> Leader:
    name, rank, years = (part.strip() for part in entry.split("|"))
    first, _, last = years.partition("-")
    return Leader(name, side, rank, int(first), int(last or 9999), wide)


@cache
def _by_name() -> Mapping[str, tuple[Leader, ...]]:
    table: dict[str, list[Leader]] = {}
    for leader in _leaders():
        words = [word for word in plain(leader.name).split() if len(word) > 1 and word not in _MARKS]
        forms = {" ".join(words), " ".join([*words[1:], words[0]])}
        if len(words) > 2 and leader.side not in _FAMILY_FIRST and not leader.below:
            forms |= {f"{words[0]} {words[-1]}", " ".join(words[:2]), " ".join(words[-2:]), " ".join(words[1:3])}
        for form in sorted(form for form in forms if " " in form):
            table.setdefault(form, []).append(leader)
    return {name: tuple(found) for name, found in table.items()}


@cache
def _by_surname() -> Mapping[str, tuple[Leader, ...]]:
    table: dict[str, list[Leader]] = {}
    for leader in _leaders():
        for form in sorted({surname_of(leader)} if not leader.wide else ()):
            table.setdefault(form, []).append(leader)
    return {name: tuple(found) for name, found in table.items()}


def surname_of(leader: Leader) -> str:
    """The family name of a known official in lower case: the first in China, Korea and Vietnam, else the last."""
    words = leader.name.split()
    if leader.side in _FAMILY_FIRST and leader.name.split()[0].lower() not in {
        "william",
        "joseph",
        "wellington",
        "carrie",
        "john",
    }:
        return plain(words[0])
    kept = [word for word in words if word not in {"Jr.", "II", "VI"}]
    family = plain(kept[-1]).split()
    while len(family) > 1 and family[0] in names().particle:
        family = family[1:]  # "al-Sisi"
    return " ".join(family)

"""What the press of a land names without saying of which land it is, read from homes.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Lands = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Homes:
    """Names of one land each by their first word, words and signs of money with their lands, patterns of titles by land."""

    local: Mapping[str, tuple[tuple[str, str], ...]]
    money: Mapping[str, Lands]
    signs: Mapping[str, Lands]
    titles: Mapping[str, re.Pattern[str]]

    def land_of_title(self, title: str) -> str | None:
        """The only land that has an office of this title, None for titles that several have."""
        return next((land for land, pattern in self.titles.items() if pattern.search(title.lower())), None)


@cache
def load_homes() -> Homes:
    """The table of homes.toml; a name with accents is known without them too."""
    table = tomllib.loads(files("communique.lexicon").joinpath("homes.toml").read_text(encoding="utf-8"))
    local: dict[str, list[tuple[str, str]]] = {}
    for land, names in table["local"].items():
        for name in sorted({*names, *map(_plain, names)}, key=lambda name: (-len(name), name)):
            local.setdefault(name.split()[0], []).append((name, land))
    money, signs = ({word: tuple(lands) for word, lands in table[key].items()} for key in ("money", "signs"))
    titles = {land: re.compile("|".join(patterns)) for land, patterns in table["titles"].items()}
    return Homes({word: tuple(names) for word, names in local.items()}, money, signs, titles)


def _plain(name: str) -> str:
    """A name without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))

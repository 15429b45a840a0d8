"""The names of outlets, read from outlets.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets by every name in lower case, and the last words that names of outlets have."""

    names: dict[str, str]
    last_words: frozenset[str]

    def find(self, name: str) -> str | None:
        """The usual name of an outlet named here, None where the name is not known."""
        return self.names.get(" ".join(name.lower().split()).strip(" .:|-–—()[]"))

    def looks_like(self, name: str) -> bool:
        """Whether a few words that begin with capitals are a known outlet or end as names of outlets do."""
        words = name.split()
        if not words or len(words) > _MOST_WORDS:
            return False
        if self.find(name):
            return True
        return len(words) > 1 and words[-1].lower().strip(".") in self.last_words and all(w[0].isupper() for w in words)


@cache
def load_outlets() -> Outlets:
    """The outlets of outlets.toml."""
    raw = tomllib.loads(files("communique.lexicon").joinpath("outlets.toml").read_text(encoding="utf-8"))
    names = {alias: name for name, aliases in raw["names"].items() for alias in (*aliases, name.lower())}
    return Outlets(names, frozenset(raw["shape"]["last"]))

"""Mechanisms and forums, from `mechanisms.toml`: their names, and the words that tell what became of them."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism: its usual name, every form of it, a pattern that finds them.

    `needles` are words in small letters, one of which every form has: where none stands, the pattern finds nothing.
    """

    name: str
    names: tuple[str, ...]
    sides: tuple[str, ...]
    pattern: re.Pattern[str]
    needles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MechanismTable:
    """All mechanisms, and patterns by what they tell: launched, met, renewed, suspended, asked, planned.

    `mark` is another one as soon as the table tells anything else.
    """

    mechanisms: tuple[Mechanism, ...]
    words: Mapping[str, re.Pattern[str]]
    mark: str


@cache
def mechanism_table() -> MechanismTable:
    """The table, read once."""
    text = (resources.files("communique.lexicon") / "mechanisms.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table["words"].items()}
    mechanisms = tuple(_mechanism(name, row) for name, row in table["mechanism"].items())
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    return MechanismTable(mechanisms, words, mark)


def _mechanism(name: str, row: Mapping[str, list[str]]) -> Mechanism:
    forms = sorted({name, *row["names"]}, key=lambda form: (-len(form), form))
    parts = [re.escape(form).replace(r"\ ", r"[\s-]+") for form in forms]
    # Short forms in capitals (NCG, Quad) are names only as they are written.
    pattern = "|".join(part if len(form) < 7 else f"(?i:{part})" for part, form in zip(parts, forms, strict=True))
    needles = {max(re.split(r"[\s-]+", form), key=len).lower() for form in forms}
    never = "".join(f"(?<!(?i:{re.escape(word)}) )" for word in row.get("never_after", ()))
    found = re.compile(rf"(?<!\w){never}(?:{pattern})(?!\w)")
    return Mechanism(name, tuple(forms), tuple(row.get("sides", ())), found, tuple(sorted(needles)))

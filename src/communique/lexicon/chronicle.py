"""Well-known dated events, and the words by which a sentence means one."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ChronicleEvent:
    """One dated event. `words` are groups of which a sentence must have one word each; `never` are words it may not have."""

    name: str
    first: date
    last: date
    words: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    anniversary: tuple[str, ...]
    sides: tuple[str, ...]
    source: str

    def place_in(self, lower: str) -> int | None:
        """Where a sentence (in small letters) last names the event, None where it does not mean it."""
        if not self.words or any(word in lower for word in self.never):
            return None
        ends = []
        for group in self.words:
            found = [lower.rfind(word) for word in group if word in lower]
            if not found:
                return None
            ends.append(max(found))
        return max(ends)


@cache
def chronicle() -> tuple[ChronicleEvent, ...]:
    """All events, oldest first."""
    table = tomllib.loads(files("communique.lexicon").joinpath("chronicle.toml").read_text(encoding="utf-8"))
    return tuple(_event(row) for row in table["event"])


def _event(row: dict[str, object]) -> ChronicleEvent:
    groups = [str(group).split("|") for group in _list(row, "words")]
    return ChronicleEvent(
        name=str(row["name"]),
        first=date.fromisoformat(str(row["date"])),
        last=date.fromisoformat(str(row.get("until", row["date"]))),
        words=tuple(tuple(group) for group in groups if not group[0].startswith("!")),
        never=tuple(word.lstrip("!") for group in groups if group[0].startswith("!") for word in group),
        anniversary=tuple(_list(row, "anniversary")),
        sides=tuple(_list(row, "sides")),
        source=str(row["source"]),
    )


def _list(row: dict[str, object], key: str) -> list[str]:
    value = row.get(key, [])
    return [str(item) for item in value] if isinstance(value, list) else []

"""Names of states, organisations, movements and fixed groups, and what of them is ambiguous."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Form = Literal["name", "demonym", "metonym", "capital", "abbreviation", "institution", "group"]


@dataclass(frozen=True, slots=True)
class SideName:
    """One way to write a side or a fixed group. `codes` is empty for a name that only looks like one (a mask)."""

    text: str
    codes: tuple[str, ...]
    form: Form
    series: str | None = None
    contextual: bool = False  # means the side only where the article names it otherwise
    plural: bool = False  # people of the side ("Germans"), not the adjective


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with a second reading: `side` holds where a word of `needs` stands in the article (any, where empty)
    and none of `unless`."""

    name: str
    side: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Government:
    """A movement that governs a state since a day."""

    movement: str
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class Bodies:
    """Common nouns for bodies of a state, and the homes of outlets."""

    nouns: tuple[str, ...]
    offices: tuple[str, ...]
    fields: tuple[str, ...]
    words: tuple[str, ...]
    shared: Mapping[str, tuple[str, ...]]
    first: Mapping[str, str]
    homes: Mapping[str, str]  # name of an outlet or issuer -> side


@cache
def side_names() -> Mapping[str, SideName]:
    """Every way to write a side, by its text; straight and curly apostrophes both, capitals for headlines too."""
    found: dict[str, SideName] = {}
    for entry in _entries():
        for text in _spellings(entry.text):
            found.setdefault(text, entry if text == entry.text else _respelt(entry, text))
    for entry in tuple(found.values()):
        shouted = entry.text.upper()
        if len(shouted) > 3 and entry.form in ("name", "demonym", "capital") and shouted not in found and entry.codes:
            found[shouted] = _respelt(entry, shouted)
    return found


@cache
def codes() -> frozenset[str]:
    """Every code of a side: states, organisations and movements."""
    organisations = _load("organisations.toml")
    return (
        frozenset(_load("countries.toml"))
        | frozenset(organisations["organisation"])
        | frozenset(organisations["movement"])
    )


@cache
def is_state(code: str) -> bool:
    """Whether the code is a state's (or a territory's) and not an organisation's."""
    return code in _load("countries.toml")


@cache
def is_organisation_name(text: str) -> bool:
    """Whether a name is an organisation's ("African Union", whose code AU is a state's too)."""
    return any(text in entry["names"] for entry in _load("organisations.toml")["organisation"].values())


@cache
def usual_name(code: str) -> str:
    """The usual name of a side ("South Korea" for KR); the code itself for an organisation."""
    country = _load("countries.toml").get(code)
    return str(country["names"][0]) if country else code


@cache
def capital_of(code: str) -> tuple[str, ...]:
    """The capitals of a state as written, old spellings too."""
    return tuple(_load("countries.toml").get(code, {}).get("capitals", ()))


_OF_ANY_MOVEMENT = ("fighters", "group", "guerrillas", "insurgents", "militants", "movement", "rebels")


@cache
def stand_ins() -> Mapping[str, frozenset[str]]:
    """Common nouns that may stand for a side ("kingdom", "bloc"): the sides that each may mean."""
    found: dict[str, set[str]] = {}
    organisations = _load("organisations.toml")
    for table in (_load("countries.toml"), organisations["organisation"], organisations["movement"]):
        for code, entry in table.items():
            of_any = _OF_ANY_MOVEMENT if table is organisations["movement"] else ()
            for noun in (*entry.get("nouns", ()), *of_any):
                found.setdefault(noun, set()).add(code)
    return {noun: frozenset(sides) for noun, sides in found.items()}


@cache
def is_movement(code: str) -> bool:
    """Whether the code is that of an armed or non-state group."""
    return code in _load("organisations.toml")["movement"]


@cache
def group_numbers() -> Mapping[str, tuple[str, ...]]:
    """Count words that stand for a fixed group once it is named: "six" by the series' members."""
    return {
        entry["number"]: tuple(sorted(entry["members"])) for entry in _load("groups.toml").values() if "number" in entry
    }


@cache
def pairs() -> tuple[Pair, ...]:
    """Names with a second reading."""
    return tuple(
        Pair(entry["name"], entry["side"], tuple(entry.get("needs", ())), tuple(entry.get("unless", ())))
        for entry in _load("ambiguous.toml")["pairs"]
    )


@cache
def borne_names() -> frozenset[str]:
    """Sides and places whose name people bear too."""
    return frozenset(_load("ambiguous.toml")["borne"])


@cache
def regions() -> frozenset[str]:
    """Parts of the world larger than a state."""
    return frozenset(_load("ambiguous.toml")["regions"])


@cache
def parts_of_states() -> Mapping[str, str]:
    """Parts of states that follow a town's name ("New Hampshire"), with the state that each belongs to."""
    return {part: code for code, parts in _load("ambiguous.toml")["parts"].items() for part in parts}


@cache
def doubtful_places() -> frozenset[str]:
    """Places whose name is also a plain word."""
    return frozenset(_load("ambiguous.toml")["doubtful"])


@cache
def governments() -> Mapping[str, Government]:
    """Movements that became the government of a state, by their code."""
    return {
        code: Government(code, entry["government"], entry["since"])
        for code, entry in _load("organisations.toml")["movement"].items()
        if "government" in entry
    }


@cache
def bodies() -> Bodies:
    """Bodies of a state that go by a common noun, and the homes of outlets."""
    table = _load("bodies.toml")
    homes = {outlet: code for code, outlets in table["homes"].items() for outlet in outlets}
    return Bodies(
        nouns=tuple(table["nouns"]),
        offices=tuple(table["offices"]),
        fields=tuple(table["fields"]),
        words=tuple(table["words"]),
        shared={name: tuple(sides) for name, sides in table["shared"].items()},
        first=dict(table["first"]),
        homes=homes,
    )


@cache
def city_states() -> Mapping[str, str]:
    """Cities and places beside the capitals, with the state that each lies in."""
    return {city: code for code, cities in _load("cities.toml").items() for city in cities}


def _entries() -> Iterator[SideName]:
    yield from (SideName(mask, (), "name") for mask in _load("ambiguous.toml")["masks"])
    yield from _group_entries()
    yield from _country_entries()
    yield from _organisation_entries()
    for code, names in _load("ambiguous.toml")["contextual"].items():
        yield from (SideName(name, (code,), "metonym", contextual=True) for name in names)


def _group_entries() -> Iterator[SideName]:
    for name, entry in _load("groups.toml").items():
        if name == "prefixes":
            yield from (SideName(f"{prefix}-", (code,), "demonym") for prefix, code in entry.items())
            continue
        members = tuple(sorted(entry["members"]))
        yield from (SideName(text, members, "group", entry.get("series")) for text in entry["names"])


_FORMS: tuple[tuple[str, Form], ...] = (
    ("names", "name"),
    ("abbreviations", "abbreviation"),
    ("demonyms", "demonym"),
    ("capitals", "capital"),
    ("houses", "institution"),
)


def _country_entries() -> Iterator[SideName]:
    for code, entry in _load("countries.toml").items():
        for key, form in _FORMS:
            for text in entry.get(key, ()):
                yield SideName(text, (code,), form, plural=form == "demonym" and text.endswith("s") and text != "Swiss")


def _organisation_entries() -> Iterator[SideName]:
    tables = _load("organisations.toml")
    for table in ("organisation", "movement"):
        for code, entry in tables[table].items():
            for place, text in enumerate(entry["names"]):
                yield SideName(text, (code,), "name" if place < 2 else "institution")


def _spellings(text: str) -> tuple[str, ...]:
    return (text, text.replace("'", "’")) if "'" in text else (text,)


def _respelt(entry: SideName, text: str) -> SideName:
    return SideName(text, entry.codes, entry.form, entry.series, entry.contextual, entry.plural)


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("communique.lexicon").joinpath(name).read_text(encoding="utf-8"))

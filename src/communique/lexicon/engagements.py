"""The words that tell of engagements, read from engagements.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from communique.values.vocabulary import Format

Frame = Literal[
    "mutual",
    "with",
    "speak",
    "phone",
    "receive",
    "summon",
    "travel",
    "gather",
    "attend",
    "hold",
    "call-on",
    "noun",
    "see",
    "sign",
    "present",
    "clause",
    "joined",
    "discuss",
    "engage",
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an engagement: how its clause is built, and what kind of engagement it is."""

    frame: Frame
    format: Format | None = None
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Idiom:
    """A phrase that tells of an engagement without a meeting word; `*` in `words` stands for up to five words."""

    words: tuple[str, ...]
    trigger: Trigger


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("communique.lexicon").joinpath("engagements.toml").read_text("utf-8"))


@cache
def verbs() -> Mapping[str, Trigger]:
    """Lemma to trigger for the verbs that tell of an engagement by themselves."""
    return {
        lemma: Trigger(frame, row.get("format"))
        for frame, row in _table()["verbs"].items()
        if frame not in ("hold", "attend")
        for lemma in row["lemmas"]
    }


@cache
def members_of(organisation: str) -> frozenset[str]:
    """The states that belong to an organisation known for its gatherings; empty for any other."""
    return frozenset(_table()["members"].get(organisation, ()))


@cache
def light_verbs() -> frozenset[str]:
    """The verbs that carry a noun of engagement ("hold", "have", "attend")."""
    table = _table()["verbs"]
    return frozenset(table["hold"]["lemmas"]) | frozenset(table["attend"]["lemmas"])


@cache
def nouns() -> Mapping[str, Trigger]:
    """Lemma to trigger for nouns."""
    return {
        lemma: Trigger("noun", row.get("format"), row["strong"])
        for row in _table()["nouns"].values()
        for lemma in row["lemmas"]
    }


@cache
def idioms() -> Mapping[str, tuple[Idiom, ...]]:
    """Idioms by their first word."""
    found: dict[str, list[Idiom]] = {}
    for row in _table()["idioms"]:
        words = tuple(row["pattern"].split())
        found.setdefault(words[0], []).append(Idiom(words, Trigger(row["frame"], row["format"])))
    return {first: tuple(sorted(rows, key=lambda r: -len(r.words))) for first, rows in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """A list of [words] ("call", "video", "domestic", "another", "before")."""
    return frozenset(_table()["words"][name])


@cache
def status_words(name: str) -> frozenset[str]:
    """A list of [status] ("planned_adjectives", "cancelled_governors", ...)."""
    return frozenset(_table()["status"][name])

"""Words that tell incidents, from `incidents.toml`, with what must stand beside them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from communique.values.vocabulary import INCIDENT_KINDS, IncidentKind


@dataclass(frozen=True, slots=True)
class Family:
    """One family of words for one kind of incident; `needs` maps a part of the clause to the words it must hold.

    `without` are words none of which may stand around it. A `broad` family only proposes: its words tell such a deed
    in some texts and something else in others.
    """

    kind: IncidentKind
    needs: Mapping[str, "WordSet"]
    broad: bool = False
    without: "WordSet | None" = None


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words and phrases to look for in a stretch of text: whole words, beginnings of words, and phrases."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: tuple[str, ...]

    def may_stand_in(self, words: frozenset[str]) -> bool:
        """Whether any of them may stand among a sentence's words: False is certain, True is not."""
        if self.phrases or not self.words.isdisjoint(words):
            return True
        return any(word.startswith(self.beginnings) for word in words) if self.beginnings else False

    def found_in(self, words: tuple[str, ...]) -> bool:
        """Whether any of them stands among these words (lower case)."""
        if not self.words.isdisjoint(words):
            return True
        if self.beginnings and any(word.startswith(self.beginnings) for word in words):
            return True
        joined = " ".join(words).replace(" - ", "-") if self.phrases else ""
        return any(phrase in joined for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """The table: families by each form of their verb or noun, light verbs, and the words of the unreal."""

    verbs: Mapping[str, tuple[Family, ...]]
    nouns: Mapping[str, tuple[Family, ...]]
    telling: frozenset[str]  # forms of either
    counters: frozenset[str]
    suffered: frozenset[str]
    naming: frozenset[str]
    certain: frozenset[str]
    classes: frozenset[str]
    figures: frozenset[str]
    never: frozenset[str]
    lasting: frozenset[str]
    named: frozenset[str]
    arms: frozenset[str]
    light: frozenset[str]
    unreal_verbs: frozenset[str]
    unreal_nouns: frozenset[str]
    unreal_adjectives: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    negations: frozenset[str]
    recent: frozenset[str]
    answering: frozenset[str]
    agents: frozenset[str]
    foes: frozenset[str]
    judging: frozenset[str]
    blaming: frozenset[str]
    presupposing: frozenset[str]
    actions: frozenset[str]
    ordering: frozenset[str]
    achieving: frozenset[str]
    causing: frozenset[str]
    attempting: frozenset[str]
    performing: frozenset[str]


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("communique.lexicon") / "incidents.toml").read_text(encoding="utf-8"))


@cache
def incident_words() -> IncidentWords:
    """The table, read once."""
    table = _table()
    unreal = table["unreal"]
    verbs, nouns = _filed(table["family"], "verbs"), _filed(table["family"], "nouns")
    return IncidentWords(
        verbs=verbs,
        nouns=nouns,
        telling=frozenset({*verbs, *nouns}),
        counters=frozenset(form for noun in table["counting"]["nouns"] for form in _noun_forms(noun)),
        suffered=frozenset(form for noun in table["suffered"]["nouns"] for form in _noun_forms(noun)),
        naming=frozenset(table["naming"]["nouns"]),
        certain=frozenset(table["certain"]["verbs"]),
        classes=frozenset(table["arms"]["classes"]),
        figures=frozenset(table["naming"]["figures"]),
        never=frozenset(unreal["never"]),
        lasting=frozenset(form for noun in table["lasting"]["nouns"] for form in _noun_forms(noun)),
        named=frozenset(table["naming"]["before"]),
        arms=frozenset(table["arms"]["words"]),
        light=frozenset(form for verb in table["light"]["verbs"] for form in verb_forms(verb)),
        unreal_verbs=frozenset(form for verb in unreal["verbs"] for form in verb_forms(verb)),
        unreal_nouns=frozenset(form for noun in unreal["nouns"] for form in _noun_forms(noun)),
        unreal_adjectives=frozenset(unreal["adjectives"]),
        modals=frozenset(unreal["modals"]),
        marks=frozenset(unreal["marks"]),
        negations=frozenset(unreal["negations"]),
        recent=frozenset(table["real"]["recent"]),
        answering=frozenset(table["real"]["answering"]),
        agents=frozenset(table["agents"]["nouns"]),
        foes=frozenset(table["agents"]["foes"]),
        judging=frozenset(table["agents"]["judging"]),
        blaming=frozenset(table["agents"]["blaming"]),
        presupposing=frozenset(table["light"]["presupposing"]),
        actions=frozenset(table["real"]["actions"]),
        ordering=frozenset(table["real"]["ordering"]),
        achieving=frozenset(table["real"]["achieving"]),
        causing=frozenset(table["real"]["causing"]),
        attempting=frozenset(table["real"]["attempting"]),
        performing=frozenset(table["real"]["performing"]),
    )


def _filed(families: list[Mapping[str, Any]], part: str) -> Mapping[str, tuple[Family, ...]]:
    """Families by each form of their verbs or nouns, in the order of the table."""
    filed: dict[str, list[Family]] = {}
    for table in families:
        kind = next(kind for kind in INCIDENT_KINDS if kind == table["kind"])
        needs = {need: _word_set(table[need]) for need in ("object", "subject", "after", "with") if need in table}
        without = _word_set(table["without"]) if "without" in table else None
        family = Family(kind, needs, table.get("broad", False), without)
        for lemma in table.get(part, []):
            for form in verb_forms(lemma) if part == "verbs" else _noun_forms(lemma):
                filed.setdefault(form, []).append(family)
    return {form: tuple(group) for form, group in filed.items()}


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb: a table for irregular and doubling ones, the rule of spelling for the others."""
    told = _table()["forms"].get(lemma, ())
    if lemma.endswith("e"):
        regular = (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        regular = (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        regular = (lemma, lemma + plural, lemma + "ed", lemma + "ing")
    return tuple(dict.fromkeys((*regular, *told)))


def _noun_forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma, lemma[:-1] + "ies")
    return (lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"))


def _word_set(words: list[str]) -> WordSet:
    return WordSet(
        words=frozenset(word for word in words if not _compound(word) and not word.endswith("*")),
        beginnings=tuple(word[:-1] for word in words if not _compound(word) and word.endswith("*")),
        phrases=tuple(word.rstrip("*") for word in words if _compound(word)),
    )


def _compound(word: str) -> bool:
    return " " in word or "-" in word

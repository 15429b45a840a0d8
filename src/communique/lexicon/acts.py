"""The words of `acts.toml`: which act a verb, noun or adjective performs, and how strongly."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

from communique.lexicon.patterns import any_of
from communique.values.vocabulary import ACTS, Act

WordClass = Literal["verbs", "nouns", "adjectives"]
_VOWELS = "aeiou"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ActWord:
    """A word, or a word with those that must follow it (`rest`), that performs an act with a strength of 1 to 5."""

    words: tuple[str, ...]
    act: Act
    strength: int
    rest: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rest", self.words[1:])


@dataclass(frozen=True, slots=True)
class Acts:
    """The lexicon of acts. Each table is filed under the lemma of the first word, the longest phrases first, and of these
    those with "*" last.

    `forms` gives the lemma of an inflected form of any verb in the lexicon. `sayings` are the lemmas of verbs that
    report, `bare` those of them that are nothing without what they govern, `asides` verbs that report only
    where they are set beside what is said (", she quipped,"); `tones` finds words that colour a clause: `coloured` tells where.
    """

    verbs: Mapping[str, tuple[ActWord, ...]]
    nouns: Mapping[str, tuple[ActWord, ...]]
    adjectives: Mapping[str, tuple[ActWord, ...]]
    carriers: frozenset[str]
    sayings: frozenset[str]
    asides: frozenset[str]
    bare: frozenset[str]
    forms: Mapping[str, str]
    stronger: frozenset[str]
    weaker: frozenset[str]
    utmost: tuple[str, ...]
    tones: Mapping[str, re.Pattern[str]]
    openings: Mapping[str, tuple[str, ...]]  # the tones of the phrases that begin with a word
    things: Mapping[str, frozenset[str]]  # objects with which a verb says nothing
    colour: Mapping[
        str, frozenset[str]
    ]  # verbs, what is given, and whose thoughts go out, in condolences and greetings
    called: Mapping[str, frozenset[str]]  # what something is called: "plain" words, "glad" ones, those of "worry"
    threats: re.Pattern[str]  # what will follow, as threats tell it
    telling: frozenset[str]  # verbs in any form, nouns and adjectives that may tell an act

    def coloured(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The tones of a text with the places of their words, tone by tone."""
        told: dict[str, list[tuple[int, int]]] = {}
        for word in _WORD.finditer(text):
            for tone in self.openings.get(word[0].lower(), ()):
                spans = told.setdefault(tone, [])
                if not spans or spans[-1][1] <= word.start():
                    spans.extend(found.span() for found in (self.tones[tone].match(text, word.start()),) if found)
        for tone in self.tones:
            yield from ((tone, *span) for span in told.get(tone, ()))


@cache
def acts() -> Acts:
    """The lexicon, read once."""
    table = tomllib.loads((resources.files("communique.lexicon") / "acts.toml").read_text(encoding="utf-8"))
    verbs = _file(table, "verbs")
    carriers, sayings = frozenset(table["carriers"]["verbs"]), frozenset(table["sayings"]["verbs"])
    asides = frozenset(table["sayings"]["asides"])
    nouns, adjectives = _file(table, "nouns"), _file(table, "adjectives")
    forms = dict(_forms(sorted({*verbs, *carriers, *sayings, *asides}), table["irregular"]))
    return Acts(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        carriers=carriers,
        sayings=sayings,
        asides=asides,
        bare=frozenset(table["sayings"]["bare"]),
        forms=forms,
        stronger=frozenset(table["stronger"]["words"]),
        weaker=frozenset(table["weaker"]["words"]),
        utmost=tuple(table["stronger"]["utmost"]),
        tones={tone: _any_of(phrases) for tone, phrases in table["tones"].items()},
        openings=_openings(table["tones"]),
        things={verb: frozenset(words) for verb, words in table["things"].items()},
        colour={kind: frozenset(words) for kind, words in table["colour"].items()},
        called={kind: frozenset(words) for kind, words in table["called"].items()},
        threats=_any_of(table["threats"]["words"]),
        telling=frozenset({*forms, *nouns, *(noun + "s" for noun in nouns), *adjectives}),
    )


def _openings(tones: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for tone, phrases in tones.items():
        for phrase in phrases:
            found.setdefault(_WORD.findall(phrase.lower())[0], {})[tone] = None
    return {word: tuple(told) for word, told in found.items()}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases)}\b", re.IGNORECASE)


def _file(table: Mapping[str, Any], kind: WordClass) -> Mapping[str, tuple[ActWord, ...]]:
    filed: dict[str, list[ActWord]] = {}
    for act in ACTS:
        for phrase, strength in table[act][kind].items():
            words = tuple(phrase.split())
            filed.setdefault(words[0], []).append(ActWord(words, act, strength))
    return {
        lemma: tuple(sorted(group, key=lambda w: (-len(w.words), "*" in w.words, w.words)))
        for lemma, group in filed.items()
    }


def _forms(lemmas: list[str], irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for lemma in lemmas:
        for form in (*_regular_forms(lemma), *irregular.get(lemma, ())):
            yield form, lemma


def _regular_forms(lemma: str) -> Iterator[str]:
    yield lemma
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("ee"):
        yield from (lemma + "s", lemma + "d", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        yield from (lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"), lemma + "ed", lemma + "ing")

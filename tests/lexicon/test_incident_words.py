"""The table of words that tell incidents."""

import tomllib
from importlib import resources

import pytest

from communique.lexicon.incidents import incident_words, verb_forms
from communique.values.vocabulary import INCIDENT_KINDS


def test_every_family_names_a_kind_and_words() -> None:
    table = tomllib.loads((resources.files("communique.lexicon") / "incidents.toml").read_text(encoding="utf-8"))
    for family in table["family"]:
        assert family["kind"] in INCIDENT_KINDS
        assert family.get("verbs") or family.get("nouns")
        assert set(family) <= {"kind", "verbs", "nouns", "object", "subject", "after", "with", "without", "broad"}


def test_broad_families_come_after_those_that_are_sure() -> None:
    for families in (*incident_words().verbs.values(), *incident_words().nouns.values()):
        broad = [family.broad for family in families]
        assert broad == sorted(broad)


def test_what_may_not_stand_in_a_sentence_is_not_found_in_it() -> None:
    words = ("two", "missiles", "flew")
    for families in incident_words().verbs.values():
        for need in (need for family in families for need in family.needs.values()):
            assert need.may_stand_in(frozenset(words)) or not need.found_in(words)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("fire", {"fire", "fires", "fired", "firing"}),
        ("carry", {"carries", "carried", "carrying"}),
        ("fly", {"flew", "flown", "flies"}),
        ("clash", {"clashes", "clashed"}),
        ("expel", {"expelled", "expelling"}),
    ],
)
def test_forms_of_verbs(lemma: str, forms: set[str]) -> None:
    assert forms <= set(verb_forms(lemma))


def test_words_beginnings_and_phrases() -> None:
    families = incident_words().verbs["fired"]
    missile = next(family for family in families if family.kind == "missile-launch")
    assert missile.needs["object"].found_in(("two", "missiles"))
    assert not missile.needs["object"].found_in(("the", "minister"))


def test_phrases_across_words() -> None:
    unrest = next(f for f in incident_words().verbs["declared"] if f.kind == "unrest")
    assert unrest.needs["object"].found_in(("martial", "law"))
    assert not unrest.needs["object"].found_in(("martial", "arts", "law"))

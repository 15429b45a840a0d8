"""The words of position: what the lexicon promises to those who read it."""

import tomllib
from importlib import resources

import pytest

from communique.lexicon.acts import acts
from communique.values.vocabulary import ACTS

TABLE = tomllib.loads((resources.files("communique.lexicon") / "acts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", ["verbs", "nouns", "adjectives"])
def test_words_are_in_order_and_have_a_strength(act: str, kind: str) -> None:
    words = TABLE[act][kind]
    assert list(words) == sorted(words)
    assert all(strength in range(1, 6) for strength in words.values())


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("condemned", "condemn"),
        ("condemning", "condemn"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("urging", "urge"),
        ("reaches", "reach"),
        ("upheld", "uphold"),
        ("committed", "commit"),
        ("agreeing", "agree"),
        ("seeing", "see"),
        ("regretted", "regret"),
        ("concurred", "concur"),
        ("admitting", "admit"),
        ("labelled", "label"),
        ("broke", "break"),
    ],
)
def test_inflected_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert acts().forms[form] == lemma


def test_forms_are_told_of_verbs_that_are_listed() -> None:
    assert set(TABLE["irregular"]) <= set(acts().forms.values())


def test_longer_phrases_come_before_the_word_alone() -> None:
    words = [len(word.words) for word in acts().verbs["call"]]
    assert words == sorted(words, reverse=True) and words[-1] == 1


def test_the_ladder_rises() -> None:
    rung = {word.words: word.strength for group in acts().verbs.values() for word in group}
    assert rung[("regret",)] < rung[("express", "concern")] <= rung[("deplore",)] < rung[("condemn",)]


def test_tones_find_whole_words_only() -> None:
    assert acts().tones["blame"].search("a clear violation of the resolution")
    assert not acts().tones["blame"].search("the villages")

"""Verbs that the tree reads as part of a name or a noun tell positions all the same."""

import pytest
from tests.extract.test_positions import LEAD, positions_of
from tests.extract.test_positions_cuts import words


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Chile's state media on Monday denounced Haug's trip as a step toward a new bloc.", "condemn"),
        (
            "His spokeswoman in Quito, Rosa Paz, denied reports in the Danish press of a ransom of two million pesos.",
            "reject",
        ),
    ],
)
def test_a_plain_past_that_is_no_verb_of_the_tree_tells_its_whole_sentence(sentence: str, act: str) -> None:
    assert (sentence.rstrip("."), act) in [(p.text, p.act) for p in positions_of(LEAD, sentence)]


def test_what_looks_like_many_calls_is_a_call() -> None:
    sentence = (
        "“Norway calls on the transitional council to hold elections, to free the judges, and to meet its duties."
    )
    assert sentence.strip("“.") in words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan backed by Norway for talks in Lima.",
        "The exchanges raised hopes for a breakthrough in efforts to warm relations frayed by disputes.",
    ],
)
def test_participles_and_what_things_do_stay_as_they_are(sentence: str) -> None:
    assert sentence.rstrip(".") not in words(sentence)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The Council condemns this raid utterly.", "The Council condemns this raid utterly"),
        (
            "The UK condemns this attack utterly and will stand by Peru in its grief.",
            "The UK condemns this attack utterly",
        ),
    ],
)
def test_what_is_read_as_a_preposition_is_a_verb(sentence: str, text: str) -> None:
    assert text in words(sentence)

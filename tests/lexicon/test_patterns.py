"""Patterns for any of many words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from communique.lexicon.patterns import any_of

WORDS = st.lists(st.text(alphabet="ab .'", min_size=1, max_size=5), min_size=1, max_size=8)


@given(words=WORDS, text=st.text(alphabet="ab .'", max_size=30))
def test_it_finds_what_a_plain_choice_finds(words, text):
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    expected = [found.span() for found in re.finditer(rf"(?:{plain})(?!a)", text)]
    assert [found.span() for found in re.finditer(rf"{any_of(words)}(?!a)", text)] == expected


def test_longer_words_come_first():
    pattern = re.compile(rf"\b{any_of(['act', 'acts of war', 'acts', 'actor'])}\b")
    assert [found[0] for found in pattern.finditer("an act, acts of war, acts of peace, an actor, action")] == [
        "act", "acts of war", "acts", "actor",
    ]  # fmt: skip

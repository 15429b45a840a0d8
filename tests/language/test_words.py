"""Words split from plain text, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.words import _WORD, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Japan's U.S. envoy", ["Japan", "'s", "U.S.", "envoy"]),
        ("Lt. Gen. Paul O'Neill, Jr.", ["Lt.", "Gen.", "Paul", "O'Neill", ",", "Jr."]),
        ("Kim Ha-na (R) met al-Tayeb.", ["Kim", "Ha-na", "(", "R", ")", "met", "al-Tayeb", "."]),
        ("fromKim met PresidentHolm", ["from", "Kim", "met", "President", "Holm"]),
        ("McDonald and DeSantis", ["McDonald", "and", "DeSantis"]),
        ("Kim Jong Unvisited; Unvisited", ["Kim", "Jong", "Un", "visited", ";", "Unvisited"]),
        ("Kim Il Sungand", ["Kim", "Il", "Sung", "and"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words


@given(st.text(max_size=80), st.integers(0, 9))
def test_every_word_lies_where_it_says(text: str, offset: int) -> None:
    assert all(text[word.start - offset : word.end - offset] == word.text for word in split_words(text, offset))


@given(
    st.lists(
        st.sampled_from(["Kim", "Jong", "Il", "Unmet", "Sungand", "HEKim", "U.S.-led", "Rio’s", "(x),"]), max_size=7
    )
)
def test_pieces_by_themselves_give_the_words_of_the_text(pieces: list[str]) -> None:
    text = "  ".join(pieces[:2]) + " " + " ".join(pieces[2:])
    assert [word.text for word in split_words(text)] == _WORD.findall(text)

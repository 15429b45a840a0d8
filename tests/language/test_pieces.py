"""Words are split into known pieces, small letters told from capitals by shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.pieces import MOST_PIECES, SHAPES, Pieces, shape_of

KNOWN = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "min", "##ister", "minister", "##s", "-", "suk", "yeol", "cafe", "’", "s"]


@pytest.fixture
def pieces():
    return Pieces(KNOWN)


def _spelled(pieces, word):
    return [KNOWN[i] for i in pieces.split(word)]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("minister", ["minister"]),
        ("Ministers", ["minister", "##s"]),
        ("Suk-yeol", ["suk", "-", "yeol"]),
        ("Café", ["cafe"]),
        ("’s", ["’", "s"]),
        ("zzz", ["[UNK]"]),
        ("minzzz", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_a_word_is_split_by_the_longest_pieces(pieces, word, told):
    assert _spelled(pieces, word) == told


@given(st.text(max_size=400))
def test_any_word_has_pieces_and_a_shape(word):
    told = Pieces(KNOWN).split(word)
    assert 1 <= len(told) <= MOST_PIECES
    assert set(told) <= set(range(len(KNOWN)))
    assert 0 <= shape_of(word) < SHAPES


@pytest.mark.parametrize(
    ("word", "shape"),
    [(",", 0), ("talks", 1), ("Talks", 2), ("NATO", 3), ("A", 4), ("McCain", 5), ("G20", 6), ("2031", 6), ("", 0)],
)
def test_shapes(word, shape):
    assert shape_of(word) == shape


def test_what_was_split_once_is_split_alike_again(pieces):
    assert pieces.split("Ministers") is pieces.split("Ministers")

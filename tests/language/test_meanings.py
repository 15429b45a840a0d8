"""What words mean: rows of vectors by word, and how much each tells."""

import numpy as np

from communique.language.meanings import places_of, table, tells, width


def test_a_known_word_has_its_row_and_an_unknown_one_the_row_of_nothing() -> None:
    known, unknown = places_of(["ambassador", "qwrtzplx"])
    assert unknown == len(table()) - 1 and known != unknown
    assert not table()[unknown].any() and table()[known].any()
    assert table().shape[1] == width()


def test_rarer_words_tell_more_and_unknown_ones_nothing() -> None:
    common, rare, unknown = tells()[places_of(["the", "ambassador", "qwrtzplx"])]
    assert 0 < common < rare and unknown == 0


def test_words_of_one_kind_are_alike() -> None:
    rows = table()[places_of(["condemn", "denounce", "airport"])]
    assert np.dot(rows[0], rows[1]) > np.dot(rows[0], rows[2])

"""What forms give: the trained look-ups, multiplied out, and products that hang on no neighbour."""

import numpy as np

from communique.language.model import load, one_thread
from communique.language.wordforms import BLOCK, in_blocks
from communique.language.wordvectors import word_vectors

WORDS = ("Seoul", "'s", "envoys", "zorblatt", "2031", "U.S.", "met", "Ünal")


def test_rows_are_the_trained_look_ups_multiplied_out() -> None:
    words = word_vectors(load())._words
    told = np.array([words._attributes(word) for word in WORDS], dtype=np.uint64)
    layers = {layer.name: layer for layer in load().get_pipe("tok2vec").model.walk()}  # type: ignore[attr-defined]
    looked = next(layer for name, layer in layers.items() if name.startswith("ints-getitem>>hashembed|"))
    places = load().vocab.vectors.find(keys=told[:, 0])
    assert (places < 0).any() and (places >= 0).any()
    static = load().vocab.vectors.data[places] @ layers["static_vectors"].get_param("W").T
    static[places < 0] = 0
    wanted = np.hstack([looked.predict(told[:, 1:]), static]) @ words._mix.weights
    np.testing.assert_allclose(words._forms(told), wanted, atol=1e-4)


def test_a_row_is_the_same_wherever_it_stands_and_whatever_stands_beside_it() -> None:
    chance = np.random.default_rng(7)
    for inputs, outputs in ((80, 384), (128, 1152)):
        weights = chance.standard_normal((inputs, outputs), dtype=np.float32)
        rows = chance.standard_normal((3 * BLOCK, inputs), dtype=np.float32)
        order = chance.permutation(len(rows))
        with one_thread():
            assert np.array_equal(in_blocks(rows, weights)[order], in_blocks(rows[order], weights))
            assert np.array_equal(in_blocks(rows, weights)[:BLOCK], in_blocks(rows[:BLOCK], weights))

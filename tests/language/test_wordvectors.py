"""Tests for the vectors of words: the trained layers' own answers, whatever was read before."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from communique.language import wordvectors
from communique.language.model import load, one_thread, tokenise
from communique.language.wordforms import BLOCK
from communique.language.wordvectors import MOST_WORDS, Beside, Mix, Word, Words, WordVectors, _pairs, word_vectors

SENTENCES = [
    ["The", "foreign", "ministers", "met", "in", "Vienna", "on", "Tuesday", "."],
    ["They", "can", "not", "agree", ",", "she", "said", "."],
    ["Zorblatt"],
    [
        "Both",
        "sides",
        "called",
        "for",
        "the",
        "release",
        "of",
        "the",
        "crew",
        ",",
        "and",
        "neither",
        "named",
        "a",
        "date",
        ".",
    ],
]


@pytest.fixture
def vectors() -> WordVectors:
    """Layers that have met no word yet."""
    word_vectors.cache_clear()
    return word_vectors(load())


def own(words: Words, *sentence: Word) -> np.ndarray:
    """The rows of some words by themselves, and what the first layer sees of them side by side."""
    return np.hstack(words(sentence, np.arange(len(sentence)), len(sentence)))


def test_the_layers_say_what_the_library_makes_of_them(vectors: WordVectors) -> None:
    docs = [Doc(load().vocab, words=words) for words in SENTENCES]
    wanted = load().get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    with one_thread():
        np.testing.assert_allclose(vectors(SENTENCES), np.concatenate(wanted), atol=1e-4)
        for words, rows in zip(SENTENCES, wanted, strict=True):
            np.testing.assert_allclose(vectors([words]), rows, atol=1e-4)


def test_no_sentence_sees_the_next(vectors: WordVectors) -> None:
    together = vectors([SENTENCES[0], SENTENCES[2], SENTENCES[3]])
    other = vectors([SENTENCES[0], SENTENCES[2], SENTENCES[1]])
    first = len(SENTENCES[0]) + 1
    np.testing.assert_allclose(together[:first], other[:first], atol=1e-5)


def test_a_word_is_the_same_whatever_was_read_before(vectors: WordVectors) -> None:
    with one_thread():
        alone = own(vectors._words, *SENTENCES[0])
        word_vectors.cache_clear()
        other = word_vectors(load())
        for sentence in reversed(SENTENCES):
            after = own(other._words, *sentence)
    assert np.array_equal(alone, after)


def test_a_word_that_stands_for_another_is_another_word(vectors: WordVectors) -> None:
    assert not np.array_equal(own(vectors._words, "'ll"), own(vectors._words, ("'ll", "will")))
    (told,) = tokenise(["They can't"])
    wanted = load().get_pipe("tok2vec").predict([told])[0]  # type: ignore[attr-defined]
    given = [(word.text, word.norm_) for word in told]
    np.testing.assert_allclose(vectors([given]), wanted, atol=1e-4)


def test_a_full_table_forgets_and_goes_on(vectors: WordVectors, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [vectors([sentence]) for sentence in SENTENCES]
    monkeypatch.setattr(wordvectors, "MOST_WORDS", BLOCK)
    full = vectors._words
    small = Words(full._vocab, full._forms, (full._mix, vectors._first))
    monkeypatch.setattr(vectors, "_words", small)
    for sentence, rows in zip(SENTENCES * 2, before * 2, strict=True):
        assert np.array_equal(vectors([sentence]), rows)
        assert len(small._slots) <= max(BLOCK, len(sentence))
    many = [f"word{number}" for number in range(3 * BLOCK)]
    assert np.array_equal(own(small, *many), own(full, *many))
    assert MOST_WORDS > BLOCK


def test_sentences_without_words_have_no_rows(vectors: WordVectors) -> None:
    assert np.array_equal(vectors([[], SENTENCES[2], []]), vectors([SENTENCES[2]]))
    assert len(vectors([[]])) == len(vectors([])) == 0


def test_layers_of_another_shape_are_told() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    with pytest.raises(ValueError, match="another shape"):
        word_vectors(nlp)


def test_two_words_at_a_time_give_what_each_gives_by_itself() -> None:
    chance = np.random.default_rng(3)
    weights, gain = chance.standard_normal((3 * 4, 3 * 4)).astype(np.float32), np.ones(4, dtype=np.float32)
    mix = Mix(weights, chance.standard_normal(12).astype(np.float32), 3, gain, gain)
    rows = chance.standard_normal((6, 4)).astype(np.float32)
    seen = np.stack([rows[at : at + 4].reshape(-1) for at in (0, 2)])  # the second and third, the fourth and fifth row
    alone = mix.settle(np.stack([rows[at : at + 3].reshape(-1) for at in (0, 2, 1, 3)]) @ weights + mix.bias)
    np.testing.assert_allclose(Beside(mix)(seen), alone, atol=1e-5)


def test_every_other_row_of_each_run_is_the_first_of_a_pair() -> None:
    needed = np.array([2, 3, 4, 7, 8, 11, 12, 13, 14, 20])
    assert _pairs(needed).tolist() == [2, 4, 7, 11, 13, 20]
    assert _pairs(needed[:0]).tolist() == []

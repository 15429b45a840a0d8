"""Tests for the vectors of words: the trained layers' own answers, whatever was read before."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from communique.language import wordvectors
from communique.language.model import load, one_thread, tokenise
from communique.language.wordvectors import BLOCK, MOST_WORDS, Embedding, WordVectors, word_vectors

SENTENCES = [
    "The foreign ministers met in Vienna on Tuesday.",
    "They can't agree, she said.",
    "Zorblatt",
    "Both sides called for the release of the crew, and neither named a date.",
]


@pytest.fixture
def vectors(monkeypatch: pytest.MonkeyPatch) -> WordVectors:
    """Layers that have met no word yet."""
    word_vectors.cache_clear()
    found = word_vectors(load())
    assert found is not None
    return found


def docs(*sentences: str) -> list[Doc]:
    return tokenise(sentences)


def test_the_layers_say_what_the_library_makes_of_them(vectors: WordVectors) -> None:
    read = docs(*SENTENCES)
    wanted = load().get_pipe("tok2vec").predict(read)  # type: ignore[attr-defined]
    for ours, theirs in zip(vectors(read), wanted, strict=True):
        assert ours.shape == theirs.shape
        np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_a_word_is_the_same_whatever_was_read_before(vectors: WordVectors) -> None:
    embedding = vectors._embedding
    with one_thread():
        alone = embedding(docs(SENTENCES[0]))
        word_vectors.cache_clear()
        other = word_vectors(load())
        assert other is not None
        for sentence in reversed(SENTENCES):
            after = other._embedding(docs(sentence))
    assert np.array_equal(alone, after)


def test_a_word_with_another_norm_is_another_word(vectors: WordVectors) -> None:
    (told,) = docs("can't")
    plain = Doc(load().vocab, words=[word.text for word in told])
    assert told[1].norm_ != plain[1].norm_
    first, second = vectors._embedding([told])[1], vectors._embedding([plain])[1]
    assert not np.array_equal(first, second)


def test_a_full_table_forgets_and_goes_on(vectors: WordVectors, monkeypatch: pytest.MonkeyPatch) -> None:
    before = vectors(docs(*SENTENCES))
    monkeypatch.setattr(wordvectors, "MOST_WORDS", 2 * BLOCK)
    small = vectors._embedding
    again = Embedding(small._vocab, small._hashes, small._table, small._mix)
    for sentence in SENTENCES * 2:
        again(docs(sentence))
        assert len(again._slots) <= max(2 * BLOCK, len(docs(sentence)[0]))
    read = docs(*SENTENCES)
    assert np.array_equal(again(read), small(read))
    assert MOST_WORDS > 2 * BLOCK
    assert all(len(rows) for rows in before)


def test_documents_without_words_have_no_rows(vectors: WordVectors) -> None:
    empty = vectors(docs("", SENTENCES[2], ""))
    assert [len(rows) for rows in empty] == [0, 1, 0]


def test_layers_of_another_shape_are_left_to_the_library() -> None:
    assert word_vectors(spacy.blank("en")) is None
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    assert word_vectors(nlp) is None

"""The sense of candidates: means of what their words, and those around them, mean."""

import numpy as np
import pytest

from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from communique.extract.positions_sense import SURROUNDINGS, Sense, Senses
from communique.language.meanings import places_of, table, tells, width
from written import read

TEXT = (
    "Norway and Chile held talks on Friday.",
    "Norway condemned the attack and will send further aid to the region.",
    "Chile welcomed the decision.",
)
_TELLING = {"NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN", "PRON"}


@pytest.fixture(scope="module")
def page() -> Page:
    return Page.of(read(*TEXT, thorough=True))


def mean_of(page: Page, first: int, last: int) -> np.ndarray:
    words = [t.lower for t in page.tree.tokens[first:last] if t.pos in _TELLING]
    places = places_of(words)
    weights = tells()[places]
    return np.asarray((table()[places] * weights[:, None]).sum(axis=0) / weights.sum())


def test_parts_are_means_of_vectors(page: Page) -> None:
    sense, sentence = Sense.of(page, Senses.plain()), page.tree.sentences[1]
    candidate = propose(page, sentence)[0]
    parts = np.split(sense.whole(candidate, sentence), len(SURROUNDINGS))
    spans = [
        (candidate.first, candidate.last),
        *((page.tree.sentences[i].first, page.tree.sentences[i].last) for i in (1, 0, 2)),
    ]
    spans.append((0, len(page.tree.tokens)))
    for part, span in zip(parts, spans, strict=False):
        assert np.allclose(part, mean_of(page, *span), atol=1e-5)
    assert np.allclose(parts[-1], table()[places_of([candidate.predicate.lower])[0]], atol=1e-5)


def test_weights_make_of_the_means_what_they_make_of_each_word(page: Page) -> None:
    chance = np.random.default_rng(7)
    told = {name: chance.standard_normal((width(), 3)).round(2).tolist() for name in SURROUNDINGS}
    sense, plain = Sense.of(page, Senses.weighed(told)), Sense.of(page, Senses.plain())
    sentence = page.tree.sentences[1]
    meant = sense.meant(sentence)
    for candidate in propose(page, sentence):
        expected = plain.whole(candidate, sentence) @ np.concatenate([np.array(told[name]) for name in SURROUNDINGS])
        assert np.allclose(meant(candidate), expected, atol=1e-4)


def test_a_sentence_without_neighbours_or_words_means_nothing_there() -> None:
    page = Page.of(read("Norway objects.", thorough=True))
    before, after = Sense.of(page, Senses.plain()).parts_around(page.tree.sentences[0])[1:3]
    assert not before.any() and not after.any()


def test_what_stands_around_all_sentences_is_added_up_as_for_one(page: Page) -> None:
    sense = Sense.of(page, Senses.plain())
    for sentence in page.tree.sentences:
        assert (sense.around[sentence.i] == sum(sense.parts_around(sentence))).all()

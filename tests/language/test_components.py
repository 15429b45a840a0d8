"""The components run over a batch as the pipeline itself would run them."""

import gc

import pytest

from communique.language.model import load, parse

SENTENCES = (
    "The two ministers agreed to resume talks, said the spokesman, who was in Geneva with Mr. Okoye.",
    "Tirana and Valletta signed nothing.",
    "Nobody, the envoy of Peru told Le Monde, had asked for it.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_stepwise_trees_and_names_are_the_parsers_own(sentence):
    (doc,) = parse([sentence])
    own = load()(sentence)
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == [(t.head.i, t.dep_, t.tag_) for t in own]
    assert [(name.text, name.label_) for name in doc.ents] == [(name.text, name.label_) for name in own.ents]


def test_empty_texts_stand_among_others():
    docs = parse(["", SENTENCES[0], ""])
    assert [len(doc) for doc in docs] == [0, len(docs[1]), 0]
    assert any(token.dep_ == "ROOT" for token in docs[1])
    assert [len(doc) for doc in parse(["", ""])] == [0, 0]


def test_what_the_layers_computed_is_let_go_with_the_batch():
    parse(SENTENCES)
    gc.collect()
    gc.disable()
    try:
        parse(SENTENCES)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        assert not [kept for kept in gc.garbage if type(kept).__name__ == "precompute_hiddens"]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()

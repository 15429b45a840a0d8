"""The shipped language pipeline: it loads late, is small, answers alike each time, and reads plain sentences right."""

import subprocess
import sys

import pytest

from communique.language.model import WEIGHTS, load, passing_words
from communique.language.parsers import parse

MEETING = "Foreign Minister Ana Duarte met her Dutch counterpart in Lisbon on Tuesday."
READOUT = "“We’ll not accept the sanctions,” the ministry’s spokesperson said."


def _word(doc, text):
    return next(token for token in doc if token.text == text)


def test_importing_communique_does_not_import_spacy():
    code = "import sys, communique, communique.language.model; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_weights_are_small_and_licensed():
    files = [path for path in WEIGHTS.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 15_000_000
    assert "Attribution-ShareAlike" in (WEIGHTS / "LICENSE").read_text(encoding="utf8")


def test_load_is_cached():
    assert load() is load()


def test_a_plain_sentence_is_read_right():
    (doc,) = parse([MEETING])
    met, minister, counterpart = (_word(doc, text) for text in ("met", "Duarte", "counterpart"))
    assert met.dep_ == "ROOT"
    assert met.lemma_ == "meet"
    assert met.tag_ == "VBD"
    assert _word(doc, "Lisbon").head in {met, counterpart}
    assert counterpart.head == met
    assert counterpart.dep_ == "obj"
    assert any(token.dep_ == "nsubj" and token.head == met for token in minister.subtree) or minister.head.head == met
    assert ("Lisbon", "LOC") in {(name.text, name.label_) for name in doc.ents}


def test_quotation_is_the_complement_of_said():
    (doc,) = parse([READOUT])
    said, accept = _word(doc, "said"), _word(doc, "accept")
    assert said.dep_ == "ROOT"
    assert accept.head == said
    assert accept.dep_ == "ccomp"
    assert _word(doc, "spokesperson").dep_ == "nsubj"
    assert [t.text for t in doc if t.lemma_ in {"will", "not"}] == ["’ll", "not"]


def test_every_text_is_one_sentence_and_keeps_its_offsets():
    texts = ["He left.  She stayed. They wrote", MEETING, "  SEOUL  ", ""]
    docs = parse(texts)
    assert [doc.text for doc in docs] == texts
    for doc, text in zip(docs, texts, strict=True):
        assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
        assert len(list(doc.sents)) == (1 if text else 0)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Han Suk-yeol’s envoy", "Han Suk-yeol ’s envoy"),
        ("U.S.-led vice-minister", "U.S. - led vice - minister"),
        ("Asia-Pacific non-nuclear", "Asia - Pacific non-nuclear"),
        ("they didn't—he said", "they did n't — he said"),
        ("the No. 2 official", "the No. 2 official"),
    ],
)
def test_tokens_are_the_treebanks(text, tokens):
    (doc,) = parse([text])
    assert " ".join(token.text for token in doc) == tokens


def test_parse_is_deterministic_and_sentences_do_not_touch_each_other():
    def facts(doc):
        return [(t.text, t.lemma_, t.tag_, t.pos_, t.dep_, t.head.i, t.ent_type_) for t in doc]

    first = [facts(doc) for doc in parse([MEETING, READOUT])]
    assert first == [facts(doc) for doc in parse([MEETING, READOUT])]
    assert first == [facts(parse([text])[0]) for text in (MEETING, READOUT)]


def test_passing_words_are_forgotten_and_known_ones_are_read_alike():
    parse([MEETING])
    known = len(load().vocab.strings)
    with passing_words():
        (doc,) = parse(["Foreign Minister Zwilquar Obbentrask met her Dutch counterpart in Lisbon on Tuesday."])
        assert _word(doc, "Obbentrask").text == "Obbentrask"
        assert len(load().vocab.strings) > known
        inside = [(token.lemma_, token.dep_) for token in parse([MEETING])[0]]
    assert len(load().vocab.strings) == known
    assert [(token.lemma_, token.dep_) for token in parse([MEETING])[0]] == inside

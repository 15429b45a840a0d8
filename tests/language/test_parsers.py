"""Two parsers behind one door: the same kind of answer from both, and a plain word where one cannot run."""

import importlib.util
import subprocess
import sys

import pytest

from communique.errors import AbortRun
from communique.language import parsers
from communique.language.accurate import ENCODER, MOST, load_encoder
from communique.language.parsers import parse, read_words, require_parser

MEETING = "Foreign Minister Ana Duarte met her Dutch counterpart in Lisbon on Tuesday."
READOUT = "“We’ll not accept the sanctions,” the ministry’s spokesperson said."

needs_accurate = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None, reason="the extra communique[accurate] is not installed"
)


def _word(doc, text):
    return next(token for token in doc if token.text == text)


def test_the_fast_parser_is_always_there():
    require_parser("fast")
    (read,) = read_words([["Envoys", "met", "."]])
    assert read.relations[1] == "ROOT"
    assert read.heads == [1, 1, 1]


def test_a_missing_extra_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr(parsers, "find_spec", lambda name: None)
    with pytest.raises(AbortRun, match=r"pip install 'communique\[accurate\]'"):
        require_parser("accurate")
    require_parser("fast")


def test_importing_the_door_imports_no_runtime():
    code = "import sys, communique.language.parsers, communique.pipeline; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_encoder_is_small_and_licensed():
    files = [path for path in ENCODER.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 25_000_000
    licence = (ENCODER / "LICENSE").read_text(encoding="utf8")
    assert "Attribution-ShareAlike" in licence
    assert "Apache" in licence


@needs_accurate
def test_the_encoder_is_loaded_once():
    assert load_encoder() is load_encoder()


@needs_accurate
def test_the_process_keeps_its_small_numbers():
    """The runtime can make a processor drop the smallest floats for good, which is not ours to do to a process."""
    parse([MEETING], "accurate")
    assert sys.float_info.min / 2 > 0.0


@needs_accurate
def test_a_plain_sentence_is_read_right():
    (doc,) = parse([MEETING], "accurate")
    met, counterpart = _word(doc, "met"), _word(doc, "counterpart")
    assert (met.dep_, met.lemma_, met.tag_, met.pos_) == ("ROOT", "meet", "VBD", "VERB")
    assert (counterpart.dep_, counterpart.head) == ("obj", met)
    assert _word(doc, "Lisbon").head in {met, counterpart}
    assert [token.dep_ for token in met.children if token.dep_.startswith("nsubj")] == ["nsubj"]
    assert {("Lisbon", "LOC"), ("Ana Duarte", "PERSON")} <= {(name.text, name.label_) for name in doc.ents}


@needs_accurate
def test_quotation_is_the_complement_of_said():
    (doc,) = parse([READOUT], "accurate")
    said, accept = _word(doc, "said"), _word(doc, "accept")
    assert said.dep_ == "ROOT"
    assert (accept.head, accept.dep_) == (said, "ccomp")
    assert _word(doc, "spokesperson").dep_ == "nsubj"


@needs_accurate
def test_every_text_is_one_tree_with_its_offsets():
    texts = ["He left.  She stayed. They wrote", MEETING, "  SEOUL  ", "", "\u200b", "王毅 сказал 🤝", "(" * 50]
    docs = parse(texts, "accurate")
    assert [doc.text for doc in docs] == texts
    for doc in docs:
        assert sum(token.head == token for token in doc) == min(1, len(doc))
        assert [token.dep_ == "ROOT" for token in doc] == [token.head == token for token in doc]
        assert all(token.tag_ and token.pos_ and token.lemma_ for token in doc if not token.is_space)


@needs_accurate
def test_an_endless_sentence_is_read_all_the_same():
    long = ["ministers", "met", "and"] * MOST
    found = read_words([["Envoys", "met", "."], long, []], "accurate")
    assert [len(read.heads) for read in found] == [3, len(long), 0]
    assert [len(read.lemmas) for read in found] == [3, len(long), 0]


@needs_accurate
def test_the_same_sentences_give_the_same_trees():
    told = [
        [
            [(t.head.i, t.dep_, t.tag_, t.pos_, t.ent_type_) for t in doc]
            for doc in parse([MEETING, READOUT], "accurate")
        ]
        for _ in range(2)
    ]
    assert told[0] == told[1]


@needs_accurate
def test_an_article_is_coded_with_either_parser():
    import communique

    text = "Ministers meet\n\nPortuguese Foreign Minister Ana Duarte met Dutch Foreign Minister Piet Vos in Lisbon on Tuesday.\n"
    for parser in ("fast", "accurate"):
        record = communique.code(text, published="2031-03-13", parser=parser)
        assert [e.parties for e in record.engagements] == [("NL", "PT")], parser

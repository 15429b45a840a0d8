"""The reader says what the shipped pipeline would say, component by component, of whatever words it is given."""

import gc
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from communique.language.model import load
from communique.language.reader import BATCH, load_reader
from communique.language.trees import BLANK

SENTENCES = (
    "The two ministers agreed to resume talks , said the spokesman , who was in Geneva with Mr. Okoye .",
    "Tirana and Valletta signed nothing .",
    "Nobody , the envoy of Peru told Le Monde , had asked for it .",
    "Foreign Minister Ana Duarte Lopes of the European Union met Kim Yong Chol , North Korea 's envoy , in Lisbon",
    "What the minister said that he would do was not what the Council of Europe had been told to expect .",
    "There is nothing that the minister wants to add .",  # arcs cross
    "a hearing is scheduled on the issue today",
    "Johnson",
)
NAMES = (
    "Ana",
    "Duarte",
    "of",
    "the",
    "European",
    "Union",
    "and",
    "Lisbon",
    "met",
    ",",
    "'s",
    "Dr.",
    "visits",
    "MR",
    "7",
)


def by_library(words: list[str]) -> list[tuple[object, ...]]:
    doc = Doc(load().vocab, words=words)
    for token in doc[1:]:
        token.is_sent_start = False
    for _, component in load().pipeline:
        component(doc)
    return [(t.text, t.tag_, t.pos_, t.head.i, t.dep_, t.ent_type_, t.lemma_) for t in doc]


def by_reader(*sentences: list[str]) -> list[list[tuple[object, ...]]]:
    return [
        [
            (word, tag, pos, head, relation, name[2:], lemma)
            for word, tag, pos, head, relation, name, lemma in zip(
                words, read.tags, read.pos, read.heads, read.relations, read.names, read.lemmas, strict=True
            )
        ]
        for words, read in zip(sentences, load_reader()(sentences), strict=True)
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_read_is_what_the_pipeline_itself_says(sentence: str) -> None:
    assert by_reader(sentence.split()) == [by_library(sentence.split())]


def test_sentences_read_together_are_read_as_each_alone() -> None:
    words = [sentence.split() for sentence in SENTENCES]
    assert by_reader(*words) == [by_library(given) for given in words]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=12), max_size=3))
def test_words_in_any_order_are_read_as_the_pipeline_reads_them(sentences: list[list[str]]) -> None:
    assert by_reader(*sentences) == [by_library(words) for words in sentences]


def test_names_begin_anew_where_one_follows_another() -> None:
    (read,) = load_reader()([SENTENCES[3].split()])
    assert all(before != "O" for before, name in zip(["O", *read.names], read.names, strict=False) if name[0] == "I")
    assert {"B-PERSON", "I-PERSON", "B-ORG", "B-LOC"} <= set(read.names)


def test_a_name_ends_with_its_sentence() -> None:
    broken_off = (["Ministry", "of"], ["Foreign", "Affairs", "of", "the", "European"], ["Union"])
    assert by_reader(*broken_off) == [by_library(words) for words in broken_off]


def test_empty_sentences_stand_among_others() -> None:
    read = load_reader()([[], SENTENCES[0].split(), []])
    assert [len(found.heads) for found in read] == [0, len(SENTENCES[0].split()), 0]
    assert load_reader()([[], []]) == load_reader()([[]]) * 2
    assert load_reader()([]) == []


def test_more_sentences_than_a_batch_are_all_read() -> None:
    short = SENTENCES[1].split()
    assert by_reader(*[short] * (BATCH + 1)) == [by_library(short)] * (BATCH + 1)


def test_the_word_of_blank_documents_is_known_for_good() -> None:
    """Documents that are kept must not hold a word that is forgotten with a chunk (`passing_words`)."""
    code = f"from communique.language.model import load; raise SystemExit({BLANK!r} not in load().vocab)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_of_a_batch_is_held() -> None:
    load_reader()([SENTENCES[0].split()])
    gc.collect()
    gc.disable()
    try:
        load_reader()([SENTENCES[0].split()])
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        assert not [kept for kept in gc.garbage if type(kept).__name__ in ("StateClass", "Doc", "ndarray")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()

"""Verbs read as nouns behind a plural name and prepositions hung too low, in sentences of our own."""

import pytest

from communique.annotate.misread import mended
from communique.values.syntax import Sentence, Token, Tree

_THE = (("The", "DT", "det", 3), ("United", "NNP", "amod", 2), ("States", "NNPS", "compound", 3))


def tree_of(*words: tuple[str, str, str, int]) -> Tree:
    """A tree of one sentence: each word with its tag, its relation and the place of its governor."""
    tokens, at = [], 0
    for i, (text, tag, dep, head) in enumerate(words):
        tokens.append(Token(i, text, text.lower(), at, at + len(text), "NOUN", tag, dep, head, 0))
        at += len(text) + 1
    return Tree(tuple(tokens), (Sentence(0, 0, at, "B", 0, 0, len(tokens)),))


def test_a_call_behind_the_united_states_is_a_verb_with_its_subject() -> None:
    tree = mended(
        tree_of(*_THE, ("calls", "NNS", "root", 3), ("on", "IN", "case", 5), ("Peru", "NNP", "nmod", 3),
                ("to", "TO", "mark", 7), ("act", "VB", "acl", 3))
    )  # fmt: skip
    verb = tree.tokens[3]
    assert (verb.tag, verb.lemma, verb.dep) == ("VBZ", "call", "root")
    assert tree.child(verb, "nsubj") == tree.tokens[2] and tree.child(verb, "obl") == tree.tokens[5]
    assert tree.child(verb, "xcomp") == tree.tokens[7]
    assert [kid.text for kid in tree.children(tree.tokens[2])] == ["The", "United"]


def test_what_took_the_word_for_its_subject_hangs_on_it() -> None:
    tree = mended(
        tree_of(*_THE, ("urges", "NNS", "nsubj", 6), ("Peru", "NNP", "appos", 3), ("to", "TO", "mark", 6),
                ("act", "VB", "root", 6))
    )  # fmt: skip
    verb = tree.tokens[3]
    assert (verb.dep, verb.head) == ("root", 3)
    assert tree.child(verb, "obj") == tree.tokens[4] and tree.child(verb, "xcomp") == tree.tokens[6]


@pytest.mark.parametrize(
    "words",
    [
        (*_THE, ("calls", "NNS", "nsubj", 4), ("stopped", "VBD", "root", 4)),
        (*_THE, ("courts", "NNS", "root", 3), ("on", "IN", "case", 5), ("appeal", "NN", "nmod", 3)),
        (*_THE, ("calls", "NNS", "obj", 4), ("made", "VBN", "root", 4)),
        (("New", "JJ", "amod", 1), ("calls", "NNS", "root", 1), ("on", "IN", "case", 3), ("Peru", "NNP", "nmod", 1)),
    ],
)
def test_nouns_stay(words: tuple[tuple[str, str, str, int], ...]) -> None:
    tree = tree_of(*words)
    assert mended(tree) is tree


def test_a_preposition_belongs_to_the_noun_and_not_to_what_modifies_it() -> None:
    tree = tree_of(
        ("Thousands", "NNS", "nsubj", 6), ("of", "IN", "case", 2), ("US", "NNP", "compound", 5), ("and", "CC", "cc", 4),
        ("Thai", "JJ", "conj", 2), ("troops", "NNS", "nmod", 0), ("trained", "VBD", "root", 6),
    )  # fmt: skip
    mend = mended(tree)
    assert mend.head(mend.tokens[1]).text == "troops"

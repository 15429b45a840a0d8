"""The tree's ways around: children, subtrees, conjuncts, spans."""

import pytest

from communique.values.syntax import Sentence, Token, Tree

WORDS = [  # Seoul and Tokyo condemned the launch
    ("Seoul", "nsubj", 3),
    ("and", "cc", 2),
    ("Tokyo", "conj", 0),
    ("condemned", "root", 3),
    ("the", "det", 5),
    ("launch", "obj", 3),
]


@pytest.fixture
def tree() -> Tree:
    tokens, start = [], 0
    for i, (word, dep, head) in enumerate(WORDS):
        tokens.append(Token(i, word, word.lower(), start, start + len(word), "X", "X", dep, head, 0))
        start += len(word) + 1
    return Tree(tuple(tokens), (Sentence(0, 0, start - 1, "B", 0, 0, len(tokens)),))


def test_children_by_relation(tree: Tree) -> None:
    verb = tree.tokens[3]
    assert [t.text for t in tree.children(verb)] == ["Seoul", "launch"]
    assert [t.text for t in tree.children(verb, "obj")] == ["launch"]
    assert tree.child(verb, "obl") is None
    assert tree.below(verb) == (tree.tokens[0], tree.tokens[5])
    assert tree.below(tree.tokens[1]) == ()


def test_subtree_can_leave_branches_out(tree: Tree) -> None:
    verb = tree.tokens[3]
    assert [t.text for t in tree.subtree(verb)] == [w for w, _, _ in WORDS]
    assert [t.text for t in tree.subtree(verb, "nsubj")] == ["condemned", "the", "launch"]


def test_conjuncts_are_the_same_whoever_is_asked(tree: Tree) -> None:
    for i in (0, 2):
        assert [t.text for t in tree.conjuncts(tree.tokens[i])] == ["Seoul", "Tokyo"]


def test_tokens_are_found_by_place(tree: Tree) -> None:
    assert tree.at(0).text == "Seoul"  # type: ignore[union-attr]
    assert tree.at(5) is None
    assert [t.text for t in tree.covering(6, 12)] == ["and", "Tokyo"]
    top = tree.top(26, 36)
    assert top is not None and top.text == "launch"


def test_ancestors_end_at_the_root(tree: Tree) -> None:
    assert [t.text for t in tree.ancestors(tree.tokens[4])] == ["launch", "condemned"]

"""The best tree: one root, no cycle, and no other tree scores higher."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.arborescence import best_tree


def _is_tree(heads):
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def _total(scores, heads):
    return sum(float(scores[d, h]) for d, h in enumerate(heads))


def _best_of_all(scores):
    size = len(scores)
    trees = [list(heads) for heads in product(range(size + 1), repeat=size) if _is_tree(list(heads))]
    return max(_total(scores, heads) for heads in trees)


def test_a_clear_tree_is_taken_as_it_is():
    scores = np.zeros((3, 4), dtype=np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5
    assert best_tree(scores) == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least():
    scores = np.array([[1, 0, 9, 0], [4, 9, 0, 0], [0, 0, 5, 0]], dtype=np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_only_one_word_hangs_on_the_root():
    scores = np.array([[9, 0, 1], [8, 3, 0]], dtype=np.float32)
    assert best_tree(scores) == [0, 1]


def test_one_word_is_the_root():
    assert best_tree(np.array([[0, 3]], dtype=np.float32)) == [0]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_tree_scores_higher(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert _is_tree(heads)
    roots = np.argsort(-scores[:, 0])[:3]
    if size <= len(roots):
        assert _total(scores, heads) == pytest.approx(_best_of_all(scores), abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(st.integers(5, 40), st.integers(0, 10_000))
def test_long_sentences_become_trees_too(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert _is_tree(best_tree(scores))


@pytest.mark.parametrize("size", [2, 7])
def test_equal_scores_still_make_a_tree(size):
    assert _is_tree(best_tree(np.zeros((size, size + 1), dtype=np.float32)))

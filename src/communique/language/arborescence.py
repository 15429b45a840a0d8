"""The best tree over scores of arcs: one root, no cycles (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEVER = -1e9


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """The head of every word: `scores[d, h]` of word d + 1 under h, where 0 is the root; exactly one word hangs on 0.

    Greedy where that is a tree already, which is the rule; else the exact best tree.
    """
    heads = _greedy(scores)
    if heads.count(0) == 1 and not _find_cycle([0, *heads]):
        return heads
    return _best_of_roots(scores)


def _greedy(scores: NDArray[np.float32]) -> list[int]:
    chosen = scores.copy()
    for d in range(len(chosen)):
        chosen[d, d + 1] = _NEVER
    return [int(h) for h in chosen.argmax(1)]


def _best_of_roots(scores: NDArray[np.float32]) -> list[int]:
    """Try the likeliest words as the only root and keep the best tree."""
    import numpy as np

    size = len(scores) + 1
    full = np.full((size, size), _NEVER, dtype=np.float64)
    full[1:, :] = scores
    np.fill_diagonal(full, _NEVER)
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-full[1:, 0], kind="stable")[:3] + 1:
        trial = full.copy()
        trial[1:, 0] = _NEVER
        trial[root, :] = _NEVER
        trial[root, 0] = full[root, 0]
        heads = _edmonds(trial)
        total = float(sum(full[d, heads[d]] for d in range(1, size)))
        if best is None or total > best[0]:
            best = (total, heads[1:])
    assert best is not None
    return best[1]


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the best arborescence from node 0 over `scores[d, h]`; the entry of node 0 means nothing."""
    import numpy as np

    size = len(scores)
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = sorted(cycle)
    outside = [i for i in range(size) if i not in cycle]
    new = len(outside)
    small = np.full((new + 1, new + 1), 2 * _NEVER, dtype=np.float64)
    small[:new, :new] = scores[np.ix_(outside, outside)]
    gain = scores[inside] - np.array([scores[d, heads[d]] for d in inside])[:, None]
    enter = gain[:, outside].argmax(0)
    small[new, :new] = gain[:, outside].max(0)
    leave = scores[np.ix_(outside, inside)].argmax(1)
    small[:new, new] = scores[np.ix_(outside, inside)].max(1)
    np.fill_diagonal(small, 2 * _NEVER)
    told = _edmonds(small)
    for i, d in enumerate(outside[1:], start=1):
        heads[d] = inside[int(leave[i])] if told[i] == new else outside[told[i]]
    entry = told[new]
    heads[inside[int(enter[entry])]] = outside[entry]
    return heads


def _find_cycle(heads: list[int]) -> set[int]:
    """The nodes of a cycle, none where there is none; node 0 is the top."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return set(path[path.index(node) :])
        for seen in path:
            state[seen] = 2
    return set()

"""Which engagements of different articles are one event: pairs are weighed by named reasons, conflicts keep apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from communique.link.groups import Groups
from communique.link.telling import Telling, window
from communique.link.weights import Verdict, weigh

__all__ = ["Telling", "Verdict", "find_ties", "join_events", "join_tied", "near_pairs", "weigh"]


def join_events(
    tellings: Sequence[Telling],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[Verdict]]:
    """Events as lists of claim numbers, and the verdicts that joined them.

    `same` and `different` are decisions of people: they are never overruled. Two tellings of one article are two
    events unless a person says otherwise.
    """
    return join_tied(tellings, find_ties(tellings), same, different)


def find_ties(tellings: Sequence[Telling], fresh: Collection[int] | None = None) -> list[Verdict]:
    """The verdicts that two tellings are of one event; `fresh` narrows them to those on one of these claims."""
    by_claim = {telling.claim: telling for telling in tellings}
    pairs = (pair for pair in near_pairs(tellings) if fresh is None or pair[0] in fresh or pair[1] in fresh)
    return [verdict for a, b in pairs if (verdict := weigh(by_claim[a], by_claim[b])).same]


def join_tied(
    tellings: Sequence[Telling],
    ties: Iterable[Verdict],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[Verdict]]:
    """Events of tellings that are tied, the strongest tie first; tellings that no tie holds together do not matter
    to one another, so that each such set can be joined by itself."""
    by_claim = {telling.claim: telling for telling in tellings}
    groups = Groups(by_claim, {frozenset(pair) for pair in different})
    for left, right in same:
        if left in by_claim and right in by_claim:
            groups.join(left, right)
    verdicts = sorted(ties, key=lambda v: (-v.weight, v.left, v.right))
    joined = [v for v in verdicts if groups.may_join(v.left, v.right) and groups.join(v.left, v.right)]
    return groups.lists(), joined


def near_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs worth weighing: of different articles, sharing two parties, not far apart in time.

    Each pair of sides is swept once in the order of time, so that a pair that meets often costs no more than its
    tellings of the same days.
    """
    blocks: dict[tuple[str, str], list[tuple[date, date, Telling]]] = defaultdict(list)
    for telling in tellings:
        for pair in combinations(sorted(telling.parties), 2):
            blocks[pair].append((*window(telling), telling))
    for pair, block in blocks.items():
        yield from _swept(pair, sorted(block, key=lambda entry: (entry[0], entry[2].claim)))


def _swept(pair: tuple[str, str], block: Sequence[tuple[date, date, Telling]]) -> Iterator[tuple[int, int]]:
    open_now: list[tuple[date, Telling]] = []
    for start, end, telling in block:
        open_now = [entry for entry in open_now if entry[0] >= start]
        for _, other in open_now:
            if other.article != telling.article and _first_shared(telling, other) == pair:
                yield min(telling.claim, other.claim), max(telling.claim, other.claim)
        open_now.append((end, telling))


def _first_shared(a: Telling, b: Telling) -> tuple[str, str]:
    """The first two sides that both name: a pair of tellings is looked at in that block alone."""
    first, second = sorted(a.parties & b.parties)[:2]
    return first, second

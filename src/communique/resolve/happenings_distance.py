"""How far a date or place stands from a trigger: over the tree, clauses apart."""

from collections.abc import Iterable

from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

BOUNDARY = ("advcl", "acl", "ccomp", "parataxis", "csubj")  # relations of clauses below clauses
_BELOW = (*BOUNDARY, "nsubj")  # what stands in these below the trigger belongs to something else
_UP, _DOWN, _CLAUSE_UP, _CLAUSE_DOWN = 1.0, 1.0, 2.0, 6.0
FAR = 7.5  # how far a date or place of a trigger may stand
CONJ_DOWN = 2.5  # a second verb's day is not the first one's
RUNS = {
    "begin", "close", "co-chair", "co-host", "conclude", "convene", "end", "get", "hold", "host", "last", "open", "run", "schedule",
    "start", "take",
}  # fmt: skip


def distance(tree: Tree, trigger: Token, other: Token) -> float:
    """How far a word stands from a trigger over the tree; clauses between them count more, most below the trigger."""
    above = {trigger.i: 0.0}
    cost, here = 0.0, trigger
    while here.head != here.i:
        cost += _UP + (_CLAUSE_UP if here.dep.partition(":")[0] in BOUNDARY else 0.0)
        here = tree.head(here)
        above[here.i] = cost
    cost, here = 0.0, other
    while here.i not in above:
        if here.head == here.i:
            return float("inf")
        cost += _DOWN + (_CLAUSE_DOWN if here.dep.partition(":")[0] in _BELOW and not _is_run(here) else 0.0)
        if here.dep == "conj" and here.pos == "VERB":
            cost += CONJ_DOWN
        here = tree.head(here)
    return cost + above[here.i] + abs(trigger.i - other.i) / 50


def _is_run(verb: Token) -> bool:
    """Whether a clause on a noun tells when it takes place ("talks that open on Monday", "held the day before")."""
    return verb.dep.startswith("acl") and lemma_of(verb) in RUNS


def is_owned(tree: Tree, top: Token, cost: float, rivals: Iterable[Token]) -> bool:
    """Whether another trigger stands clearly nearer to a date or place."""
    return any(distance(tree, rival, top) + 1.5 < cost for rival in rivals)

"""Which candidates of a sentence are coded: those that promise most together and do not overlap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique.extract.positions_holders import Holders
from communique.extract.positions_rules import Candidate
from communique.values.vocabulary import Act

UNASKED = Holders((), (), 1.0)  # of a candidate whose sides nobody has asked for yet


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its act and its sides, and the chance that all of it is right."""

    candidate: Candidate
    act: Act
    holders: Holders
    chance: float


def choose_first(promised: Sequence[Judged], judge: Callable[[Judged], Judged | None], least: float) -> list[Judged]:
    """What `choose` chooses of candidates once all are judged; only those are judged that are chosen by their promise.

    To be judged never makes a candidate's chance greater: so what is chosen when all that is chosen is judged stays so.
    """
    open_ = list(promised)
    while True:
        chosen = choose(open_, least)
        unasked = {id(one) for one in chosen if one.holders is UNASKED}
        if not unasked:
            return chosen
        told = [judge(one) if id(one) in unasked else one for one in open_]
        open_ = [one for one in told if one is not None]


def choose(judged: Sequence[Judged], least: float) -> list[Judged]:
    """The candidates that together promise most over `least` each, no two of them sharing a token, in order."""
    ranked = sorted((one for one in judged if one.chance > least), key=_end)
    best: list[tuple[float, list[Judged]]] = [(0.0, [])]
    for n, one in enumerate(ranked):
        free = next((k for k in range(n, 0, -1) if ranked[k - 1].candidate.last <= one.candidate.first), 0)
        taken = best[free][0] + one.chance - least
        best.append((taken, [*best[free][1], one]) if taken > best[n][0] else best[n])
    return best[-1][1]


def _end(one: Judged) -> tuple[int, int, str]:
    return one.candidate.last, one.candidate.first, one.candidate.rule

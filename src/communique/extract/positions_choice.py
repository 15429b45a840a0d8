"""Which candidates of a sentence are coded: those that promise most together and do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.positions_holders import Holders
from communique.extract.positions_rules import Candidate
from communique.values.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its act and its sides, and the chance that all of it is right."""

    candidate: Candidate
    act: Act
    holders: Holders
    chance: float


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

"""Which candidates of a sentence are coded: those that promise most together and do not overlap."""

from collections.abc import Sequence

from communique.extract.positions_rules import Candidate
from communique.extract.positions_scorer import Verdict

Judged = tuple[Candidate, Verdict]


def choose(judged: Sequence[Judged], least: float) -> list[Judged]:
    """The candidates that together promise most over `least` each, no two of them sharing a token, in order."""
    ranked = sorted((pair for pair in judged if pair[1].chance > least), key=_end)
    best: list[tuple[float, list[Judged]]] = [(0.0, [])]
    for n, (candidate, verdict) in enumerate(ranked):
        free = next((k for k in range(n, 0, -1) if ranked[k - 1][0].last <= candidate.first), 0)
        taken = best[free][0] + verdict.chance - least
        if taken > best[n][0]:
            best.append((taken, [*best[free][1], (candidate, verdict)]))
        else:
            best.append(best[n])
    return best[-1][1]


def _end(pair: Judged) -> tuple[int, int, str]:
    return pair[0].last, pair[0].first, pair[0].rule

"""The likeliest kinds of a page's lines under the weights that training/lines.py learned."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.clean.cues import Cues
from communique.clean.features import page_features
from communique.values.vocabulary import LINE_KINDS, LineKind

Row = tuple[float, ...]
MOST_LINES = 5_000  # no article is longer; what follows is furniture


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of features by kind (in the order of LINE_KINDS), of kind after kind, and of the first line's kind."""

    features: dict[str, Row]
    after: tuple[Row, ...]
    first: Row


@cache
def load_weights() -> Weights:
    """The weights shipped with the package."""
    raw = json.loads(files("communique.clean").joinpath("lines.json").read_text(encoding="utf-8"))
    return Weights(
        {name: tuple(row) for name, row in raw["features"].items()},
        tuple(tuple(row) for row in raw["after"]),
        tuple(raw["first"]),
    )


def tag_lines(lines: Sequence[Cues]) -> list[LineKind]:
    """The likeliest sequence of kinds for the lines of a page (Viterbi); beyond MOST_LINES all are furniture."""
    if not lines:
        return []
    weights = load_weights()
    rest: list[LineKind] = ["F"] * max(0, len(lines) - MOST_LINES)
    lines = lines[:MOST_LINES]
    best, back = list(weights.first), []
    for i, names in enumerate(page_features(lines)):
        worth = _worth(names, weights)
        if i == 0:
            best = [a + b for a, b in zip(best, worth, strict=True)]
            continue
        paths = [_best_path(best, weights.after, k) for k in range(len(LINE_KINDS))]
        back.append([path[1] for path in paths])
        best = [path[0] + w for path, w in zip(paths, worth, strict=True)]
    return _trace(best, back) + rest


def _worth(names: Sequence[str], weights: Weights) -> list[float]:
    known = weights.features
    rows = [known[name] for name in names if name in known]
    rows.append(known["bias"])
    return [sum(column) for column in zip(*rows, strict=True)]


def _best_path(best: Sequence[float], after: Sequence[Row], kind: int) -> tuple[float, int]:
    return max((value + after[k][kind], -k) for k, value in enumerate(best))


def _trace(best: Sequence[float], back: Sequence[Sequence[int]]) -> list[LineKind]:
    place = max(range(len(best)), key=lambda k: (best[k], -k))
    kinds = [LINE_KINDS[place]]
    for step in reversed(back):
        place = -step[place]
        kinds.append(LINE_KINDS[place])
    return kinds[::-1]

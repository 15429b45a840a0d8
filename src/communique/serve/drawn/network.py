"""The network of sides, laid out on the server: the same ties give the same drawing, and no two names overlap.

First forces (all sides repel one another, those that met draw together; Fruchterman and Reingold 1991), from a start on
a spiral; then names that overlap are pushed apart along the shorter way.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

from communique.analyse.contacts import Dyad
from communique.serve.shortened import shortened

WIDTH = 960
MOST = 80  # sides drawn
_EDGE, _LETTER, _LINE = 8.0, 6.9, 15.0
_STEPS, _PUSHES = 220, 400
_SHORT, _CROWDED = 14, 45  # letters of a name; sides from which long names give way to codes

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """A side as drawn, its name beneath it."""

    key: str
    label: str
    count: int
    degree: int
    x: float
    y: float
    r: float
    text_y: float
    small: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as drawn; as wide as the two met often."""

    one: str
    other: str
    count: int
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Net:
    """All that the template draws. `least` is how often two must have met to be drawn; `left_out` sides did not."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Line, ...]
    least: int
    left_out: int


def usual_least(found: Sequence[Dyad], most_ties: int = 140) -> int:
    """The least number of meetings at which a drawing stays readable: not too many ties, and not too many sides."""
    for least in sorted({1, *(dyad.count for dyad in found)}):
        kept = [dyad for dyad in found if dyad.count >= least]
        if len(kept) <= most_ties and len(_sides(kept)) <= MOST:
            return least
    return 1


def draw_network(found: Sequence[Dyad], names: dict[str, str], least: int) -> Net | None:
    """The sides that met at least so often; None where there are none. `names` are what the sides are called."""
    kept = [dyad for dyad in found if dyad.count >= least]
    sides = _sides(kept)[:MOST]
    chosen = set(sides)
    ties = tuple((dyad.one, dyad.other, dyad.count) for dyad in kept if {dyad.one, dyad.other} <= chosen)
    if not sides:
        return None
    labels = tuple(_label(side, names[side], len(sides)) for side in sides)
    height, places = _laid_out(tuple(sides), labels, ties)
    peak = max(count for _, _, count in ties)
    where = dict(zip(sides, places, strict=True))
    lines = tuple(
        Line(one, other, count, *where[one][:2], *where[other][:2], round(0.8 + 6 * sqrt(count / peak), 1))
        for one, other, count in sorted(ties, key=lambda tie: (tie[2], tie[0], tie[1]))
    )
    degree = Counter(side for one, other, _ in ties for side in (one, other))
    weight: Counter[str] = Counter()
    for one, other, count in ties:
        weight[one] += count
        weight[other] += count
    nodes = tuple(
        Node(side, label, weight[side], degree[side], x, y, r, round(y + r + 11, 1), len(sides) > _CROWDED)
        for (side, (x, y, r)), label in zip(where.items(), labels, strict=True)
    )
    return Net(WIDTH, height, nodes, lines, least, len(_sides(found)) - len(sides))


def _sides(found: Sequence[Dyad]) -> list[str]:
    """The sides, those with most meetings first."""
    counts: Counter[str] = Counter()
    for dyad in found:
        counts[dyad.one] += dyad.count
        counts[dyad.other] += dyad.count
    return sorted(counts, key=lambda side: (-counts[side], side))


def _label(side: str, name: str, sides: int) -> str:
    return shortened(side, name, _SHORT if sides <= _CROWDED else _SHORT - 2)


@lru_cache(maxsize=32)
def _laid_out(
    sides: tuple[str, ...], labels: tuple[str, ...], ties: tuple[tuple[str, str, int], ...]
) -> tuple[int, tuple[tuple[float, float, float], ...]]:
    """The height of the drawing, and for each side its place and the radius of its dot."""
    number = {side: i for i, side in enumerate(sides)}
    weight: dict[str, int] = defaultdict(int)
    for one, other, count in ties:
        weight[one] += count
        weight[other] += count
    top = max(weight.values())
    radii = np.array([round(4 + 12 * sqrt(weight[side] / top), 1) for side in sides])
    pulls = np.zeros((len(sides), len(sides)))
    strongest = max(count for _, _, count in ties)
    for one, other, count in ties:
        pulls[number[one], number[other]] = pulls[number[other], number[one]] = 0.15 + 0.85 * sqrt(count / strongest)
    height = round(min(max(300.0, 230 + 7 * len(sides)), 780.0))
    places = _forced(pulls)
    boxes = _boxes(labels, radii, len(sides) > _CROWDED)
    places = _fitted(places, boxes, height)
    placed = _pushed(places, boxes, height)
    told = tuple((round(float(x), 1), round(float(y), 1), float(r)) for (x, y), r in zip(placed, radii, strict=True))
    return height, told


def _forced(pulls: Points) -> Points:
    """Places about the middle, the ideal distance of two sides being one."""
    count = len(pulls)
    turns = np.arange(count) * (pi * (3 - sqrt(5)))
    reach = np.sqrt(np.arange(count) + 0.5)
    places = np.stack([reach * np.cos(turns), reach * np.sin(turns)], axis=1)
    for step in range(_STEPS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(distance, 1.0)
        distance = np.maximum(distance, 0.05)
        force = 1.0 / distance**2 - pulls * distance * 0.6
        np.fill_diagonal(force, 0.0)
        move = (apart * force[:, :, None]).sum(axis=1) - places * 0.04
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        heat = 0.5 * (1 - step / _STEPS) + 0.01
        places = places + move / length[:, None] * np.minimum(length, heat)[:, None]
    return places


def _boxes(labels: Sequence[str], radii: Points, small: bool) -> Points:
    """Half the width and half the height that each dot takes with its name, and how far the name hangs below."""
    letter = _LETTER * (0.9 if small else 1.0)
    wide = np.array([len(label) * letter / 2 + 3 for label in labels])
    return np.stack([np.maximum(wide, radii + 2), radii + _LINE / 2 + 2, np.full(len(labels), _LINE / 2)], axis=1)


def _fitted(places: Points, boxes: Points, height: int) -> Points:
    """The places stretched over the drawing, by rank half and half, so that no part of it is crowded."""
    fitted = np.empty_like(places)
    for axis, size in enumerate((WIDTH, height)):
        values = places[:, axis]
        low, high = values.min(), values.max()
        share = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
        rank = np.empty(len(values))
        rank[np.argsort(values, kind="stable")] = (np.arange(len(values)) + 0.5) / len(values)
        edge = _EDGE + boxes[:, axis].max()
        fitted[:, axis] = edge + (0.5 * share + 0.5 * rank) * (size - 2 * edge)
    return fitted


def _pushed(places: Points, boxes: Points, height: int) -> Points:
    """The places with overlapping boxes pushed apart, within the drawing."""
    placed = places.copy()
    halves = boxes[:, :2]
    room = halves[:, None, :] + halves[None, :, :] + 1
    for _ in range(_PUSHES):
        centres = placed + np.stack([np.zeros(len(placed)), boxes[:, 2]], axis=1)
        apart = centres[:, None, :] - centres[None, :, :]
        over = room - np.abs(apart)
        hits = np.asarray((over > 0).all(axis=2))
        np.fill_diagonal(hits, False)
        if not hits.any():
            break
        across = over[:, :, 0] < over[:, :, 1]
        order = np.sign(np.arange(len(placed))[:, None] - np.arange(len(placed))[None, :])
        for axis, way in ((0, across), (1, ~across)):
            sign = np.sign(apart[:, :, axis])
            sign = np.where(sign == 0, order, sign)
            push = np.where(hits & way, sign * over[:, :, axis] / 2, 0.0)
            touched = np.maximum((hits & way).sum(axis=1), 1)
            placed[:, axis] += push.sum(axis=1) / touched
        placed[:, 0] = np.clip(placed[:, 0], _EDGE + halves[:, 0], WIDTH - _EDGE - halves[:, 0])
        placed[:, 1] = np.clip(
            placed[:, 1], _EDGE + halves[:, 1] - boxes[:, 2], height - _EDGE - halves[:, 1] - boxes[:, 2]
        )
    return placed

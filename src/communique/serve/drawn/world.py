"""The map of where they meet: land alone, no borders, a circle for each place; names only where there is room."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from communique.analyse.places import PlaceRow
from communique.lexicon.coordinates import Spot
from communique.serve.drawn.projection import HEIGHT, NORTH, SOUTH, WIDTH, project

_LEAST, _MOST = 3.0, 20.0  # radii
_NAMED = 40  # places that may be named
_LETTER, _LINE = 6.2, 13.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A place as drawn; those that lie at one spot are one circle. `exact` is false where only a state is told."""

    name: str
    told: str
    count: int
    x: float
    y: float
    r: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a place; `end` says that it ends at its x."""

    text: str
    x: float
    y: float
    end: bool


@dataclass(frozen=True, slots=True)
class World:
    """All that the template draws."""

    width: int
    height: int
    land: str
    circles: tuple[Circle, ...]
    labels: tuple[Label, ...]


@cache
def land() -> str:
    """The outline of land (see LICENSE-land.txt)."""
    return (files("communique.serve.drawn") / "land.txt").read_text(encoding="utf-8").strip()


def draw_world(rows: Sequence[PlaceRow]) -> World:
    """The map; the largest circles lie at the bottom, so that none hides another."""
    spots: dict[Spot, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if row.spot is not None and SOUTH <= row.spot.latitude <= NORTH:
            spots[row.spot].append(row)
    peak = max((sum(row.count for row in told) for told in spots.values()), default=1)
    circles = sorted((_circle(spot, told, peak) for spot, told in spots.items()), key=lambda c: (-c.count, c.name))
    return World(WIDTH, HEIGHT, land(), tuple(circles), _labels(circles))


def _circle(spot: Spot, rows: Sequence[PlaceRow], peak: int) -> Circle:
    count = sum(row.count for row in rows)
    x, y = project(spot.latitude, spot.longitude)
    name = max(rows, key=lambda row: (row.count, row.place)).place
    last = max((row.last for row in rows if row.last), default=None)
    where = name if spot.exact else f"{name} (no nearer place told)"
    told = f"{where}: {count} engagement{'' if count == 1 else 's'}{f', last {last}' if last else ''}"
    return Circle(name, told, count, x, y, round(max(_LEAST, _MOST * sqrt(count / peak)), 1), spot.exact)


def _labels(circles: Sequence[Circle]) -> tuple[Label, ...]:
    """Names beside the largest circles, where no circle of weight and no other name lies."""
    taken = [(c.x - c.r, c.y - c.r, c.x + c.r, c.y + c.r) for c in circles[:_NAMED]]
    found = []
    for circle in [circle for circle in circles if circle.exact][:_NAMED]:
        wide = len(circle.name) * _LETTER
        for end in (False, True):
            x = circle.x - circle.r - 3 if end else circle.x + circle.r + 3
            box = (x - wide if end else x, circle.y - _LINE / 2, x if end else x + wide, circle.y + _LINE / 2)
            if box[0] >= 0 and box[2] <= WIDTH and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(Label(circle.name, round(x, 1), round(circle.y + 4, 1), end))
                break
    return tuple(found)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

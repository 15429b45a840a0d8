"""Draws the outline of land for the map: `python -m training.land land-50m.json > src/communique/serve/drawn/land.txt`.

The file is that of the npm package world-atlas (ISC), made of Natural Earth (public domain): land alone, no borders.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from communique.serve.drawn.projection import SOUTH, project

Point = tuple[float, float]
_TOLERANCE = 0.35  # pixels that the outline may be off
_SMALLEST = 1.5  # square pixels of an island that is drawn


def outline(atlas: dict[str, Any]) -> str:
    """The path of all land, in the units of the map."""
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    shapes = atlas["objects"]["land"]["geometries"]
    polygons = [part for shape in shapes for part in shape["arcs"]]
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    drawn = [
        _simple([project(latitude, longitude) for longitude, latitude in part])
        for ring in rings
        for part in _parts(ring)
    ]
    return "".join(_path(ring) for ring in drawn if len(ring) > 3 and abs(_area(ring)) > _SMALLEST)


def _arc(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _parts(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The parts of a ring that lie on the map: cut where it crosses the 180th meridian and at the southern edge."""
    whole = _unrolled(ring)
    for turn in (-360.0, 0.0, 360.0):
        moved = [(longitude + turn, latitude) for longitude, latitude in whole]
        part = _clipped(_clipped(_clipped(moved, 0, 1, -180.0), 0, -1, -180.0), 1, 1, SOUTH)
        if len(part) > 2:
            yield [*part, part[0]]


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """The ring with longitudes that go on past the 180th meridian."""
    told = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((told[-1][0] - longitude) / 360)
        told.append((longitude + 360 * turns, latitude))
    return told


def _clipped(points: Sequence[Point], axis: int, sign: int, edge: float) -> list[Point]:
    """Sutherland and Hodgman: what lies on one side of an edge (coordinate times sign at least the edge)."""
    kept: list[Point] = []
    for i, here in enumerate(points):
        before = points[i - 1]
        inside, was = sign * here[axis] - edge, sign * before[axis] - edge
        if (inside >= 0) != (was >= 0):
            share = was / (was - inside)
            kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if inside >= 0:
            kept.append(here)
    return kept


def _simple(points: Sequence[Point]) -> list[Point]:
    """Douglas and Peucker: points that change the line by less than the tolerance are left out."""
    kept, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, where = 0.0, None
        for i in range(first + 1, last):
            away = _away(points[i], points[first], points[last])
            if away > far:
                far, where = away, i
        if where is not None and far > _TOLERANCE:
            kept.add(where)
            stack += [(first, where), (where, last)]
    return [points[i] for i in sorted(kept)] if points else []


def _away(point: Point, one: Point, other: Point) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return float(((point[0] - one[0]) ** 2 + (point[1] - one[1]) ** 2) ** 0.5)
    return float(abs(dy * (point[0] - one[0]) - dx * (point[1] - one[1])) / length)


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairs) / 2


def _path(ring: Sequence[Point]) -> str:
    """Relative steps in whole tenths."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    told, (x, y) = [f"M{_tenth(tenths[0][0])},{_tenth(tenths[0][1])}l"], tenths[0]
    steps = []
    for nx, ny in tenths[1:-1]:
        steps.append(f"{_tenth(nx - x)},{_tenth(ny - y)}")
        x, y = nx, ny
    return "".join([*told, " ".join(steps), "z"])


def _tenth(number: int) -> str:
    return f"{number / 10:g}"


if __name__ == "__main__":
    sys.stdout.write(outline(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))) + "\n")

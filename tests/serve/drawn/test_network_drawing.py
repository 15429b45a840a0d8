"""The network stays readable at five and at eighty sides."""

from itertools import combinations

import pytest

from communique.analyse.contacts import Dyad
from communique.serve.drawn.network import MOST, Net, Node, draw_network, usual_least


def _pairs(sides: int, every: int = 3) -> list[Dyad]:
    names = [f"S{i:02d}" for i in range(sides)]
    pairs = [pair for i, pair in enumerate(combinations(names, 2)) if i % every == 0 or pair[0] == "S00"]
    return [Dyad(one, other, 1 + (i * 7) % 23, {}, {}, None, None) for i, (one, other) in enumerate(pairs)]


def _drawn(sides: int, least: int = 1) -> Net:
    found = _pairs(sides)
    net = draw_network(found, {name: f"Land of {name}" for dyad in found for name in (dyad.one, dyad.other)}, least)
    assert net is not None
    return net


def _box(node: Node) -> tuple[float, float, float, float]:
    half = len(node.label) * (5.6 if node.small else 6.2) / 2
    return node.x - half, node.y - node.r, node.x + half, node.text_y + 2


@pytest.mark.parametrize("sides", [2, 5, 30, 80])
def test_no_name_overlaps_another_and_all_lie_on_the_drawing(sides: int) -> None:
    net = _drawn(sides)
    assert len(net.nodes) == sides
    boxes = [_box(node) for node in net.nodes]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert all(box[0] >= 0 and box[2] <= net.width and box[1] >= 0 and box[3] <= net.height for box in boxes)


def test_the_same_ties_give_the_same_drawing() -> None:
    assert _drawn(30) == _drawn(30)


def test_a_threshold_leaves_out_weak_ties_and_too_many_sides_are_told() -> None:
    found = _pairs(30)
    net = _drawn(30, least=15)
    assert net.ties and all(tie.count >= 15 for tie in net.ties) and net.least == 15
    assert len(net.nodes) + net.left_out == 30
    crowd = _drawn(100)
    assert len(crowd.nodes) == MOST and crowd.left_out == 20
    assert usual_least(found) > 1 and usual_least(found[:9]) == 1 and usual_least([]) == 1


def test_nobody_is_not_drawn() -> None:
    assert draw_network([], {}, 1) is None
    assert draw_network(_pairs(5), {f"S{i:02d}": "x" for i in range(5)}, 999) is None

"""The map: circles where places lie, land without borders."""

from communique.analyse.places import PlaceRow
from communique.lexicon.coordinates import Spot
from communique.serve.drawn.projection import HEIGHT, WIDTH, project
from communique.serve.drawn.world import draw_world, land

_OSLO, _LISBON = Spot(59.9, 10.8, True), Spot(38.7, -9.1, True)


def test_the_equator_and_the_middle_lie_in_the_middle() -> None:
    assert project(0, 0)[0] == WIDTH / 2
    east, west = project(10, 100)[0], project(10, -100)[0]
    assert east > WIDTH / 2 > west and abs(east + west - WIDTH) < 0.2
    assert project(60, 0)[1] < project(0, 0)[1] < project(-50, 0)[1]


def test_places_of_one_spot_are_one_circle_and_more_is_larger() -> None:
    rows = [
        PlaceRow("Oslo", 9, "2020-01-01", "2021-01-01", _OSLO), PlaceRow("Oslo, Norway", 1, None, None, _OSLO),
        PlaceRow("Lisbon", 2, None, None, _LISBON), PlaceRow("Nowhere", 5, None, None, None),
    ]  # fmt: skip
    drawn = draw_world(rows)
    assert [(circle.name, circle.count) for circle in drawn.circles] == [("Oslo", 10), ("Lisbon", 2)]
    assert drawn.circles[0].r > drawn.circles[1].r
    assert drawn.circles[0].told == "Oslo: 10 engagements, last 2021-01-01"
    assert {label.text for label in drawn.labels} == {"Oslo", "Lisbon"}


def test_land_is_a_path_within_the_map() -> None:
    assert land().startswith("M") and set(land()) <= set("Mlz0123456789,. -")
    starts = [part.split("l")[0].split(",") for part in land().split("M")[1:]]
    assert len(starts) > 100
    assert all(0 <= float(x) <= WIDTH and -1 <= float(y) <= HEIGHT + 1 for x, y in starts)

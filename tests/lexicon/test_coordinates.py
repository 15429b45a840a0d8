"""Where places lie."""

import tomllib
from importlib.resources import files

import pytest

from communique.lexicon.coordinates import find_spot
from communique.lexicon.sides import capital_of

_TABLE = tomllib.loads((files("communique.lexicon") / "coordinates.toml").read_text(encoding="utf-8"))
_STATES = tomllib.loads((files("communique.lexicon") / "countries.toml").read_text(encoding="utf-8"))


def test_every_state_has_a_seat_and_every_place_is_on_the_globe() -> None:
    assert set(_TABLE["seats"]) == set(_STATES)
    for latitude, longitude in (*_TABLE["seats"].values(), *_TABLE["places"].values()):
        assert -60 < latitude < 84 and -180 <= longitude <= 180


def test_the_table_is_in_order() -> None:
    assert list(_TABLE["seats"]) == sorted(_TABLE["seats"])
    assert list(_TABLE["places"]) == sorted(_TABLE["places"], key=str.casefold)


def test_capitals_are_found_in_all_their_spellings() -> None:
    for code in _STATES:
        for capital in capital_of(code):
            assert find_spot(capital) is not None, capital


@pytest.mark.parametrize(("place", "like"), [("Washington, D.C.", "Washington"), ("Nagoya, Japan", "Nagoya")])
def test_fuller_forms_lie_where_the_short_one_does(place: str, like: str) -> None:
    assert find_spot(place) == find_spot(like) is not None


def test_a_state_is_told_from_a_city_and_the_unknown_from_both() -> None:
    state, city = find_spot("Japan"), find_spot("Tokyo")
    assert state is not None and city is not None
    assert (state.exact, city.exact) == (False, True)
    assert (state.latitude, state.longitude) == (city.latitude, city.longitude)
    assert find_spot("the Japanese") is None and find_spot("Nowhere Bay") is None and find_spot("") is None

"""The clocks of states and cities."""

import tomllib
from importlib.resources import files

import pytest

from communique.lexicon.zones import zone_of_outlet, zone_of_place

_TABLE = tomllib.loads((files("communique.lexicon") / "zones.toml").read_text(encoding="utf-8"))
_STATES = tomllib.loads((files("communique.lexicon") / "countries.toml").read_text(encoding="utf-8"))


def test_every_state_keeps_one_clock() -> None:
    told = [code for codes in _TABLE["states"].values() for code in codes]
    assert sorted(told) == sorted(_STATES)


def test_the_tables_are_in_order() -> None:
    for table in _TABLE.values():
        assert list(table) == sorted(table, key=float)
        assert all(names == sorted(names, key=str.casefold) for names in table.values())
        assert all(-12 <= float(hours) <= 14 for hours in table)


@pytest.mark.parametrize(
    ("place", "hours"),
    [
        ("SEOUL", 9),
        ("Tokyo", 9),
        ("WASHINGTON", -5),
        ("LOS ANGELES", -8),
        ("Geneva", 1),
        ("New Delhi", 5.5),
        ("UNITED NATIONS", -5),
        ("SEOUL/TOKYO", 9),
        ("SEOUL/WASHINGTON", None),
        ("Nowhere-on-Sea", None),
    ],
)
def test_the_clock_of_a_dateline(place: str, hours: float | None) -> None:
    assert zone_of_place(place) == hours


def test_the_clock_of_an_outlet() -> None:
    assert zone_of_outlet("U.S. Department of State") == -5
    assert zone_of_outlet("Yonhap News Agency") == zone_of_outlet("Ministry of Foreign Affairs of Japan") == 9
    assert zone_of_outlet("The Village Bugle") is None

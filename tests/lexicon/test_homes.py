"""What the press of a land tells bare: sorted, each name of one land alone, every code known."""

import re
import tomllib
from importlib.resources import files

from communique.lexicon.homes import load_homes
from communique.lexicon.sides import is_state

_TABLE = tomllib.loads(files("communique.lexicon").joinpath("homes.toml").read_text(encoding="utf-8"))


def test_lands_and_their_names_are_sorted_and_every_land_is_known() -> None:
    for part in ("local", "money", "signs", "titles"):
        assert list(_TABLE[part]) == sorted(_TABLE[part])
    shared = (land for part in ("money", "signs") for lands in _TABLE[part].values() for land in lands)
    assert all(is_state(land) for land in (*_TABLE["local"], *_TABLE["titles"], *shared))
    assert all(names == sorted(names) for names in _TABLE["local"].values())


def test_a_name_is_of_one_land_alone() -> None:
    names = [name for names in _TABLE["local"].values() for name in names]
    assert len(names) == len(set(names))


def test_a_name_is_known_without_its_accents() -> None:
    assert ("Bălți", "MD") in load_homes().local["Bălți"]
    assert ("Balti", "MD") in load_homes().local["Balti"]


def test_patterns_of_titles_can_be_read() -> None:
    assert all(re.compile(pattern) for patterns in _TABLE["titles"].values() for pattern in patterns)
    assert load_homes().land_of_title("Transport Cabinet Secretary") == "KE"
    assert load_homes().land_of_title("Chief Cabinet Secretary") is None


def test_a_name_is_of_one_land_alone_without_its_accents_too() -> None:
    held = [{land for _, land in named} for names in load_homes().local.values() for named in _by_name(names)]
    assert all(len(lands) == 1 for lands in held)


def _by_name(names: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    return [[one for one in names if one[0] == name] for name in {name for name, _ in names}]


def test_what_the_press_of_several_lands_names_is_of_none() -> None:
    names = {name for names in _TABLE["local"].values() for name in names}
    assert names.isdisjoint(
        {"Abyei", "Bandar", "Golan", "Itaipu", "Palma", "Porto", "Preah Vihear", "Rafah", "San Isidro"}
    )
    assert "Suwałki" in _TABLE["local"]["PL"]

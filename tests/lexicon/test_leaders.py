"""The tables of known officials."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from communique.lexicon.leaders import leaders_named, plain
from communique.lexicon.posts import level_of


def _table(name: str) -> dict[str, list[str]]:
    sides: dict[str, list[str]] = tomllib.loads((files("communique.lexicon") / name).read_text(encoding="utf-8"))[
        "sides"
    ]
    return sides


def _codes() -> set[str]:
    states = tomllib.loads((files("communique.lexicon") / "countries.toml").read_text(encoding="utf-8"))
    others = tomllib.loads((files("communique.lexicon") / "organisations.toml").read_text(encoding="utf-8"))
    return {*states, *states.get("country", {}), *others["organisation"], *others["movement"]}


@pytest.mark.parametrize("name", ["leaders.toml", "officeholders.toml"])
def test_entries_tell_a_rank_and_years_of_a_side(name: str) -> None:
    table = _table(name)
    assert set(table) <= _codes() | {"Somaliland"}
    for entries in table.values():
        for entry in entries:
            person, rank, years = (part.strip() for part in entry.split("|"))
            first, _, last = years.partition("-")
            assert person
            assert rank == "official" or level_of(rank) != "unknown", entry
            assert int(first) <= int(last or 9999), entry


def test_the_wider_table_repeats_nobody() -> None:
    known = _table("leaders.toml")
    for side, entries in _table("officeholders.toml").items():
        names = Counter(plain(entry.split("|")[0]) for entry in entries)
        twice = {name for name, count in names.items() if count > 1}
        assert not twice
        assert not set(names) & {plain(entry.split("|")[0]) for entry in known.get(side, ())}


def test_a_holder_of_the_wider_table_is_known_by_the_full_name_only() -> None:
    assert {leader.side for leader in leaders_named("Festus Mogae")} == {"BW"}
    assert not leaders_named("Mogae")
    assert leaders_named("Merkel")


def _officials() -> list[list[str]]:
    text = (files("communique.lexicon") / "officials.txt").read_text(encoding="utf-8")
    return [line.split(" | ") for line in text.splitlines() if not line.startswith("#")]


def test_officials_below_them_tell_side_rank_and_years() -> None:
    for side, person, rank, years in _officials():
        first, _, last = years.partition("-")
        assert side in _codes() | {"Somaliland"}, side
        assert len(plain(person).split()) > 1, person
        assert rank == "official" or level_of(rank) != "unknown", rank
        assert int(first) <= int(last or 9999), person


def test_officials_below_them_repeat_nobody() -> None:
    """A name stands under one side, and not in the tables above it."""
    known = {
        plain(entry.split("|")[0])
        for name in ("leaders.toml", "officeholders.toml")
        for own in _table(name).values()
        for entry in own
    }
    names = [plain(person) for _, person, _, _ in _officials()]
    assert len(set(names)) == len(names)
    assert not set(names) & known


def test_an_official_below_them_is_known_by_the_full_name_only() -> None:
    assert {leader.side for leader in leaders_named("Tsutomu Takebe")} == {"JP"}
    assert not leaders_named("Takebe")

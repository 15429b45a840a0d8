"""The lexicon of sides: sorted, without duplicates, every code known."""

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from communique.lexicon.agents import agents
from communique.lexicon.sides import bodies, capital_of, city_states, codes, is_state, pairs, side_names, usual_name
from communique.lexicon.women import gender_of

LISTED = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR
CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL
IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN
MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG
SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA
ZM ZW
"""
STATES = LISTED.split()


def load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("communique.lexicon").joinpath(name).read_text(encoding="utf-8"))


def test_every_state_is_there_with_a_name_and_people() -> None:
    countries = load("countries.toml")
    assert set(STATES) <= set(countries)
    assert [code for code in STATES if not countries[code].get("names")] == []
    assert [code for code in STATES if not countries[code].get("demonyms") and code not in ("DM", "VA", "LI")] == []


def test_countries_stand_in_order_of_code() -> None:
    listed = list(load("countries.toml"))
    assert listed == sorted(listed)


@pytest.mark.parametrize("table", ["organisation", "movement"])
def test_organisations_stand_in_order(table: str) -> None:
    listed = list(load("organisations.toml")[table])
    assert listed == sorted(listed, key=str.lower)


def test_groups_stand_in_order_and_list_known_sides() -> None:
    groups = load("groups.toml")
    listed = [name for name in groups if name != "prefixes"]
    assert listed == sorted(listed, key=str.lower)
    for name in listed:
        members = groups[name]["members"]
        assert members == sorted(members)
        assert set(members) <= codes()
        assert len(members) <= 7


def test_no_name_means_two_sides_unless_declared() -> None:
    names = Counter(
        text
        for table in (load("countries.toml"), load("organisations.toml")["organisation"])
        for entry in table.values()
        for key in ("names", "abbreviations", "demonyms", "capitals", "houses")
        for text in entry.get(key, ())
    )
    assert {text for text, times in names.items() if times > 1} <= {pair.name for pair in pairs()}


def test_cities_lie_in_known_states_and_stand_in_order() -> None:
    assert set(city_states().values()) <= codes()
    for cities in load("cities.toml").values():
        assert cities == sorted(cities, key=str.lower)


def test_every_pair_is_a_name_with_another_known_side() -> None:
    for pair in pairs():
        assert pair.name in side_names() or pair.name in city_states()
        assert pair.side in codes()


def test_owners_of_bodies_and_homes_are_states() -> None:
    assert all(is_state(code) for code in (*sum(bodies().shared.values(), ()), *bodies().homes.values()))


def test_word_lists_stand_in_order() -> None:
    for key in ("masks", "borne", "doubtful"):
        words = load("ambiguous.toml")[key]
        assert words == sorted(words, key=str.lower)
        assert len(words) == len(set(words))


def test_agents_are_lower_case_words() -> None:
    lists = agents()
    for words in (lists.persons, lists.people_sets, lists.state_sets, lists.bodies, lists.of_side):
        assert all(re.fullmatch(r"[a-z' -]+", word) for word in words)


def test_reading_helpers() -> None:
    assert usual_name("KR") == "South Korea"
    assert usual_name("NATO") == "NATO"
    assert capital_of("FR") == ("Paris",)
    assert not is_state("ASEAN")


@pytest.mark.parametrize(
    ("name", "title", "gender"),
    [
        ("Wendy Sherman", "", "she"),
        ("Fumiko Tanaka", "", "she"),
        ("Haruhiko Tanaka", "", None),
        ("", "Ms.", "she"),
        ("", "spokesman", "he"),
        ("Wang Yi", "", None),
    ],
)
def test_gender_is_told_by_given_names_and_titles(name: str, title: str, gender: str | None) -> None:
    assert gender_of(name, title) == gender

"""Words of those who speak for no side are no position, in sentences of our own."""

import pytest

from communique.extract.positions import extract_positions
from communique.lexicon.outsiders import outsiders, plural_of
from written import read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."
URGE = "called on Chile to withdraw its ships from the bay"


def held(*lines: str) -> list[str]:
    """The first words of each position beside the lead."""
    return [one.text for one in extract_positions(read(LEAD, *lines, thorough=True), (), ()) if "bay" in one.text]


@pytest.mark.parametrize(
    "who",
    [
        "Norwegian Opposition Leader Kari Moen",
        "The mayor of Bergen, Kari Moen,",
        "Oslo police chief Kari Moen",
        "Kari Moen, 58, of Bergen",
        "Economist Kari Moen",
        "Critics in Norway",
        "Residents",
        "Norwegian environmental groups",
        "A Norwegian farmers' union",
    ],
)
def test_who_speaks_for_no_side_holds_no_position(who: str) -> None:
    assert not held(f"{who} {URGE}.")
    assert not held(f"{who} said that Chile must withdraw its ships from the bay.")


@pytest.mark.parametrize(
    "who",
    [
        "Norwegian Prime Minister Kari Moen",
        "The Norwegian ambassador, Kari Moen,",
        "Norwegian Defence Minister Kari Moen, 58,",
        "Norway's lawyers",
        "Observers from Norway",
        "The European Union",
    ],
)
def test_who_speaks_for_a_side_does(who: str) -> None:
    assert held(f"{who} {URGE}.")


def test_what_outsiders_tell_of_a_side_is_the_side_s() -> None:
    assert held("Critics say that Chile has refused to withdraw its ships from the bay.")


def test_a_member_of_parliament_speaks_for_no_state_at_home() -> None:
    assert not held("Norwegian lawmaker Kari Moen urged the ministry to clean the bay.")
    assert held(f"Norwegian lawmaker Kari Moen {URGE}.")


def test_plurals_of_the_lists() -> None:
    nouns = ["fisherman", "company", "witness", "analysis", "donor", "fishermen"]
    plurals = ["fishermen", "companies", "witnesses", "analyses", "donors", "fishermen"]
    assert [plural_of(noun) for noun in nouns] == plurals


def test_words_that_are_of_a_side_are_no_outsiders() -> None:
    lists = outsiders()
    assert not lists.nouns & {"minister", "ambassador", "government", "ministry", "spokesman", "army", "rebels"}
    assert not lists.nouns & lists.doubtful

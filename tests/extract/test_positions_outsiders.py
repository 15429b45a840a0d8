"""Words of those who speak for no side are no position, in sentences of our own."""

from dataclasses import replace

import pytest

from communique.extract.positions import extract_positions, judge_sentence
from communique.extract.positions_outsiders import is_of_home
from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from communique.extract.positions_scorer import weights
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
        "Naval experts in Norway",
        "Norwegian police",
        "Residents",
        "Norwegian environmental groups",
        "A Norwegian farmers' union",
        "A joint statement by churches",
        "Kari Moen, a broker in Bergen,",
        "Kari Moen, senior fellow at a foundation in Bergen,",
        "The mother of a sailor",
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


def test_a_quotation_beside_an_outsider_s_words_is_the_outsider_s() -> None:
    assert not held(
        "Activist Kari Moen told reporters the fleet was a shame.", '"Chile must withdraw its ships from the bay."'
    )


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


HOME = [
    "OSLO, March 14 (Norpress) -- Norwegian Finance Minister Kari Moen presented the budget of Norway to parliament.",
    "The opposition was not pleased.",
]


def told_at_home(words: str, *, headline: str = "Budget raises school fees", land: str | None = "NO") -> set[bool]:
    """Whether what words of Norway's minister propose is of home, on a page of a land's press, the lines before at home."""
    page = Page.of(replace(read(("H", headline), *HOME, words, thorough=True), land=land))
    return {is_of_home(page, c, ("NO",)) for c in propose(page, page.tree.sentences[-1])}


def test_what_officials_say_at_home_is_no_position() -> None:
    assert told_at_home("Moen promised to raise the fees in August.") == {True}


@pytest.mark.parametrize("words", ["fees for foreign students", "the fees of Chilean ships", "fees at every embassy"])
def test_what_they_say_of_other_lands_is(words: str) -> None:
    assert told_at_home(f"Moen promised to raise {words} in August.") == {False}


def test_under_a_headline_of_another_land_or_abroad_it_is_too() -> None:
    assert told_at_home("Moen promised to raise the fees in August.", headline="Norway answers Chile") == {False}
    assert told_at_home("Moen promised to raise the fees in August.", land="CL") == {False}
    assert told_at_home("Moen promised to raise the fees in August.", land=None) == {False}


def test_pages_of_a_land_s_press_leave_out_what_is_said_at_home() -> None:
    page = read(("H", "Lawmakers at odds over prison"), *HOME, "Minister Moen rejected the criticism.", thorough=True)
    lenient = replace(weights("press"), least=0.0)
    for land, told in ((None, True), ("CL", True), ("NO", False)):
        its = Page.of(replace(page, land=land))
        assert bool(judge_sentence(its, its.tree.sentences[-1], lenient, None)) == told

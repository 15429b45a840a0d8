"""By which office somebody speaks, and whether of home, in sentences of our own."""

from dataclasses import replace

import pytest

from communique.extract.positions_features import Scene, marks_of, names_of
from communique.extract.positions_office import at_home, office_of, told_of_office
from communique.extract.positions_page import Page
from communique.extract.positions_rules import propose
from written import read

LEAD = "OSLO, March 14 (Norpress) -- Norwegian Foreign Minister Ingrid Haug met her Chilean counterpart, Pablo Rojas."


def page_of(words: str, land: str | None = None) -> Page:
    return Page.of(replace(read(("H", "Norway and Chile at odds"), LEAD, words, thorough=True), land=land))


@pytest.mark.parametrize(
    ("who", "office"),
    [
        ("Haug", "abroad"),
        ("Norwegian Prime Minister Kari Moen", "leader"),
        ("Norwegian Defence Minister Kari Moen", "armed"),
        ("Norwegian Trade Minister Kari Moen", "trade"),
        ("Norwegian Health Minister Kari Moen", "home-minister"),
        ("Norwegian lawmaker Kari Moen", "legislator"),
        ("The Foreign Ministry", "abroad-body"),
        ("The ministry", "body"),
    ],
)
def test_the_office_of_who_says_it(who: str, office: str) -> None:
    page = page_of(f"{who} said that Chile must withdraw its ships from the bay.")
    told = {office_of(page, c) for c in propose(page, page.tree.sentences[-1]) if c.rule == "said-words/1"}
    assert told == {office}


def test_at_home_is_the_land_of_the_press() -> None:
    page = page_of("It rained.", land="NO")
    assert at_home(page, ("NO",)) == "yes-far" and at_home(page, ("CL",)) == "no-far"
    assert at_home(page, ()) == "?-far" == at_home(page_of("It rained."), ("NO",))


def test_marks_of_the_office_are_among_those_of_a_candidate() -> None:
    page = page_of("Haug said that Chile must withdraw its ships from the bay.", land="NO")
    sentence = page.tree.sentences[-1]
    beside = propose(page, sentence)
    names = names_of(marks_of(page, beside[0], Scene.of(page, sentence, beside)))
    assert {"office=abroad", "office+foreign=abroad+inside", "land=yes-far+inside"} <= set(names)
    assert len(names) == len(set(names))


def test_how_far_words_go_is_the_nearest_place_of_another_land() -> None:
    for foreign, far in (
        ((True, True, True), "inside"),
        ((False, True, True), "around"),
        ((False, False, False), "none"),
    ):
        assert f"far={far}+said-clause" in told_of_office("leader", "yes-home", foreign, "said-clause", "assess").names

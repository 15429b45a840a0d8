"""Who did it on a page of a country's own press, over sentences of our own."""

import pytest

from communique.extract.incidents_tellings import tellings_of
from written import read

HEAD = "Ghana protests to Togo over fishing boats"
BODY = (
    "Foreign Minister Ama Boateng called in Togolese Ambassador Kodjo Mensah. Ghana is angry, she said.",
    "President Kofi Asare spoke after the Cabinet met. He said Ghana would not wait.",
)


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("A port worker was arrested on 29 October on suspicion of espionage.", ("GH",)),
        ("Police arrested a port worker on 29 October.", ("GH",)),
        ("Two fishermen were arrested in Togo on 29 October.", ("TG",)),
    ],
)
def test_an_arrest_told_without_a_doer_is_of_the_page_s_land(line: str, actors: tuple[str, ...]) -> None:
    assert actors in doers("detention", HEAD, *BODY, line)


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("The treaty on the lagoon was signed in 1996.", ("GH", "TG")),
        ("The treaty on the lagoon was signed in Geneva in 1996.", ("GH", "TG")),
        ("The treaty between Benin and Niger was signed in 1996.", ("BJ", "NE")),
    ],
)
def test_a_pact_told_without_sides_is_of_the_two_that_the_page_is_about(line: str, actors: tuple[str, ...]) -> None:
    assert doers("pact", HEAD, *BODY, line) == [actors]


@pytest.mark.parametrize(
    "line",
    [
        "The bloc set conditions for Niger after soldiers seized power there in July 2030.",
        "A mission left Niger without a date from the officers who seized power there in July 2030.",
    ],
)
def test_who_seized_power_there_is_of_the_land_named_before(line: str) -> None:
    assert doers("unrest", HEAD, *BODY, line) == [("NE",)]


def test_a_coup_that_the_press_tells_is_of_the_other_land_of_the_headline() -> None:
    assert doers("unrest", "Ghana waits for Mali after coup", *BODY, "The coup began on 29 October.") == [("ML",)]


def doers(kind: str, headline: str, *lines: str) -> list[tuple[str, ...]]:
    """Who did what is told of one kind on a page of 2 November 2031."""
    understood = read(("H", headline), *lines, headed=True, published="2031-11-02", thorough=True)
    return list(dict.fromkeys(one.actors for one in tellings_of(understood) if one.trigger.kind == kind))

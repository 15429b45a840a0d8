"""What officials of several lands did in one town, and what one of them put to another there, tells that they were together."""

import pytest

from written import engagements_of

LEAD = (
    "LIMA, March 14, 2031 -- The crisis was watched by Norwegian Foreign Minister Kari Haug, Peruvian President Luis Soto and "
    "Chilean Foreign Minister Ana Prado. "
)


@pytest.mark.parametrize(
    ("told", "parties", "place", "date"),
    [
        ("Haug and Soto cleared the last points on Tuesday in Rome.", [("NO", "PE")], ["Rome"], "2031-03-11"),
        ("In Rome on January 10 Haug and Soto cut a ribbon.", [("NO", "PE")], ["Rome"], "2031-01-10"),
        ("In Rome Haug and Soto cut a ribbon on January 10.", [("NO", "PE")], ["Rome"], "2031-01-10"),
        ("The text came from Rome, where on Monday Haug and Soto read it.", [("NO", "PE")], ["Rome"], "2031-03-10"),
        ("Haug assured Soto in Quito in February that cod was safe.", [("NO", "PE")], ["Quito"], "2031-02"),
        ("Haug was assured by Soto in Quito in February that cod was safe.", [("NO", "PE")], ["Quito"], "2031-02"),
        (
            "Rain fell in Callao, and in Rome on January 10 Haug and Soto cut a ribbon.",
            [("NO", "PE")],
            ["Rome"],
            "2031-01-10",
        ),
        ("Negotiators for Norway and Peru drafted the text in Rome on Monday.", [("NO", "PE")], ["Rome"], "2031-03-10"),
        (
            "Prado put the idea to Haug in Oslo and to Soto in Quito in February.",
            [("CL", "NO"), ("CL", "PE")],
            ["Oslo", "Quito"],
            "2031-02",
        ),
    ],
)
def test_deeds_in_a_town(told: str, parties: list[tuple[str, ...]], place: list[str], date: str) -> None:
    found = engagements_of(LEAD + told)
    assert [one.parties for one in found] == parties
    assert [one.place for one in found] == place
    assert {one.date for one in found} == {date}


@pytest.mark.parametrize(
    "told",
    [
        "Haug told Soto in Quito in February in a letter that cod was safe.",
        "Haug and Soto separately cut ribbons in Rome on Monday.",
        "Haug and Soto blamed the fleet in Rome on Monday.",
        "Haug and Peruvian singer Erik Dahl cut a ribbon in Rome on Monday.",
        "Ships from Norway and Peru docked in Rome on Monday.",
        "Officials from Norway and Peru blamed the fleet in Rome on Monday.",
        "Haug and Soto never cut the ribbon in Rome on Monday.",
    ],
)
def test_no_deed_of_several_in_a_town(told: str) -> None:
    assert engagements_of(LEAD + told) == ()


def test_a_deed_of_another_day_stays_apart_from_the_news() -> None:
    told = LEAD + "Haug met Soto in Lima on Thursday. Haug and Soto cleared the last points on Saturday in Rome."
    assert [(one.place, one.date) for one in engagements_of(told)] == [("Lima", "2031-03-13"), ("Rome", "2031-03-08")]

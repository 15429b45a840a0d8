"""Officials of two sides who discussed something, each by name, met or called; words of length name no partner."""

import pytest

from written import engagements_of

LEAD = (
    "LIMA, March 14, 2031 -- The storm spared Norwegian Foreign Minister Kari Haug and Peruvian President Luis Soto. "
)


@pytest.mark.parametrize(
    "told",
    [
        "Haug and Soto discussed visas and a new port in Rome.",
        "Haug and Soto spoke for close to two hours in Quito.",
        "Haug and Soto talked face to face.",
        "Soto, whose dinner with Haug was on Tuesday, spoke of a thaw.",
        "Haug and Soto walked out of the hall side by side.",
    ],
)
def test_two_by_name(told: str) -> None:
    (one,) = engagements_of(LEAD + told)
    assert one.parties == ("NO", "PE")
    assert one.place != "Rome"


def test_who_acts_where_the_tree_hangs_it_on_a_helper() -> None:
    lead = LEAD + "Haug met Soto in Lima on Monday. "
    old = [one for one in engagements_of(lead + "They had last seen each other in Rome in 2029.") if one.date == "2029"]
    assert [(one.parties, one.place) for one in old] == [(("NO", "PE"), "Rome")]


@pytest.mark.parametrize(
    "told", ["Haug discussed visas.", "Norway and Peru discussed visas.", "Haug talked to an hour-long show."]
)
def test_one_or_unnamed(told: str) -> None:
    assert engagements_of(LEAD + told) == ()

"""Crowds, habits and kinds of journeys and pacts told by an old signing; sentences of our own."""

import pytest

from written import DAY, engagements_of


@pytest.mark.parametrize(
    "line",
    [
        "In Lima, Quito and Dakar crowds gathered before the embassies.",
        "Protesters of Peru and Chile met in Lima.",
        "President Luis Vega of Peru has visited India six times.",
        "Visits of Peruvian officials to Chile are a thorn in the side of Norway.",
        "Croatia met France in the final and lost.",
        "The Norway-Peru air agreement signed on December 30, 2028, has entered into force.",
        "Half a century ago Norway and Peru signed in Rome the treaty that settled the matter.",
    ],
)
def test_crowds_kinds_and_history(line: str) -> None:
    """Nobody in office meets anybody."""
    assert engagements_of(line, ("M", DAY)) == ()


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("President Luis Vega of Peru visited India in May, and Chile six times.", ("IN", "PE")),
        ("Norway and Peru met in Lima on Friday in a final round of talks.", ("NO", "PE")),
        ("The air agreement signed by the ministers of Norway and Peru in Lima on Monday covers cargo.", ("NO", "PE")),
    ],
)
def test_the_like_of_it_that_is_one(line: str, parties: tuple[str, ...]) -> None:
    """A journey of a month, a last round of talks and a signing of these days."""
    assert parties in [one.parties for one in engagements_of(line, ("M", DAY))]

"""Talks in general, formal sessions and treaties of long ago; sentences of our own."""

import pytest

from written import DAY, engagements_of


@pytest.mark.parametrize(
    "line",
    [
        "Minister Kari Haug of Norway supports direct talks between Peru and Chile.",
        "Norway backs the efforts of the African Union, the UN and IGAD. The parties must be patient and engage in dialogue.",
        "President Luis Vega of Peru spoke of it at a meeting of the Security Council in November.",
        "Peruvian Ambassador Luis Vega spoke during a closed meeting of the UN Security Council on Norway.",
        "The ambassadors of Norway and Peru attended the Security Council meeting.",
        "It is thirty years since the Norwegian-Peruvian Declaration was signed in Lima.",
    ],
)
def test_talks_in_general_sessions_and_history(line: str) -> None:
    """Talks that are only backed, parties that are not told, sittings of the United Nations and old treaties are no engagement."""
    assert engagements_of(line, ("M", DAY)) == ()


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("Minister Kari Haug of Norway welcomed talks between Peru and Chile in Lima.", ("CL", "PE")),
        ("Norwegian and Peruvian ministers met on the sidelines of the Security Council meeting.", ("NO", "PE")),
        ("Norway and Peru disagree. The parties must return to talks.", ("NO", "PE")),
    ],
)
def test_the_like_of_it_that_is_one(line: str, parties: tuple[str, ...]) -> None:
    """Talks of a day, a meeting beside a session and talks that those told are to hold."""
    assert parties in [one.parties for one in engagements_of(line, ("M", DAY))]

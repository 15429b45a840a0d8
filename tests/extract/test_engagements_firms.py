"""Firms, unions, clubs and parties at home talk without an engagement; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    "line",
    [
        "Norwegian oil firm Nor and Peruvian miner Pex held takeover talks in Lima on Monday.",
        "A Norwegian ferry line and a Lima yard have broken off merger talks. The two sides met in Lima on Tuesday.",
        "Wage talks between Norwegian unions and Peruvian owners ended on Monday.",
        "Norwegian and Peruvian firms held talks in Lima on Monday.",
        "The Norwegian chief executive Ola Haug visited Lima in January.",
        "The European Union spoke of Peru. It welcomes the talks between the Registration Commission and the two main parties.",
    ],
)
def test_firms_and_parties_at_home_hold_no_engagement(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Norwegian Central Bank Governor Ola Haug met Peruvian Finance Minister Juan Soto in Lima.",
        "European Union and Peruvian officials met in Lima on Monday.",
        "The ministers of Norway and Peru discussed the takeover of a Chilean company in Lima on Monday.",
        "Norway and Peru held trade talks in Lima on Monday.",
    ],
)
def test_officials_who_speak_of_firms_do(line: str) -> None:
    [row] = told(line)
    assert "PE" in row.parties and len(row.parties) == 2


def test_a_general_association_is_led_by_no_general() -> None:
    assert (
        told("Oslo, May 3 (NN) -- The General Association of Peruvians in Norway held a meeting in Oslo on May 2.")
        == []
    )

"""Who telephoned whom: told by "rang", "was called by", "spoke to her", "with whom she spoke"."""

import pytest

from written import engagements_of


@pytest.mark.parametrize(
    "told",
    [
        "Norwegian President Marit Haug rang her Peruvian counterpart about the wreck on Sunday.",
        "Norwegian Prime Minister Marit Haug was rung on Sunday by Peruvian President Elena Soto.",
        "Norwegian Prime Minister Marit Haug was called by Peruvian President Elena Soto the night before.",
        "Norwegian minister Marit Haug is in charge of it. Peru's president, Elena Soto, spoke to her by telephone on Sunday.",
        "Norwegian Prime Minister Marit Haug thanked Peru and in particular President Elena Soto, with whom she spoke by phone.",
    ],
)
def test_calls(told: str) -> None:
    assert [(one.parties, one.format) for one in engagements_of(told)] == [(("NO", "PE"), "call")]


@pytest.mark.parametrize(
    "told",
    [
        "Norwegian Prime Minister Marit Haug was called a liar by Peru's president.",
        "A journey of Norwegian Prime Minister Marit Haug to see nobody was called off by Peru's president.",
    ],
)
def test_no_calls(told: str) -> None:
    assert [one for one in engagements_of(told) if one.format == "call"] == []

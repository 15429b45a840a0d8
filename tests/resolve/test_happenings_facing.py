"""Sides told by how they faced each other, mediators who shuttle, joint press conferences, whom the news tells something."""

import pytest

from written import told_in_oslo


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Three rounds of talks on milk collapsed in Lima on Monday, with Norway on one side and Peru and Chile on the other.",
            ("CL-NO-PE", "held", "meeting"),
        ),
        (
            "UN envoy Marit Haug shuttled between Peruvian President Elena Soto and Chilean President Luis Vega on Monday.",
            ("CL-PE-UN", "held", "meeting"),
        ),
        (
            "Norwegian Foreign Minister Marit Haug went back and forth between Peruvian President Elena Soto and Chile’s Luis Vega.",
            ("CL-NO-PE", "held", "meeting"),
        ),
        (
            "Peruvian Foreign Minister Elena Soto and her Chilean counterpart, Luis Vega, told a crowded press conference in Lima at the "
            "weekend that the bridge would open.",
            ("CL-PE", "held", "meeting"),
        ),
        (
            "The pledge was made to Peruvian Foreign Minister Elena Soto, who had flown to Warsaw on Tuesday.",
            ("PE-PL", "held", "visit"),
        ),
        (
            "Norwegian Prime Minister Marit Haug and Peruvian President Elena Soto flew to Warsaw on Monday.",
            ("NO-PE-PL", "held", "visit"),
        ),
        (
            "Norwegian Prime Minister Marit Haug thanked Peruvian President Elena Soto, whom she met in Lima on Monday.",
            ("NO-PE", "held", "meeting"),
        ),
        (
            "Norwegian Prime Minister Marit Haug praised the Peruvian president, whom she will see in Lima on March 9.",
            ("NO-PE", "planned", "meeting"),
        ),
        (
            "Norwegian Prime Minister Marit Haug is to bring up the islet with Peruvian President Elena Soto in Lima on March 9.",
            ("NO-PE", "planned", "meeting"),
        ),
        (
            "Norwegian Foreign Minister Marit Haug told Peruvian President Elena Soto that the fish were safe.",
            ("NO-PE", "held", "meeting"),
        ),
        (
            "Norwegian Foreign Minister Marit Haug discussed the arrests by phone with Peru's ambassador on Monday.",
            ("NO-PE", "held", "call"),
        ),
    ],
)
def test_who_faced_whom(text: str, met: tuple[str, str, str]) -> None:
    assert told_in_oslo(text) == [met]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Marit Haug praised the nurses, whom she met in Oslo on Monday.",
        "Everybody waited, said the Peruvian senator Elena Soto, who had flown in from Santiago.",
        "The ferry shuttled between Norway and Denmark on Tuesday.",
        "Opinion stands divided on milk, with Norway on one side and Peru on the other.",
        "Peruvian Foreign Minister Elena Soto told reporters in Lima at the weekend that the bridge would open.",
        "Norwegian Foreign Minister Marit Haug told Peruvian President Elena Soto in a letter that the fish were safe.",
    ],
)
def test_nobody_met(text: str) -> None:
    assert told_in_oslo(text) == []

"""Whom "both" are; who is received by nobody told; who leaves without seeing somebody; who suspends talks."""

import pytest

from written import told_in_oslo

QUARREL = "Peruvian negotiator Elena Soto and Chilean negotiator Luis Vega stayed away. "


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Norwegian Foreign Minister Marit Haug spoke to both by phone on Tuesday and asked for calm.",
            [("CL-NO", "held", "call"), ("NO-PE", "held", "call")],
        ),
        (
            "Norwegian Foreign Minister Marit Haug telephoned both negotiators on Monday.",
            [("CL-NO", "held", "call"), ("NO-PE", "held", "call")],
        ),
        (
            "Norwegian Foreign Minister Marit Haug had both negotiators to lunch on Sunday.",
            [("CL-NO-PE", "held", "meeting")],
        ),
        ("Norwegian Foreign Minister Marit Haug met both requirements on Sunday.", []),
        ("Norwegian Foreign Minister Marit Haug called both men liars on Sunday.", []),
        ("Norwegian Foreign Minister Marit Haug talked to both houses of parliament on Sunday.", []),
    ],
)
def test_both(text: str, met: list[tuple[str, str, str]]) -> None:
    assert told_in_oslo(QUARREL + text) == met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Peruvian Foreign Minister Elena Soto was received in Warsaw on Tuesday.", [("PE-PL", "held", "meeting")]),
        ("The most senior Chilean visitor in years was received in Lima on Tuesday.", [("CL-PE", "held", "meeting")]),
        ("Peruvian Foreign Minister Elena Soto was received with flowers in Lima on Tuesday.", []),
        ("Peru's offer was received in Warsaw with scorn on Tuesday.", []),
    ],
)
def test_received_in_a_town(text: str, met: list[tuple[str, str, str]]) -> None:
    assert told_in_oslo(text) == met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "UN envoy Marit Haug left Santiago on Tuesday without having been received by Chile's rulers.",
            [("CL-UN", "cancelled", "meeting")],
        ),
        (
            "Peruvian Foreign Minister Elena Soto flew home without seeing Chilean President Luis Vega.",
            [("CL-PE", "cancelled", "meeting")],
        ),
        (
            "Peruvian Foreign Minister Elena Soto has served for ten years without meeting Chilean President Luis Vega.",
            [],
        ),
        (
            "Peruvian President Elena Soto has suspended the fifth round of negotiations with Chile.",
            [("CL-PE", "cancelled", "meeting")],
        ),
        (
            "Peru's foreign ministry complained. It called in the Chilean ambassador on Monday.",
            [("CL-PE", "held", "meeting")],
        ),
    ],
)
def test_not_seen_not_met(text: str, met: list[tuple[str, str, str]]) -> None:
    assert told_in_oslo(text) == met

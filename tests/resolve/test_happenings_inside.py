"""Whom something was put to in a call or meeting, feasts attended, what ministries sign, journeys elsewhere than a meeting."""

import pytest

from written import told_in_oslo


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Norway's minister Marit Haug put the idea to her French and Portuguese colleagues in a video conference on March 3.",
            ("FR-NO-PT", "held", "video"),
        ),
        (
            "A truce was agreed on Monday by the Norwegian and Peruvian foreign ministers in a conference call.",
            ("NO-PE", "held", "call"),
        ),
        (
            "Norwegian Prime Minister Marit Haug attended the festivities for the sixtieth year of Peru's independence last July.",
            ("NO-PE", "held", "visit"),
        ),
        (
            "Norway's leader, President Marit Haug, attended the inauguration of Peruvian President Elena Soto.",
            ("NO-PE", "held", "visit"),
        ),
        (
            "Norway and Chile fish in one sea. The two fisheries ministries are to sign the new accord in Lima on March 12.",
            ("CL-NO", "planned", "meeting"),
        ),
    ],
)
def test_who_was_there(text: str, met: tuple[str, str, str]) -> None:
    assert told_in_oslo(text) == [met]


def test_what_was_discussed_is_not_what_is_proposed() -> None:
    text = (
        "Norway suggested that the ministers of Norway, Peru and Chile gather in Oslo in May. On Sunday Norwegian Deputy Prime Minister "
        "Marit Haug discussed the dam with the energy minister of Chile, Luis Vega, in Santiago."
    )
    assert told_in_oslo(text) == [("CL-NO-PE", "proposed", "meeting"), ("CL-NO", "held", "meeting")]


def test_a_journey_to_one_land_is_not_a_meeting_in_another() -> None:
    text = (
        "Norwegian Prime Minister Marit Haug attended the funeral of the king in Lima last July. Officials of Norway and Peru met in "
        "Nairobi after that."
    )
    assert told_in_oslo(text) == [("NO-PE", "held", "visit"), ("NO-PE", "held", "meeting")]


def test_feasts_at_home() -> None:
    assert (
        told_in_oslo(
            "Norwegian Prime Minister Marit Haug attended the celebrations for Norway's independence in Bergen."
        )
        == []
    )

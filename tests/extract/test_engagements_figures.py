"""Words of meeting in another sense, and journeys that nobody makes; sentences of our own."""

import pytest

from written import DAY, engagements_of


@pytest.mark.parametrize(
    "line",
    [
        "In exchange for the lifting of Norwegian tariffs, Peru will let in salmon.",
        "Fishermen of Norway called him their friend, President Luis Vega of Peru wrote.",
        "Many in Norway saw President Luis Vega of Peru as a reformer.",
        "Chilean jets saw President Luis Vega of Peru off.",
        "Minister Kari Haug of Norway could talk to a Chilean fisherman and a Swiss banker.",
        "The rail union of Norway said it had met with Peruvian Transport Minister Luis Vega.",
        "Minister Kari Haug of Norway rejected ceasefire calls from Peru.",
        "Minister Kari Haug of Norway would not listen to calls urging Peru to stop.",
        "Minister Kari Haug of Norway had met with agents of Peru.",
        "The coach was content: Norway met Chile in the final and won the cup.",
    ],
)
def test_a_word_of_meeting_in_another_sense(line: str) -> None:
    """What is given in exchange, names, views, abilities, unions, demands, spies and sport are no engagement."""
    assert engagements_of(line, ("M", DAY)) == ()


@pytest.mark.parametrize(
    "line",
    [
        "The Norwegian Foreign Ministry advises against all but essential travel to Peru.",
        "Norwegian officials on the list will not be able to travel to Chile.",
        "The Norwegian minister can no longer visit Peru.",
        "Minister Kari Haug of Norway visited Peru many times.",
        "Minister Kari Haug of Norway returned from Peru in 2007 to run for mayor.",
        "The President's decision to return to Peru worries Norway.",
    ],
)
def test_a_journey_that_nobody_makes(line: str) -> None:
    """Advice to travellers, bans, habits and private ends are no visit."""
    assert engagements_of(line, ("M", DAY)) == ()


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("Norwegian Prime Minister Ola Berg saw Peruvian President Ana Soto on Monday.", ("NO", "PE")),
        ("Norway met Chile in Lima on Monday to discuss salmon.", ("CL", "NO")),
        ("Minister Kari Haug of Norway visited Peru on Monday.", ("NO", "PE")),
        ("Peru's minister Ana Soto had spoken of it with Ola Berg of Norway when they met in Lima.", ("NO", "PE")),
        ("Kenyan minister John Otieno told Uganda's Grace Nambi so when they met in Kampala.", ("KE", "UG")),
    ],
)
def test_the_like_of_it_that_is_one(line: str, parties: tuple[str, ...]) -> None:
    """Officials seen, sides that meet, a visit paid, and those of whom one told the other something when they met."""
    assert parties in [one.parties for one in engagements_of(line, ("M", DAY))]


def test_who_urges_others_to_meet_somebody_unknown_is_no_partner() -> None:
    """Talks that a side is urged to hold with a movement are not held with who urges it."""
    line = "Norway urged Peru to engage in talks with the CTR."
    assert [one.parties for one in engagements_of(line, ("M", DAY))] == []

"""Notes handed over, talks that go on "at the table", rebels by name; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

from communique.values.claims import Engagement

HAUG = "Norwegian Foreign Minister Ola Haug"


def only(line: str) -> Engagement:
    [one] = told(line)
    return one


@pytest.mark.parametrize(
    "line",
    [
        f"{HAUG} handed the papers to the Peruvian ambassador, Lucia Soto, in a short ceremony in Oslo.",
        "Peru's Foreign Ministry handed a protest note to the Norwegian ambassador on Monday.",
        f"{HAUG} delivered a letter from the king to Peruvian President Juan Soto in Lima.",
    ],
)
def test_who_hands_something_written_to_an_official_meets_him(line: str) -> None:
    row = only(line)
    assert (row.parties, row.status, row.format) == (("NO", "PE"), "held", "meeting")


@pytest.mark.parametrize(
    "line",
    [
        "Norway's ambassador delivered a message of condolence to Peru.",
        "Norwegian oil firm Nor handed the port to Peruvian Minister Juan Soto.",
        "Fishermen brought their catch back to the table in Norway and Peru.",
    ],
)
def test_what_is_brought_to_nobody_in_office_is_none(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Negotiators from Norway and Peru are to return to the table in Quito on Friday.",
        "Norway and Peru will be back at the negotiating table in Quito on Friday.",
        "The delegations of Norway and Peru are expected back in Quito on Friday for a fifth round.",
    ],
)
def test_who_returns_to_the_table_meets(line: str) -> None:
    row = only(line)
    assert (row.parties, row.status, row.place, row.date) == (("NO", "PE"), "planned", "Quito", "2031-03-14")


def test_no_date_for_a_meeting_is_no_plan() -> None:
    assert all(
        row.status != "planned" for row in told(f"{HAUG} met Juan Soto of Peru. No date was fixed for another round.")
    )


def test_who_came_and_was_received_met_the_host() -> None:
    row = only(f"{HAUG} flew in to fetch the men and was received at midday by Peruvian President Juan Soto.")
    assert (row.parties, row.participants) == (("NO", "PE"), ("Juan Soto", "Ola Haug"))


def test_talks_led_by_an_envoy_between_two() -> None:
    row = only("Talks led by UN envoy Ola Haug between the Senegalese government and the MFDC were held in Oslo.")
    assert row.parties == ("MFDC", "SN", "UN")


def test_counterparts_spoken_to_in_separate_conversations() -> None:
    line = f"{HAUG} had spoken on the phone with her counterparts from Peru and Chile, in separate conversations, on Monday."
    assert sorted(row.parties for row in told(line)) == [("CL", "NO"), ("NO", "PE")]

"""What was planned and did not come about, as news tells it; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

HAUG = "Norwegian Foreign Minister Ola Haug"


@pytest.mark.parametrize(
    "line",
    [
        f"{HAUG} was to have visited Lima last week.",
        f"{HAUG} was due to visit Lima on Monday. The trip was called off because of the flu.",
        f"{HAUG} was to visit Lima on Friday. That visit has been postponed until May.",
        f"{HAUG}, who had planned to travel to Lima in January, was obliged to postpone that visit.",
        f"{HAUG} had planned to visit Lima in January but cancelled the trip.",
        "A trip to Lima by Norway's deputy economy minister, which had been pencilled in for April, has been dropped.",
    ],
)
def test_a_journey_that_did_not_come_about_is_cancelled(line: str) -> None:
    [row] = told(line)
    assert (row.parties, row.status, row.format, row.place) == (("NO", "PE"), "cancelled", "visit", "Lima")


@pytest.mark.parametrize(
    "line",
    [
        f"{HAUG} was to have met Peruvian President Juan Soto in Lima.",
        f"{HAUG} has put off Thursday's trip to Lima, where she was to see President Juan Soto about gas.",
        f"A meeting of {HAUG} and Peruvian President Juan Soto in Lima was pushed back.",
    ],
)
def test_a_meeting_that_did_not_come_about_is_cancelled(line: str) -> None:
    [row] = told(line)
    assert (row.parties, row.status, row.format, row.place) == (("NO", "PE"), "cancelled", "meeting", "Lima")


def test_what_was_to_have_been_lies_back() -> None:
    """A month of what "was to have" come about is the last such."""
    [row] = told(f"{HAUG} was to have visited Lima in November.")
    assert row.date == "2030-11"


def test_another_journey_called_off_leaves_the_first_as_it_was() -> None:
    [row] = told(f"{HAUG} will visit Lima in May. A second trip has been dropped.")
    assert row.status == "planned"


@pytest.mark.parametrize("how", ["is due to", "is about to"])
def test_who_is_due_to_meet_will_meet(how: str) -> None:
    [row] = told(f"{HAUG} {how} meet Peruvian President Juan Soto.")
    assert (row.parties, row.status) == (("NO", "PE"), "planned")

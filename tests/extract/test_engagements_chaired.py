"""Who chaired the talks of others, and guests received apart; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

TALKS = "Norway and Peru held talks in Quito on Monday."


@pytest.mark.parametrize("what", ["chaired the session", "opened the meeting and stayed to the end"])
def test_who_chaired_the_talks_takes_part(what: str) -> None:
    [one] = told(TALKS, f"Ecuador's Foreign Minister Pia Mendes {what}.")
    assert (one.parties, one.participants, one.date) == (("EC", "NO", "PE"), ("Pia Mendes",), "2031-03-10")


@pytest.mark.parametrize(
    "line",
    [
        "Ecuador's Speaker Pia Mendes opened a session of the assembly on Tuesday.",
        "Ecuador's Foreign Minister Pia Mendes praised the talks.",
    ],
)
def test_who_chairs_something_else_does_not(line: str) -> None:
    assert [e.parties for e in told(TALKS, line)] == [("NO", "PE")]


def test_guests_received_separately_are_met_apart() -> None:
    found = told(
        "Norwegian envoy Kari Haug received Peruvian Ambassador Ana Soto and Chilean Ambassador Luis Rojas separately on Wednesday evening."
    )
    assert [e.parties for e in found] == [("CL", "NO"), ("NO", "PE")]

"""Audiences, credentials, calls received, colleagues consulted, talks and a meeting beside; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    "whom", ["the Peruvian Minister of Fisheries, Ana Soto", "Ana Soto, Special Envoy of the UN Secretary-General"]
)
def test_who_is_received_in_audience_is_met(whom: str) -> None:
    [one] = told(f"Norwegian President Kari Haug on Monday received in audience {whom}.")
    assert set(one.parties) - {"NO"} <= {"PE", "UN"} and one.participants == ("Kari Haug", "Ana Soto")
    assert (one.format, one.date) == ("meeting", "2031-03-10")


def test_envoys_who_hand_over_letters_are_met_one_by_one() -> None:
    found = told(
        "Norwegian President Kari Haug received letters of credence from two new envoys: Ana Soto of Peru and Luis Rojas of Chile."
    )
    assert [(e.parties, e.participants) for e in found] == [
        (("CL", "NO"), ("Kari Haug", "Luis Rojas")),
        (("NO", "PE"), ("Kari Haug", "Ana Soto")),
    ]


@pytest.mark.parametrize("noun", ["pull-aside", "sit-down", "one-on-one"])
def test_a_noun_with_hyphens_tells_a_meeting(noun: str) -> None:
    [one] = told(
        f"Norwegian Foreign Minister Kari Haug had a brief {noun} with Chilean Deputy Minister Luis Rojas in Vienna on Monday."
    )
    assert (one.parties, one.date) == (("CL", "NO"), "2031-03-10")


@pytest.mark.parametrize("second", ["a brief meeting", "a pull-aside"])
def test_a_meeting_told_beside_talks_is_of_the_same_minister(second: str) -> None:
    found = told(
        f"Norwegian Foreign Minister Kari Haug held talks with Peru's Ana Soto and {second} with Chilean Deputy Minister Luis Rojas."
    )
    assert [e.parties for e in found] == [("CL", "NO"), ("NO", "PE")]


def test_a_call_received_is_from_the_other_side() -> None:
    [one] = told(
        "Foreign Minister Kari Haug of Norway received a phone call on Sunday evening from Ana Soto, the Peruvian foreign minister."
    )
    assert (one.parties, one.format, one.date) == (("NO", "PE"), "call", "2031-03-09")


def test_a_conference_call_that_somebody_joined_is_no_call_to_do_something() -> None:
    [one] = told(
        "A truce was agreed on Monday by the Peruvian and Chilean foreign ministers, in a conference call that lasted an hour."
    )
    assert (one.parties, one.format) == (("CL", "PE"), "call")


def test_colleagues_are_consulted_but_not_lands() -> None:
    [one] = told("Norwegian Foreign Minister Kari Haug consulted her Chilean colleague, Luis Rojas, on Monday.")
    assert one.parties == ("CL", "NO")
    assert not told("Norwegian Foreign Minister Kari Haug urged Peru to consult Chile.")


def test_the_visit_before_the_first_one_is_told() -> None:
    found = told(
        "Peruvian Foreign Minister Ana Soto met Norwegian Prime Minister Kari Haug in Oslo on Monday.",
        "It was the first visit to Norway by a Peruvian foreign minister since 2025.",
    )
    assert [(e.parties, e.format, e.date) for e in found] == [
        (("NO", "PE"), "meeting", "2031-03-10"),
        (("NO", "PE"), "visit", "2025"),
    ]


def test_an_earlier_summons_is_by_those_who_summon_now() -> None:
    found = told(
        "Peru summoned the Norwegian ambassador, Kari Haug, on Monday.",
        "Haug had been summoned on February 3 over the fishing row.",
    )
    assert [(e.parties, e.date) for e in found] == [(("NO", "PE"), "2031-03-10"), (("NO", "PE"), "2031-02-03")]

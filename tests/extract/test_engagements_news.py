"""Engagements as news agencies tell them: counterparts called, visits called off, talks behind a comma; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

from communique import code
from communique.values.claims import Engagement


def only(line: str) -> Engagement:
    [one] = told(line)
    return one


@pytest.mark.parametrize("who", ["his Peruvian counterpart", "his Peruvian opposite number"])
def test_a_counterpart_without_a_name_is_called(who: str) -> None:
    call = only(f"Chile's president telephoned {who} late on Thursday to calm a row over herring.")
    assert (call.parties, call.format, call.date, call.level) == (("CL", "PE"), "call", "2031-03-13", "leader")


@pytest.mark.parametrize(
    "line",
    [
        "The planned visit of the Norwegian prime minister to Lima was called off.",
        "Norway's prime minister has put off a trip to Lima, her office said.",
    ],
)
def test_a_visit_called_off_is_cancelled(line: str) -> None:
    visit = only(line)
    assert (visit.parties, visit.status, visit.format) == (("NO", "PE"), "cancelled", "visit")


def test_what_was_planned_and_called_off_is_cancelled() -> None:
    row = only("Chile on Thursday called off a planned meeting with Peruvian officials on fishing.")
    assert (row.parties, row.status) == (("CL", "PE"), "cancelled")


def test_talks_in_which_something_was_agreed_were_held() -> None:
    """What "agreed to" governs is planned, but not the talks behind the comma; "their" has the rank of whom it means."""
    row = only(
        "The foreign ministers of Chile and Peru agreed on Thursday to open a crossing, in their first talks in a year."
    )
    assert (row.parties, row.status, row.level) == (("CL", "PE"), "held", "minister")


@pytest.mark.parametrize(
    "line",
    [
        "Chile and Peru were at odds again on Thursday after artillery exchanges over the strait.",
        "The exchange of prisoners between Chile and Peru began on Thursday.",
    ],
)
def test_fire_and_people_are_exchanged_without_a_meeting(line: str) -> None:
    assert told(line) == []


def test_who_was_summoned_stands_before_the_verb() -> None:
    row = only("The Chilean charge d'affaires, Luis Vega, was summoned to Norway's Foreign Ministry on Thursday.")
    assert (row.parties, row.level, row.participants) == (("CL", "NO"), "senior", ("Luis Vega",))


def test_a_link_that_carried_a_talk_does_not_put_off_its_day() -> None:
    """ "By video link on Thursday" is no bound as "by Thursday" is."""
    row = only(
        "Chilean Trade Minister Ana Soto said she had spoken by video link on Thursday with Peru's envoy, Luis Vega."
    )
    assert (row.parties, row.status, row.format, row.date) == (("CL", "PE"), "held", "video", "2031-03-13")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Chilean Minister Ana Soto came to the palace for a working lunch with Peru's envoy, Luis Vega, on Thursday.", "meeting"),
        ("Chile's president, Ana Soto, offered to mediate, in a phone call with Peru's leader, Luis Vega, on Thursday.", "call"),
    ],
)  # fmt: skip
def test_what_somebody_came_for_or_said_something_in_was_held(line: str, kind: str) -> None:
    row = only(line)
    assert (row.parties, row.status, row.format, row.date) == (("CL", "PE"), "held", kind, "2031-03-13")


def test_two_told_by_their_titles_alone_meet() -> None:
    row = only("Chile's prime minister is expected in Oslo next Monday for a meeting with the Peruvian chancellor.")
    assert (row.parties, row.status, row.level) == (("CL", "PE"), "planned", "leader")


def test_a_visit_to_a_town_of_the_worlds_list_is_to_its_state() -> None:
    row = only("Norway's justice minister, Kari Haug, travelled to Chiclayo on Thursday.")
    assert (row.parties, row.format, row.place) == (("NO", "PE"), "visit", "Chiclayo")


def test_an_envoy_called_in_is_the_guest_of_the_state_to_which_he_is_posted() -> None:
    row = only("Chile's ambassador in Oslo, Luis Vega, was called in on Thursday.")
    assert (row.parties, row.level) == (("CL", "NO"), "senior")


def test_who_raised_something_with_another_met_him_when_they_met() -> None:
    row = only(
        "Chile's prime minister raised the islands with Peruvian President Luis Vega when they met in Lima in January."
    )
    assert (row.parties, row.status, row.date, row.place) == (("CL", "PE"), "held", "2031-01", "Lima")


def test_talks_are_reopened_by_those_who_hold_them() -> None:
    row = only("Chile and Peru will reopen talks on the strait in Oslo next month.")
    assert (row.parties, row.status, row.date) == (("CL", "PE"), "planned", "2031-04")


def test_an_entry_of_a_days_schedule_is_planned() -> None:
    """The schedule is put out before; its day is that of the heading. Without a clock, the present tells what was held."""
    head = ("Public Schedule: March 15, 2031", "Office of the Minister", "March 15, 2031")
    entry = "10:00 a.m. Norwegian Minister Kari Haug meets with Peru's envoy, Luis Vega."
    [row] = code("\n".join((*head, entry))).engagements
    assert (row.parties, row.status, row.date) == (("NO", "PE"), "planned", "2031-03-15")
    [row] = told(entry.removeprefix("10:00 a.m. "))
    assert row.status == "held"


@pytest.mark.parametrize(
    "line",
    [
        "Two Norwegians held in Peru have arrived back in Norway, accompanied by Peruvian envoy Luis Vega.",
        "It is a great honour to welcome Chilean Minister Ana Soto to Embassy Lima, the Peruvian staff said.",
    ],
)
def test_who_goes_home_or_is_welcomed_to_an_embassy_is_no_guest(line: str) -> None:
    assert told(line) == []


def test_officials_of_the_region_are_met_at_every_stop() -> None:
    rows = told(
        "Norwegian envoy Kari Haug will travel to Chile, Peru and Bolivia from March 20 to 26."
        " She will engage with senior officials in the region to discuss fishing in Chile and Peru."
    )
    assert [(row.parties, row.format) for row in rows] == [
        (("BO", "NO"), "meeting"),
        (("CL", "NO"), "meeting"),
        (("NO", "PE"), "meeting"),
    ]


def test_a_minister_without_a_name_joins_a_call() -> None:
    row = only(
        "Norwegian Minister Kari Haug spoke on Thursday by phone with Chilean Minister Ana Soto."
        " They were joined by the Foreign Minister of Peru."
    )
    assert row.parties == ("CL", "NO", "PE")


def test_the_day_of_a_call_in_which_something_was_offered_lies_behind() -> None:
    row = only(
        "Chilean President Ana Soto offered to mediate, in a phone call with Peruvian Prime Minister Luis Vega on Saturday."
    )
    assert (row.status, row.format, row.date) == ("held", "call", "2031-03-08")

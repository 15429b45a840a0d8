"""Whose meetings, calls and visits are told, also where the owner is hard to see; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from written import released


def engagements(heading: str, *body: str, office: str = "The White House") -> tuple[Engagement, ...]:
    """What a page of an American office tells, of a summer's day."""
    return released(heading, *body, office=office, day="2031-07-14")


def test_the_vice_presidents_meetings_are_of_the_page() -> None:
    """Each with one partner, those in brackets together; the day of the report is not theirs."""
    told = engagements(
        "Statement on the President’s Briefings on Fish",
        "This afternoon, the President received an update on the Vice President’s meetings at the Lima Fish Conference with President"
        " Diego Rojas of Chile, Chancellor Eva Lind of Germany, leaders of the northern states (Prime Minister Kari Haug of Norway and"
        " President Jan Berg of Iceland), and leaders of other partners.",
    )
    assert sorted(each.parties for each in told) == [("CL", "US"), ("DE", "US"), ("IS", "NO", "US")]
    assert {each.date for each in told} == {None}


@pytest.mark.parametrize(
    ("line", "parties", "date"),
    [
        (
            "Building on the Vice President’s August 2030 visit to Norway, the leaders spoke of fish.",
            ("NO", "US"),
            "2030-08",
        ),
        (
            "They spoke of the bond that grew since the Prime Minister’s visit to Washington last summer.",
            ("NO", "US"),
            "2030-06/2030-08",
        ),
    ],
)
def test_a_visit_before_is_its_owners(line: str, parties: tuple[str, ...], date: str) -> None:
    now, before = engagements(
        "Readout of Vice President Harris’s Meeting with Prime Minister Haug of Norway",
        f"Vice President Kamala Harris met today with Prime Minister Kari Haug of Norway. {line}",
    )
    assert now.format == "meeting"
    assert (before.format, before.parties, before.date, before.main) == ("visit", parties, date, False)


@pytest.mark.parametrize("whom", ["King Salman of Saudi Arabia", "Prime Minister Kari Haug of Norway"])
def test_a_call_to_somebody_is_with_him(whom: str) -> None:
    (told,) = engagements(
        "On the Storm", f"As President Biden said in his call to {whom} yesterday, we stand together."
    )
    assert (told.format, len(told.parties), told.date) == ("call", 2, "2031-07-13")


def test_a_visit_in_a_list_was_for_none_of_its_neighbours() -> None:
    told = engagements(
        "Deputy Secretary Sherman’s Travel to Fiji",
        "Deputy Secretary of State Wendy Sherman will travel to Fiji from August 5 to 14. Her travel follows last month’s U.S.-ASEAN"
        " Special Summit, President Biden’s visit to Norway and Chile, and the launch of a fleet.",
        office="Office of the Spokesperson",
    )
    assert {("CL", "US"), ("NO", "US"), ("ASEAN", "US")} <= {each.parties for each in told if each.status == "held"}


@pytest.mark.parametrize(
    "name",
    [
        "International Energy Agency (IEA) Ministerial Meeting.",
        "International Energy Agency 2031 Ministerial Meeting and discuss fish.",
    ],
)
def test_who_goes_to_an_organisations_meeting_visits_no_host(name: str) -> None:
    """A year in the name of the gathering cuts nothing off, nor does a long name hide that it is planned."""
    (told,) = engagements(
        "Special Envoy Kerry’s Travel to Paris",
        f"Special Presidential Envoy for Climate John Kerry will travel to Paris, France, August 23-25, to participate in the {name}",
        office="Office of the Spokesperson",
    )
    assert (told.parties, told.status, told.date) == (("IEA", "US"), "planned", "2031-08-23/2031-08-25")


def test_following_a_meeting_the_one_who_speaks_was_there() -> None:
    (told,) = engagements(
        "FACT SHEET: Fish",
        "Following a bilateral meeting with Norwegian Prime Minister Kari Haug on July 8, 2031, Vice President Harris announces grants.",
    )
    assert (told.parties, told.date) == (("NO", "US"), "2031-07-08")


def test_each_of_two_dialogues_has_the_day_behind_it() -> None:
    told = engagements(
        "Deputy Secretary Sherman’s Travel to Peru",
        "Deputy Secretary of State Wendy Sherman will travel to Lima, Peru from August 19 to 22 to lead the U.S. delegation for the third"
        " High Level Meeting of the U.S.-Norway Dialogue on Fish on August 21 and the U.S.-Norway Consultations on the North on August 22.",
        office="Office of the Spokesperson",
    )
    assert {each.date for each in told} == {"2031-08-21", "2031-08-22"}


def test_who_attends_a_partners_meeting_is_there_with_its_host() -> None:
    (told,) = engagements(
        "Third Senior-Level International Partners Meeting on Peru",
        "Assistant Secretary for the Bureau of Western Hemisphere Affairs, Ana Soto, attended a senior-level international partners meeting"
        " on Peru on July 11.",
        "Hosted by Norway, this meeting convened international partner countries for the third time in the past four months.",
        office="Office of the Spokesperson",
    )
    assert (told.parties, told.date) == (("NO", "US"), "2031-07-11")

"""What pages tell beside their news: trips taken, counterparts of each, stops of a trip, the next of a pair; our own sentences."""

import pytest

from communique.values.claims import Engagement
from written import OFFICE, SPEAKER, released


def engagements(*lines: str, office: str = OFFICE) -> tuple[Engagement, ...]:
    """What a page of an American office tells, its headline first."""
    return released(*lines, office=office, day="2031-07-14")


def remarks(*lines: str) -> tuple[Engagement, ...]:
    """What remarks of two ministers in Washington tell beside the meeting that they are made before."""
    heading = "Secretary Antony J. Blinken And Norwegian Foreign Minister Kari Haug Before Their Meeting"
    now, *rest = released(heading, "Washington, D.C.", *lines, office=SPEAKER, day="2031-07-14")
    assert now.main
    return tuple(rest)


@pytest.mark.parametrize(
    "line",
    [
        "One of the very first trips that I took in this job was to Norway.",
        "The first visit I made as Secretary was to Norway.",
        "The foreign minister was a fine host when we were in Norway a couple of months ago.",
    ],
)
def test_a_trip_taken_before_is_a_visit_of_its_own(line: str) -> None:
    (trip,) = remarks(f"SECRETARY BLINKEN: Good morning, everyone. {line}")
    assert (trip.format, trip.status, trip.parties, trip.main) == ("visit", "held", ("NO", "US"), False)


@pytest.mark.parametrize("words", ["did recently get back from", "have just returned from"])
def test_who_got_back_from_a_town_was_there(words: str) -> None:
    (trip,) = engagements(
        "Remarks on Fish",
        f"SECRETARY BLINKEN: Thank you all. And I {words} Oslo with Secretary Austin.",
        office=SPEAKER,
    )
    assert (trip.format, trip.status, trip.parties) == ("visit", "held", ("NO", "US"))


@pytest.mark.parametrize("words", ["could return to", "will return to"])
def test_an_embassy_that_opens_again_visits_nobody(words: str) -> None:
    assert not engagements(
        "Raising the Flag at U.S. Embassy Lima",
        f"We lowered our flag in May and started working toward the day when we {words} Lima.",
        office=SPEAKER,
    )


@pytest.mark.parametrize(("noun", "format_"), [("conversations", "call"), ("calls", "call"), ("meetings", "meeting")])
def test_each_had_talks_with_counterparts_of_his_own(noun: str, format_: str) -> None:
    now, *before = engagements(
        "Readout of President Biden’s Call with Prime Minister Kari Haug of Norway",
        "President Joseph R. Biden, Jr. spoke today with Prime Minister Kari Haug of Norway. They reviewed their recent"
        f" {noun} with their Peruvian and Chilean counterparts, and affirmed their support for peace.",
        office="The White House",
    )
    assert now.parties == ("NO", "US")
    assert sorted(each.parties for each in before) == [("CL", "NO"), ("CL", "US"), ("NO", "PE"), ("PE", "US")]
    assert {each.format for each in before} == {format_}


def test_they_who_met_somebody_at_a_stop_are_the_travellers() -> None:
    told = engagements(
        "Readout of Administration Travel to Peru, Fiji, and Norway",
        "On July 12, a high-level U.S. delegation led by Assistant Secretary of State Daniel Kritenbrink visited Oslo, Norway.",
        "It followed stops in Peru, where the delegation met with senior Australian and Japanese officials; Fiji, where they met with"
        " Prime Minister Frank Bainimarama; and Chile, where they met with President Diego Rojas to discuss fish.",
        office="The White House",
    )
    assert {("FJ", "US"), ("CL", "US")} <= {each.parties for each in told}
    assert not any({"AU", "FJ"} <= set(each.parties) for each in told)


def test_another_meeting_of_the_headlines_dialogue_is_the_news() -> None:
    (told,) = engagements(
        "Norway-Chile Dialogue on Ocean Fish",
        "Norway and Chile held another meeting this week in their ongoing dialogue on ocean fish. Ana Soto, Senior Official for the"
        " Bureau of Rivers, led discussions on the Chilean side.",
    )
    assert (told.date, told.main, told.participants) == ("2031-07-14/2031-07-20", True, ("Ana Soto",))


def test_a_dialogue_that_will_do_something_is_planned() -> None:
    _, later = engagements(
        "Secretary Blinken’s Call with Norwegian Prime Minister Haug",
        "Secretary of State Antony J. Blinken spoke today with Norwegian Prime Minister Kari Haug. The Secretary welcomed the July 17"
        " U.S.-Norway Strategic Dialogue, which will bring together senior teams.",
    )
    assert (later.status, later.date) == ("planned", "2031-07-17")


def test_dialogues_on_a_page_of_two_states_are_theirs() -> None:
    """Also the next "2+2"; a dialogue yet to be launched is none of those told, and what is over was held."""
    told = engagements(
        "The United States and Norway: Deepening our Partnership",
        "In October 2030, Norway hosted the third 2+2 Ministerial Dialogue, and the United States looks forward to the next 2+2 later"
        " this year.",
        "At the Leaders’ Summit on Fish in April, President Biden and Prime Minister Kari Haug launched a partnership.",
        "The United States and Norway look forward to launching the new Fish and Ice Dialogue.",
    )
    assert {each.parties for each in told} == {("NO", "US")}
    rows = sorted((each.date or "", each.status) for each in told)
    assert rows == [("", "planned"), ("2030-10", "held"), ("2031", "planned"), ("2031-04", "held")]


@pytest.mark.parametrize(
    "line",
    [
        "At the pledging event co-hosted by Chile and Norway last month, half the funds were raised.",
        "The donors’ conference co-hosted by Chile and Norway last month raised half the funds.",
    ],
)
def test_an_event_of_two_hosts(line: str) -> None:
    (told,) = engagements("On the Tanker", line)
    assert (told.parties, told.date) == (("CL", "NO"), "2031-06")


def test_to_partner_on_a_conference_is_to_hold_it_together() -> None:
    (told,) = engagements(
        "A Conference on Ice",
        "The United States is pleased to announce that it will partner with Palau on the next Green Ocean Conference, planned for 2032.",
    )
    assert (told.parties, told.status) == (("PW", "US"), "planned")


def test_the_leaders_of_a_summits_name_are_nobody_in_particular() -> None:
    told = engagements(
        "The United States and Norway: Deepening our Partnership",
        "Envoy for Fish John Kerry traveled to Norway in April of this year and met with Norwegian Prime Minister Kari Haug.",
        "At the Leaders’ Summit on Fish in April, President Biden and Prime Minister Haug launched a partnership.",
    )
    assert sorted(len(each.participants) for each in told) == [2, 2]


def test_who_is_yet_to_be_welcomed_pays_a_visit() -> None:
    """A day told in the lead for what one did to the other is the day of their call."""
    now, later = engagements(
        "Secretary Blinken’s Call with Norwegian Foreign Minister Haug",
        "Secretary of State Antony J. Blinken warmly congratulated Kari Haug today on her appointment as Norwegian Foreign Minister. The"
        " Secretary noted that he looked forward to welcoming the Minister to Washington soon.",
    )
    assert (now.format, now.date) == ("call", "2031-07-14")
    assert (later.format, later.status) == ("visit", "planned")


def test_who_reached_out_today_was_spoken_to_today() -> None:
    (told,) = engagements(
        "Statement by President Joe Biden on Phone Call with Prime Minister Kari Haug of Norway",
        "Prime Minister Haug reached out to me tonight and we just finished speaking. I briefed her on the fish.",
        office="The White House",
    )
    assert (told.format, told.date) == ("call", "2031-07-14")


def test_right_after_a_dated_meeting_is_its_day() -> None:
    told = engagements(
        "Statement of the President on the Polar Talks and the Call with Prime Minister Haug",
        "Yesterday President Biden met with President Diego Rojas of Chile in Lima.",
        "Immediately after the meeting, President Biden spoke with Prime Minister Kari Haug of Norway.",
        office="The White House",
    )
    assert {each.date for each in told} == {"2031-07-13"}


def test_a_day_torn_off_by_an_abbreviation() -> None:
    told = engagements(
        "U.S.-Norway High-Level Economic Consultation",
        "On July 2, 2031, U.S. Under Secretary of State for Economic Growth, Energy, and the Environment, Ana Soto, and Norwegian Adviser"
        " for Private Industry and Investment Kari Haug convened and co-chaired the Second U.S.-Norway Economic Consultation in Oslo.",
    )
    assert "2031-07-02" in {each.date for each in told}


@pytest.mark.parametrize("words", ["visit you in Norway", "visit Norway"])
def test_whom_it_was_a_pleasure_to_visit(words: str) -> None:
    """The page's official came; the round that he hosted is another engagement, told once."""
    told = engagements(
        "Norway National Day",
        f"It was a pleasure to {words} last May and to host you in Washington, D.C. last month for the fifth round of our U.S.-Norway"
        " Strategic Dialogue.",
        office=SPEAKER,
    )
    assert sorted((each.format, each.date) for each in told) == [("meeting", "2031-06"), ("visit", "2031-05")]


def test_who_spoke_at_what_the_headline_calls_a_meeting_met() -> None:
    (told,) = engagements(
        "Readout of President Biden’s Meeting with Prime Minister Kari Haug of Norway",
        "President Joseph R. Biden, Jr. spoke today with Prime Minister Kari Haug of Norway at the polar summit.",
        office="The White House",
    )
    assert told.format == "meeting"


@pytest.mark.parametrize("kind", ["Call", "Video Call"])
def test_participants_told_at_the_end_took_part_in_the_headlines_call(kind: str) -> None:
    """However far behind, and on the day that the first sentence tells of who held it."""
    (told,) = engagements(
        f"Readout of President Biden’s {kind} with Polar Leaders",
        f"President Joseph R. Biden, Jr. held a secure {kind.lower()} with polar leaders today. The leaders were glad. They were sad. They"
        " praised the fish. They praised the ships. They praised the ice. They were glad again.",
        "Participants in the call included Prime Minister Kari Haug of Norway and President Diego Rojas of Chile.",
        office="The White House",
    )
    assert (told.parties, told.date) == (("CL", "NO", "US"), "2031-07-14")
    assert told.format == ("video" if kind == "Video Call" else "call")


def test_whom_one_met_several_times_was_not_only_called() -> None:
    now, before = engagements(
        "Statement by President Joe Biden on Kari Haug",
        "I congratulate Kari Haug on her election as Prime Minister of Norway. As I told Prime Minister Haug yesterday during our phone"
        " call, we are friends. Prime Minister Haug, whom I met with several times as Vice President, knows fish.",
        office="The White House",
    )
    assert (now.format, now.date) == ("call", "2031-07-13")
    assert (before.format, before.date, before.main) == ("meeting", None, False)


def test_the_talks_of_each_of_many_are_no_meeting_of_all() -> None:
    (told,) = engagements(
        "Readout of President Biden’s Call with President Rojas, Chancellor Lind, and Prime Minister Haug",
        "President Joseph R. Biden, Jr. held a secure video call today with President Diego Rojas of Chile, Chancellor Eva Lind of Germany,"
        " and Prime Minister Kari Haug of Norway. In addition, they discussed their respective recent engagements with the Peruvian and"
        " Bolivian presidents.",
        office="The White House",
    )
    assert told.parties == ("CL", "DE", "NO", "US")


def test_a_named_dialogue_and_a_lunch_at_the_same_stop_are_two() -> None:
    """Each in the days of the stop, not of the whole tour."""
    told = engagements(
        "Deputy Secretary Sherman’s Travel to Peru and Norway",
        "Deputy Secretary of State Wendy Sherman will travel to Lima, Peru; and Oslo, Norway from August 4 to 11.",
        "Deputy Secretary Sherman will begin her trip in Lima, Peru from August 4 to 5 to meet with Foreign Minister Luis Vega.",
        "The Deputy Secretary will then travel to Oslo and Bergen, Norway from August 8 to 9, where she will lead the U.S. delegation to"
        " the U.S.-Norway Strategic Dialogue on Fish. She will have a working lunch with Foreign Minister Kari Haug.",
    )
    norway = [each for each in told if each.parties == ("NO", "US")]
    assert [each.date for each in norway] == ["2031-08-08/2031-08-09", "2031-08-08/2031-08-09"]
    assert sorted(len(each.participants) for each in norway) == [1, 2]

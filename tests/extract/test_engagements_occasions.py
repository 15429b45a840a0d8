"""Gatherings told for what they are: of one land alone, of all who issue a text; sentences of our own."""

import pytest

from written import SPEAKER, released


@pytest.mark.parametrize(
    "line",
    [
        "We urge all Peruvian parties to engage urgently in peace talks.",
        "We call on the Peruvian factions to return to negotiations at once.",
        "The envoy of the United Nations is bringing together Peruvian parties and civil society.",
    ],
)
def test_talks_of_the_parties_of_one_land_are_its_own(line: str) -> None:
    assert not released("On the Situation in Peru", line)


def test_a_state_urged_to_talk_would_talk_to_who_urges() -> None:
    (told,) = released("On the Situation in Peru", "We urge Peru to engage urgently in peace talks.")
    assert told.status == "proposed"


def test_those_who_issue_a_text_all_met() -> None:
    """A relative pronoun behind the list is of the whole list; "today’s" meeting is of those who speak."""
    (told,) = released(
        "Joint Statement on Fish",
        "The text of the following statement was released by the Governments of the United States, Chile, Peru, Norway, and"
        " representatives of the League of Arab States and European Union, which met today to discuss fish.",
    )
    assert told.parties == ("CL", "EU", "LAS", "NO", "PE", "US")


def test_todays_meeting_is_of_those_who_speak_together() -> None:
    (told,) = released(
        "Joint Statement on Chile-Norway-United States Cooperation",
        "Chile, Norway, and the United States share a close relationship.",
        "On the occasion of today’s Polar Foreign Ministers’ Meeting in Oslo, our three countries pledge to protect fish.",
    )
    assert (told.parties, told.date, told.place) == (("CL", "NO", "US"), "2031-03-14", "Oslo")


def test_a_name_misspelt_in_the_first_sentence_makes_no_second_meeting() -> None:
    (told,) = released(
        "Readout: Trilateral Meeting of Prime Minister Kari Haug of Norway, President Joe Biden, and President Diego Rojas of Chile",
        "Prime Minster Haug, President Biden and President Rojas met in Oslo on 12 March 2031.",
    )
    assert (told.parties, told.date) == (("CL", "NO", "US"), "2031-03-12")


@pytest.mark.parametrize("words", ["planning for", "preparations for"])
def test_what_is_prepared_is_planned(words: str) -> None:
    told = released(
        "Joint Statement on Chile-Norway-United States Cooperation",
        "Chile, Norway, and the United States share a close relationship.",
        f"During our meeting today, we also discussed {words} the next Polar Leaders’ Summit in Norway in May.",
    )
    assert [(each.status, each.date) for each in told] == [("held", "2031-03-14"), ("planned", "2031-05")]


def test_a_confab_is_a_meeting() -> None:
    (told,) = released("On Fish", "Norway recently held a confab with Chile.")
    assert told.parties == ("CL", "NO")


def test_words_after_their_meeting_are_of_its_day() -> None:
    """It was held, on the day and at the place of the page's head; who "gives me pleasure to welcome" has come."""
    (told,) = released(
        "Secretary Antony J. Blinken And Norwegian Foreign Minister Kari Haug After Their Meeting",
        "Oslo, Norway",
        "FOREIGN MINISTER HAUG: It gives me great pleasure to welcome Secretary of State Antony Blinken in his visit to Norway.",
        office=SPEAKER,
    )
    assert (told.status, told.date, told.place) == ("held", "2031-03-14", "Oslo")


@pytest.mark.parametrize("header", ["The leaders that participated:", "The following leaders attended the meeting:"])
def test_a_list_at_the_end_names_who_met(header: str) -> None:
    """Those listed one a line met the host of the headline, and another meeting "of this group" is of all of them."""
    now, later = released(
        "Readout of Vice President Harris’s Meeting with Polar Leaders",
        "Vice President Kamala Harris met virtually today with leaders of the polar lands and spoke of fish, ships and ice."
        " The Vice President proposed an annual meeting of this group to go on.",
        header,
        "Prime Minister Kari Haug of Norway",
        "President Diego Rojas of Chile",
        office="The White House",
    )
    assert (now.parties, now.format, now.participants) == (
        ("CL", "NO", "US"),
        "video",
        ("Kamala Harris", "Kari Haug", "Diego Rojas"),
    )
    assert (later.parties, later.status) == (("CL", "NO", "US"), "proposed")


def test_guests_of_no_state_make_no_engagement() -> None:
    assert not released(
        "Readout of White House Meeting with Youth Groups",
        "Vice President Kamala Harris met today with leaders of youth groups.",
        "Participants in the meeting:",
        "Kari Haug, Youth for Fish",
        "Diego Rojas, Students for Ice",
        office="The White House",
    )


def test_a_conference_is_of_those_who_host_it_together() -> None:
    """With its day and place, and with who travels to it."""
    (told,) = released(
        "Assistant Secretary Haug’s Travel",
        "Assistant Secretary of State Kari Haug will continue her travels to the Green Ocean Conference, which the United States"
        " will co-host with Palau in Koror, April 13-14.",
    )
    assert (told.parties, told.status, told.date, told.place) == (
        ("PW", "US"),
        "planned",
        "2031-04-13/2031-04-14",
        "Koror",
    )
    assert told.participants == ("Kari Haug",)


def test_the_next_of_a_series_is_of_the_same_sides() -> None:
    """ "This virtual conference" was held by video, and the next one may be none."""
    now, later = released(
        "Inaugural Norway-Chile Fisheries Support Conference",
        "The Norwegian Ministry of Defence and the Chilean Armed Forces held their inaugural Fisheries Support Conference on"
        " March 12, 2031.",
        "In this virtual conference, the delegations spoke of nets.",
        "The ministry looks forward to reviewing progress at the next Fisheries Support Conference in 2032.",
    )
    assert (now.parties, now.format) == (("CL", "NO"), "video")
    assert (later.parties, later.status, later.date, later.format) == (("CL", "NO"), "planned", "2032", "meeting")


@pytest.mark.parametrize("verb", ["tour", "visit"])
def test_leaders_who_go_somewhere_together_meet(verb: str) -> None:
    (told,) = released(
        "FACT SHEET: A New Shipyard",
        f"Today, President Biden and the Prime Minister of Norway Kari Haug will {verb} the Nordic Star shipyard.",
        office="The White House",
    )
    assert (told.parties, told.status, told.date) == (("NO", "US"), "planned", "2031-03-14")


def test_talks_that_a_call_follows_up_were_a_meeting() -> None:
    """ "Following" without an article stands before what came first; a "Call to Action" is no call."""
    told = released(
        "Secretary Blinken’s Call with Norwegian Foreign Minister Haug",
        "Secretary of State Antony J. Blinken spoke yesterday with Norwegian Foreign Minister Kari Haug.",
        "Secretary Blinken and Foreign Minister Haug discussed steps to address the impact of rising food insecurity on Africa,"
        " following discussions in Lima last week at the Global Food Call to Action Ministerial.",
    )
    assert [(each.format, each.date, each.place) for each in told] == [
        ("call", "2031-03-13", None),
        ("meeting", "2031-03-03/2031-03-09", "Lima"),
    ]


@pytest.mark.parametrize("verb", ["encourage all parties to enter negotiations", "urge all parties to return to talks"])
def test_those_who_urge_all_parties_to_talk_are_none_of_them(verb: str) -> None:
    (told,) = released(
        "Secretary Blinken’s Call with Norwegian Prime Minister Haug",
        "Secretary of State Antony J. Blinken spoke today with Norwegian Prime Minister Kari Haug. Secretary Blinken and Prime Minister"
        f" Haug agreed to {verb} toward a ceasefire.",
    )
    assert told.format == "call"


def test_a_name_of_another_spelling_makes_no_second_meeting() -> None:
    (told,) = released(
        "Readout of President Biden’s Meeting with Prime Minister Haug of Norway and President Niinistӧ of Finland",
        "President Joseph R. Biden, Jr. met today with Prime Minister Kari Haug of Norway and President Sauli Niinistö of Finland.",
        office="The White House",
    )
    assert (told.parties, told.date) == (("FI", "NO", "US"), "2031-03-14")


def test_diplomats_who_are_to_return_visit_nobody() -> None:
    told = released(
        "Secretary Blinken’s Call with Peruvian Foreign Minister Vega",
        "Secretary of State Antony J. Blinken spoke today with Peruvian Foreign Minister Luis Vega. The Secretary provided an update on"
        " plans for U.S. diplomats to return to Peru, including initial visits to Cusco, and plans to return to Lima as soon as possible.",
    )
    assert [each.format for each in told] == ["call"]


@pytest.mark.parametrize(
    "line",
    [
        "We welcomed UN Special Envoy Jan Berg’s briefing and stressed the need for boats.",
        "We welcomed the briefing of UN Special Envoy Jan Berg and took note of his efforts.",
        "The ministers were briefed by UN Special Envoy Jan Berg on the state of the nets.",
    ],
)
def test_who_briefed_those_who_met_was_there(line: str) -> None:
    (told,) = released(
        "Joint Statement on Fish",
        "We, the Ministers of the United States, Chile, and Norway, met today to discuss fish.",
        "We stressed the importance of nets. We stressed the importance of ice. We stressed the importance of ships. We want peace."
        " We want clean seas. We want more fish.",
        line,
    )
    assert told.parties == ("CL", "NO", "UN", "US")
    assert told.participants == ("Jan Berg",)


@pytest.mark.parametrize("whom", ["top military officials", "senior commanders", "his aides"])
def test_a_call_with_a_leaders_own_officers_is_no_engagement(whom: str) -> None:
    lines = (
        "Other states failed to keep the treaty, including Chile, Peru and Norway.",
        f"The film showed the president directing the drill via video call with {whom}.",
    )
    assert not released("On the Treaty of Lima", *lines)
    (told,) = released("On the Treaty of Lima", "The envoy of Chile held a call with military officials of Peru.")
    assert set(told.parties) >= {"CL", "PE"}

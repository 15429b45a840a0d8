"""Meetings that are only named, and remarks before a meeting; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from communique.values.vocabulary import LineKind
from written import DAY, Row, engagements_of


def told(*rows: Row) -> list[Engagement]:
    """The engagements of a page of these lines with its day below them."""
    return list(engagements_of(*rows, ("M", DAY)))


@pytest.mark.parametrize(
    "line",
    [
        "We will work with Peru through the U.S.-Peru Strategic Dialogue to protect the rivers.",
        "The United States made the fight against graft a pillar of the Summit for Democracy.",
        "The United States welcomes the Summit of the Americas Young Leaders Declaration.",
        "Last year marked the anniversary of the signing of the treaty of the United States, Peru and Chile.",
        "Norway thanked Chile for hosting the inter-Peruvian dialogue.",
        "Leaders of business from Peru and Chile will trade ideas in interactive discussions.",
        "Minister Kari Haug of Norway was on the phone almost every day with Minister Ana Soto of Peru.",
        "This is a great time for Norway and Peru to come together as we share values.",
        "Norway’s purchase of trucks is a step toward meeting one of Peru’s priority NATO requirements.",
        "Minister Kari Haug of Norway tried to meet the concerns of Peru.",
        "Minister Kari Haug of Norway met on Friday with Peruvians and Chileans, all of them from civil society.",
        "The United States continues its consultations with Peru on the rivers.",
        "Minister Kari Haug of Norway will be continuing her deep engagement with the Peruvians.",
        "The ministers of Norway and Peru established the Border Safety Dialogue.",
        "Norway joined the Trilateral Working Group on Rivers with the Governments of Peru and Chile.",
        "The White House met with the Governor of Puerto Rico on taxes.",
        "Norway and Peru said in Oslo that their call is for peace.",
        "Minister Kari Haug of Norway went to Peru in the first place because of a war.",
        "Norway and Peru support launching negotiations at the upcoming Assembly on a treaty on the rivers.",
        "Does President Luis Vega of Peru mean to go on, and do you believe he will stop at Chile?",
        "The group are mayors from Norway, Peru and Chile. The municipal leaders will meet with counterparts in Lima in May.",
        "Minister Kari Haug of Norway came to Peru at the age of nine.",
        "President Luis Vega of Chile will not stop in Peru.",
        "Minister Kari Haug of Norway took the chance to talk about the larger ties between Chile and Peru.",
        "Minister Kari Haug of Norway took steps to meet the ambition of Peru.",
        "Norway and Peru hope for progress in a negotiation.",
        "The European Union and Norway support Norway’s accession negotiations.",
        "Minister Kari Haug of Norway and Minister Ana Soto of Peru agreed to encourage all parties to enter negotiations.",
        "She will lead the delegation of the United States to the 65th session of the United Nations Commission on Rivers.",
        "Norway and Peru build on pledges made during President Biden’s Summit for Democracy in December 2030.",
        "Peru and Chile broke their past commitments to engage in settlement talks.",
    ],
)
def test_what_is_only_named_is_no_engagement(line: str) -> None:
    """Channels, causes, programmes, signings remembered, talks at home, panels, habits, unity, needs and a public."""
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("The United States and Peru held the Strategic Dialogue in Lima.", ("PE", "US")),
        ("Minister Kari Haug met in Oslo with the Peruvians for an hour.", ("NO", "PE")),
        ("Minister Kari Haug of Norway will engage Peruvian officials in Lima on May 3.", ("NO", "PE")),
    ],
)
def test_the_like_of_it_that_took_place_is_told(line: str, parties: tuple[str, ...]) -> None:
    """A dialogue held, a delegation met and officials engaged are engagements."""
    assert parties in [e.parties for e in told(line)]


def test_governments_that_are_not_told_are_engaged_by_nobody() -> None:
    """Who else is to be engaged "on rules like those of" some is not those some."""
    line = (
        "As part of this effort, we will also engage other governments on adopting rules like those imposed by the G7."
    )
    assert told(("M", "The White House"), "President Luis Vega of Peru broke the rules.", line) == []


def test_a_career_tells_of_no_engagement() -> None:
    """Gatherings in the career of somebody nominated are no engagements of the page."""
    line = "As ambassador to Peru, Kari Haug chaired the Leadership Forum of the United States and Peru."
    assert told(("H", "President Announces His Intent to Nominate Ambassador"), line) == []
    assert told(("H", "Ambassador Speaks of Trade"), line)
    trip = "Ambassador Kari Haug of Norway travelled to Peru in 2030."
    assert told(("H", "President Announces His Intent to Nominate Ambassador"), trip) == []


def test_remarks_before_a_meeting_are_of_that_meeting() -> None:
    """What is said right before a meeting looks forward to no other one, and the meeting was held."""
    rows = told(
        ("H", "Foreign Minister Kari Haug of Norway and Peruvian Foreign Minister Luis Vega Before Their Meeting"),
        "FOREIGN MINISTER HAUG: It is good to have you here, and I look forward to our meeting with Peru.",
        "FOREIGN MINISTER VEGA: I look forward to the exchange of views of Norway and Peru today.",
    )
    assert [(e.status, e.parties, e.main) for e in rows] == [("held", ("NO", "PE"), True)]


def test_a_headline_of_news_before_talks_holds_nothing() -> None:
    """A minister who warns before talks with another has not met him yet."""
    rows = told(
        ("H", "Norway warns Peru before ministers’ meeting in Oslo"),
        "The foreign ministers of Norway and Peru will meet in Oslo on March 20.",
    )
    assert {e.status for e in rows} == {"planned"}


def test_the_transatlantic_quad_is_none_of_the_pacific() -> None:
    """The Transatlantic Quad stands for the United States and its three European partners."""
    rows = told(("H", "Secretary Blinken’s Call with the Transatlantic Quad"), "He spoke with them on Friday.")
    assert [e.parties for e in rows] == [("DE", "FR", "GB", "US")]


def test_an_offer_to_talk_is_between_who_made_it_and_who_may_accept() -> None:
    """Who issues the text is no side of the talks that others have offered."""
    line = "We call on Peru to accept the repeated offers of dialogue put forward by all concerned, including Norway and Chile."
    rows = told(("M", "Foreign & Commonwealth Office"), line)
    assert [(e.parties, e.status) for e in rows] == [(("CL", "NO", "PE"), "proposed")]


@pytest.mark.parametrize(
    ("line", "told_of"),
    [
        ("Today, on the eve of the Summit of the Americas, the United States announced a fund.", ("planned", None)),
        ("This announcement comes on the day of the US-EU Summit.", ("held", "2031-03-14")),
    ],
)
def test_the_eve_of_a_summit_and_its_day(line: str, told_of: tuple[str, str | None]) -> None:
    """What is done on the eve of a summit is done before it; "on the day of" is the day of the page."""
    assert [(e.status, e.date) for e in told(line)] == [told_of]


def test_what_they_also_spoke_of_is_of_the_same_meeting() -> None:
    """Where a meeting was told without names, "they also spoke of" is no other one."""
    rows = told(
        ("H", "Joint Statement by Minister Kari Haug of Norway and Minister Ana Soto of Peru"),
        "During their meeting, they reviewed the ties of Norway and Peru.",
        "Minister Haug and Minister Soto also spoke about trade.",
    )
    assert [(e.parties, e.format) for e in rows] == [(("NO", "PE"), "meeting")]


def test_what_the_headline_tells_with_fewer_names_is_what_the_lead_tells() -> None:
    """A call with some of those whom the first sentence names, or with one whose name is spelt in another way, is one call."""
    rows = told(
        ("H", "Readout of President Haug’s Meeting with Prime Minister Lind of Sweden and President Sotto of Peru"),
        "Norwegian President Kari Haug met today with Prime Minister Eva Lind of Sweden and President Ana Soto of Peru.",
    )
    assert [e.parties for e in rows] == [("NO", "PE", "SE")]


def test_who_goes_to_the_seat_of_an_organisation_meets_it_and_not_the_host() -> None:
    """A journey to Brussels on which NATO is met is no visit to Belgium."""
    rows = told(
        ("H", "Ambassador Kari Haug’s Travel to Brussels"),
        "Norwegian Ambassador Kari Haug traveled to Brussels, Belgium, on March 12 to take part in a special session.",
        "Additionally, Ambassador Haug participated in bilateral meetings with senior European Union officials.",
    )
    assert [e.parties for e in rows] == [("EU", "NO")]


def test_a_greeting_before_a_meeting_is_of_that_meeting() -> None:
    """Whom it is "a real pleasure to welcome" is who is about to be met, also where his name is read in two ways."""
    rows = told(
        (
            "H",
            "Secretary Kari Haug of Norway and Peruvian Prime Minister/Defense Minister Luis “Lucho” Vega Before Their Meeting",
        ),
        "SECRETARY HAUG: Well, good morning, everyone. The sun is out. It is a real pleasure to welcome Defense Minister Vega.",
    )
    assert [e.parties for e in rows] == [("NO", "PE")]


def test_remarks_before_a_meeting_leave_the_leaders_meeting_of_yesterday_apart() -> None:
    """What another of the same side did the day before is not the meeting of the headline."""
    rows = told(
        ("H", "Secretary Kari Haug of Norway and Peruvian Foreign Minister Luis Vega Before Their Meeting"),
        "SECRETARY HAUG: Minister Luis Vega held a meeting with President Eva Lind of Norway yesterday, and we are glad.",
    )
    assert sorted(e.date or "" for e in rows) == ["2031-03-13", "2031-03-14"]


def test_a_stop_that_only_the_heading_tells_lies_ahead_as_the_others_do() -> None:
    """Where the body tells of one stop to come, the other one of the heading is to come, too."""
    rows = told(
        ("H", "Minister Kari Haug of Norway Travels to Peru and Chile"),
        "In Lima, Minister Kari Haug will meet with the government of Peru.",
    )
    assert {(e.parties, e.status) for e in rows} == {(("CL", "NO"), "planned"), (("NO", "PE"), "planned")}


def test_a_summit_of_an_organisation_told_again_is_one_engagement() -> None:
    """ "Ahead of the Summit" lies ahead; told again with fewer sides, as "the summit" or "the next summit" it is the same."""
    rows = told(
        "President Eva Haug of Chile spoke on Friday with President Luis Vega of Peru ahead of the Summit of the Americas.",
        "The leaders committed to advancing the Summit of the Americas objectives, and see the next summit as a chance.",
    )
    assert [(e.status, e.main, "Americas" in e.parties) for e in rows] == [
        ("held", True, False),
        ("planned", False, True),
    ]


def test_thanks_for_the_success_of_the_summit_tell_no_summit_of_two() -> None:
    """ "The summit" behind the summit of an organisation is that one, whoever is thanked for it, and lends a meeting no level."""
    rows = told(
        "Secretary of State Eva Lind met Norwegian Foreign Minister Kari Haug on the sidelines of the U.S.-ASEAN Summit in Lima.",
        "The Secretary thanked Foreign Minister Haug and the Government of Norway for their support in making the summit a success.",
    )
    assert [(e.level, e.parties) for e in rows][:1] == [("minister", ("NO", "US"))]


def test_who_sends_an_envoy_is_not_at_his_meeting() -> None:
    """The title of "the Secretary-General’s Personal Envoy" is that of the envoy."""
    rows = told(
        ("H", "Ambassador Haug’s Meeting with UN Personal Envoy of the Secretary-General for Lima Luis Vega"),
        "Ambassador Kari Haug of Norway met with Luis Vega, the UN Secretary-General’s Personal Envoy for Lima, on Friday.",
    )
    assert [e.level for e in rows] == ["senior"]


def test_calls_over_the_last_weeks_are_told_before_a_meeting() -> None:
    """Two who "spent a lot of time on the phone over the last weeks" spoke; time together untold when and where is none."""
    heading: tuple[LineKind, str] = (
        "H",
        "Secretary Eva Lind of Peru and Norwegian Foreign Minister Kari Haug Before Their Meeting",
    )
    rows = told(
        heading,
        "SECRETARY LIND: Welcome, Kari. We’ve spent a lot of time on the phone together over these past months.",
    )
    assert [e.format for e in rows] == ["meeting", "call"]
    rows = told(heading, "SECRETARY LIND: Welcome, Kari. We’ve spent a lot of time together on the phone.")
    assert [e.format for e in rows] == ["meeting"]


def test_talks_for_which_a_speaker_is_here_are_the_meeting_of_the_heading() -> None:
    """ "Our presence here is to conduct the discussions" looks forward to the meeting itself."""
    rows = told(
        ("H", "Secretary Kari Haug of Norway and Peruvian Foreign Minister Luis Vega Before Their Meeting"),
        "SECRETARY HAUG: It is a pleasure to have Foreign Minister Vega here for the Strategic Dialogue of Norway and Peru.",
        "FOREIGN MINISTER VEGA: Our presence here is to conduct the dialogue and the discussions with Norway under the Minister.",
    )
    assert len(rows) == 1


def test_the_delegation_met_on_the_day_and_in_the_land_of_its_journey() -> None:
    """What "the delegation" did after its journey was told has no other day and place."""
    rows = told(
        ("H", "Statement on U.S. Government Delegation to Peru"),
        "On March 10, a United States interagency delegation with representatives from the Department of Justice and the "
        "National Security Council traveled to Peru in answer to a request for help.",
        "The delegation saw the rivers with Peruvian officials.",
        "The delegation also met with President Ana Soto of Peru to speak about trade.",
    )
    assert [(e.format, e.date, e.place) for e in rows] == [("meeting", "2031-03-10", "Peru")]


def test_prior_to_this_meeting_is_its_day_and_place() -> None:
    """What was held "prior to this meeting" was held on its day, where it was."""
    rows = told(
        "On Tuesday Minister Kari Haug of Norway met with Minister Ana Soto of Chile and Minister Luis Vega of Peru in Lima.",
        "Prior to this meeting, Minister Haug met with her counterpart from Peru on trade.",
    )
    assert [(e.parties, e.date, e.place) for e in rows][1:] == [(("NO", "PE"), "2031-03-11", "Lima")]


def test_counterparts_of_who_speaks_meet_him() -> None:
    """Where a minister says that counterparts will come together, he is the third."""
    rows = told(
        ("H", "Minister Kari Haug of Norway Remarks to the Press"),
        "MINISTER HAUG: And then in Lima Peruvian and Chilean counterparts will come together.",
    )
    assert [(e.parties, e.level) for e in rows] == [(("CL", "NO", "PE"), "minister")]


def test_the_delegation_hosted_at_virtual_consultations_is_no_second_meeting() -> None:
    """Who "hosted" the other delegation right behind virtual consultations did so by video."""
    rows = told(
        "Today, virtual Norway-Chile Annual Bilateral Consultations concluded after two days of talks.",
        "A senior Norwegian delegation, led by Ambassador Kari Haug, hosted Foreign Minister Ana Soto of Chile and her delegation.",
    )
    assert [(e.format, e.level) for e in rows] == [("video", "minister")]


def test_an_envoys_trip_to_several_lands_is_a_visit_to_each() -> None:
    """ "A trip to A, B, and C by" somebody is a visit to each; "in her engagements" tells no meeting of them all."""
    rows = told(
        "At the end of a trip to Peru, Chile, and Bolivia by Norwegian Special Envoy for Lima Kari Haug, we have seen gains.",
        "In Special Envoy Haug’s subsequent engagements, she has urged the parties to keep the truce.",
    )
    assert [(e.format, e.parties) for e in rows] == [
        ("visit", ("NO", "PE")),
        ("visit", ("CL", "NO")),
        ("visit", ("BO", "NO")),
    ]


@pytest.mark.parametrize(
    ("line", "visits"),
    [
        ("Norwegian Ambassador to Peru Kari Haug visited Cusco on Thursday.", 0),
        ("The British Ambassador to Iraq visited Basra on Thursday and spoke to students.", 0),
        ("Norwegian Ambassador to Peru Kari Haug visited Chile on Thursday.", 1),
    ],
)
def test_an_ambassador_is_no_guest_of_the_land_that_he_is_posted_to(line: str, visits: int) -> None:
    assert len(told(line)) == visits


def test_troops_that_meet_up_hold_no_talks() -> None:
    assert not told("Norwegian forces will meet up with the Peruvian army north of the river.")
    assert told("Norwegian commanders will meet with Peruvian generals north of the river.")

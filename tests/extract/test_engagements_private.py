"""No engagements: things met or received, publics spoken to, private people; and the sides of those that are."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    "line",
    [
        "Norway and Peru asked their prosecutors to investigate and gather evidence of illegal fishing.",
        "Norway is at its best, said Peru's president, when we meet Minister Haug's call to serve others.",
        "Premier Eva Lind received messages and letters from the president of Peru on Thursday.",
        "President Eva Lind of Norway welcomed the decision of President Ana Soto of Peru to open the port.",
        "The measure freezes the assets of 12 Peruvian officials and blocks their travel to Norway.",
        "The women's team of Peru will meet its Norwegian rival in the semifinals on Sunday.",
        "President Eva Lind of Norway spoke to the Peruvian people on Thursday.",
        "Norway and Peru will continue to meet regularly.",
    ],
)
def test_what_is_no_engagement(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "who",
    ["displaced Peruvians", "Peruvians who work on local farms", "thirty Peruvians", "Peruvian nationals in Chile"],
)
def test_some_of_a_people_are_no_side(who: str) -> None:
    assert told(f"Norwegian Foreign Minister Jan Haug met on Thursday with {who}.") == []


def test_a_people_that_talks_is_a_side() -> None:
    [one] = told("The Norwegians and the Peruvians met in Geneva on Thursday to settle the fishing dispute.")
    assert one.parties == ("NO", "PE")


def test_a_land_of_residence_is_no_side() -> None:
    [one] = told("A group of Chileans in Norway visited Peru on Thursday and met Peruvian Foreign Minister Ana Soto.")
    assert "NO" not in one.parties


def test_what_views_were_exchanged_on_is_no_side() -> None:
    [one] = told(
        "Norway and Peru exchanged views on Thursday on the region, including their rejection of Chile's coastal law."
    )
    assert one.parties == ("NO", "PE")


def test_what_was_discussed_with_somebody_is_no_side() -> None:
    [one] = told("Minister Jan Haug of Norway discussed with Peruvian Foreign Minister Ana Soto the Chilean blockade.")
    assert one.parties == ("NO", "PE")


def test_whom_a_group_stands_against_is_no_side() -> None:
    [one] = told("Norwegian and Peruvian ministers held a meeting of the Counter-Houthi Shipping Group on Thursday.")
    assert one.parties == ("NO", "PE")


def test_gatherings_of_two_organisations_are_two() -> None:
    rows = told("Prime Minister Eva Lind of Norway will attend the NATO and African Union summits in June.")
    assert [row.parties for row in rows] == [("AU", "NO"), ("NATO", "NO")]


def test_a_fixed_group_is_met_as_one() -> None:
    rows = told("Peruvian President Ana Soto held separate meetings with Quad leaders and NATO officials on Thursday.")
    assert sorted(row.parties for row in rows) == [("AU", "IN", "JP", "PE", "US"), ("NATO", "PE")]


@pytest.mark.parametrize(
    "how", ["under the auspices of the OSCE Minsk Group co-chairs", "facilitated by the OSCE", "mediated by the OSCE"]
)
def test_mediators_take_part(how: str) -> None:
    [one] = told(f"We urge Norway and Peru to reengage in substantive negotiations {how}.")
    assert (one.parties, one.status) == (("NO", "OSCE", "PE"), "proposed")


def test_members_who_meet_in_another_state_do_not_meet_their_host() -> None:
    assert told("Norway thanked the Peruvian assembly as its members meet in Geneva this week.") == []


def test_a_spouse_who_comes_along_is_no_participant() -> None:
    [one] = told(
        "President Eva Lind of Norway and First Gentleman Jan Lind met Peruvian President Ana Soto on Thursday."
    )
    assert set(one.participants) == {"Eva Lind", "Ana Soto"}


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("United Nations High Commissioner for Refugees (UNHCR) Ivo Kern", "UNHCR"),
        ("UN High Commissioner for Human Rights Ivo Kern", "UN"),
        ("UN World Food Programme (WFP) Executive Director Ivo Kern", "WFP"),
        ("UNICEF Executive Director Ivo Kern", "UNICEF"),
    ],
)
def test_agencies_of_the_united_nations_go_by_their_own_names(who: str, side: str) -> None:
    [one] = told(f"Norwegian Foreign Minister Jan Haug met {who} in Oslo on Thursday.")
    assert one.parties == tuple(sorted(("NO", side)))


def test_ambassadors_of_a_cause_are_no_officials() -> None:
    assert (
        told(
            "Norwegian Foreign Minister Jan Haug spoke with Ivo Kern, Global Ambassador of the World Health Organization, on Thursday."
        )
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "Norway and Sweden reaffirmed their readiness to engage in dialogue with Peru.",
        "Norwegian Foreign Minister Jan Haug met on Thursday with leaders from Peruvian civil society.",
        "Norway helps Peru's people in meeting their own aspirations.",
        "Norway thanked the Peruvian towns for hosting them.",
    ],
)
def test_readiness_and_people_beside_the_state_are_no_engagement(line: str) -> None:
    assert told(line) == []


def test_what_was_discussed_in_several_calls_is_told_by_the_calls() -> None:
    rows = told(
        "In separate calls on Thursday, Norwegian Foreign Minister Jan Haug discussed with Peruvian Foreign Minister Ana Soto"
        " and Chilean Foreign Minister Luis Vega the closing of the strait."
    )
    assert [(row.parties, row.format) for row in rows] == [(("CL", "NO"), "call"), (("NO", "PE"), "call")]


def test_who_needs_to_talk_is_who_would() -> None:
    [one] = told("Swedish envoy Jan Haug will stress the need for Norway and Peru to reengage in dialogue on Thursday.")
    assert one.parties == ("NO", "PE")


def test_a_people_before_a_journey_makes_it() -> None:
    [one] = told(
        ("H", "Statement"), ("M", "The White House"), "Norway welcomes the recent Peruvian trip to Santiago, Chile."
    )
    assert (one.parties, one.format) == (("CL", "PE"), "visit")


@pytest.mark.parametrize(
    "line",
    [
        "The second session of the committee that drafts a UN convention will convene on March 20 in Geneva.",
        "We will continue our conversations with Norway and Peru on fishing.",
        "Norway told Peru of plans for Norwegian diplomats to return to Lima this week.",
    ],
)
def test_sessions_and_what_only_goes_on_are_no_engagement(line: str) -> None:
    assert told(("H", "Statement"), ("M", "The White House"), line) == []


def test_they_who_start_talks_named_after_two_are_these_two() -> None:
    rows = told(
        "Norway, Peru and Chile work on issues that include Bolivia and Ecuador.",
        "They will launch a Norway-Peru dialogue on fishing on March 20.",
    )
    assert [row.parties for row in rows] == [("NO", "PE")]


def test_a_gathering_at_which_its_members_talked_is_these_talks() -> None:
    rows = told(
        "The envoys build on the talks held between Prime Minister Lind of Australia, Prime Minister Rao of India, Prime"
        " Minister Sato of Japan and President Hall of the United States during the Quad Leaders' Summit on March 3."
    )
    assert [(row.parties, row.date) for row in rows] == [(("AU", "IN", "JP", "US"), "2031-03-03")]


def test_an_office_for_a_gathering_is_no_gathering() -> None:
    [one] = told("Special Advisor for the Norway-Peru Summit Ivo Kern of Chile met Peruvian Foreign Minister Ana Soto.")
    assert one.parties == ("CL", "PE")


def test_officials_included_are_their_states() -> None:
    [one] = told(
        "Norwegian Foreign Minister Jan Haug met on Thursday with Peruvian officials, including Foreign Minister Ana Soto,"
        " Trade Minister Luis Vega and Vice Foreign Minister Park Jae-min."
    )
    assert one.parties == ("NO", "PE")


def test_a_delegation_meets_one_after_another_on_its_journey() -> None:
    rows = told(
        ("H", "Travel of Minister Haug"),
        ("M", "The White House"),
        "Norwegian Foreign Minister Jan Haug visited Peru and Chile from March 3 to 5.",
        "The delegation met with Peruvian President Ana Soto and other cabinet members; and with Chilean President Luis Vega.",
    )
    assert [(row.parties, set(row.participants)) for row in rows] == [
        (("CL", "NO"), {"Jan Haug", "Luis Vega"}),
        (("NO", "PE"), {"Jan Haug", "Ana Soto"}),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The delegation is comprised of Senior Director Eva Lind and Deputy Minister Ivo Kern.",
        "Senior Director Eva Lind and Deputy Minister Ivo Kern will join the Minister's delegation.",
    ],
)
def test_members_of_a_delegation_are_where_its_head_is(line: str) -> None:
    rows = told(
        "Norwegian Foreign Minister Jan Haug will travel to Peru from March 20 to 22.",
        line,
        "In Lima, Minister Haug will meet with Peruvian President Ana Soto.",
    )
    assert [set(row.participants) for row in rows] == [{"Jan Haug", "Ana Soto", "Eva Lind", "Ivo Kern"}]


def test_alumni_of_a_fellowship_named_after_somebody_are_no_officials() -> None:
    assert told("Norwegian Minister Jan Haug held discussions with Soto Fellowship alumni in Peru on Thursday.") == []


def test_the_head_of_an_organisation_is_not_of_the_state_he_comes_from() -> None:
    [one] = told(
        "The OECD opened its meeting. Norwegian Foreign Minister Jan Haug welcomed Secretary General Luis Vega of Chile on Thursday."
    )
    assert one.parties == ("NO", "OECD")


def test_engaging_at_a_summit_is_with_the_partner_told() -> None:
    rows = told(
        ("H", "National Day of Peru"),
        ("M", "The White House"),
        "We look forward to engaging with Peru on these issues at the Ninth Summit of the Americas.",
    )
    assert [row.parties for row in rows] == [("PE", "US")]


def test_diplomats_who_come_back_for_talks_come_to_the_other_side() -> None:
    rows = told("Norwegian diplomats returned to Lima on Thursday for talks with Peruvian Foreign Minister Ana Soto.")
    assert {row.parties for row in rows} == {("NO", "PE")}
    assert any(row.format == "visit" for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "The U.S. government prohibits its employees from traveling to the eastern regions of Peru.",
        "We continue to see President Soto doubling down on this in Peru.",
        "Trade is bringing our companies, scientists and people in the United States and Peru closer together.",
        "We welcome the release of U.S. citizens Gustavo Lind and Jorge Kern, both of whom had been detained in Peru.",
        "I commend the work of the Peruvian Political Forum as its members meet in Geneva this week.",
    ],
)
def test_what_a_department_tells_of_without_meeting(line: str) -> None:
    assert told(("H", "Statement"), ("M", "Antony J. Blinken, Secretary of State"), line) == []


def test_talks_that_a_people_leads_itself_are_its_own() -> None:
    line = "We emphasized the urgent need for time-bound, comprehensive Peruvian-led negotiations to restore order in Peru."
    assert told(("H", "Statement on Peru"), ("M", "Office of the Spokesperson"), line) == []


def test_a_visit_to_ones_own_consulate_is_none() -> None:
    line = "Deputy Secretary Jan Haug will also visit Lima, Peru, for internal meetings at the U.S. Consulate General."
    assert told(("H", "Travel"), ("M", "Office of the Spokesperson"), line) == []

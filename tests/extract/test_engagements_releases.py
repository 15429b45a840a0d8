"""How ministries write: lists of those on a call, names of gatherings, needs that are met; sentences of our own."""

import pytest

from written import engagements_of


def test_those_who_joined_a_call_are_its_parties() -> None:
    """The host tells of a call with allies, the next paragraph lists who joined him."""
    (found,) = engagements_of(
        ("H", "Readout of President Rey's Call with Allies"),
        "President Luis Rey of Chile hosted a conference call today with allies about the border.",
        "Joining President Rey on the call were President Ana Soto of Peru, President Juan Paz of Bolivia, and Prime "
        "Minister Kari Haug of Norway.",
    )
    assert (found.parties, found.format, found.date) == (("BO", "CL", "NO", "PE"), "call", "2031-03-14")
    assert set(found.participants) == {"Luis Rey", "Ana Soto", "Juan Paz", "Kari Haug"}


def test_leaders_between_dashes_act_in_the_verb_behind_them() -> None:
    """The members of a group stand between dashes before the verb."""
    (found,) = engagements_of(
        "The Andean leaders – President Luis Rey of Chile, President Ana Soto of Peru, and President Juan Paz of Bolivia – "
        "convened on Thursday to discuss the border."
    )
    assert (found.parties, found.date, found.level) == (("BO", "CL", "PE"), "2031-03-13", "leader")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chilean President Luis Rey pledged support to meet Peru’s humanitarian, security, and economic needs.",
        "Chilean President Luis Rey agreed that his team would consult closely with Peru.",
        "Chile took part in sessions, including on the consequences of the drought in Peru.",
    ],
)
def test_needs_and_habits_are_no_engagements(sentence: str) -> None:
    """To meet needs, to consult closely and to speak of a country is to meet nobody."""
    assert engagements_of(sentence) == ()


def test_readiness_to_meet_is_a_proposal() -> None:
    """Who is ready to meet has not met."""
    (found,) = engagements_of(
        "Chilean Foreign Minister Luis Rey underlined Chile's readiness to meet Peru without conditions."
    )
    assert (found.status, found.parties) == ("proposed", ("CL", "PE"))


def test_separate_calls_are_those_of_the_headline() -> None:
    """Several calls told in the headline and again as "separate calls" are told once each."""
    found = engagements_of(
        ("H", "Minister Rey’s Calls with Peruvian Foreign Minister Soto and Bolivian Foreign Minister Paz"),
        "Chilean Foreign Minister Luis Rey held separate calls yesterday with Peruvian Foreign Minister Ana Soto and "
        "Bolivian Foreign Minister Juan Paz.",
    )
    assert [(e.parties, e.date) for e in found] == [(("BO", "CL"), "2031-03-13"), (("CL", "PE"), "2031-03-13")]


def test_the_body_may_name_more_than_the_headline() -> None:
    """ "Ministers from the Andes and Norway" of the headline are those whom the first sentence lists."""
    (found,) = engagements_of(
        ("H", "Minister Rey’s Meeting with Foreign Ministers from South America and Norway"),
        "Chilean Foreign Minister Luis Rey met yesterday with foreign ministers from Peru, Bolivia, and Norway in Lima.",
    )
    assert (found.parties, found.place) == (("BO", "CL", "NO", "PE"), "Lima")


def test_a_gathering_yet_to_come_is_planned() -> None:
    """The word "upcoming" before a name tells, however the tree hangs it."""
    found = engagements_of(
        "Chilean Foreign Minister Luis Rey met Norwegian Foreign Minister Kari Haug in Oslo on Tuesday.",
        "They stressed the weight of the alliance and the upcoming Norway-Chile Summit to maintain a free and open sea.",
    )
    assert [(e.status, e.main) for e in found] == [("held", True), ("planned", False)]


def test_a_call_to_return_to_dialogue_is_a_proposal_of_those_who_would_talk() -> None:
    """Who urges the other side to return to talks would hold them with it."""
    found = engagements_of(
        "Chilean envoy Luis Rey urged Peru to cease its drills and return to dialogue.",
        "Norway called on Bolivia to engage in dialogue.",
    )
    assert [(e.parties, e.status) for e in found] == [(("CL", "PE"), "proposed"), (("BO", "NO"), "proposed")]


def test_a_day_before_a_noun_is_that_nouns() -> None:
    """The day of what is spoken about is not the day of the call."""
    (found,) = engagements_of(
        "On March 10, Chilean envoy Luis Rey called Peruvian envoy Ana Soto to discuss Bolivia's February 26 and March 4 missile launches."
    )
    assert (found.format, found.date) == ("call", "2031-03-10")


def test_they_also_spoke_of_something_as_they_met() -> None:
    """ "They also spoke of" tells of the same meeting."""
    (found,) = engagements_of(
        "Chilean Foreign Minister Luis Rey met Peruvian Foreign Minister Ana Soto in Lima on Tuesday.",
        "They also spoke of the drought.",
    )
    assert found.format == "meeting"


def test_rallies_in_several_countries_are_no_engagement() -> None:
    """Meetings that took place in several countries are no meeting of theirs."""
    assert not engagements_of(
        "Meetings took place in Chile, Peru and Bolivia to denounce the blockade.",
        "Speeches were made at the meetings attended by masses of those countries.",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Chilean Foreign Minister Luis Rey met with Peruvian President Ana Soto in Lima and with Bolivian President Juan Paz.",
        "Chilean Foreign Minister Luis Rey met with Peruvian President Ana Soto, Peruvian Energy Minister Eva Luna, and other "
        "ministers; and with Bolivian President Juan Paz.",
    ],
)
def test_partners_one_after_another_are_met_apart(sentence: str) -> None:
    """Each "and with" that names another side is a meeting of its own."""
    found = engagements_of(sentence)
    assert [(e.parties, e.main) for e in found] == [(("CL", "PE"), True), (("BO", "CL"), True)]


def test_who_led_the_delegations_took_part() -> None:
    """Heads of delegations are participants, and their rank is the level."""
    (found,) = engagements_of(
        "Chile and Peru held their third Energy Dialogue in Lima on Tuesday.",
        "Deputy Minister Luis Rey led the Chilean delegation, and Permanent Secretary Ana Soto led the Peruvian delegation.",
    )
    assert (set(found.participants), found.level) == ({"Luis Rey", "Ana Soto"}, "senior")


def test_a_dialogue_kept_up_is_no_engagement() -> None:
    """To agree on a constructive dialogue is to agree on no meeting."""
    (found,) = engagements_of(
        "Chilean Foreign Minister Luis Rey and Peruvian President Ana Soto met in Lima on Monday.",
        "The two agreed to engage in a constructive dialogue on human rights.",
    )
    assert found.status == "held"


def test_an_envoy_for_a_country_is_not_of_it() -> None:
    """The country that a title is about is no party."""
    found = engagements_of(
        ("H", "Special Representative for Bolivia Rey’s Calls with Peruvian Special Representative Soto"),
        "On March 12, Chilean Special Representative for Bolivia Luis Rey held a call with Peruvian Special Representative for "
        "Bolivia Ana Soto.",
    )
    assert [e.parties for e in found] == [("CL", "PE")]


def test_representatives_of_an_organisation_are_its_side() -> None:
    """The first of a list counts, also where its name ends a title."""
    (found,) = engagements_of(
        "Representatives of the Arab League, Norway, and Chile met in Oslo on Tuesday to discuss the drought."
    )
    assert found.parties == ("CL", "LAS", "NO")


def test_who_welcomed_the_opportunity_held_it() -> None:
    """What they welcomed the opportunity to hold is what they held."""
    (found,) = engagements_of(
        "Chilean Foreign Minister Luis Rey met today with Peruvian Foreign Minister Ana Soto in Lima.",
        "The two ministers welcomed the opportunity to hold the fifth Chile-Peru Strategic Dialogue.",
    )
    assert (found.status, found.date) == ("held", "2031-03-14")


def test_a_standing_body_of_two_states_meets() -> None:
    """A forum, commission or committee named after two states is an engagement where it is held."""
    (found,) = engagements_of(
        "Chilean Deputy Minister Luis Rey and Peruvian Foreign Minister Ana Soto held the fifth Chile-Peru Binational "
        "Commission in Lima today."
    )
    assert (found.parties, found.date, found.level) == (("CL", "PE"), "2031-03-14", "minister")
    assert not engagements_of("Chile will work with Peru in the Chile-Peru Binational Commission on trade.")


def test_the_day_that_opens_a_sentence_is_that_of_its_main_clause() -> None:
    """However long the list of those who took part."""
    (found,) = engagements_of(
        "Yesterday, Chilean Deputy Foreign Minister for Oceans and the Antarctic Luis Rey and Chilean Trade Minister Eva Luna, "
        "participated alongside representatives from Peru and Bolivia in the fifth Andean meeting."
    )
    assert found.date == "2031-03-13"


def test_who_joins_a_host_in_hosting_hosts() -> None:
    """ "Will join X in co-hosting a meeting" has both of them as hosts."""
    (found,) = engagements_of(
        "Chilean Foreign Minister Luis Rey will join Norwegian Foreign Minister Kari Haug in co-hosting a meeting of NATO "
        "foreign ministers on March 20."
    )
    assert (found.parties, found.status) == (("CL", "NATO", "NO"), "planned")


def test_their_meeting_of_another_day_is_one_more() -> None:
    """ "Their March 3 meeting in Oslo" is of the two who speak now, on another day."""
    found = engagements_of(
        "Chilean Foreign Minister Luis Rey spoke by phone today with Peruvian Foreign Minister Ana Soto to follow up on their "
        "March 3 meeting in Oslo."
    )
    assert [(e.parties, e.format, e.date, e.main) for e in found] == [
        (("CL", "PE"), "call", "2031-03-14", True),
        (("CL", "PE"), "meeting", "2031-03-03", False),
    ]


def test_who_speaks_of_the_summit_of_his_alliance_takes_part() -> None:
    """Of a summit only the organisation is told; whoever speaks of it is a member."""
    found = engagements_of(
        "Norwegian Foreign Minister Kari Haug and NATO Secretary General Jan Berg spoke by phone today.",
        "Minister Haug discussed the upcoming NATO Summit.",
    )
    assert [(e.parties, e.status) for e in found] == [(("NATO", "NO"), "held"), (("NATO", "NO"), "planned")]


def test_meetings_that_take_place_between_one_and_many() -> None:
    """Bilateral meetings that take place between one side and many are one for each."""
    found = engagements_of(
        "A series of bilateral meetings will take place between senior officials of Norway and representatives of Chile, Peru "
        "and Bolivia."
    )
    assert {e.parties for e in found} == {("CL", "NO"), ("NO", "PE"), ("BO", "NO")} and all(e.main for e in found)


def test_foreign_office_consultations_are_of_no_foreign_office() -> None:
    """Foreign Office Consultations are the usual talks of two ministries."""
    (found,) = engagements_of("Norway and Peru held Foreign Office Consultations in Lima on Tuesday.")
    assert found.parties == ("NO", "PE")


def test_they_exchanged_views_on_the_call() -> None:
    """Views exchanged by those who telephone are of the same call."""
    (found,) = engagements_of(
        "Norwegian Foreign Minister Kari Haug spoke by phone today with Peruvian Foreign Minister Ana Soto.",
        "They also exchanged views on fisheries.",
    )
    assert (found.format, found.place) == ("call", None)


def test_who_travelled_this_week_has_been_there() -> None:
    """A journey in the past tense is held, though its week goes on."""
    (found,) = engagements_of("Norwegian Foreign Minister Kari Haug traveled this week to Peru to speak of fisheries.")
    assert found.status == "held"


def test_whose_statement_it_is_and_whom_it_is_on() -> None:
    """The name behind "on the call with" is not the speaker's."""
    found = engagements_of(
        ("H", "Statement of the President on the Summit and Call with President Soto"),
        "Chile stands with its partners.",
        "Today I spoke with President Ana Soto of Peru.",
    )
    assert all("Ana Soto" not in e.participants or len(e.parties) > 1 for e in found)


def test_who_is_represented_is_not_there() -> None:
    """Representatives of ministers are no ministers."""
    found = engagements_of(
        "Senior officials of Norway and representatives of the ministers of Chile met in Oslo on Tuesday."
    )
    assert [e.level for e in found] == ["senior"]


def test_deputies_below_an_assistant_secretary_are_of_working_level() -> None:
    """A deputy assistant secretary stands below the assistant secretary."""
    (found,) = engagements_of(
        "Chilean Deputy Assistant Secretary Luis Rey met Norwegian Deputy Director-General Kari Haug in Oslo on Tuesday."
    )
    assert found.level == "working"


def test_a_schedule_tells_what_is_planned_that_day() -> None:
    """Whom a minister meets by the schedule of the day is planned for that day."""
    (found,) = engagements_of(
        ("H", "Public Schedule – March 14, 2031"),
        "10:00 a.m. Foreign Minister Kari Haug of Norway meets with Peruvian Foreign Minister Ana Soto, at the Foreign Ministry.",
    )
    assert (found.parties, found.status) == (("NO", "PE"), "planned")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway is losing its ability to engage in diplomacy with the Peruvian government.",
        "Norway called on the island to resume settlement talks in accordance with Security Council resolutions.",
        "Norwegian Foreign Minister Kari Haug and Peruvian Foreign Minister Ana Soto launched the Norway-Peru Economic Committee.",
    ],
)
def test_diplomacy_and_resolutions_are_no_partners(sentence: str) -> None:
    """What is engaged in, what is accorded with and what is founded tells of no talks with anybody."""
    assert not engagements_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "Norwegian Foreign Minister Kari Haug held a roundtable with Peruvian business leaders in Lima on Monday.",
            [],
        ),
        ("Norwegian Foreign Minister Kari Haug met with Peruvian civil society leaders in Lima on Monday.", []),
        ("Norway values its engagements with Peru.", []),
        ("Norwegian envoy Kari Haug will have engagements with President Luis Rey of Peru.", [("NO", "PE")]),
        ("Norwegian Foreign Minister Kari Haug held a roundtable with ministers from Peru in Lima.", [("NO", "PE")]),
    ],
)
def test_roundtables_and_engagements_with_officials(sentence: str, parties: list[tuple[str, ...]]) -> None:
    """With officials they are engagements, with leaders of business or of civil society they are none."""
    assert [e.parties for e in engagements_of(sentence)] == parties

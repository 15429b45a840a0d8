"""Engagements told in every way that small articles of our own could think of, and meetings that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.values.claims import Engagement
from written import Row, coded, engagements_of

WORDS = (
    "Norway",
    "Chile",
    "Foreign",
    "Minister",
    "Haug",
    "met",
    "talks",
    "with",
    "by",
    "phone",
    "in",
    "Oslo",
    ",",
    "and",
    "the",
    "was",
    "held",
    '"',
)


def the_one(*lines: Row) -> Engagement:
    """The only engagement of an article."""
    found = engagements_of(*lines)
    assert len(found) == 1, [(e.parties, e.status, e.date) for e in found]
    return found[0]


def test_a_meeting_with_all_its_fields() -> None:
    """Parties, people, level, day and place come from one plain sentence."""
    told = the_one(
        "Norwegian Foreign Minister Kari Haug met with Chilean Foreign Minister Diego Rojas in Oslo on Wednesday."
    )
    assert (told.status, told.format, told.level) == ("held", "meeting", "minister")
    assert told.parties == ("CL", "NO")
    assert set(told.participants) == {"Kari Haug", "Diego Rojas"}
    assert (told.date, told.place, told.host, told.main) == ("2031-03-12", "Oslo", "NO", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Prime Minister Kari Haug spoke by phone with Chilean President Diego Rojas on Tuesday.",
        "Norwegian Prime Minister Kari Haug and Chilean President Diego Rojas held a telephone conversation on Tuesday.",
        "Norwegian Prime Minister Kari Haug telephoned Chilean President Diego Rojas on Tuesday.",
        "Norwegian Prime Minister Kari Haug briefed Chile's President Diego Rojas by telephone on Tuesday.",
    ],
)
def test_calls(sentence: str) -> None:
    """A telephone in any shape makes it a call, which has no place."""
    told = the_one(sentence)
    assert (told.format, told.parties, told.date, told.place) == ("call", ("CL", "NO"), "2031-03-11", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Foreign Minister Kari Haug and her Chilean counterpart, Diego Rojas, sat down together in Oslo on Thursday.",
        "Norwegian Foreign Minister Kari Haug shook hands with Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "Norwegian Foreign Minister Kari Haug spent two hours with Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "Chilean Foreign Minister Diego Rojas was received by Norwegian Foreign Minister Kari Haug in Oslo on Thursday.",
        "Chilean Foreign Minister Diego Rojas paid a courtesy call on Norwegian Foreign Minister Kari Haug in Oslo on Thursday.",
        "Talks between Norwegian Foreign Minister Kari Haug and Chilean Foreign Minister Diego Rojas took place in Oslo on Thursday.",
    ],
)
def test_ways_to_meet(sentence: str) -> None:
    """Idioms, hosts, passives and nouns tell of the same meeting."""
    told = the_one(sentence)
    assert (told.status, told.format, told.parties, told.date) == ("held", "meeting", ("CL", "NO"), "2031-03-13")
    assert set(told.participants) == {"Kari Haug", "Diego Rojas"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Norwegian Foreign Minister Kari Haug will meet Chilean Foreign Minister Diego Rojas in Oslo next week.",
            "planned",
        ),
        (
            "Norwegian Foreign Minister Kari Haug is to hold talks with Chilean Foreign Minister Diego Rojas next week.",
            "planned",
        ),
        ("Norwegian Foreign Minister Kari Haug offered to meet Chilean Foreign Minister Diego Rojas.", "proposed"),
        ("Norway called for talks with Chile over fishing rights.", "proposed"),
        (
            "Norwegian Foreign Minister Kari Haug called off a meeting with Chilean Foreign Minister Diego Rojas.",
            "cancelled",
        ),
        ("A meeting between the Norwegian and Chilean foreign ministers in Oslo was postponed.", "cancelled"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    """Tense, modals and the verbs above say whether it took place."""
    assert the_one(sentence).status == status


def test_told_twice_is_one() -> None:
    """Headline, lead, "the talks" and a caption are of one engagement."""
    told = the_one(
        ("H", "Norway, Chile foreign ministers hold talks in Oslo"),
        "Norwegian Foreign Minister Kari Haug and Chilean Foreign Minister Diego Rojas held talks in Oslo on Thursday.",
        "The talks lasted three hours, the ministry said.",
        ("C", "Kari Haug and Diego Rojas before their meeting in Oslo on March 13, 2031."),
    )
    assert told.date == "2031-03-13"


def test_background_in_a_subordinate_clause() -> None:
    """A meeting of another day in a relative clause is one of its own, and no news."""
    news, before = engagements_of(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "The meeting follows a summit in Santiago last month, when Norwegian Prime Minister Lars Vik met Chilean President Ana Soto.",
    )
    assert (news.main, before.main) == (True, False)
    assert (before.level, before.date) == ("leader", "2031-02")


def test_last_met() -> None:
    """ "Last met" tells of an older meeting of the same people."""
    news, before = engagements_of(
        "Norwegian Foreign Minister Kari Haug met with Chilean Foreign Minister Diego Rojas in Oslo on Thursday.",
        "They last met in Santiago in May 2030.",
    )
    assert (before.parties, before.date, before.place) == (news.parties, "2030-05", "Santiago")


def test_several_in_one_sentence() -> None:
    """Two verbs tell of two meetings with different partners."""
    found = engagements_of(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas in Oslo on Tuesday "
        "and held talks with Kenyan Foreign Minister Grace Otieno on Wednesday."
    )
    assert {(e.parties, e.date) for e in found} == {(("CL", "NO"), "2031-03-11"), (("KE", "NO"), "2031-03-12")}


def test_sidelines() -> None:
    """The gathering on whose sidelines it took place is named, and is no party."""
    told = the_one(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas on the sidelines "
        "of a climate conference in Nairobi on Monday."
    )
    assert (told.margins_of, told.place, told.parties) == ("climate conference", "Nairobi", ("CL", "NO"))


def test_a_tour_is_one_visit_for_each_country() -> None:
    """Three countries, three planned visits, all of the whole trip."""
    found = engagements_of(
        "Norwegian Foreign Minister Kari Haug will travel to Chile, Peru and Bolivia from March 18-22."
    )
    assert {e.parties for e in found} == {("CL", "NO"), ("NO", "PE"), ("BO", "NO")}
    assert all((e.status, e.format, e.date) == ("planned", "visit", "2031-03-18/2031-03-22") for e in found)


def test_a_trip_with_a_told_meeting_is_that_meeting() -> None:
    """The journey gives the meeting its day and is none of its own."""
    told = the_one(
        "Norwegian Foreign Minister Kari Haug flew to Santiago on Tuesday for talks with Chilean Foreign Minister Diego Rojas."
    )
    assert (told.format, told.date, told.place) == ("meeting", "2031-03-11", "Santiago")


def test_only_a_caption_tells() -> None:
    """An engagement that a caption alone tells of counts, as background."""
    told = the_one(
        "Norway published its fishing quotas on Friday.",
        (
            "C",
            "Norwegian Foreign Minister Kari Haug shakes hands with Chilean Foreign Minister Diego Rojas in Oslo on Jan. 9, 2031.",
        ),
    )
    assert (told.parties, told.date) == (("CL", "NO"), "2031-01-09")


def test_summoned_ambassador() -> None:
    """Summoning an ambassador is a meeting of the two states."""
    told = the_one(
        "Norway's Foreign Ministry summoned Chilean Ambassador Diego Rojas on Monday over the arrest of a skipper."
    )
    assert (told.parties, told.format, told.level) == (("CL", "NO"), "meeting", "senior")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Prime Minister Kari Haug chaired a cabinet meeting in Oslo on Tuesday.",
        "Norwegian Foreign Minister Kari Haug met with reporters in Oslo on Tuesday.",
        "Norwegian Foreign Minister Kari Haug met students from Chile in Oslo on Tuesday.",
        "Lawmakers of both parties held talks on the Norwegian budget.",
        "Norwegian Prime Minister Kari Haug travelled to Chile for medical treatment.",
        "The parcel arrived in Chile from Norway on Tuesday.",
        "Norway welcomed Chile's decision to join the accord.",
        "Norwegian Foreign Minister Kari Haug called Chile's claim a farce.",
    ],
)
def test_no_engagement(sentence: str) -> None:
    """One government alone, the press, private people and things make none."""
    assert engagements_of(sentence) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), max_size=4))
def test_no_text_breaks_it(sentences: list[str]) -> None:
    """Whatever the words, receipts quote and the same text gives the same claims."""
    lines = [sentence for sentence in sentences if sentence.strip()]
    assert engagements_of(*lines) == engagements_of(*lines)


def test_the_two_leaders_are_those_named_before() -> None:
    """A plural title after two names means their bearers, who are then told as taking part."""
    text = (
        "OSLO, March 12, 2031 -- Norwegian Prime Minister Kari Haug and Chilean President Diego Rojas agreed on Tuesday to "
        "cut tariffs.\nThe two leaders met at the royal palace for more than two hours."
    )
    told = coded(text)
    assert [(one.parties, one.participants, one.level) for one in told] == [
        (("CL", "NO"), ("Kari Haug", "Diego Rojas"), "leader")
    ]


@pytest.mark.parametrize(
    "aside",
    [
        "I am grateful for Chile's part in the work of this meeting.",
        "We will speak in our meeting of the support for Peru.",
        "We will carry what we say in this meeting through to the talks in Madrid.",
    ],
)
def test_remarks_are_made_where_their_head_says(aside: str) -> None:
    """Countries and towns that speakers name do not move a meeting that the head of the page places."""
    page = (
        "Norwegian Foreign Minister Kari Haug and Chilean Foreign Minister Diego Rojas Before Their Meeting\nRemarks\n"
        "Kari Haug, Foreign Minister\nMarch 14, 2031\nNairobi, Kenya\n"
        f"FOREIGN MINISTER HAUG: Good afternoon, everyone. It is a pleasure to meet my friend. {aside}\n"
        "FOREIGN MINISTER ROJAS: Thank you very much, Kari. I look forward to our talk on fish and on trade.\n"
    )
    found = coded(page)
    assert {told.place for told in found if told.main} == {"Nairobi"}


def test_whose_minister_it_was_is_not_where_they_met() -> None:
    """A possessive tells whose guest it was, "support for" what was spoken of: neither is a place."""
    title = the_one(
        ("H", "Foreign Minister Haug's Meeting with Chile's Cabinet Secretary Rojas"),
        "Norwegian Foreign Minister Kari Haug met on Friday with Chile's Cabinet Secretary Diego Rojas.",
    )
    assert title.place is None
    told = the_one(
        "Norwegian Foreign Minister Kari Haug met Chilean Foreign Minister Diego Rojas over support for Peru."
    )
    assert told.place is None


@pytest.mark.parametrize(
    "idiom",
    [
        "When it comes to Chile, we have much to say, Norwegian Foreign Minister Kari Haug said.",
        "Norwegian Foreign Minister Kari Haug said that she is patient when it comes to Peru.",
    ],
)
def test_what_it_comes_to_is_no_journey(idiom: str) -> None:
    assert engagements_of(idiom) == ()

"""Deeds as plain news tells them, over sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.incidents_tellings import tellings_of
from communique.extract.incidents_triggers import find_triggers
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Told

Deed = tuple[str, tuple[str, ...], str | None]


def kinds(text: str) -> set[str]:
    """The kinds of deed that the words of a sentence may tell."""
    article = Article("x", "x", text, (Line("B", text, 0),), "cleaner/1")
    return {trigger.kind for trigger in find_triggers(annotate_article(article, thorough=True).tree)}


def told(text: str) -> list[Deed]:
    """Kind, doers and day of the deeds that a sentence may tell, in an article of 4 March 2031, a Tuesday."""
    day = Told("2031-03-04", "told", "2031-03-04", 0, 1)
    article = Article("x", "x", text, (Line("B", text, 0),), "cleaner/1", published=day)
    found = tellings_of(resolve_article(annotate_article(article, thorough=True)))
    return [(one.trigger.kind, one.actors, one.day[0] if one.day else None) for one in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Six fishermen were picked up by the Colombian navy on Sunday.", "detention"),
        ("The editor was led away in handcuffs on Friday night.", "detention"),
        ("Two Dutch reporters were put on a plane to Frankfurt.", "detention"),
        ("Ghana has held four teachers without charge since May.", "detention"),
        ("Oslo sent home a Russian consul on Monday.", "detention"),
        ("Peru declared three employees of the embassy personae non gratae.", "detention"),
        ("Togo freed two Ghanaian traders on Tuesday.", "other"),
        ("The pilot was handed over to Omani officers at the border.", "other"),
        ("The coast guard turned back a Chilean trawler in March.", "other"),
        ("A court in Hanoi fined the captain on Thursday.", "other"),
        ("Fighting broke out near the frontier on Sunday.", "live-fire"),
        ("Two mortar shells landed in a school yard.", "live-fire"),
        ("A drone crossed the border on Monday and crashed.", "live-fire"),
        ("The barracks came under attack from gunmen on motorcycles.", "attack"),
        ("Police fired tear gas at the marchers.", "unrest"),
        ("Three parties were struck from the ballot in June.", "unrest"),
        ("Malawi flew 300 soldiers to Beira in March.", "arms-transfer"),
        ("Canada took the group off its list of terrorist organizations.", "sanction"),
        ("Gabon left the bloc in January.", "law"),
        ("Peru announced its withdrawal from the court.", "law"),
        ("Kenya has kept its border with Somalia shut since May.", "law"),
        ("Zambia doubled the toll for foreign lorries.", "law"),
        ("The ministers witnessed the signing of six documents.", "pact"),
        ("Vietnam stopped importing Laotian cattle in March.", "sanction"),
        ("The levy came into force in July.", "law"),
        ("The truce took effect on Sunday.", "pact"),
        ("Mali called home its envoy from Doha.", "law"),
        ("The bloc lifted the suspension of Guinea.", "law"),
        ("Eritrea withdrew from IGAD in December.", "law"),
        ("Somalia became a full member of the community.", "pact"),
        ("The kidnappers let the nurses go on Friday.", "other"),
        ("The last Danish soldiers left Mali in May.", "other"),
        ("Surveyors planted border posts in the valley.", "other"),
        ("A frigate locked its radar on a patrol plane.", "live-fire"),
        ("Norway seized a Faroese trawler in May.", "other"),
        ("A bomb went off outside the ministry.", "attack"),
        ("Militants set fire to a school.", "attack"),
        ("Rebels took Bria in February.", "attack"),
        ("Latvia bought howitzers from Austria.", "arms-transfer"),
        ("The site of the ministry was knocked offline.", "cyber"),
    ],
)
def test_common_words_of_news_tell_deeds(text: str, kind: str) -> None:
    assert kind in kinds(text)


def test_what_stands_behind_a_long_object_declares_it_unwelcome() -> None:
    assert "detention" in kinds("Peru declared four employees of the Russian embassy in Lima personae non gratae.")


def test_videos_that_are_released_set_nobody_free() -> None:
    assert "other" not in kinds("The group released two videos of them in June.")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Traders fear the ban Ghana placed on rice imports in May.", ("sanction", ("GH",), "2030-05")),
        ("He spoke of the treaty Peru and Chile signed in 1929.", ("pact", ("CL", "PE"), "1929")),
        ("Diplomats recalled the sanctions the European Union imposed in 2014.", ("sanction", ("EU",), "2014")),
    ],
)
def test_a_clause_without_a_pronoun_tells_what_was_done_and_by_whom(text: str, deed: Deed) -> None:
    assert deed in told(text)


def test_what_somebody_went_on_to_do_was_done() -> None:
    assert ("sanction", ("TH",), "2030-06") in told("Thailand went on to ban exports of fuel in June 2030.")
    assert not told("Thailand plans to ban exports of fuel in June 2031.")


@pytest.mark.parametrize(
    "text",
    ["Burundi has kept its border with Rwanda shut since January.", "Burundi has held four hikers since January."],
)
def test_what_stays_so_since_a_day_was_done_on_it(text: str) -> None:
    assert {("BI",)} == {actors for _, actors, day in told(text) if day == "2031-01"}


def test_what_a_government_has_done_is_of_the_day_on_which_it_says_so() -> None:
    line = "Sweden has expelled two diplomats, the Foreign Ministry said on Monday."
    assert ("detention", ("SE",), "2031-03-03") in told(line)
    assert ("detention", ("SE",), "2030-05") in told(line.replace("has expelled two diplomats", "expelled two in May"))


def test_the_day_of_an_answer_is_not_that_of_the_deed() -> None:
    before = "Soldiers seized power in Mali on Sunday. "
    assert {("unrest", ("ML",), "2031-03-02")} <= set(told(before + "France condemned the coup the same day."))
    assert not [day for kind, _, day in told("France met on Sunday and condemned the coup the same day.") if day]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Chad answered with air raids on Sudan on Sunday.", ("attack", ("TD",), "2031-03-02")),
        ("Kazakhstan responded with a ban on imports of tomatoes.", ("sanction", ("KZ",), None)),
        (
            "They fled Bria, where the Rapid Support Forces (RSF) overran a base on 9 February.",
            ("attack", ("RSF",), "2031-02-09"),
        ),
    ],
)
def test_who_did_it_by_turns_of_news(text: str, deed: Deed) -> None:
    assert deed in told(text)


def test_who_comes_under_attack_does_not_attack() -> None:
    assert {
        actors for _, actors, _ in told("A Togolese post came under attack on Sunday from men on motorcycles.")
    } == {()}


def test_the_land_where_somebody_is_kidnapped_does_not_kidnap() -> None:
    assert told("Two engineers were kidnapped in eastern Niger in February.") == [("detention", (), "2031-02")]
    assert told("Two engineers were arrested in eastern Niger in February.") == [("detention", ("NE",), "2031-02")]


def test_what_was_signed_where_sides_met_was_signed_when_they_met() -> None:
    text = "In May 2030 the leaders of Chad and Niger met in Oslo, where they signed a treaty."
    assert ("pact", ("NE", "TD"), "2030-05") in told(text)


def test_a_vote_that_only_moves_a_bill_on_makes_no_law() -> None:
    assert kinds("The Senate's vote to pass the Harbour Act came late.") == {"law"}
    assert kinds("The Senate's vote to advance the Harbour Act came late.") == set()
    assert kinds("The minister praised yesterday's vote of parliament to open debate on the fisheries bill.") == set()
    assert kinds("The vote of the assembly to proceed to the pension bill was close.") == set()


def test_the_announcement_of_a_journey_makes_no_law() -> None:
    assert kinds("The announcement of the government to annex the valley was met with anger.") == {"law"}
    assert kinds("She welcomed the announcement of the President's travel to Peru.") == set()
    assert kinds("The announcement of the president's visit was made in Lima.") == set()
    assert kinds("The announcement of a trip to Ghana by the President came late.") == set()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Kenya, Ghana and Togo condemned the May 3 missile launches, which all three governments have concluded "
            "were tests of a new Chadian missile.",
            ("TD",),
        ),
        ("Oslo condemned the missile launch on Monday, which Japan tracked over the sea.", ()),
    ],
)
def test_who_judges_a_deed_in_a_relative_clause_did_not_do_it(text: str, actors: tuple[str, ...]) -> None:
    found = [one[1] for one in told(text) if one[0] == "missile-launch"]
    assert found
    assert {side for sides in found for side in sides} == set(actors)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The minister denounced the seizure in May of two Greek-flagged tankers by Oman's coast guard.", ("OM",)),
        ("The seizure of a Togolese-flagged freighter in May angered the crew.", ()),
        ("The minister regretted the seizure of a Danish-owned trawler in May.", ()),
    ],
)
def test_the_flag_of_a_ship_does_nothing_that_is_done_to_it(text: str, actors: tuple[str, ...]) -> None:
    assert {one[1] for one in told(text)} == {actors}

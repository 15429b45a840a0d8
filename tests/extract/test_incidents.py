"""Incidents told as facts, and words that only sound like one, over small articles of our own."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.incidents import answered, extract_incidents
from communique.extract.incidents_merge import Found, merge_tellings
from communique.values.claims import Incident
from written import DAY, read

WORDS = (
    "North",
    "Korea",
    "fired",
    "missile",
    "the",
    "of",
    "by",
    "'s",
    ",",
    "war",
    "signed",
    "with",
    '"',
    "—",
    "(",
    "9",
)
HEAD = "Envoys of Japan and South Korea met in Seoul, the foreign ministry said."


def incidents_of(*sentences: str, published: str = DAY) -> tuple[Incident, ...]:
    """The incidents of an article with a diplomatic first line, published on a Friday."""
    understood = read(HEAD, *sentences, published=published)
    text, found = understood.annotated.article.text, extract_incidents(understood)
    for incident in found:
        for receipts in incident.receipts.values():
            for receipt in receipts:
                assert text[receipt.start : receipt.end] == receipt.quote
        assert {"kind", "text"} <= set(incident.receipts)
        assert len(incident.text.split()) <= 25
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "actors"),
    [
        ("North Korea fired two ballistic missiles on Tuesday.", "missile-launch", ("KP",)),
        ("North Korea conducted a nuclear test last week.", "nuclear-test", ("KP",)),
        ("They condemned Russia's unprovoked and unjustified war against Ukraine.", "attack", ("RU",)),
        ("The United States imposed new sanctions on two banks on Monday.", "sanction", ("US",)),
        ("China held military drills around the island.", "exercise", ("CN",)),
        ("Iran and Turkey signed an agreement on border guards on Tuesday.", "pact", ("IR", "TR")),
    ],
)
def test_deeds_told_as_facts(sentence: str, kind: str, actors: tuple[str, ...]) -> None:
    found = incidents_of(sentence)
    assert [(incident.kind, incident.actors) for incident in found] == [(kind, actors)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They will respond firmly if North Korea should fire a missile.",
        "They voiced concern over Chad and Niger pledging mutual military assistance.",
        "They agreed to prevent any further nuclear test.",
        "The North may launch a satellite next month.",
        "They urged restraint and more trade.",
    ],
)
def test_what_has_not_happened(sentence: str) -> None:
    assert incidents_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("North Korea fired a ballistic missile on Tuesday.", "2031-03-11"),
        ("They noted the treaty that Iran and Turkey signed last month.", "2031-02"),
        ("They condemned Russia's brutal war against Ukraine on Tuesday.", None),
        ("The United States imposed sanctions on the bank in 2029.", "2029"),
    ],
)
def test_days(sentence: str, date: str | None) -> None:
    assert [incident.date for incident in incidents_of(sentence)] == [date]


def test_doers_unknown_are_none() -> None:
    found = incidents_of("Two soldiers were killed in an attack on a convoy on Tuesday.")
    assert found
    assert all(incident.actors == () for incident in found)


def test_only_the_surest_where_nobody_answers() -> None:
    told = incidents_of("North Korea fired two ballistic missiles on Tuesday.")
    unsure = tuple(replace(incident, confidence=0.5) for incident in told)
    assert answered(unsure, (), ()) == ()
    assert answered(tuple(replace(incident, confidence=0.9) for incident in told), (), ()) != ()


def test_tellings_of_one_deed_are_one_incident() -> None:
    found = incidents_of(
        "North Korea fired a ballistic missile on Tuesday.",
        "The ministers condemned North Korea's missile launch.",
    )
    assert len(found) == 1
    assert found[0].kind == "missile-launch"


def test_distinct_days_are_distinct_incidents() -> None:
    def found(day: str, start: int) -> Found:
        incident = Incident(
            id=day, rule="r/1", confidence=0.5, kind="missile-launch", actors=("KP",), date=day, text="fired"
        )
        return Found(incident, 0, start)

    assert len(merge_tellings([found("2031-03-11", 5), found("2031-01-02", 9)])) == 2
    assert len(merge_tellings([found("2031-03-11", 5), found("2031-03", 9)])) == 1


def test_claims_are_named_alike_in_every_run() -> None:
    sentence = "North Korea fired two ballistic missiles on Tuesday."
    assert incidents_of(sentence) == incidents_of(sentence)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_no_words_break_it(words: list[str]) -> None:
    incidents_of(" ".join(words) or ".")


@pytest.mark.parametrize(
    ("sentence", "kind", "actors"),
    [
        ("Norway on Tuesday ordered three Serbian diplomats to leave the country.", "detention", ("NO",)),
        ("Belgium threw out two attachés in February.", "detention", ("BE",)),
        ("Oman shot down a drone over its coast on Wednesday.", "live-fire", ("OM",)),
        ("The Senegalese parliament voted last week to leave the convention.", "law", ("SN",)),
        ("Peru recalled its ambassador on Monday.", "law", ("PE",)),
        ("Egypt suspended flights to Sudan on Monday.", "sanction", ("EG",)),
        ("Protesters stormed the parliament in Bishkek on Wednesday.", "unrest", ()),
        ("Chile and Peru took part in naval manoeuvres in January.", "exercise", ("CL", "PE")),
        ("Hackers broke into the servers of the bank on Monday.", "cyber", ()),
        ("Kenya freed two Somali fishermen on Tuesday.", "other", ("KE",)),
        ("Ghana signed a pact with Togo on Tuesday.", "pact", ("GH", "TG")),
    ],
)
def test_deeds_by_other_words(sentence: str, kind: str, actors: tuple[str, ...]) -> None:
    assert (kind, actors) in [(incident.kind, incident.actors) for incident in incidents_of(sentence)]


def test_police_without_a_side_are_those_of_the_state_named_beside() -> None:
    (found,) = incidents_of("Police arrested forty activists in Bolivia on Monday.")
    assert (found.kind, found.actors) == ("detention", ("BO",))


def test_what_came_before_is_counted_back() -> None:
    found = incidents_of("The ministers met on Wednesday, two days after Chad fired three missiles.")
    assert [incident.date for incident in found if incident.kind == "missile-launch"] == ["2031-03-10"]


def test_a_day_before_after_is_not_that_of_the_deed() -> None:
    found = incidents_of("Togo complained on Tuesday after Benin seized a tanker off Lome.")
    assert [incident.date for incident in found if incident.actors == ("BJ",)] == [None]


def test_two_clauses_that_share_no_word_tell_of_two_deeds() -> None:
    found = incidents_of("Gunmen attacked a police station on Monday.", "Rebels bombed a bridge on Tuesday.")
    assert len(found) == 2


def test_who_does_two_things_is_told_once() -> None:
    found = incidents_of("Egypt, Bahrain and Kuwait severed ties with Togo on Monday and closed their airspace.")
    assert {incident.actors for incident in found} == {("BH", "EG", "KW")}


def test_a_government_called_by_its_ruler_is_the_doer() -> None:
    (found,) = incidents_of("The Maduro regime expelled the German ambassador on Monday.")
    assert (found.kind, found.actors) == ("detention", ("VE",))


@pytest.mark.parametrize(
    ("sentence", "kind", "actors"),
    [
        ("They condemned the massacre of civilians by Amhara troops in Ethiopia.", "attack", ("ET",)),
        ("Norway is alarmed by the Turkish court's decision to uphold the sentence.", "other", ("TR",)),
        ("They welcomed the agreement signed between Egypt and Jordan.", "pact", ("EG", "JO")),
        ("Peru praised Ecuador's agreement with the IMF, reached on Monday.", "pact", ("EC", "IMF")),
        ("On Friday Norway announced 90 million dollars in security assistance to Ukraine.", "arms-transfer", ("NO",)),
    ],
)
def test_doers_told_in_other_ways(sentence: str, kind: str, actors: tuple[str, ...]) -> None:
    found = incidents_of(sentence)
    assert (kind, actors) in [(incident.kind, incident.actors) for incident in found]


def test_a_crowd_is_no_state() -> None:
    assert [i.actors for i in incidents_of("Thousands protested in Tbilisi on Tuesday, envoys of Georgia said.")] == [
        ()
    ]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The emergency was declared in Executive Order 12345 of May 4, 2003.", "2003-05-04"),
        ("The march ended on June 4, 1999, with a brutal assault by Chinese troops.", "1999-06-04"),
        ("Norway acted on Tuesday by freezing the assets of two Russian banks.", "2031-03-11"),
    ],
)
def test_days_of_what_is_told_beside(sentence: str, date: str) -> None:
    assert date in [incident.date for incident in incidents_of(sentence)]


def test_a_verb_of_the_press_is_as_likely_a_deed_as_its_kinds_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.extract.incidents.chance_of", lambda marks: 0.3)
    news = read(("H", "Envoys meet in Geneva"), "Turkish fighters shot down a Russian jet.", headed=True, published=DAY)
    assert [one.kind for one in extract_incidents(news)] == ["live-fire"]
    one_kind = read(("H", "Envoys meet in Geneva"), "Peru and Chile signed a treaty.", headed=True, published=DAY)
    assert not extract_incidents(one_kind)

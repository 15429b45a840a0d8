"""Common verbs and nouns of the press that tell an incident, with the kind and the words."""

import pytest

from communique.extract.incidents_facts import features
from communique.extract.incidents_tellings import tellings_of
from written import read


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("other", "A teacher who was seized in Niger has been released."),
        ("arms-transfer", "Norway handed over a howitzer battery to Ukraine last autumn."),
        ("attack", "Planes pounded villages in the north on Monday."),
        ("other", "Four men were hanged at a prison this morning."),
        ("attack", "Soldiers have driven the group out of most towns."),
        ("other", "The court issued arrest warrants for two generals last month."),
        ("pact", "Peru and Chile exchanged letters on fisheries on Monday."),
        ("law", "Burundi shut them all in 2015."),
        ("law", "Peru welcomed the nullification of two articles."),
        ("other", "The Security Council adopted a resolution on aid to Gaza on Friday."),
        ("detention", "Opposition leaders are held in prison."),
        ("missile-launch", "The army sent two ballistic missiles into the sea on Monday."),
        ("missile-launch", "A ballistic missile rose from a base near the coast."),
        ("arms-transfer", "Peru flew arms to the port in August."),
        ("law", "Peru revoked five military agreements with Chile."),
        ("law", "Peru rescinded its tax on platforms."),
        ("law", "Peru lifted its veto in September."),
        ("law", "Peru has been blocking the accession talks since May."),
        ("law", "The treaty, from which Peru withdrew in May, is dead."),
        ("sanction", "Peru cut off power to Chile on Wednesday."),
        ("sanction", "Peru halted group tours to Chile in March."),
        ("sanction", "Peruvian customs suspends imports of Chilean fruit."),
        ("pact", "The two signed the minutes of the commission on Friday."),
        ("pact", "The envoys adopted a plan on Friday."),
        ("unrest", "Protests drove the president out of office in May."),
        ("unrest", "Students burned a flag outside the embassy."),
        ("unrest", "A crowd had tried to storm the parliament on Friday."),
        ("live-fire", "A Peruvian jet released flares in front of a patrol plane."),
        ("attack", "On Saturday people stoned the consulate."),
        ("attack", "Gunmen tried to kill the president on Friday."),
        ("attack", "Security forces wrested control of the east in July."),
        ("other", "Peru blew up the cooling tower of its reactor."),
        ("law", "The decision to host the radar angered Chile."),
        ("sanction", "The decision by Peru to impose sanctions angered Chile."),
    ],
)
def test_the_press_s_common_words_propose_the_kind(kind: str, line: str) -> None:
    assert kind in {one.trigger.kind for one in told(line)}


def test_what_is_only_ordered_or_asked_for_is_none() -> None:
    assert not [
        one for one in told("The court ordered that she be deported to Peru.") if one.trigger.kind == "detention"
    ]
    assert [one for one in told("The court said that she was deported to Peru.") if one.trigger.kind == "detention"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("pact", "No documents were signed in Lima."),
        ("pact", "The ministers signed no treaty in Lima."),
        ("detention", "Both men are to leave by May, be deported by June, they said."),
        ("live-fire", "A Peruvian minister who was fired near the border in 2014 called for talks."),
    ],
)
def test_what_was_done_to_nothing_or_is_only_set_is_none(kind: str, line: str) -> None:
    assert kind not in {one.trigger.kind for one in told(line)}


def test_a_warrant_for_an_arrest_is_no_arrest() -> None:
    assert not [one for one in told("They spoke of the arrest warrants.") if one.trigger.kind == "detention"]


def test_what_was_decided_belongs_to_the_words() -> None:
    understood = read("Sweden has decided to withdraw its aircraft from Mali.", published="2031-11-02", thorough=True)
    words = [understood.annotated.article.text[slice(*one.words)] for one in tellings_of(understood)]
    assert "Sweden has decided to withdraw its aircraft from Mali" in words


def test_whether_another_land_is_named_is_a_mark() -> None:
    understood = read("Peru expelled two envoys of Chile on Friday.", published="2031-11-02", thorough=True)
    assert "beyond=1" in features(understood, tellings_of(understood)[0])


def told(line: str) -> list:
    """The tellings of one sentence in an article of 2 November 2031."""
    return tellings_of(read(line, published="2031-11-02", thorough=True))

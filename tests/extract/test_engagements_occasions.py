"""Gatherings told for what they are: of one land alone, of all who issue a text; sentences of our own."""

import pytest

from communique.pipeline import code_page
from communique.values.article import Page
from communique.values.claims import Engagement


def engagements(heading: str, *body: str, office: str = "Office of the Spokesperson") -> tuple[Engagement, ...]:
    """What a page of an American office tells."""
    text = f"{heading}\n{office}\n2031-03-14 16:57:52 UTC\n{office}\n"
    return code_page(Page("a", "a", (text + "\n".join(body) + "\n").encode(), "text", "utf-8")).engagements


@pytest.mark.parametrize(
    "line",
    [
        "We urge all Peruvian parties to engage urgently in peace talks.",
        "We call on the Peruvian factions to return to negotiations at once.",
        "The envoy of the United Nations is bringing together Peruvian parties and civil society.",
    ],
)
def test_talks_of_the_parties_of_one_land_are_its_own(line: str) -> None:
    assert not engagements("On the Situation in Peru", line)


def test_a_state_urged_to_talk_would_talk_to_who_urges() -> None:
    (told,) = engagements("On the Situation in Peru", "We urge Peru to engage urgently in peace talks.")
    assert told.status == "proposed"


def test_those_who_issue_a_text_all_met() -> None:
    """A relative pronoun behind the list is of the whole list; "today’s" meeting is of those who speak."""
    (told,) = engagements(
        "Joint Statement on Fish",
        "The text of the following statement was released by the Governments of the United States, Chile, Peru, Norway, and"
        " representatives of the League of Arab States and European Union, which met today to discuss fish.",
    )
    assert told.parties == ("CL", "EU", "LAS", "NO", "PE", "US")


def test_todays_meeting_is_of_those_who_speak_together() -> None:
    (told,) = engagements(
        "Joint Statement on Chile-Norway-United States Cooperation",
        "Chile, Norway, and the United States share a close relationship.",
        "On the occasion of today’s Polar Foreign Ministers’ Meeting in Oslo, our three countries pledge to protect fish.",
    )
    assert (told.parties, told.date, told.place) == (("CL", "NO", "US"), "2031-03-14", "Oslo")


def test_a_name_misspelt_in_the_first_sentence_makes_no_second_meeting() -> None:
    (told,) = engagements(
        "Readout: Trilateral Meeting of Prime Minister Kari Haug of Norway, President Joe Biden, and President Diego Rojas of Chile",
        "Prime Minster Haug, President Biden and President Rojas met in Oslo on 12 March 2031.",
    )
    assert (told.parties, told.date) == (("CL", "NO", "US"), "2031-03-12")


@pytest.mark.parametrize("words", ["planning for", "preparations for"])
def test_what_is_prepared_is_planned(words: str) -> None:
    told = engagements(
        "Joint Statement on Chile-Norway-United States Cooperation",
        "Chile, Norway, and the United States share a close relationship.",
        f"During our meeting today, we also discussed {words} the next Polar Leaders’ Summit in Norway in May.",
    )
    assert [(each.status, each.date) for each in told] == [("held", "2031-03-14"), ("planned", "2031-05")]


def test_a_confab_is_a_meeting() -> None:
    (told,) = engagements("On Fish", "Norway recently held a confab with Chile.")
    assert told.parties == ("CL", "NO")


def test_words_after_their_meeting_are_of_its_day() -> None:
    """It was held, on the day and at the place of the page's head; who "gives me pleasure to welcome" has come."""
    (told,) = engagements(
        "Secretary Antony J. Blinken And Norwegian Foreign Minister Kari Haug After Their Meeting",
        "Oslo, Norway",
        "FOREIGN MINISTER HAUG: It gives me great pleasure to welcome Secretary of State Antony Blinken in his visit to Norway.",
        office="Antony J. Blinken, Secretary of State",
    )
    assert (told.status, told.date, told.place) == ("held", "2031-03-14", "Oslo")

"""Large gatherings, those who joined a meeting, and what a headline leaves open, on sentences of our own."""

from pathlib import Path

import pytest

from communique.pipeline import code_page
from communique.values.article import Page
from communique.values.claims import Engagement
from written import DAY, OFFICE, Row, coded, engagements_of


def engagements(*lines: str, heading: str | None = None, dateline: str | None = None) -> tuple[Engagement, ...]:
    """What an article of body lines tells, under a heading where there is one."""
    above: list[Row] = [("H", heading)] if heading else []
    return engagements_of(*above, *lines, dateline=dateline)


def release(*body: str, heading: str = "Minister’s Readout") -> tuple[Engagement, ...]:
    """What a release of a foreign ministry tells."""
    return coded(heading, OFFICE, f"{DAY} 12:00:00 UTC", *body)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("They discussed preparations for the April 3-4 NATO Summit in Oslo.", ("NATO", "US")),
        ("The Secretary spoke of the Summit of the Americas in Lima.", ("Americas", "US")),
        ("The plan was agreed on at the G20 summit in Lima.", ("G20", "US")),
        ("The report was read at the OECD Ministerial Council Meeting in Oslo.", ("OECD", "US")),
    ],
)
def test_a_gathering_of_many_is_also_of_the_state_that_speaks_of_it(sentence: str, parties: tuple[str, ...]) -> None:
    """An organisation's summit in the release of a member has both as parties."""
    assert parties in [e.parties for e in release(sentence)]


def test_a_summit_for_a_cause_is_no_side() -> None:
    """It has no members, and its host's release names nobody who came."""
    assert not release("The new fund was announced at the first Summit for Democracy in Oslo.")


def test_a_gathering_of_others_is_not() -> None:
    """A release of a state that does not belong to an organisation is no party to its summit."""
    assert not [
        e for e in release("The Secretary read of the ASEAN summit in Jakarta.") if e.parties == ("ASEAN", "US")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Trade Minister Lars Berg also joined the meeting.",
        "Norwegian Trade Minister Lars Berg joined the meeting.",
        "Norwegian Trade Minister Lars Berg also attended the meeting.",
        "Among them were Norwegian Trade Minister Lars Berg.",
        "On hand were Norwegian Trade Minister Lars Berg and officials.",
    ],
)
def test_who_joined_a_meeting_takes_part_in_it(sentence: str) -> None:
    """Whoever came to a meeting that is told already is named among its participants."""
    (found,) = engagements(
        "Norwegian Prime Minister Kari Haug met Peruvian President Ana Soto in Oslo on Tuesday.", sentence
    )
    assert found.participants == ("Kari Haug", "Ana Soto", "Lars Berg")


def test_participants_of_a_call_are_listed() -> None:
    """A list whose items ";" tells apart names all of them."""
    found = release(
        "National Security Advisor Jane Doe spoke by phone today with counterparts of the region.",
        "Participants in the call included Lars Berg, national security adviser of Norway; Ana Soto, foreign minister "
        "of Peru; and Eva Rojas, foreign minister of Chile.",
        heading="National Security Advisor Jane Doe’s Call with Allies",
    )
    assert [(e.format, e.parties) for e in found] == [("call", ("CL", "NO", "PE", "US"))]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Minister Kari Haug to Visit Lima", "Norwegian Foreign Minister Kari Haug will visit Lima next week."),
        ("President Ana Soto to Travel to Oslo", "Peruvian President Ana Soto will travel to Oslo next week."),
    ],
)
def test_a_heading_that_is_to_do_something_announces(heading: str, line: str) -> None:
    """A name and an infinitive in a heading tell of a plan."""
    assert {e.status for e in engagements(line, heading=heading)} == {"planned"}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "Foreign Minister Kari Haug of Norway met Peruvian President Ana Soto and Minister Eva Rojas in Panama City.",
            "Panama City",
        ),
        ("Norwegian Foreign Minister Kari Haug met Peruvian President Ana Soto in Oslo on Tuesday.", "Oslo"),
    ],
)
def test_a_town_of_two_words_is_a_place(sentence: str, place: str) -> None:
    """The preposition before a name is the name's, on whichever of its words it hangs."""
    assert [e.place for e in engagements(sentence)] == [place]


def test_a_gathering_shares_the_day_of_who_met_on_its_margins() -> None:
    """Who meets "on the margins of" a summit meets on a day of it."""
    found = engagements(
        "Norwegian Prime Minister Kari Haug met Japanese Prime Minister Ito Ken on Tuesday on the margins of the G7 Summit."
    )
    assert {e.date for e in found} == {"2031-03-11"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "Talks were held between the ministers of Foreign Affairs of Peru and Norway in Lima on Tuesday.",
            ("NO", "PE"),
        ),
        (
            "Norwegian Foreign Minister Kari Haug convened her counterparts from Peru and Chile on Tuesday.",
            ("CL", "NO", "PE"),
        ),
        ("The envoys held a Chile-Norway-Republic of Korea trilateral meeting on Tuesday.", ("CL", "KR", "NO")),
        (
            "Norwegian Foreign Minister Kari Haug told of her recent engagement with Peruvian counterparts.",
            ("NO", "PE"),
        ),
        ("The Norwegian ambassador gave a reception for Peruvian Foreign Minister Ana Soto on Tuesday.", ("NO", "PE")),
    ],
)
def test_parties_are_read_from_the_whole_phrase(sentence: str, parties: tuple[str, ...]) -> None:
    """Names joined by hyphens, counterparts that are convened, ministers of several states, receptions."""
    assert parties in [e.parties for e in engagements(sentence)]


def test_who_heads_the_delegation_met_takes_part() -> None:
    """The head of a delegation is its participant."""
    (found,) = engagements(
        "Peruvian Trade Minister Ana Soto had a talk with the government trade delegation of Norway headed by Minister "
        "of Economy Lars Berg on Tuesday."
    )
    assert found.participants == ("Ana Soto", "Lars Berg")


def test_who_arrived_here_came_to_the_datelines_town() -> None:
    """ "Here" is where the page was written."""
    (found,) = engagements(
        "Lima, March 14 (Andina) -- A government delegation of Norway headed by Vice-Minister Lars Berg arrived here on Monday.",
        dateline="Lima",
    )
    assert (found.parties, found.place, found.level) == (("NO", "PE"), "Lima", "senior")


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("Deputy Prime Minister Ana Soto", "minister"),
        ("Vice-Premier Ana Soto", "minister"),
        ("Vice President Ana Soto", "leader"),
        ("Prime Minister Ana Soto", "leader"),
        ("senior leaders", "minister"),
    ],
)
def test_levels_of_deputies(who: str, level: str) -> None:
    """A deputy premier meets as a minister, a vice president as a leader; "senior leaders" lead no state."""
    (found,) = engagements(f"Norwegian Foreign Minister Kari Haug met Peruvian {who} in Oslo on Tuesday.")
    assert found.level == level


def test_separate_calls_are_not_the_call_told_before_by_others(samples: Path) -> None:
    page = samples / "2022-05-25-calls-after-three-missiles.txt"
    found = code_page(Page(str(page), page.stem, page.read_bytes(), "text", "utf-8")).engagements
    assert [e.participants for e in found if e.parties == ("KR", "US")] == [
        ("Kim Sung-han", "Jake Sullivan"),
        ("Antony Blinken", "Park Jin"),
    ]

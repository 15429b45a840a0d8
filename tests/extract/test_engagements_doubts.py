"""What statements say beside the plain words of meeting, and what is no engagement after all; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from written import DAY, Row, engagements_of


def told(*rows: Row) -> list[Engagement]:
    """The engagements of a page of 14 March 2031 made of these lines."""
    return sorted(engagements_of(("M", DAY), *rows), key=lambda e: e.parties)


def test_leaders_called_apart_are_told_apart() -> None:
    """Where the next sentence tells of several calls, "spoke to A, B and C" is one call each."""
    rows = told(
        "Norwegian Prime Minister Kari Haug spoke on Thursday to President Luis Vega of Peru, President Ana Soto of"
        " Chile, and Prime Minister Eva Lind of Sweden.",
        "In three separate calls, Haug thanked them for their help.",
    )
    assert [(e.parties, e.format) for e in rows] == [
        (("CL", "NO"), "call"),
        (("NO", "PE"), "call"),
        (("NO", "SE"), "call"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "We strongly condemn the launch and call on Peru to come to the table for serious negotiations.",
        "Norway calls on Peru to come to the table for serious negotiations.",
    ],
)
def test_a_side_called_on_to_talk_would_talk_to_who_calls(line: str) -> None:
    """A call on a state to talk proposes talks between it and the caller."""
    rows = told(("H", "Launch by Peru"), ("M", "Foreign & Commonwealth Office"), line)
    caller = "GB" if line.startswith("We") else "NO"
    assert [(e.parties, e.status) for e in rows] == [(tuple(sorted((caller, "PE"))), "proposed")]


def test_the_verb_before_a_long_name_carries_it() -> None:
    """The host's partner, the status and the day are read over a gathering's long name."""
    rows = told(
        "On March 3, Norwegian envoy Kari Haug co-hosted with Peru the first annual Andes-Fjord Partners Meeting."
    )
    assert [(e.parties, e.status, e.date) for e in rows] == [(("NO", "PE"), "held", "2031-03-03")]


def test_a_state_that_hosts_is_there() -> None:
    """ "Hosted by Peru" adds a side, nobody being named."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug attended a meeting of partners on the Andes on March 3.",
        "Hosted by Peru, this meeting convened partners for the third time.",
    )
    assert [e.parties for e in rows] == [("NO", "PE")]


def test_two_states_hold_a_conference() -> None:
    """A conference tells of an engagement where two states hold it, not where somebody attends."""
    held = "Norway and Peru held their inaugural Alpine Safety Conference in Lima on March 3."
    assert [(e.parties, e.date) for e in told(held)] == [(("NO", "PE"), "2031-03-03")]
    assert told("Norwegian Foreign Minister Kari Haug attended the Mountain Rescue Conference in Lima.") == []


def test_what_was_just_over_was_today() -> None:
    """ "I just spoke with" is of the page's own day."""
    rows = told("Norwegian Prime Minister Kari Haug just spoke with Peruvian President Luis Vega about the pipeline.")
    assert [e.date for e in rows] == ["2031-03-14"]


def test_the_gathering_at_whose_margins_two_met_is_another() -> None:
    """Its sides may be the same; it is no telling of their meeting."""
    rows = told(
        "Norwegian Foreign Minister Kari Haug met today with Peruvian Foreign Minister Luis Vega on the margins of the"
        " annual Norway-Peru consultations."
    )
    assert [e.parties for e in rows] == [("NO", "PE")] * 2


def test_participants_of_a_call_took_part_in_the_call() -> None:
    """Not in the summit told in between."""
    rows = told(
        "Norwegian National Security Advisor Kari Haug spoke by phone today with counterparts from Peru and Chile.",
        "They prepared the June 29-30 NATO Summit in Oslo, which Norway will attend.",
        "Participants in the call included Luis Vega, Chief Security Advisor to the Peruvian President, and Ana Soto,"
        " National Security Advisor to the Chilean President.",
    )
    assert [set(e.participants) for e in rows if e.format == "call"] == [{"Kari Haug", "Luis Vega", "Ana Soto"}]


@pytest.mark.parametrize(
    "line",
    [
        "Norway and Peru wish to deepen their partnership through future strategic dialogues.",
        "Norway and Peru reiterate their call on the army of Bolivia to stop the violence.",
        "The network was announced by Norway, Peru and Chile. Participants exchanged views on how it could help.",
        "Norwegian Prime Minister Kari Haug hosted a discussion with American Indian communities.",
    ],
)
def test_no_engagement(line: str) -> None:
    """Meetings of some day, calls on others, people who hold no office."""
    assert told(line) == []


def test_a_summit_that_somebody_will_host_is_yet_to_come() -> None:
    """The clause on the noun tells its status and its day."""
    rows = told(
        ("H", "A pact on rivers"),
        ("M", "Office of the Spokesperson"),
        "The United States and Peru signed a pact on rivers.",
        "We look forward to working with Peru to advance it ahead of the Summit of the Americas, which the United States"
        " will host in June 2031.",
    )
    assert [(e.status, e.date) for e in rows if "Americas" in e.parties] == [("planned", "2031-06")]


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (
            "Since our two countries signed the Treaty of Peace and Friendship in 1850, Norway and Peru have traded.",
            "Norway and Peru signed a treaty of friendship in Oslo on Monday.",
        ),
        (
            "All of that strengthens Norway's hand when it comes to any negotiations with Peru.",
            "Norway opened negotiations with Peru on Monday.",
        ),
        (
            "President Juan Perez of Chile and Foreign Minister Ola Berg of Norway welcomed the EU observation mission.",
            "President Juan Perez of Chile and Foreign Minister Ola Berg of Norway welcomed the EU mission chief.",
        ),
        (
            "The P3 envoys for public-private partnerships met on Monday.",
            "The P3 envoys for disarmament met on Monday.",
        ),
    ],
)
def test_history_and_what_may_be_is_no_engagement(line: str, instead: str) -> None:
    """Old treaties, talks that there may be, missions in the field; the like beside it is told."""
    assert told(line) == []
    assert told(instead)


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("The histories of the Norwegians and the Peruvians were together in the fight against the storm.", False),
        ("The foreign ministers of Norway and Peru were together in Oslo on Monday.", True),
    ],
)
def test_what_two_peoples_have_in_common_does_not_meet(line: str, met: bool) -> None:
    """Things that are together are of two peoples, who are not."""
    assert bool(engagements_of(line)) is met

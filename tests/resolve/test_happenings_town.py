"""What was done in a town on a day: agreed, settled, told a colleague, resumed, tried again; and whose it was."""

import pytest

from written import coded

HERE = "OSLO, March 4, 2031 — "


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [("-".join(one.parties), one.status, one.place) for one in coded("News in brief", HERE + text)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam is low. Rain is far. There is no power. Ministers from Norway and Peru agreed in Lima on October 30 to cut the catch.",
        "The step was settled on Sunday in Lima by Interior Minister Marit Haug of Norway and Peru's interior minister, Elena Soto.",
        "Norway's foreign minister, Marit Haug, told her Peruvian counterpart in Lima yesterday that she would use every legal means.",
        "Norway's foreign minister, Marit Haug, said so in February in Lima, standing beside the Peruvian prime minister.",
    ],
)
def test_what_was_done_there(text: str) -> None:
    assert told(text) == [("NO-PE", "held", "Lima")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume in Lima on March 12.",
        "They will try again in Lima on March 12.",
        "The two sides will see each other again in Lima on March 12.",
        "A second round is set for March 12 in Lima.",
    ],
)
def test_what_is_to_follow(text: str) -> None:
    met = "Officials of Norway and Peru met in Oslo on Monday. "
    assert told(met + text) == [("NO-PE", "held", "Oslo"), ("NO-PE", "planned", "Lima")]


def test_a_round_of_states_that_quarrel() -> None:
    text = (
        "Norway and Peru have quarrelled over the catch for years. A second round of talks is set for March 12 in Lima."
    )
    assert told(text) == [("NO-PE", "planned", "Lima")]


def test_a_body_of_states_that_ended() -> None:
    assert told("A tariff council of Norway, Peru and Chile ended in Oslo on Monday with a cut.") == [
        ("CL-NO-PE", "held", "Oslo")
    ]


def test_what_the_next_clause_tells_is_not_met() -> None:
    text = "The presidents of Norway and Peru meet in Lima on August 9, and water heads the list."
    assert told(text) == [("NO-PE", "planned", "Lima")]


def test_who_telephoned_behind_a_comma() -> None:
    text = "Edmund Haug, the Norwegian foreign minister, telephoned Peru's Foreign Minister this morning to offer help."
    assert told(text) == [("NO-PE", "held", None)]


def test_who_comes_from_one_town_to_another() -> None:
    text = "From Santiago the Norwegian president, Marit Haug, continues to Lima on Friday."
    assert told(text) == [("NO-PE", "planned", "Lima")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Peru failed on Monday. They will try again to save the fish.",
        "Norway's foreign minister, Marit Haug, told Peruvian radio in Oslo yesterday that Norway would wait.",
        "Ministers from Norway and Peru agreed that the rule was good.",
        "Norway and Peru are members of the council of states. Talks of war resume in the papers.",
    ],
)
def test_nothing_done_there(text: str) -> None:
    assert told(text) == []

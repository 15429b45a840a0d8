"""Who travels where, told in a few words: "is due here in April", "lands in Lima on Thursday", "is due on a visit"."""

import pytest

from written import coded

HERE = "OSLO, March 4, 2031 — "


def told(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(one.parties, one.status, one.format) for one in coded("News in brief", HERE + text)]


@pytest.mark.parametrize(
    "text",
    [
        "President Marit Haug of Norway defended the deal on Monday. She lands in Lima on Thursday.",
        "Peruvian President Elena Soto lands in Norway later on Friday for her first visit since taking office.",
        "Peruvian Foreign Minister Elena Soto is due here in April.",
        "Peruvian Foreign Minister Elena Soto will be here in April.",
        "The Norwegian foreign minister is on her way to Lima, where she will stay until Friday.",
        "Peru's foreign minister, Elena Soto, is due on a visit in April.",
        "Peru's foreign minister, Elena Soto, told reporters she would go to Oslo next month.",
        "Peru's minister, Elena Soto, said that her land keeps its word and that its president, Luis Vega, would come to Oslo next month.",
        "Norwegian Prime Minister Marit Haug will attend the inauguration of the Peruvian president in Lima on March 28.",
    ],
)
def test_visits_ahead(text: str) -> None:
    assert told(text) == [(("NO", "PE"), "planned", "visit")]


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian Foreign Minister Elena Soto was here last week.",
        "Peruvian Foreign Minister Elena Soto was in town last week.",
        "The idea was born during the state visit to Norway of Peru's then president, Elena Soto, in 2028.",
        "The road was planned during the visit that Peru's minister, Elena Soto, paid to Oslo in 2028.",
        "Norway's development minister, Marit Haug, toured a camp outside Lima in January.",
        "Peruvian President Elena Soto attended the funeral of the king in Oslo on Monday.",
        "On a state visit to Oslo in 2028 the Peruvian president had spoken of the need for both lands to act.",
    ],
)
def test_visits_made(text: str) -> None:
    assert told(text) == [(("NO", "PE"), "held", "visit")]


def test_who_had_been_due_stayed_away() -> None:
    text = "Peru's foreign minister, Elena Soto, had been due in Oslo this week but stayed at home."
    assert told(text) == [(("NO", "PE"), "cancelled", "visit")]


def test_each_stop_is_in_its_own_land() -> None:
    text = "Norwegian President Marit Haug will travel to Lima on May 20-21 and Santiago on May 22-23."
    assert told(text) == [(("NO", "PE"), "planned", "visit"), (("CL", "NO"), "planned", "visit")]


def test_a_mission_is_official_whoever_heads_it() -> None:
    text = (
        "The IMF is to judge Norway's budget. Its mission, headed by Carla Bentinck, arrives on March 18 to look at it."
    )
    assert told(text) == [(("IMF", "NO"), "planned", "visit")]


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian ambassador to Norway, Elena Soto, visited a school in Bergen on Monday.",
        "The Peruvian ambassador, Elena Soto, attended a ceremony in Bergen on Monday.",
        "Norwegian President Marit Haug visited a museum of Peruvian art in Bergen on Monday.",
        "The visit to Peru of a Norwegian football club in 2028 drew large crowds.",
        "Norwegian President Marit Haug was seized on Monday as she was on her way to the Peruvian embassy.",
    ],
)
def test_no_visits(text: str) -> None:
    assert told(text) == []

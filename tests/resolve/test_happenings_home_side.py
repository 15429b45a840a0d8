"""Whose side a page's own officials are where the clause does not tell, and journeys and meetings that hang on words before."""

import pytest

from written import coded, told_in_oslo

HERE = "OSLO, March 4, 2031 — "


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Peruvian Deputy Minister Elena Soto, who was in Oslo for a long-planned visit and had lunch with Norwegian Prime "
            "Minister Marit Haug, said the road would be built.",
            ("NO-PE", "held", "meeting"),
        ),
        (
            "The note was handed to the Peruvian ambassador, Elena Soto, at the Foreign Ministry in the morning by Norway's state "
            "secretary, Marit Haug.",
            ("NO-PE", "held", "meeting"),
        ),
        (
            "Peruvian Foreign Minister Elena Soto went through the timetable for the withdrawal of the last of the observers with "
            "Norwegian Prime Minister Marit Haug on Sunday in Oslo.",
            ("NO-PE", "held", "meeting"),
        ),
        (
            "Norwegian Prime Minister Marit Haug defended the bills. The trip to Lima in January cost 80,000 euros.",
            ("NO-PE", "held", "visit"),
        ),
    ],
)
def test_who_took_part(text: str, met: tuple[str, str, str]) -> None:
    assert told_in_oslo(text) == [met]


def test_who_is_to_travel_there() -> None:
    text = (
        "Officials of Norway and Peru met in Lima in January, and Norway's fisheries minister is scheduled to travel there in the "
        "first week of October."
    )
    assert told_in_oslo(text) == [("NO-PE", "held", "meeting"), ("NO-PE", "planned", "visit")]


def test_both_capitals() -> None:
    text = (
        "Norway and Chile have quarrelled for years. Peru's special envoy, Elena Soto, was in both capitals last week."
    )
    assert sorted(told_in_oslo(text)) == [("CL-PE", "held", "visit"), ("NO-PE", "held", "visit")]


def test_an_envoy_is_summoned_by_the_land_of_the_page() -> None:
    page = (
        "The Fjord Times",
        HERE
        + "Norway has a plan for fish, Norwegian Prime Minister Marit Haug said. Norwegian ships will stay at home.",
        "The Peruvian Ambassador, Elena Soto, was called to Victoria House in Oslo this morning, where she was told of it.",
    )
    assert [one.parties for one in coded(*page)] == [("NO", "PE")]


@pytest.mark.parametrize(
    "text",
    [
        "A football club went bankrupt. The trip to Lima in January cost 80,000 euros.",
        "Norwegian ships will stay at home. The Prime Minister said a meeting of Peruvian officials in Lima had gone badly.",
    ],
)
def test_nobody_took_part(text: str) -> None:
    assert told_in_oslo(text) == []

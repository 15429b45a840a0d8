"""Several met each by himself, meetings told by a meal or an hour, and arrivals in the page's own land; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from written import coded, released


def engagements(body: str) -> tuple[Engagement, ...]:
    """What a page of one paragraph tells, published on Friday, 14 March 2031."""
    return released("Fish and Water", body, office="The Daily Fish")


@pytest.mark.parametrize(
    "words",
    [
        "Norwegian Foreign Minister Kari Haug met both Peruvian Foreign Minister Ana Soto and Chilean President Luis Rojas.",
        "Norwegian Foreign Minister Kari Haug saw both Peruvian Foreign Minister Ana Soto and Chilean President Luis Rojas.",
        "Peruvian Minister Ana Soto and Chilean Minister Luis Rojas were received one after the other by Norwegian Minister Kari Haug.",
    ],
)
def test_both_are_met_each_by_himself(words: str) -> None:
    told = engagements(words)
    assert {(each.parties, frozenset(each.participants)) for each in told} == {
        (("CL", "NO"), frozenset({"Kari Haug", "Luis Rojas"})),
        (("NO", "PE"), frozenset({"Kari Haug", "Ana Soto"})),
    }


def test_whom_one_meets_without_both_is_met_together() -> None:
    (told,) = engagements(
        "Norwegian Minister Kari Haug met Peruvian Minister Ana Soto and Chilean President Luis Rojas."
    )
    assert told.parties == ("CL", "NO", "PE")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Peruvian President Ana Soto was on the telephone to Norway's prime minister on Tuesday.", "call"),
        ("Norwegian envoy Kari Haug had President Ana Soto of Peru to lunch in Oslo on Tuesday.", "meeting"),
        ("Norwegian Prime Minister Kari Haug gave Peruvian Minister Ana Soto half an hour on Tuesday.", "meeting"),
        ("Norwegian envoy Kari Haug had supper with Peruvian Minister Ana Soto on Tuesday.", "meeting"),
        ("Peruvian Minister Ana Soto spent last weekend in Oslo.", "visit"),
    ],
)
def test_meals_hours_and_weekends_tell_of_engagements(words: str, kind: str) -> None:
    (told,) = engagements(words)
    assert (told.parties, told.format, told.status) == (("NO", "PE"), kind, "held")


@pytest.mark.parametrize("comes", ["will come on March 23 with two boats", "arrives on March 23"])
def test_who_comes_on_a_day_comes_to_the_land_of_the_page(comes: str) -> None:
    (told,) = coded("News in brief", f"OSLO, March 4, 2031 — Peruvian Foreign Minister Ana Soto {comes}.")
    assert (told.parties, told.format, told.status, told.date) == (("NO", "PE"), "visit", "planned", "2031-03-23")


@pytest.mark.parametrize(
    "words",
    [
        "Peruvian Foreign Minister Ana Soto came under fire on Monday.",
        "A statement of Peruvian Foreign Minister Ana Soto came on Monday.",
        "Norwegian Foreign Minister Kari Haug arrived on Monday.",
    ],
)
def test_what_comes_otherwise_is_no_visit(words: str) -> None:
    assert not coded("News in brief", f"OSLO, March 4, 2031 — {words}")

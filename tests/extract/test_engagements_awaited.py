"""Who is awaited in a place, stayed there or travelled on from it; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    ("line", "status", "date"),
    [
        ("The Norwegian special envoy for the Andes, Kari Haug, is due in Lima on Monday.", "planned", "2031-03-17"),
        ("Norwegian Foreign Minister Kari Haug is expected in Lima next week.", "planned", "2031-03-17/2031-03-23"),
        ("Norway's army chief, General Kari Haug, spent four days in Lima in January.", "held", "2031-01"),
    ],
)
def test_who_is_awaited_or_stayed_in_a_place_visits_it(line: str, status: str, date: str) -> None:
    [visit] = told(line)
    assert (visit.parties, visit.format, visit.status, visit.date) == (("NO", "PE"), "visit", status, date)


@pytest.mark.parametrize(
    "line",
    [
        "A load of Norwegian herring is due in Lima on Monday.",
        "Snow is expected in Oslo on Friday, Peru's weather office said.",
        "Norwegian Foreign Minister Kari Haug spent a day in hospital last week.",
    ],
)
def test_what_is_due_in_a_place_is_no_visit(line: str) -> None:
    assert not told(line)


def test_who_travels_on_visits_both_lands() -> None:
    found = told("Norwegian Foreign Minister Kari Haug flew to Lima on Friday and on to Quito the next day.")
    assert [visit.parties for visit in found] == [("EC", "NO"), ("NO", "PE")]

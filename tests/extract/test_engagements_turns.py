"""Turns of phrase in which news tells of engagements: who sat down, who is awaited, whom somebody saw a day later; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

from communique.values.claims import Engagement


def rows(*lines: str) -> list[tuple[str, str | None, str | None]]:
    return sorted((",".join(e.parties), e.date, e.place) for e in told(*lines))


def only(*lines: str) -> Engagement:
    [one] = told(*lines)
    return one


def test_who_had_sat_down_met() -> None:
    row = only("The Norwegian envoy, Ola Haug, had sat down with the Peruvian chief negotiator, Juan Soto, in Quito.")
    assert (row.parties, row.format, row.participants) == (("NO", "PE"), "meeting", ("Ola Haug", "Juan Soto"))


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("Norwegian Culture Minister Ola Haug is expected in Lima in May.", ("NO", "PE")),
        ("A team of Norwegian engineers is expected in Lima next week.", ("NO", "PE")),
        ("Norwegian Foreign Minister Ola Haug is expected back in Lima on Friday.", ("NO", "PE")),
    ],
)
def test_who_is_expected_in_a_town_will_visit(line: str, parties: tuple[str, ...]) -> None:
    row = only(line)
    assert (row.parties, row.status, row.format, row.place) == (parties, "planned", "visit", "Lima")


@pytest.mark.parametrize(
    "line", ["Rain is expected in Lima next week.", "A Red Cross team is expected in Lima in May."]
)
def test_neither_rain_nor_helpers_visit(line: str) -> None:
    assert told(line) == []


SAW = "Norwegian Minister Ola Haug saw Peruvian President Juan Soto in Lima on Monday and Chilean President Luis Mora in Santiago {}."


@pytest.mark.parametrize(("when", "day"), [("on Tuesday", "2031-03-11"), ("a day later", "2031-03-11")])
def test_one_is_seen_after_another(when: str, day: str) -> None:
    """Whoever stands behind "and" with a place or day of his own was met apart."""
    assert rows(SAW.format(when)) == [("CL,NO", day, "Santiago"), ("NO,PE", "2031-03-10", "Lima")]


def test_leaders_in_one_list_met_together() -> None:
    line = "Haug met today with President Juan Soto of Peru, and President Luis Mora of Chile in Oslo."
    assert len(told("Norwegian President Ola Haug spoke.", line)) == 1


def test_who_stands_behind_a_name_is_that_person() -> None:
    """The tree may hang "who saw" on the days of travel before the name."""
    row = only(
        "It came at the end of two days of travel by Norwegian Foreign Minister Ola Haug, who saw Peruvian President Juan Soto in Lima."
    )
    assert (row.parties, row.participants) == (("NO", "PE"), ("Ola Haug", "Juan Soto"))


@pytest.mark.parametrize("verb", ["called", "summoned"])
def test_an_envoy_is_summoned_where_he_is_posted(verb: str) -> None:
    """The host is the land of his post, not that of the dateline."""
    lines = (
        "Norway's Foreign Ministry spoke of cod.",
        f"Peru's ambassador in Santiago was {verb} to the Foreign Ministry.",
    )
    row = only(*lines)
    assert row.parties == ("CL", "PE")


def test_the_day_before_counts_from_the_day_told_last() -> None:
    lines = (
        "Norwegian Foreign Minister Ola Haug said on Monday that the cod had gone.",
        "The day before he was received by Peruvian President Juan Soto.",
    )
    assert only(*lines).date == "2031-03-09"

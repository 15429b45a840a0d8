"""Whom somebody invited to a place is to come there: a visit proposed, or planned once the invitation is accepted."""

import pytest

from written import engagements_of

LEAD = "LIMA, March 14, 2031 -- It was a quiet week for Norwegian Prime Minister Kari Haug and Peruvian President Luis Soto. "


@pytest.mark.parametrize(
    ("told", "status", "date"),
    [
        ("Haug was invited to Lima in May by Soto.", "proposed", "2031-05"),
        ("Soto has invited Haug to Lima.", "proposed", None),
        ("Haug accepted an invitation to Lima from Soto.", "planned", None),
    ],
)
def test_visits_that_somebody_is_invited_to(told: str, status: str, date: str | None) -> None:
    (visit,) = engagements_of(LEAD + told)
    assert (visit.parties, visit.format, visit.status) == (("NO", "PE"), "visit", status)
    assert (visit.place, visit.date) == ("Lima", date)


@pytest.mark.parametrize(
    "told",
    ["Haug was not invited to Lima.", "Soto invited investors from Norway to Lima.", "Soto invited Haug to think."],
)
def test_no_visit(told: str) -> None:
    assert engagements_of(LEAD + told) == ()


def test_an_invitation_made_at_a_meeting_is_a_visit_of_its_own() -> None:
    found = engagements_of(LEAD + "Soto met Haug in Quito on Monday and invited her to Lima.")
    assert [(one.format, one.status) for one in found] == [("meeting", "held"), ("visit", "proposed")]


def test_a_visit_told_beside_its_invitation_is_told_once() -> None:
    found = engagements_of(LEAD + "Haug will visit Peru in May after Soto invited her to Lima.")
    assert [(one.place, one.status, one.date) for one in found] == [("Peru", "planned", "2031-05")]

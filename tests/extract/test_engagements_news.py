"""Engagements as news agencies tell them: counterparts called, visits called off, talks behind a comma; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

from communique.values.claims import Engagement


def only(line: str) -> Engagement:
    [one] = told(line)
    return one


@pytest.mark.parametrize("who", ["his Peruvian counterpart", "his Peruvian opposite number"])
def test_a_counterpart_without_a_name_is_called(who: str) -> None:
    call = only(f"Chile's president telephoned {who} late on Thursday to calm a row over herring.")
    assert (call.parties, call.format, call.date, call.level) == (("CL", "PE"), "call", "2031-03-13", "leader")


@pytest.mark.parametrize(
    "line",
    [
        "The planned visit of the Norwegian prime minister to Lima was called off.",
        "Norway's prime minister has put off a trip to Lima, her office said.",
    ],
)
def test_a_visit_called_off_is_cancelled(line: str) -> None:
    visit = only(line)
    assert (visit.parties, visit.status, visit.format) == (("NO", "PE"), "cancelled", "visit")


def test_what_was_planned_and_called_off_is_cancelled() -> None:
    row = only("Chile on Thursday called off a planned meeting with Peruvian officials on fishing.")
    assert (row.parties, row.status) == (("CL", "PE"), "cancelled")


def test_talks_in_which_something_was_agreed_were_held() -> None:
    """What "agreed to" governs is planned, but not the talks behind the comma; "their" has the rank of whom it means."""
    row = only(
        "The foreign ministers of Chile and Peru agreed on Thursday to open a crossing, in their first talks in a year."
    )
    assert (row.parties, row.status, row.level) == (("CL", "PE"), "held", "minister")


@pytest.mark.parametrize(
    "line",
    [
        "Chile and Peru were at odds again on Thursday after artillery exchanges over the strait.",
        "The exchange of prisoners between Chile and Peru began on Thursday.",
    ],
)
def test_fire_and_people_are_exchanged_without_a_meeting(line: str) -> None:
    assert told(line) == []

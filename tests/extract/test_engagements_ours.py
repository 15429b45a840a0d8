"""Pages that speak of themselves: their own side, or the state they are written to, goes without saying; our own sentences."""

import pytest

from communique.values.claims import Engagement
from written import SPEAKER, released


def engagements(heading: str, *body: str) -> tuple[Engagement, ...]:
    """What a page of an American official tells."""
    return released(heading, *body, office=SPEAKER)


@pytest.mark.parametrize("kind", ["Press Availability Following", "Press Conference After"])
def test_remarks_after_a_meeting_are_of_the_side_that_speaks(kind: str) -> None:
    (told,) = engagements(
        f"{kind} a Meeting with Chilean President Rojas",
        "Good afternoon. I want to thank President Rojas for his hospitality.",
    )
    assert (told.parties, told.date, told.main) == (("CL", "US"), "2031-03-14", True)


@pytest.mark.parametrize("words", ["our Strategic Dialogue held in January", "our Economic Dialogue held in January"])
def test_ours_in_a_greeting_is_with_those_greeted(words: str) -> None:
    (told,) = engagements(
        "Chile National Day",
        "On behalf of the United States, I congratulate the people of Chile.",
        f"During {words}, we spoke of fish.",
    )
    assert (told.parties, told.date, told.main) == (("CL", "US"), "2031-01", False)


def test_engagements_in_a_greeting_are_none_in_particular() -> None:
    assert not engagements("Chile National Day", "I look forward to our upcoming virtual engagements.")


@pytest.mark.parametrize("words", ["a pleasure to meet", "a privilege to be able to see"])
def test_whom_it_was_a_pleasure_to_meet_the_speaker_met(words: str) -> None:
    (told,) = engagements(
        "Secretary Antony J. Blinken with Chilean Television",
        f"SECRETARY BLINKEN: Good evening. It was {words} Foreign Minister Diego Rojas of Chile.",
    )
    assert (told.parties, told.status) == (("CL", "US"), "held")

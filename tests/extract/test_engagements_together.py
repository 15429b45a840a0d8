"""Leaders who act together by name on the day of the page met; sentences of our own."""

import pytest

from communique.values.claims import Engagement
from written import released


def engagements(body: str) -> tuple[Engagement, ...]:
    """What a page of one paragraph tells."""
    return released("Joint Task Force on Fish", body, office="The Royal Office")


@pytest.mark.parametrize(
    "words",
    [
        "Today, Prime Minister Kari Haug of Norway and President Diego Rojas of Chile announced a joint task force on fish.",
        "Today, the leaders of the group – President Diego Rojas of Chile, and Prime Minister Kari Haug of Norway – assessed progress.",
    ],
)
def test_leaders_who_act_together_today_met(words: str) -> None:
    (told,) = engagements(words)
    assert (told.parties, told.date, told.status, told.main) == (("CL", "NO"), "2031-03-14", "held", True)
    assert set(told.participants) == {"Kari Haug", "Diego Rojas"}


@pytest.mark.parametrize(
    "words",
    [
        "Today, Prime Minister Kari Haug of Norway announced a task force on fish with Chile.",
        "Today, Norway and Chile announced a joint task force on fish.",
        "Prime Minister Kari Haug of Norway and President Diego Rojas of Chile announced a joint task force on fish in 2030.",
    ],
)
def test_what_states_or_one_leader_announce_is_no_meeting(words: str) -> None:
    assert not engagements(words)


def test_a_land_of_several_words_ends_no_list_of_leaders() -> None:
    (told,) = engagements(
        "Today, Prime Minister Kari Haug of Norway, Prime Minister Ann Roy of the United Kingdom, and President Diego Rojas of Chile "
        "announced a joint task force on fish."
    )
    assert told.parties == ("CL", "GB", "NO")

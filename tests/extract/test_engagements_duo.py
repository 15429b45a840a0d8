"""Remarks of two officials before or after they meet: what they did before, and what else they do that day; our own sentences."""

import pytest

from communique.values.claims import Engagement
from written import SPEAKER, coded, released


def engagements(*body: str, when: str = "Before Their Meeting", place: str = "Oslo, Norway") -> tuple[Engagement, ...]:
    """What a page of remarks tells, the meeting of the headline first."""
    head = f"Secretary Antony J. Blinken And Norwegian Foreign Minister Kari Haug {when}"
    return released(head, place, *body, office=SPEAKER)


@pytest.mark.parametrize(
    ("line", "format_"),
    [
        ("We’ve spoken on the phone.", "call"),
        ("We’ve met before, and it is good to be back.", "meeting"),
        ("I am so happy that we have managed to meet several times already.", "meeting"),
        ("I had a chance to visit with the foreign minister before the storm.", "meeting"),
        ("We had a very productive discussion on fish and ships.", "meeting"),
    ],
)
def test_what_we_did_before_is_a_meeting_of_its_own(line: str, format_: str) -> None:
    """ "We" are the two of the headline, and what is over is not what lies ahead."""
    now, before = engagements(f"SECRETARY BLINKEN: Good morning, everyone. {line}")
    assert (now.main, before.main, before.status, before.date) == (True, False, "held", None)
    assert (before.parties, before.format, len(before.participants)) == (("NO", "US"), format_, 2)


def test_where_the_last_time_was() -> None:
    _, before = engagements(
        "SECRETARY BLINKEN: We’ve spent a lot of time together in different parts of the world; I think Lima was the last time."
    )
    assert before.place == "Lima"


@pytest.mark.parametrize(
    "line",
    [
        "We’ve spent a lot of time together in various parts of the world.",
        "We’ve often met, as friends do.",
        "We meet at a hard time.",
        "We have met with the fishermen of the north.",
    ],
)
def test_habits_and_others_are_no_earlier_meeting(line: str) -> None:
    assert len(engagements(f"SECRETARY BLINKEN: Good morning, everyone. {line}")) == 1


def test_after_their_meeting_we_met_just_then() -> None:
    (only,) = engagements("SECRETARY BLINKEN: We had a very good discussion on fish.", when="After Their Meeting")
    assert (only.date, only.main) == ("2031-03-14", True)


@pytest.mark.parametrize("words", ["ministerial meeting", "summit"])
def test_both_go_on_to_a_gathering_of_more(words: str) -> None:
    """It is planned for that day at the place of the remarks, and not their own meeting."""
    now, later = engagements(
        f"SECRETARY BLINKEN: Good morning. We’re both here for the {words} we’re having a little later today on fish."
    )
    assert (now.status, now.main) == ("held", True)
    assert (later.status, later.date, later.place, later.main) == ("planned", "2031-03-14", "Oslo", False)


def test_to_look_forward_to_speaking_is_no_call() -> None:
    told = engagements(
        "SECRETARY BLINKEN: It’s particularly good to see the foreign minister.",
        "The United States looks forward to more. I look very much forward to speaking to the foreign minister about that.",
    )
    assert "call" not in {each.format for each in told}


def test_later_today_is_where_the_speaker_is() -> None:
    """A shortened "will" plans it, wherever the tree hangs it; the hosts are met at home."""
    rows = (
        "Opening Remarks at a Roundtable",
        SPEAKER,
        "2031-03-14 16:57:52 UTC",
        SPEAKER,
        "Oslo, Norway",
        "SECRETARY BLINKEN: Good morning.",
        "Later today, I’ll have a chance to see Norwegian Prime Minister Haug.",
    )
    (told,) = coded(*rows)
    assert (told.status, told.place, told.date) == ("planned", "Oslo", "2031-03-14")


def test_who_were_just_together_met_before() -> None:
    _, before = engagements("SECRETARY BLINKEN: Good afternoon. Kari and I were just together at the Fish Forum.")
    assert (before.status, before.parties, before.main) == ("held", ("NO", "US"), False)


def test_two_names_and_this_meeting() -> None:
    """A headline that only names two who then speak in turn is of their meeting that day."""
    told = engagements(
        "SECRETARY BLINKEN: Well, good afternoon, everyone. I want to thank Norway for its leadership on fish and for all its help.",
        "It is a fine partnership, and it grows stronger every day.",
        "FOREIGN MINISTER HAUG: Thank you. It’s a real honor to be here to have this meeting with you.",
        when="",
    )
    assert [(each.parties, each.date, each.status) for each in told] == [(("NO", "US"), "2031-03-14", "held")]

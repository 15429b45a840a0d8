"""Who goes to an organisation's gathering, and with whom something was raised; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Norwegian Prime Minister Kari Haug is due in Ankara in May for a NATO summit.", "2031-05", "Ankara"),
        (
            "Norwegian Prime Minister Kari Haug will travel to Ankara on May 7 for the NATO summit.",
            "2031-05-07",
            "Ankara",
        ),
        (
            "Norwegian Foreign Minister Kari Haug will raise the matter on Monday in Antalya, where the NATO foreign ministers meet.",
            "2031-03-17",
            "Antalya",
        ),
    ],
)
def test_who_goes_to_a_summit_takes_part_and_pays_no_visit(line: str, date: str, place: str) -> None:
    [one] = told(line)
    assert (one.parties, one.format, one.status, one.date, one.place) == (
        ("NATO", "NO"),
        "meeting",
        "planned",
        date,
        place,
    )
    assert one.participants == ("Kari Haug",)


def test_whom_he_speaks_to_at_a_gathering_he_meets() -> None:
    [one] = told(
        "Norwegian Foreign Minister Kari Haug is to raise the dispute with his Chilean counterpart at a WTO meeting in Paris in May."
    )
    assert (one.parties, one.date, one.place) == (("CL", "NO"), "2031-05", "Paris")


@pytest.mark.parametrize("verb", ["raised the matter with", "took up the matter with", "took the matter up with"])
def test_what_was_raised_with_an_official_on_a_day_was_said_at_a_meeting(verb: str) -> None:
    [one] = told(f"The Norwegian ambassador, Kari Haug, {verb} Peru's Interior Minister Ana Soto on Wednesday.")
    assert (one.parties, one.format, one.date) == (("NO", "PE"), "meeting", "2031-03-12")


@pytest.mark.parametrize(
    "line",
    [
        "The Norwegian ambassador, Kari Haug, raised taxes with the help of Peru's Interior Minister Ana Soto on Wednesday.",
        "The Norwegian ambassador, Kari Haug, often raised the matter with Peru's government.",
    ],
)
def test_what_is_raised_may_be_no_talk(line: str) -> None:
    assert not told(line)


def test_what_was_raised_in_a_call_was_said_there() -> None:
    [one] = told(
        "Norwegian President Kari Haug raised the strikes in a call with Peru's President Ana Soto on Saturday."
    )
    assert (one.parties, one.format) == (("NO", "PE"), "call")

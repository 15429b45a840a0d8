"""Meetings of the same people told by one word, and officials who discussed something together; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told


@pytest.mark.parametrize(
    ("line", "times"),
    [
        (
            "Deputy ministers of Norway and Peru met twice last year, in Lima in May and in Oslo in September.",
            [("2030-05", "Lima"), ("2030-09", "Oslo")],
        ),
        (
            "The defence ministers of Norway and Peru met in Lima on Sunday and again in Tacna on Monday.",
            [("2031-03-09", "Lima"), ("2031-03-10", "Tacna")],
        ),
        (
            "Norwegian Deputy Minister Kari Haug made trips to Lima in January and again last week.",
            [("2031-01", "Lima"), ("2031-03-03/2031-03-09", None)],
        ),
    ],
)
def test_each_time_is_one(line: str, times: list[tuple[str, str | None]]) -> None:
    found = told(line)
    assert sorted((e.date or "", e.place) for e in found) == times and {e.parties for e in found} == {("NO", "PE")}


def test_two_days_of_one_meeting_are_no_two_meetings() -> None:
    assert len(told("The foreign ministers of Norway and Peru met in Lima on Monday and Tuesday.")) == 1


def test_rounds_without_parties_are_of_those_who_talk() -> None:
    lines = (
        "Norway and Peru held talks in Quito in December.",
        "There were rounds in Lima in January and in Oslo in February.",
    )
    assert sorted((e.date or "", e.place) for e in told(*lines)) == [
        ("2030-12", "Quito"),
        ("2031-01", "Lima"),
        ("2031-02", "Oslo"),
    ]


@pytest.mark.parametrize(
    ("how", "format_"),
    [("by video link on Sunday", "video"), ("in Quito on Sunday", "meeting"), ("by phone on Sunday", "call")],
)
def test_officials_who_discussed_something_on_a_day_talked(how: str, format_: str) -> None:
    [one] = told(f"Norwegian minister Kari Haug and Peruvian minister Ana Soto discussed the herring trade {how}.")
    assert (one.parties, one.format, one.date) == (("NO", "PE"), format_, "2031-03-09")


def test_what_ministers_discussed_at_no_time_is_part_of_their_meeting() -> None:
    lines = (
        "Norwegian minister Kari Haug met Peruvian minister Ana Soto in Lima on Monday.",
        "The two ministers also discussed the herring trade.",
    )
    assert len(told(*lines)) == 1

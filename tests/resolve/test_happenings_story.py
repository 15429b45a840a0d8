"""The day of a story: what its main clauses tell in the plain past after a day was on that day."""

import pytest

from communique.resolve.happenings_scene import lay_out
from communique.resolve.happenings_story import past_day
from communique.values.annotated import DateMention
from written import engagements_of, read

_LEAD = "Norwegian Foreign Minister Ola Berg flew home from Lima on Monday."


def days(*lines: str) -> list[tuple[str, str | None]]:
    """Parties and day of the meetings told behind the lead of a report of 14 March 2031, a Friday."""
    found = engagements_of(("H", "The harbour at night"), _LEAD, *lines)
    return [("-".join(one.parties), one.date) for one in found if one.format != "visit"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Mr Berg met Peruvian President Ana Soto for an hour.", "2031-03-10"),
        ("It was a long day. Mr Berg had a conversation with Peruvian President Ana Soto.", "2031-03-10"),
        ("On Tuesday it was the turn of the engineers. Mr Berg saw Peruvian President Ana Soto.", "2031-03-11"),
        ("Peru has had no budget since January. Mr Berg met Peruvian President Ana Soto.", "2031-03-10"),
        ("On Tuesday it was raining. Mr Berg saw Peruvian President Ana Soto.", "2031-03-11"),
        ("Mr Berg met Peruvian President Ana Soto, who is to sail home next month.", "2031-03-10"),
    ],
)
def test_plain_past_is_of_the_day_told_last(told: str, day: str) -> None:
    assert days(told) == [("NO-PE", day)]


@pytest.mark.parametrize(
    "told",
    [
        "Mr Berg had met Peruvian President Ana Soto for an hour.",
        "Mr Berg has met Peruvian President Ana Soto.",
        "In January the ships sailed. Mr Berg met Peruvian President Ana Soto for an hour.",
    ],
)
def test_what_went_before_has_no_day_of_the_story(told: str) -> None:
    assert days(told) == [("NO-PE", None)]


def test_what_somebody_has_done_is_not_of_the_day_of_the_news() -> None:
    met = "On Monday Mr Berg met Peruvian President Ana Soto in Lima."
    assert days(met, "He has also held talks with Chilean President Luis Rey.") == [
        ("NO-PE", "2031-03-10"),
        ("CL-NO", None),
    ]


@pytest.mark.parametrize(("told", "main"), [("met", True), ("had met", False)])
def test_a_report_that_opens_with_a_scene_has_news(told: str, main: bool) -> None:
    scene = "The fog was thick. Nobody rang the bell. A dog slept on the quay. Two gulls fought. A boy threw a stone."
    more = "The tide came in. The lamps went out. A cook sang. The rain fell."
    met = f"Norwegian Foreign Minister Ola Berg {told} Peruvian President Ana Soto."
    assert [one.main for one in engagements_of(("H", "The harbour at night"), scene, more, met)] == [main]


_MET = "Norwegian Foreign Minister Ola Berg met Peruvian Foreign Minister Ana Soto in Lima on Wednesday."


@pytest.mark.parametrize(
    ("more", "main"),
    [
        ("On Friday it was Chile's turn. Mr Berg met Chilean Foreign Minister Luis Rey.", True),  # the round went on
        ("On Monday it was Chile's turn. Mr Berg met Chilean Foreign Minister Luis Rey.", False),  # what went before
        ("On Friday Mr Berg called Chilean Foreign Minister Luis Rey.", False),
    ],
)
def test_a_round_of_talks_goes_on(more: str, main: bool) -> None:
    assert [one.main for one in engagements_of(("H", "Fog at sea"), _MET, more)] == [True, main]


@pytest.mark.parametrize(
    ("more", "main"),
    [
        ("Mr Berg and Ms Soto exchanged a few words in the corridor.", True),
        ("Mr Berg and Ms Soto exchanged a few words in the corridor in February.", False),
    ],
)
def test_two_of_many_who_met(more: str, main: bool) -> None:
    many = (
        "Foreign ministers Ola Berg of Norway, Ana Soto of Peru and Luis Rey of Chile met in Lima. The fog was thick."
    )
    more = "A dog slept on the quay. Two gulls fought. " + more
    assert [one.main for one in engagements_of(("H", "Three ministers meet in Lima"), many, more)] == [True, main]


@pytest.mark.parametrize(("told", "main"), [("met", [False, True]), ("will meet", [True, False])])
def test_what_was_held_is_the_news_before_what_is_to_come(told: str, main: list[bool]) -> None:
    lead = "The paper was signed on Thursday. The leaders of Norway and Peru will begin talks in May."
    more = f"The next day President Marit Haug of Norway {told} President Ana Soto of Peru."
    found = engagements_of(("H", "Fog at sea"), lead, more)
    assert [one.main for one in found] == main


def test_an_old_visit_is_no_news() -> None:
    lead = (
        "Nobody had forgotten the visit of the Norwegian foreign minister to Peru in November 2028. The fog was thick."
    )
    now = "Norwegian Foreign Minister Ola Berg sat down with Peruvian Foreign Minister Ana Soto on Wednesday."
    assert [one.main for one in engagements_of(("H", "Fog at sea"), lead, now)] == [False, True]


@pytest.mark.parametrize(("edtf", "day"), [("2031-03-17", "2031-03-10"), ("2031-03-12", "2031-03-12")])
def test_a_weekday_of_what_is_over_is_the_last_one(edtf: str, day: str) -> None:
    mention = DateMention(0, 1, "Monday", edtf, past="2031-03-10", future="2031-03-17")
    assert past_day(lay_out(read("Norway and Peru met.")), mention) == day

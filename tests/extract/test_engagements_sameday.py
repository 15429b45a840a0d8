"""Meetings of the same day told by where they stand in it, and what is no schedule; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

NEWS = "Norwegian Foreign Minister Kari Haug met Peru's Ana Soto in Lima on Monday."


@pytest.mark.parametrize("opening", ["In the evening", "Before the talks,", "Later the same day", "On the sidelines,"])
def test_what_stands_beside_the_news_was_on_its_day(opening: str) -> None:
    found = told(NEWS, f"{opening} Haug was received by Peruvian President Luis Rojas.")
    assert [(e.parties, e.status, e.date) for e in found] == [(("NO", "PE"), "held", "2031-03-10")] * 2


def test_a_headline_with_the_word_schedule_is_no_schedule() -> None:
    found = told(
        ("H", "Norway, Peru agree summer schedule for shared fishery"), "The ministers of Norway and Peru met in Lima."
    )
    assert [e.status for e in found] == ["held"]


def test_an_association_called_general_has_no_rank() -> None:
    assert not told("The General Association of Norwegians in Peru held a meeting in Lima on Monday.")

"""Further meetings of a series, told by their number or by the body that met; sentences of our own."""

import pytest
from tests.extract.test_engagements_doubts import told

TALKS = "Norway and Peru held talks in Quito in January."


@pytest.mark.parametrize(
    ("line", "status", "date"),
    [
        ("A second round, in Bogota in February, ended without result.", "held", "2031-02"),
        ("Another session has been fixed for Thursday.", "planned", "2031-03-20"),
        ("The eleventh took place in Lima in December.", "held", "2030-12"),
        ("A third round was planned for Lima in February but did not take place.", "cancelled", "2031-02"),
        ("A second, in Bogota in February, failed.", "held", "2031-02"),
        ("The first was held in Lima in December.", "held", "2030-12"),
        ("A joint commission met in February in Tacna without settling the matter.", "held", "2031-02"),
        ("The joint fisheries commission last sat in December.", "held", "2030-12"),
    ],
)
def test_one_more_of_a_series_is_of_those_who_met(line: str, status: str, date: str) -> None:
    first, more = sorted(told(TALKS, line), key=lambda e: e.receipts["parties"][0].start + (e.date == date))
    assert (more.parties, more.status, more.date) == (("NO", "PE"), status, date)
    assert (first.parties, first.date) == (("NO", "PE"), "2031-01")


@pytest.mark.parametrize(
    "line",
    [
        "The third was a farmer from Cusco, and the second took the floor.",
        "The budget committee sat in Lima on Monday and discussed herring.",
        "Parliament's committee met in February.",
    ],
)
def test_what_is_counted_need_not_meet(line: str) -> None:
    assert [e.date for e in told(TALKS, line)] == ["2031-01"]


def test_a_number_behind_no_meeting_counts_something_else() -> None:
    assert len(told(TALKS, "Five men were arrested.", "The first was held in Lima in February.")) == 1


def test_the_series_told_last_goes_on() -> None:
    """A second round is of those told right before, not of those told first."""
    found = told(
        "Norwegian Foreign Minister Kari Haug met Peruvian President Luis Rojas in Lima on Monday.",
        "Chile and Bolivia held a round of talks in Arica in January.",
        "A second round is due in May.",
    )
    assert [(e.parties, e.date) for e in found if "NO" not in e.parties] == [
        (("BO", "CL"), "2031-01"),
        (("BO", "CL"), "2031-05"),
    ]


@pytest.mark.parametrize("verb", ["met in Lima", "signed a border treaty"])
def test_a_month_of_what_was_done_is_the_last_such(verb: str) -> None:
    [one] = told(f"Ties between Norway and Peru have warmed since their presidents {verb} in June.")
    assert (one.status, one.date) == ("held", "2030-06")

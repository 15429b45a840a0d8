"""The day a page came out."""

import pytest

from communique.clean import clean_page
from communique.values.article import Page

REST = (
    "The two sides discussed tolls on the river and the return of the regalia, it said in a statement.\n"
    "They agreed to meet again in spring, when the passes are open, the ministry said.\n"
)


def published(*lines: str) -> str | None:
    text = "\n".join([*lines, REST])
    told = clean_page(Page("page.txt", "page", text.encode(), "text", "utf-8")).published
    return told.value if told else None


LEAD = "The foreign minister of Ruritania met his counterpart in Zenda on Wednesday, his office said."


def test_a_stamp_dates_the_page() -> None:
    assert published("Ministers meet in Zenda to talk of tolls", "Posted : 2021-03-03 18:47", LEAD) == "2021-03-03"


def test_published_counts_before_updated() -> None:
    stamp = "Published : Mar 3, 2021 - 10:12 Updated : Mar 9, 2021 - 11:00"
    assert published("Ministers meet in Zenda to talk of tolls", stamp, LEAD) == "2021-03-03"


def test_an_update_alone_dates_the_page() -> None:
    assert (
        published("Ministers meet in Zenda to talk of tolls", "Last Updated: Wednesday, 3 March 2021, 06:12 GMT", LEAD)
        == "2021-03-03"
    )


def test_a_dateline_with_its_year_is_enough() -> None:
    assert published(f"ZENDA, March 3, 2021 (RNA) -- {LEAD}") == "2021-03-03"


def test_a_dateline_without_year_and_nothing_else_stays_out() -> None:
    assert published("Ministers meet in Zenda to talk of tolls", f"ZENDA, March 3 (RNA) -- {LEAD}") is None


def test_a_dateline_takes_its_year_from_a_caption() -> None:
    caption = "The ministers shake hands in Zenda on March 3, 2021. (Photo: Pool)"
    assert (
        published("Ministers meet in Zenda to talk of tolls", caption, f"ZENDA, March 3 (RNA) -- {LEAD}")
        == "2021-03-03"
    )


def test_a_year_of_history_is_not_borrowed() -> None:
    assert (
        published(
            "Ministers meet in Zenda", f"ZENDA, March 3 (RNA) -- {LEAD}", "The protocol was signed on March 9, 1948."
        )
        is None
    )


def test_a_dateline_beats_a_stamp_that_is_months_away() -> None:
    lines = ("Ministers meet in Zenda to talk of tolls", "December 30, 2023", f"ZENDA, March 3 (RNA) -- {LEAD}")
    assert published(*lines) == "2023-03-03"


@pytest.mark.parametrize("stamp", ["Published 5 hours ago", "Posted last Tuesday"])
def test_stamps_that_name_no_day_date_nothing(stamp: str) -> None:
    assert published("Ministers meet in Zenda to talk of tolls", stamp, LEAD) is None


def test_a_day_at_the_end_of_a_title_dates_the_page() -> None:
    assert published("Treaty on the ferries signed with Zenda Wednesday, 3 March 2021", LEAD) == "2021-03-03"
    assert published("Statement on the ferries of Zenda, 3 March 2021", LEAD) == "2021-03-03"
    title = "Ministers of Ruritania and Zenda remember in a long address the great flood of 3 March 2021"
    assert published(title, "By Flavia Elphberg", LEAD) is None


def test_figures_of_two_readings_are_read_as_the_day_that_the_lead_names() -> None:
    lead = "The foreign minister of Ruritania met his counterpart in Zenda on {}, his office said."
    for day, told in (
        ("Tuesday", "2031-03-05"),
        ("Wednesday", "2031-03-05"),
        ("Friday", "2031-05-03"),
        ("Monday", "2031-05-03"),
    ):
        assert published("Ministers meet in Zenda to talk of tolls", "03-05-2031", lead.format(day)) == told

"""Dates as mastheads and bylines print them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.clean import stamps
from communique.clean.stamps import find_stamps


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published March 3, 2021", date(2021, 3, 3)),
        ("3 March 2021", date(2021, 3, 3)),
        ("Wed, Mar 3, 2021 page 4", date(2021, 3, 3)),
        ("Posted : 2021-03-03 18:47", date(2021, 3, 3)),
        ("2021/03/03 05:12", date(2021, 3, 3)),
        ("Elspeth Crane   |03.03.2021", date(2021, 3, 3)),
        ("Issued on: 23/03/2021 - 04:12", date(2021, 3, 23)),
        ("Submitted by desk on Tue, 03/09/2021 - 22:31", date(2021, 3, 9)),
        ("Published Wed, Mar 3 20214:29 AM EST", date(2021, 3, 3)),
        ("MARCH 3RD, 2021", date(2021, 3, 3)),
        ("Wed, 3 Mar 2021 19:40:47 +0000", date(2021, 3, 3)),
        ("https://news.example/world/20210303/talks", date(2021, 3, 3)),
        ("Talks stall again   3 Mar 06 |  Europe", date(2006, 3, 3)),
        ("the 3rd of March 2021", date(2021, 3, 3)),
        ("Published On 3 Mar 20213 Mar 2021", date(2021, 3, 3)),
        ("3 March 20219:53 AM UTC", date(2021, 3, 3)),
        ("Wednesday 3, March 2021", date(2021, 3, 3)),
        ("[Juche110.3.3.]", date(2021, 3, 3)),
    ],
)
def test_a_full_date_is_read(line: str, day: date) -> None:
    assert [stamp.date for stamp in find_stamps(line)] == [day]


@pytest.mark.parametrize("line", ["ZENDA, Sept. 3 (RNA) -- The", "3 September talks", "Strelsau, September 3 --"])
def test_a_date_without_year_keeps_month_and_day(line: str) -> None:
    (stamp,) = find_stamps(line)
    assert (stamp.year, stamp.month, stamp.day, stamp.date) == (None, 9, 3, None)


@pytest.mark.parametrize(
    "line", ["May the talks go on", "in 2021", "February 30, 2021", "room 12/13", "version 1.2.3", "10:45"]
)
def test_what_is_no_date_is_left_alone(line: str) -> None:
    assert find_stamps(line) == []


def test_figures_that_allow_two_days_keep_both() -> None:
    (stamp,) = find_stamps("05/06/2021")
    assert (stamp.date, stamp.other) == (date(2021, 6, 5), date(2021, 5, 6))


def test_two_stamps_in_one_line_are_both_found() -> None:
    line = "Dec. 6, 2024, 10:00 PM UTC / Updated Dec. 7, 2024, 12:43 PM UTC"
    assert [stamp.date for stamp in find_stamps(line)] == [date(2024, 12, 6), date(2024, 12, 7)]


@given(
    st.dates(date(1950, 1, 1), date(2059, 12, 31)),
    st.sampled_from(["%B %-d, %Y", "%-d %b %Y", "%Y-%m-%d", "%a, %d %b %Y", "%b. %-d, %Y"]),
)
def test_every_day_comes_back_from_every_shape(day: date, shape: str) -> None:
    line = f"Updated {day.strftime(shape)} by the desk"
    (stamp,) = find_stamps(line)
    assert stamp.date == day
    assert line[stamp.start : stamp.end]


@given(st.text(max_size=120))
def test_stamps_lie_in_order_within_the_line(line: str) -> None:
    ends = 0
    for stamp in find_stamps(line):
        assert ends <= stamp.start < stamp.end <= len(line)
        ends = stamp.end


PIECES = (
    "Jan",
    "may",
    "Sept.",
    "Mon",
    "Tuesday,",
    " ",
    "-",
    "/",
    ".",
    "3",
    "31st",
    "of",
    "2024",
    "20240503",
    "年",
    "月",
    "|",
    "th",
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_no_date_is_missed_for_want_of_a_sign(line: str) -> None:
    every = tuple(re.compile("") for _ in stamps._SIGNS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamps, "_SIGNS", every)
        wanted = find_stamps(line)
    assert find_stamps(line) == wanted

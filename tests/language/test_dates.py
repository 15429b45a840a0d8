"""Tests of the resolver of dates. Unless told otherwise the text came out on Wednesday, 14 June 2023."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.dates import DateExpression, find_date_expressions
from communique.language.edtf import bounds

TODAY = date(2023, 6, 14)


def only(text: str, published: date | str | None = TODAY) -> DateExpression:
    found = find_date_expressions(text, published)
    assert len(found) == 1, [item.text for item in found]
    return found[0]


def value(text: str, published: date | str | None = TODAY) -> str | None:
    return only(text, published).edtf


EXPLICIT = [
    ("The pact was signed on March 3, 2021.", "2021-03-03"),
    ("The pact was signed on 3 March 2021.", "2021-03-03"),
    ("The pact was signed on the 3rd of March, 2021.", "2021-03-03"),
    ("It was signed on 2021-03-03.", "2021-03-03"),
    ("It was signed on 2021.03.03.", "2021-03-03"),
    ("The pact was signed on Sept. 9 of last year.", "2022-09-09"),
    ("Talks ran from Nov. 5 to Nov. 7, 2020.", "2020-11-05/2020-11-07"),
    ("Talks ran November 5-7, 2020.", "2020-11-05/2020-11-07"),
    ("Talks ran on 5-7 November 2020.", "2020-11-05/2020-11-07"),
    ("Talks ran from 28 February to 2 March 2020.", "2020-02-28/2020-03-02"),
    ("Talks ran from Dec. 30, 2019 to Jan. 2, 2020.", "2019-12-30/2020-01-02"),
    ("They met on June 1 and 2.", "2023-06-01/2023-06-02"),
    ("They may meet between August 3 and 9.", "2023-08-03/2023-08-09"),
    ("He landed on Monday, June 5.", "2023-06-05"),
    ("He landed on Monday (June 5).", "2023-06-05"),
    ("BERN, May 30 (Agency) -- Nobody came.", "2023-05-30"),
    ("The hall opened on May 12, Juche 110 (2021).", "2021-05-12"),
    ("They signed it on Dec. 24.", "2022-12-24"),
    ("They will sign it on Dec. 24.", "2023-12-24"),
    ("The envoy arrived on the 12th.", "2023-06-12"),
    ("The envoy arrived on the 28th.", "2023-05-28"),
]


@pytest.mark.parametrize(("text", "edtf"), EXPLICIT)
def test_days_told_by_month_and_date(text: str, edtf: str) -> None:
    assert value(text) == edtf


MONTHS_AND_YEARS = [
    ("The ministers met in April.", "2023-04"),
    ("The ministers met in December.", "2022-12"),
    ("In March, the ministers met.", "2023-03"),
    ("In May alone, they met twice.", "2023-05"),
    ("The ministers will meet in December.", "2023-12"),
    ("The ministers met last September.", "2022-09"),
    ("The ministers met in September last year.", "2022-09"),
    ("The ministers met in mid-April.", "2023-04-11/2023-04-20"),
    ("The ministers met in late April.", "2023-04-21/2023-04-30"),
    ("The ministers met in early April 2019.", "2019-04-01/2019-04-10"),
    ("It ran from May to July 2019.", "2019-05/2019-07"),
    ("It fell in the first week of May.", "2023-05-01/2023-05-07"),
    ("The treaty dates from 1953.", "1953"),
    ("Ties froze between 2016 and 2018.", "2016/2018"),
    ("Ties froze in 2016-17.", "2016/2017"),
    ("Trade grew in the 1970s.", "1970/1979"),
    ("Trade grew in the first quarter of 2022.", "2022-01/2022-03"),
    ("They last met in the summer of 2019.", "2019-06/2019-08"),
    ("They last met last winter.", "2022-12/2023-02"),
]


@pytest.mark.parametrize(("text", "edtf"), MONTHS_AND_YEARS)
def test_months_years_and_seasons(text: str, edtf: str) -> None:
    assert value(text) == edtf


RELATIVE = [
    ("They spoke today.", "2023-06-14"),
    ("They spoke yesterday.", "2023-06-13"),
    ("They speak tomorrow.", "2023-06-15"),
    ("Shells fell overnight.", "2023-06-13/2023-06-14"),
    ("They spoke last week.", "2023-06-05/2023-06-11"),
    ("They spoke this week.", "2023-06-12/2023-06-18"),
    ("They spoke earlier this month.", "2023-06"),
    ("They spoke early last month.", "2023-05-01/2023-05-10"),
    ("They spoke late last month.", "2023-05-21/2023-05-31"),
    ("They meet late next month.", "2023-07-21/2023-07-31"),
    ("They spoke last year.", "2022"),
    ("They spoke over the weekend.", "2023-06-10/2023-06-11"),
    ("They spoke two days ago.", "2023-06-12"),
    ("Three weeks ago they spoke.", "2023-05-22/2023-05-28"),
    ("They spoke four months ago.", "2023-02"),
    ("They spoke five years ago.", "2018"),
    ("They spoke almost twenty-six years ago.", "1997"),
    ("It has fired ten rockets so far this year.", "2023-01-01/2023-06-14"),
    ("They spoke on Monday.", "2023-06-12"),
    ("They spoke on Wednesday.", "2023-06-14"),
    ("They spoke on Friday.", "2023-06-09"),
    ("They will speak on Friday.", "2023-06-16"),
    ("They spoke last Wednesday.", "2023-06-07"),
    ("They spoke on Thursday last week.", "2023-06-08"),
    ("They meet next Tuesday.", "2023-06-20"),
    ("They spoke on Monday and Tuesday.", "2023-06-12/2023-06-13"),
]


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_what_is_counted_from_the_day_of_publication(text: str, edtf: str) -> None:
    assert value(text) == edtf


COUNTED = [
    ("It had warned them the previous day.", (-1, "day"), -1),
    ("It had warned them a day earlier.", (-1, "day"), -1),
    ("It replied the next day.", (1, "day"), 1),
    ("Two days later it replied.", (2, "day"), 2),
    ("It replied three weeks later.", (3, "week"), 21),
    ("It replied two months later.", (2, "month"), None),
    ("It replied the same day.", (0, "day"), 0),
    ("It replied that evening.", (0, "day"), 0),
    ("It replied hours later.", (0, "day"), 0),
]


@pytest.mark.parametrize(("text", "step", "offset"), COUNTED)
def test_what_is_counted_from_another_event(text: str, step: tuple[int, str], offset: int | None) -> None:
    found = only(text)
    assert not found.anchored
    assert found.edtf is None
    assert (found.step, found.offset) == (step, offset)


NO_DATES = [
    "They may march in second place.",
    "Theresa May and April Ryan spoke to Jan Egeland.",
    "Resolution 2397 and UNSCR 1718 were adopted.",
    "Some 2000 troops and 1950 tonnes came at 1900 GMT.",
    "The Sunday Times and the Good Friday Agreement were quoted.",
    "Flight 2019 cost $2020 and No. 1999 was sold.",
    "The second round had 12 envoys in 3 rooms.",
    "The 2030 Agenda and Expo 2027 were praised.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert find_date_expressions(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They met on the night of April 29.", "the night of April 29", "2023-04-29"),
        ("They were apart for most of last year.", "most of last year", "2022"),
        ("It rained across the month of April.", "the month of April", "2023-04"),
        ("It ended by the end of the year 2021.", "the end of the year 2021", "2021-09/2021-12"),
    ],
)
def test_parts_of_a_time_belong_to_its_words(text: str, words: str, edtf: str) -> None:
    found = only(text)
    assert (found.text, found.edtf) == (words, edtf)


def test_a_count_of_years_behind_a_month() -> None:
    assert value("The plenum met in December three years ago.") == "2020-12"
    assert value("The plenum met on March 9 two years ago.") == "2021-03-09"


def test_a_count_of_days_says_nothing_of_the_past() -> None:
    assert value("They had made ten calls in 16 days.") is None
    assert value("They will meet in 16 days.") == "2023-06-30"


LONG = [
    ("The three-day visit, which began on Monday, was quiet.", "2023-06-12/2023-06-14"),
    ("The two-day talks in Oslo ended late on Tuesday.", "2023-06-12/2023-06-13"),
    ("A 4-day summit will open in Bern on June 19.", "2023-06-19/2023-06-22"),
    ("The three-day visit was discussed on Monday.", "2023-06-12"),
]


@pytest.mark.parametrize(("text", "edtf"), LONG)
def test_events_of_several_days_told_by_their_first_or_last(text: str, edtf: str) -> None:
    assert value(text) == edtf


PAIRS = [
    ("They met on 3 and 17 May.", ["2023-05-03", "2023-05-17"]),
    ("They met on Feb. 28 and March 1.", ["2023-02-28/2023-03-01"]),
    ("They met on 25/12/2021 and 05/06/2021.", ["2021-12-25", None]),
    ("They met on Monday and Friday.", ["2023-06-12", "2023-06-09"]),
]


@pytest.mark.parametrize(("text", "edtf"), PAIRS)
def test_days_told_in_pairs(text: str, edtf: list[str | None]) -> None:
    assert [found.edtf for found in find_date_expressions(text, TODAY)] == edtf


@pytest.mark.parametrize("text", ["They spoke weeks ago.", "They speak every Monday.", "It is now a rival."])
def test_times_that_name_no_day(text: str) -> None:
    assert value(text) is None


def test_both_readings_are_kept() -> None:
    found = only("the meeting on Friday")
    assert (found.past, found.future) == ("2023-06-09", "2023-06-16")


def test_tense_of_each_clause_counts() -> None:
    found = find_date_expressions("The envoys met on Tuesday and will meet again on Friday.", TODAY)
    assert [item.edtf for item in found] == ["2023-06-13", "2023-06-16"]


def test_far_reading_yields_to_a_near_one() -> None:
    assert value("He called off his June 20 meeting.") == "2023-06-20"
    assert value("She was invited for the weekend of June 3.") == "2023-06-03/2023-06-04"


@pytest.mark.parametrize(
    "text", ["They met on Friday.", "They met on June 5.", "They met last month.", "They met today."]
)
def test_without_a_day_of_publication_only_what_is_told_in_full_resolves(text: str) -> None:
    assert value(text, None) is None


def test_without_a_day_of_publication_the_year_beside_counts() -> None:
    found = find_date_expressions("They met on May 3, 2016, again on May 9, and parted in June.", None)
    assert [item.edtf for item in found] == ["2016-05-03", "2016-05-09", "2016-06"]


def test_published_in_an_interval_resolves_what_all_its_days_agree_on() -> None:
    assert value("They met last month.", "2023-06") == "2023-05"
    assert value("They met last year.", "2023") == "2022"
    assert value("They met on Friday.", "2023-06") is None


def test_a_crude_word_of_the_year_does_not_leave_the_calendar() -> None:
    for today in (date(1, 1, 1), date(9999, 12, 31)):
        find_date_expressions("last week, next month, Jan. 5, in May, ten years ago, the next two days, Friday", today)


WORDS = """on Monday and Tuesday , Oct. 12 - 14 2022 May from to the last next week month year early of 31 Feb. 1999 two
days ago later between ( ) that 2022-02-30 12th summer Christmas weekend 's so far this in . ; Sept 9 Q3"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(PIECES | st.text(max_size=120), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)) | st.none())
def test_any_text_gives_exact_spans_and_valid_days(text: str, published: date | None) -> None:
    last = 0
    for found in find_date_expressions(text, published):
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.text
        last = found.end
        for edtf in (found.edtf, found.past, found.future):
            if edtf is not None:
                assert str(parse_edtf(edtf)) == edtf
                span = bounds(edtf)
                assert span is not None
                assert date(1400, 1, 1) < span[0] <= span[1] < date(2500, 1, 1)
        if found.offset is not None:
            assert abs(timedelta(found.offset).days) < 7000

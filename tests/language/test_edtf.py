"""Tests of the EDTF helpers; the edtf library judges what is valid."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language import edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-02-28", date(2019, 2, 28), date(2019, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2019-03/2019-05", date(2019, 3, 1), date(2019, 5, 31)),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31)),
        ("2024-12-30/2025-01-02", date(2024, 12, 30), date(2025, 1, 2)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2019-13", "2019-02-30", "2020/2019", "soon", "2019-1-1", "2019~", "0000", "2019/"]
)
def test_what_is_no_level_0_string_has_no_bounds(text: str) -> None:
    assert edtf.bounds(text) is None


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 5, 1), date(2022, 5, 31), "2022-05"),
        (date(2022, 5, 1), date(2022, 5, 30), "2022-05-01/2022-05-30"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(1970, 1, 1), date(1979, 12, 31), "1970/1979"),
        (date(2022, 5, 1), date(2022, 6, 30), "2022-05/2022-06"),
        (date(2022, 5, 4), date(2022, 5, 4), "2022-05-04"),
    ],
)
def test_shortest(first: date, last: date, text: str) -> None:
    assert edtf.shortest(first, last) == text


@settings(max_examples=50, deadline=None)
@given(DAYS, st.integers(0, 4000))
def test_shortest_is_valid_and_spans_the_same_days(first: date, length: int) -> None:
    last = first + timedelta(length)
    text = edtf.shortest(first, last)
    assert edtf.bounds(text) == (first, last)
    assert str(parse_edtf(text)) == text


@given(DAYS, DAYS, DAYS, DAYS)
def test_intersection_lies_in_both(a: date, b: date, c: date, d: date) -> None:
    one, other = edtf.shortest(min(a, b), max(a, b)), edtf.shortest(min(c, d), max(c, d))
    shared = edtf.intersection(one, other)
    assert shared == edtf.intersection(other, one)
    if shared is not None:
        assert edtf.contains(one, shared)
        assert edtf.contains(other, shared)


def test_intersection_and_contains() -> None:
    assert edtf.intersection("2022", "2021-12-20/2022-01-05") == "2022-01-01/2022-01-05"
    assert edtf.intersection("2022-03", "2022-05") is None
    assert edtf.contains("2022-03", "2022-03-31")
    assert not edtf.contains("2022-03-31", "2022-03")


def test_interval() -> None:
    assert edtf.interval("2021-03", "2021-04") == "2021-03/2021-04"
    assert edtf.interval("2021-03-09", "2021-03-02") is None


def test_shift() -> None:
    assert edtf.shift("2024-02-28", 2) == "2024-03-01"
    assert edtf.shift("2023-12-25/2023-12-31", 7) == "2024-01-01/2024-01-07"
    assert edtf.shift("9999-12-31", 1) is None

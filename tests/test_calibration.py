"""Bins of confidence hold what they say."""

import pytest
from calibration import bins, expected_error


def test_bins_hold_all_claims_in_order_and_none_too_few() -> None:
    told = [(n / 500, n % 2 == 0) for n in range(230)]
    found = list(bins(told, least=50))
    assert sum(count for _, _, count, _, _ in found) == 230
    assert all(count >= 50 for _, _, count, _, _ in found)
    assert [low for low, *_ in found] == sorted(low for low, *_ in found)


def test_claims_that_come_true_as_often_as_they_say_have_no_error() -> None:
    assert expected_error([(0.5, n % 2 == 0) for n in range(100)]) == pytest.approx(0.0)


def test_claims_that_say_too_much_have_the_difference_as_error() -> None:
    assert expected_error([(0.9, n % 2 == 0) for n in range(100)]) == pytest.approx(0.4)


def test_no_claims_have_no_error() -> None:
    assert expected_error([]) == 0.0

"""The intervals of the scores hold what they say."""

import pytest


def tallies(strict: list[int]) -> list[dict[str, float]]:
    """Articles of ten claims each, so many of them strictly right in every part."""
    import intervals

    parts = {
        key: value
        for part in intervals.SHOWN
        for key, value in ((f"{part} both", 20.0), (f"{part} found", 10.0), (f"{part} f1", 20.0))
    }
    whole = {"articles": 1.0, "published": 1.0, "body both": 200.0, "body hit": 200.0}
    return [parts | whole | {f"{part} strict": 2.0 * right for part in intervals.SHOWN} for right in strict]


def test_the_record_score_is_the_mean_of_the_body_and_the_strict_scores() -> None:
    import intervals

    found = intervals.intervals(tallies([4, 6]), draws=50)
    assert found["engagements strict"].value == pytest.approx(0.5)
    assert found["record"].value == pytest.approx((1 + 4 * 0.5) / 5)


def test_articles_that_differ_leave_more_open_than_articles_alike() -> None:
    import intervals

    alike, mixed = intervals.intervals(tallies([5] * 10)), intervals.intervals(tallies([0, 10] * 5))
    assert alike["record"].low == alike["record"].high == alike["record"].value
    assert mixed["record"].low < mixed["record"].value < mixed["record"].high


def test_the_same_articles_give_the_same_interval() -> None:
    import intervals

    once, again = (intervals.intervals(tallies([2, 5, 9])) for _ in range(2))
    assert once == again


def test_a_count_is_won_back_from_figures_of_three_decimals() -> None:
    import intervals

    row = {"gold": 7, "coded": 6, "recall": 0.714, "strict_f1": 0.615, "fields": {"date": 0.8}}
    result = {"published": 1.0, **dict.fromkeys(intervals.SHOWN, row)}
    told = intervals.tally_of(result, {"body both": 2, "body hit": 2})
    assert (told["positions found"], told["positions strict"]) == (5, 8)
    assert told["engagements date"] == pytest.approx(4)

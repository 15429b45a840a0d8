"""A source is silent by the rhythm that it had."""

from datetime import UTC, datetime, timedelta

from communique.watch.silence import find_rhythm

START = datetime(2024, 3, 1, tzinfo=UTC)


def daily(days: int) -> list[datetime]:
    return [START + timedelta(days=n) for n in range(days)]


def test_five_usual_gaps_without_news_are_silence() -> None:
    seen = daily(10)
    assert not find_rhythm(seen, seen[-1] + timedelta(days=4)).silent
    told = find_rhythm(seen, seen[-1] + timedelta(days=6))
    assert told.silent and told.usual == timedelta(days=1) and told.last == seen[-1]


def test_a_quick_source_is_given_three_days() -> None:
    seen = [START + timedelta(hours=n) for n in range(20)]
    assert not find_rhythm(seen, seen[-1] + timedelta(days=2)).silent
    assert find_rhythm(seen, seen[-1] + timedelta(days=4)).silent


def test_without_a_rhythm_nothing_is_silent() -> None:
    assert not find_rhythm([], START).silent
    assert not find_rhythm([START, START + timedelta(days=1)], START + timedelta(days=900)).silent

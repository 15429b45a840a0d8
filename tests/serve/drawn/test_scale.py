"""The scale of time, and the stretches of it that can be looked at."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.serve.drawn.scale import ZOOMS, Scale, Zoom, after_of, name_of, ticks_of, window_of
from communique.serve.drawn.spans import Span, draw_spans
from communique.serve.drawn.stacks import Share, draw_stacks


@pytest.mark.parametrize(
    ("zoom", "first", "after", "name"),
    [
        ("year", "2022-01-01", "2023-01-01", "2022"), ("month", "2022-05-01", "2022-06-01", "May 2022"),
        ("week", "2022-05-09", "2022-05-16", "week from 9 May 2022"),
    ],
)  # fmt: skip
def test_the_stretches_about_a_day(zoom: Zoom, first: str, after: str, name: str) -> None:
    day = date(2022, 5, 11)
    assert [one.isoformat() for one in window_of(zoom, day)] == [first, after]
    assert name_of(zoom, day) == name


@given(day=st.dates(date(1900, 1, 1), date(2999, 1, 1)), zoom=st.sampled_from(ZOOMS))
def test_a_stretch_holds_its_day_and_ticks_lie_on_the_scale(day: date, zoom: Zoom) -> None:
    first, after = window_of(zoom, day)
    assert first <= day < after
    scale = Scale(first, after, 10, 900)
    ticks = ticks_of(scale)
    assert ticks and [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    assert all(10 <= tick.x < 900 for tick in ticks)


@pytest.mark.parametrize(
    ("told", "after"), [("2022", "2023-01-01"), ("2022-12", "2023-01-01"), ("2022-02-28", "2022-03-01")]
)
def test_the_day_after(told: str, after: str) -> None:
    assert after_of(told).isoformat() == after


def test_ticks_get_finer_and_names_never_run_into_each_other() -> None:
    for days, some in ((20_000, "2000"), (400, "Jan 2001"), (40, "11 Dec"), (7, "Fri 1 Dec")):
        first = date(2000, 12, 1) if days < 10_000 else date(1980, 1, 1)
        ticks = ticks_of(Scale(first, date.fromordinal(first.toordinal() + days), 12, 948))
        assert some in {tick.label for tick in ticks}
        assert all(b.x - a.x > 6 * len(a.label) for a, b in itertools.pairwise(ticks))


def test_spans_lie_in_their_order_and_short_ones_can_be_seen() -> None:
    drawn = draw_spans(
        [Span("2020-01-01", "2021-01-01", "one", "", "/"), Span("2020-12-31", "2020-12-31", "x" * 80, "", "/")]
    )
    assert drawn is not None
    long, short = drawn.rows
    assert long.y < short.y and long.width > 100 * 6 > short.width >= 6
    assert short.anchor == "end" and short.x + short.width <= drawn.width
    assert draw_spans([]) is None


def test_stacks_are_as_high_as_they_count() -> None:
    drawn = draw_stacks(
        [("2020", [Share(3, "leader", "", "/"), Share(1, "senior", "", "/")]), ("2021", [Share(2, "leader", "", "/")])]
    )
    assert drawn is not None
    first, second = drawn.columns
    assert (first.count, second.count) == (4, 2)
    assert sum(part.height for part in first.parts) == 2 * sum(part.height for part in second.parts)
    assert first.parts[0].y > first.parts[1].y == first.top
    assert draw_stacks([("2020", [Share(0, "leader", "", "/")])]) is None

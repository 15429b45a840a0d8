"""What is wanted of a poll: new items, edited ones, those whose time has come; the rest is let be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from communique.store.watched import KnownItem, Source
from communique.watch.decide import asked_wait, gives_up, plan_items, wait_after
from communique.watch.items import Item

SOURCE = Source("desk", "https://news.example/feed", kind="feed", most=3, polled="2024-03-01T00:00:00Z", id=1)
NOW = datetime(2024, 3, 5, tzinfo=UTC)


def item(n: int, **more: str) -> Item:
    return Item(f"https://news.example/{n}", f"https://news.example/{n}", **{"title": f"Item {n}", **more})  # type: ignore[arg-type]


def known(one: Item, state: str = "stored") -> KnownItem:
    return KnownItem(1, one.key, one.link, one.title, one.fingerprint, state, "2024-03-01", "2024-03-01", one.updated)


def keyed(*items: KnownItem) -> dict[str, KnownItem]:
    return {one.key: one for one in items}


def test_new_and_edited_are_wanted_the_rest_is_seen() -> None:
    plan = plan_items(
        SOURCE, [item(1), item(2), item(3, title="Item 3, corrected")], keyed(known(item(2)), known(item(3))), []
    )
    assert [one.key[-1] for one in plan.fetch] == ["1", "3"]
    assert (plan.new, plan.edited, plan.seen) == (1, 1, ("https://news.example/2",))


def test_a_time_of_update_that_all_items_share_is_a_clock() -> None:
    before = [item(n, updated="2024-03-01T00:00:00Z") for n in range(4)]
    stamped = [replace(one, updated="2024-03-02T00:00:00Z") for one in before]
    assert plan_items(SOURCE, stamped, keyed(*map(known, before)), []).edited == 0
    one_moved = [stamped[0], *before[1:]]
    assert plan_items(SOURCE, one_moved, keyed(*map(known, before)), []).edited == 1


def test_more_than_one_poll_may_fetch_waits() -> None:
    plan = plan_items(SOURCE, [item(n) for n in range(5)], {}, [])
    assert (len(plan.fetch), len(plan.later), plan.new) == (3, 2, 5)


def test_text_in_the_feed_is_taken_from_it() -> None:
    whole = item(1, content="word " * 200)
    assert plan_items(SOURCE, [whole, item(2, content="short")], {}, []).take == (whole,)
    assert plan_items(replace(SOURCE, body="page"), [whole], {}, []).fetch == (whole,)
    assert plan_items(replace(SOURCE, body="feed"), [item(2)], {}, []).take == (item(2),)


def test_what_waits_is_tried_again_even_when_the_feed_no_longer_has_it() -> None:
    gone = known(item(9), "waiting")
    plan = plan_items(SOURCE, [], keyed(gone), [gone])
    assert [one.link for one in plan.fetch] == ["https://news.example/9"] and plan.new == 0


def test_the_first_poll_of_a_sitemap_passes_over_old_pages() -> None:
    first = replace(SOURCE, kind="sitemap", polled=None)
    plan = plan_items(first, [item(n) for n in range(9)], {}, [])
    assert (len(plan.fetch), len(plan.passed), plan.new) == (3, 6, 3)


def test_waits_double_up_to_a_day() -> None:
    assert wait_after(1, 3600) == timedelta(hours=1)
    assert wait_after(3, 3600) == timedelta(hours=4)
    assert wait_after(60, 3600) == timedelta(days=1)
    assert wait_after(9, 604_800) == timedelta(days=7)
    assert gives_up(6) and not gives_up(5)


@pytest.mark.parametrize(
    ("told", "wait"),
    [("120", timedelta(seconds=120)), ("Tue, 05 Mar 2024 01:00:00 GMT", timedelta(hours=1)), ("999999999999", timedelta(days=7)),
     ("Mon, 04 Mar 2024 01:00:00 GMT", timedelta(0)), ("soon", None), (None, None), ("-5", None)],
)  # fmt: skip
def test_retry_after(told: str | None, wait: timedelta | None) -> None:
    assert asked_wait(told, NOW) == wait

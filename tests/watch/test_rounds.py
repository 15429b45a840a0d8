"""Rounds against a server on this machine: once stored, edits are versions, failures are told and tried again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from communique.store.engine import reading
from communique.store.watched import Source, known_items, last_polls
from communique.watch.lanes import Pace
from communique.watch.sources import tell_status, watch
from scripted_server import Asked, Reply, ScriptedServer
from watching import TEXT, Desk, feed, page


@pytest.fixture
def desk(archive: str) -> Iterator[Desk]:
    with ScriptedServer() as server:
        yield Desk(archive, server)


def test_each_item_is_stored_once_and_dated_by_its_feed(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1", "/2"), "/1": page(1), "/2": page(2)}
    desk.watch()
    assert (desk.round().stored, desk.round().stored) == (2, 0)
    assert desk.articles() == [("/1", 1, "2024-03-05"), ("/2", 1, "2024-03-05")]
    assert desk.server.paths().count("/1") == 1


def test_an_edit_is_a_version_and_nothing_else_is_fetched(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1", "/2"), "/1": page(1), "/2": page(2)}
    desk.watch()
    desk.round()
    changed = feed("/1").body.replace(b"Ministers meet", b"Ministers met").replace(b"</channel></rss>", b"")
    rest = feed("/2").body.partition(b"<channel>")[2]
    desk.server.answers |= {"/feed": Reply(200, changed + rest), "/1": page(1, "They signed a note.")}
    done = desk.round()
    assert (done.edited, done.new, done.stored) == (1, 0, 1)
    assert [(path, version) for path, version, _ in desk.articles()] == [("/1", 1), ("/2", 1), ("/1", 2)]
    assert desk.server.paths().count("/2") == 1


def test_a_feed_that_did_not_change_costs_one_short_request(desk: Desk) -> None:
    whole = feed("/1", ETag='"7"')
    desk.server.answers |= {
        "/feed": lambda asked: Reply(304) if asked.headers.get("if-none-match") == '"7"' else whole,
        "/1": page(1),
    }
    desk.watch()
    desk.round()
    done = desk.round()
    assert (done.unchanged, done.fetched) == (1, 0)


def test_tracking_words_make_no_new_item(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1?utm_source=a"), "/1": page(1)}
    desk.watch()
    desk.round()
    desk.server.answers["/feed"] = feed("/1?utm_source=b#x")
    assert desk.round().new == 0


def test_text_in_the_feed_needs_no_page(desk: Desk) -> None:
    head = "<title>Ministers meet</title><link>/1</link><pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>"
    text = f"<description>&lt;p&gt;{TEXT} {TEXT}&lt;/p&gt;</description>"
    body = f"<rss version='2.0'><channel><item>{head}{text}</item></channel></rss>"
    desk.server.answers["/feed"] = Reply(200, body.encode())
    desk.watch(body="feed")
    assert desk.round().stored == 1 and "/1" not in desk.server.paths()
    assert desk.articles() == [("/1", 1, "2024-03-05")]


def test_robots_are_obeyed_and_the_reason_kept(desk: Desk) -> None:
    desk.server.answers |= {
        "/robots.txt": Reply(200, b"User-agent: *\nDisallow: /closed"),
        "/feed": feed("/closed/1", "/2"), "/closed/1": page(1), "/2": page(2),
    }  # fmt: skip
    desk.watch()
    desk.round()
    assert "/closed/1" not in desk.server.paths() and [one[0] for one in desk.articles()] == ["/2"]
    assert "robots.txt" in (desk.item("/closed/1").reason or "")
    assert desk.round().fetched == 0


def test_crawl_delay_is_kept(desk: Desk) -> None:
    slept: list[float] = []
    desk.pace = Pace(0.0, now=lambda: desk.now, sleep=slept.append)
    desk.server.answers |= {
        "/robots.txt": Reply(200, b"User-agent: *\nCrawl-delay: 7"),
        "/feed": feed("/1"),
        "/1": page(1),
    }
    desk.watch()
    desk.round()
    assert slept == [7.0]


def test_a_robots_file_that_fails_closes_the_host_for_now(desk: Desk) -> None:
    desk.server.answers |= {"/robots.txt": Reply(500), "/feed": feed("/1")}
    desk.watch()
    assert desk.round().failed == 1 and desk.server.paths() == []
    assert "robots.txt" in (desk.source().reason or "")


def test_failures_wait_longer_each_time_and_say_why(desk: Desk) -> None:
    desk.server.answers["/feed"] = Reply(500)
    desk.watch()
    due = []
    for _ in range(3):
        asked = desk.now
        assert desk.round(hours=30).failed == 1
        due.append(datetime.fromisoformat(desk.source().due) - asked)
    assert due == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
    assert "500" in (desk.source().reason or "") and tell_status(desk.engine, desk.now)[0].state == "failing"
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.round()
    assert (desk.source().failures, desk.source().reason) == (0, None)


def test_retry_after_is_kept(desk: Desk) -> None:
    desk.server.answers["/feed"] = Reply(503, headers={"Retry-After": "7200"})
    desk.watch()
    asked = desk.now
    desk.round(hours=0)
    assert datetime.fromisoformat(desk.source().due) == asked + timedelta(hours=2)
    assert desk.round().polled == 0


def test_what_is_gone_for_good_is_no_longer_asked(desk: Desk) -> None:
    desk.server.answers["/feed"] = Reply(410)
    desk.watch()
    desk.round()
    assert not desk.source().active and desk.round().polled == 0


def test_a_source_that_moved_is_asked_at_its_new_place(desk: Desk) -> None:
    desk.server.answers |= {"/feed": Reply(301, headers={"Location": "/feed2"}), "/feed2": feed("/1"), "/1": page(1)}
    desk.watch()
    desk.round()
    assert desk.source().address == f"{desk.server.url}/feed2"


def test_a_page_that_fails_is_tried_again_and_one_that_is_gone_is_not(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1", "/2"), "/1": Reply(500), "/2": Reply(404)}
    desk.watch()
    done = desk.round()
    assert (done.stored, desk.item("/1").state, desk.item("/2").state) == (0, "waiting", "gone")
    desk.server.answers["/1"] = page(1)
    assert desk.round().stored == 1 and desk.server.paths().count("/2") == 1


def test_a_busy_host_is_left_alone_for_the_rest_of_the_round(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1", "/2", "/3"), "/1": Reply(429, headers={"Retry-After": "3600"})}
    desk.server.answers |= {"/2": page(2), "/3": page(3)}
    desk.watch()
    desk.round(hours=2)
    assert desk.server.paths() == ["/feed", "/1"]
    desk.server.answers["/1"] = page(1)
    assert desk.round().stored == 3


def test_a_page_that_holds_no_article_is_a_failure_with_reason(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1"), "/1": Reply(200, b"%PDF-1.7 \x00\x01")}
    desk.watch()
    desk.round()
    assert desk.item("/1").state == "refused" and desk.item("/1").reason
    assert desk.round().fetched == 0


def test_a_reservation_of_mining_is_honoured_unless_there_is_leave(desk: Desk) -> None:
    kept = Reply(200, page(1).body, {"TDM-Reservation": "1"})
    desk.server.answers |= {"/feed": feed("/1"), "/1": kept}
    desk.watch()
    desk.round()
    assert desk.articles() == [] and "tdm-reservation" in (desk.item("/1").reason or "")


def test_leave_is_noted_as_terms(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1"), "/1": Reply(200, page(1).body, {"TDM-Reservation": "1"})}
    desk.watch(terms="licence of 1 March")
    assert desk.round().stored == 1


def test_a_sitemap_index(desk: Desk) -> None:
    index = f"<sitemapindex><sitemap><loc>{desk.server.url}/m1</loc></sitemap></sitemapindex>"
    pages = f"<urlset><url><loc>{desk.server.url}/1</loc><lastmod>2024-03-05</lastmod></url></urlset>"
    desk.server.answers |= {"/map": Reply(200, index.encode()), "/m1": Reply(200, pages.encode()), "/1": page(1)}
    desk.watch("/map")
    assert desk.round().stored == 1 and desk.source().kind == "sitemap"
    assert desk.round().fetched == 0


def test_a_single_page_and_its_versions(desk: Desk) -> None:
    desk.server.answers["/news"] = page(1)
    desk.watch("/news")
    desk.round()
    desk.round()
    desk.server.answers["/news"] = page(1, "They met again in May.")
    desk.round()
    assert [(path, version) for path, version, _ in desk.articles()] == [("/news", 1), ("/news", 2)]


def test_polls_are_kept(desk: Desk) -> None:
    desk.server.answers |= {"/feed": feed("/1"), "/1": page(1)}
    desk.watch()
    desk.round()
    with reading(desk.engine) as connection:
        (poll,) = last_polls(connection, 1, 9)
    assert (poll.outcome, poll.new, poll.fetched, poll.failed) == ("news", 1, 1, 0)


def test_a_hostile_feed_does_not_reach_private_places(desk: Desk) -> None:
    hostile = (
        b"<rss version='2.0'><channel><item><title>x</title><link>http://10.0.0.1/admin</link></item></channel></rss>"
    )
    desk.server.answers["/feed"] = Reply(200, hostile)
    desk.watch()
    desk.round()
    with reading(desk.engine) as connection:
        (item,) = known_items(connection, 1, ["http://10.0.0.1/admin"]).values()
    assert "private network" in (item.reason or "")


def test_requests_say_who_asks(desk: Desk) -> None:
    seen: list[Asked] = desk.server.asked
    desk.server.answers["/feed"] = feed()
    desk.watch()
    desk.round()
    assert {"desk@example.org" in one.headers["user-agent"] for one in seen} == {True}


def test_a_page_that_two_sources_name_is_asked_for_once(desk: Desk) -> None:
    undated = Reply(200, feed("/1").body.replace(b"pubDate", b"nothing"))
    desk.server.answers |= {"/other": undated, "/feed": feed("/1"), "/third": undated, "/1": page(1)}
    watch(desk.engine, Source("other", desk.server.url + "/other", every=3600), desk.now)
    desk.watch()
    watch(desk.engine, Source("third", desk.server.url + "/third", every=3600), desk.now)
    assert desk.round().stored == 1 and desk.server.paths().count("/1") == 1
    assert desk.articles() == [("/1", 1, "2024-03-05")]
    assert desk.round().new == 0

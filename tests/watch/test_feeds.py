"""Feeds of every kind; broken ones keep their good items."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.watch.feeds import read_feed

BASE = "https://news.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Foreign desk</title><ttl>30</ttl>
<item><title>Ministers meet &amp; talk</title><link>/a?utm_source=x&amp;id=1#top</link><guid>one</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded></item>
<item><title>No address</title><guid isPermaLink="false">two</guid></item>
<item><title>Nothing at all</title></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry><id>urn:1</id><title>A note</title>
<link href="https://news.example/n/1"/><updated>2024-03-06T04:30:00Z</updated><published>2024-03-05T08:00:00+09:00</published>
<author><name>Press office</name></author><summary>Said little.</summary></entry></feed>"""


def test_rss() -> None:
    offer = read_feed(RSS, BASE)
    first, second = offer.items
    assert (first.key, first.link) == ("https://news.example/a?id=1", "https://news.example/a?id=1")
    assert (first.title, first.content) == ("Ministers meet & talk", "<p>Long text.</p>")
    assert first.published == "2024-03-06T04:30:00Z"
    assert (second.key, second.link) == ("two", None)
    assert offer.pause == 1800 and "1 items have neither" in (offer.trouble or "")


def test_atom() -> None:
    (item,) = read_feed(ATOM, BASE).items
    assert (item.published, item.updated, item.byline) == (
        "2024-03-04T23:00:00Z",
        "2024-03-06T04:30:00Z",
        "Press office",
    )


def test_json_feed() -> None:
    seven = {
        "id": 7, "url": "https://news.example/7", "title": "Seven", "content_html": "<p>x</p>",
        "date_published": "2024-03-05T10:00:00+01:00", "authors": [{"name": "A"}],
    }  # fmt: skip
    items = [seven, {"id": "8"}, "rubbish", {"title": "no id"}]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": items}
    offer = read_feed(json.dumps(told).encode(), BASE)
    assert [item.key for item in offer.items] == ["https://news.example/7", "8"]
    assert offer.items[0].published == "2024-03-05T09:00:00Z" and "2 items could not be read" in (offer.trouble or "")


def test_a_feed_with_a_fault_keeps_its_good_items() -> None:
    broken = RSS.replace(b"Short.", b"Short & <b>bad")
    offer = read_feed(broken, BASE)
    assert [item.key for item in offer.items] == ["https://news.example/a?id=1", "two"]
    assert "broken" in (offer.trouble or "")


def test_a_feed_that_breaks_off_loses_only_the_half_item() -> None:
    items = "".join(f"<item><title>Item {n} of the day</title><link>/i/{n}</link></item>" for n in range(9))
    whole = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    cut = read_feed(whole[: whole.index(b"Item 6") + 3], BASE)
    assert [item.title for item in cut.items] == [f"Item {n} of the day" for n in range(6)]


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"version": 3}', b"<html><p>hello</p></html>", b"\x00\x01", b"{" * 9000]
)
def test_what_is_no_feed_says_so(body: bytes) -> None:
    offer = read_feed(body, BASE)
    assert not offer.items and offer.trouble


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>' + RSS.replace(
        b"Short.", b"&b;&f;"
    ).replace(b'<?xml version="1.0"?>', b"")
    offer = read_feed(bomb, BASE)
    assert "root:" not in offer.items[0].summary


def test_the_fingerprint_minds_words_not_blanks() -> None:
    plain = read_feed(RSS, BASE).items[0]
    assert read_feed(RSS.replace(b"Short.", b" Short.  "), BASE).items[0].fingerprint == plain.fingerprint
    assert read_feed(RSS.replace(b"Short.", b"Longer."), BASE).items[0].fingerprint != plain.fingerprint


@given(st.binary(max_size=400))
def test_nothing_breaks_it(body: bytes) -> None:
    for given_body in (body, b"<rss><channel><item>" + body, b"{" + body):
        assert isinstance(read_feed(given_body, BASE).items, tuple)

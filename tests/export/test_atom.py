"""Feeds that another reader reads back, whatever the words."""

import io

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from communique.export.atom import Entry, Feed, write_atom

HOSTILE = "<script>alert(1)</script> & ]]> \x00\x0b"


def test_read_back_by_another_reader() -> None:
    entries = (
        Entry("urn:x:2", HOSTILE, "2024-03-06T00:00:00Z", HOSTILE, "https://news.example/2?a=1&b=2"),
        Entry("urn:x:1", "First", "2024-03-05T00:00:00Z"),
    )
    parsed = feedparser.parse(io.BytesIO(write_atom(Feed("urn:x", "All", entries, "https://own.example/f"))))
    assert not parsed.bozo and parsed.version == "atom10"
    assert (parsed.feed.id, parsed.feed.updated) == ("urn:x", "2024-03-06T00:00:00Z")
    assert parsed.entries[0].title_detail.type == "text/plain" and "<script>" in parsed.entries[0].title
    assert parsed.entries[0].link == "https://news.example/2?a=1&b=2" and parsed.entries[1].id == "urn:x:1"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_a_feed(title: str, words: str) -> None:
    feed = write_atom(Feed("urn:x", title, (Entry("urn:x:1", title, "2024-03-05T00:00:00Z", words),)))
    assert not feedparser.parse(io.BytesIO(feed)).bozo

"""Sitemaps, their indexes, and lists of addresses."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.watch.kinds import find_kind
from communique.watch.sitemaps import read_sitemap

BASE = "https://news.example/sitemap.xml"
MAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/a</loc><lastmod>2024-03-01</lastmod></url>
<url><loc> https://news.example/b </loc><lastmod>2024-03-05T10:00:00+09:00</lastmod><news:news><news:title>B meets C</news:title>
<news:publication_date>2024-03-05</news:publication_date></news:news></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/one.xml</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("body", [MAP, gzip.compress(MAP)])
def test_pages_newest_first(body: bytes) -> None:
    items = read_sitemap(body, BASE).items
    assert [item.link for item in items] == ["https://news.example/b", "https://news.example/a"]
    assert (items[0].title, items[0].updated) == ("B meets C", "2024-03-05T01:00:00Z")


def test_an_index_names_further_ones() -> None:
    assert read_sitemap(INDEX, BASE).further == ("https://news.example/one.xml",)


def test_a_broken_sitemap_keeps_good_entries() -> None:
    offer = read_sitemap(MAP[: MAP.index(b"javascript") + 4], BASE)
    assert len(offer.items) == 2 and "broken" in (offer.trouble or "")


def test_lines() -> None:
    assert len(read_sitemap(b"https://news.example/a\nhttps://news.example/b\nrubbish\n", BASE).items) == 2


def test_entities_are_not_expanded() -> None:
    body = b'<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://x.example/&f;</loc></url></urlset>'
    assert "root:" not in str(read_sitemap(body, BASE))


@pytest.mark.parametrize("body", [b"", b"hello", b"\x1f\x8brubbish", b"<html></html>"])
def test_what_is_no_sitemap_says_so(body: bytes) -> None:
    offer = read_sitemap(body, BASE)
    assert not offer.items and offer.trouble


@given(st.binary(max_size=400))
def test_nothing_breaks_it(body: bytes) -> None:
    for given_body in (body, b"<urlset><url><loc>" + body, b"\x1f\x8b" + body):
        assert isinstance(read_sitemap(given_body, BASE).items, tuple)


@pytest.mark.parametrize(
    ("body", "kind"),
    [(MAP, "sitemap"), (INDEX, "sitemap"), (b"<rss version='2.0'>", "feed"), (b"<feed xmlns='x'>", "feed"),
     (b'{"version":"x"}', "feed"), (b"<!DOCTYPE html><html>", "page"), (b"https://x.example/\n", "sitemap")],
)  # fmt: skip
def test_kinds_are_told_apart(body: bytes, kind: str) -> None:
    assert find_kind(body) == kind

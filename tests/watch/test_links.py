"""One address for one item."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from communique.watch.links import plain_link


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=7&fbclid=z#top", "https://news.example/a?id=7"),
        ("/a?b=", "https://base.example/a?b="),
        ("https://news.example", "https://news.example/"),
        ("http://news.example:8080/x", "http://news.example:8080/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("mailto:a@b.example", None),
        ("javascript:alert(1)", None),
        ("https://user:word@news.example/", None),
        ("https://news.example:99999/", None),
    ],
)
def test_plain_link(link: str, plain: str | None) -> None:
    assert plain_link(link, "https://base.example/feed") == plain


@given(st.text(max_size=80))
@example("0 ?")  # an empty query goes, and the blank before it then ends the address
def test_plain_links_stay_as_they_are(text: str) -> None:
    once = plain_link(text, "https://base.example/")
    assert once is None or plain_link(once) == once

"""Tests of the finder of dates over whole articles."""

import pytest

from communique.annotate.dates import find_dates
from communique.annotate.syntax import parse_article
from communique.values.annotated import DateMention
from written import Row, article_of


def dates_of(*rows: Row, published: str | None = "2023-06-14") -> tuple[DateMention, ...]:
    """The dates of an article of lines, published on a Wednesday."""
    article = article_of(*rows, published=published)
    return find_dates(article, parse_article(article))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The minister visited Oslo on Monday.", "2023-06-12"),
        ("The minister will visit Oslo on Monday.", "2023-06-19"),
        ("The minister plans to visit Oslo on Monday.", "2023-06-19"),
        ("The minister is scheduled to visit Oslo on Monday.", "2023-06-19"),
        ("The envoys agreed to meet in Oslo in October.", "2023-10"),
        ("The envoys met in Oslo in October.", "2022-10"),
    ],
)
def test_the_verb_chooses_the_reading(text: str, edtf: str) -> None:
    assert [found.edtf for found in dates_of(("B", text))] == [edtf]


def test_spans_lie_in_the_article() -> None:
    article = article_of(
        ("H", "Leaders meet Monday"), ("M", "June 14, 2023"), "They met on Monday, two days after a test."
    )
    text, found = article.text, find_dates(article, parse_article(article))
    assert [text[date.start : date.end] for date in found] == [date.text for date in found]
    assert [date.text for date in found] == ["Monday", "Monday", "two days after"]
    assert found[2].offset == 2


def test_metadata_and_words_like_now_are_no_dates() -> None:
    assert dates_of(("M", "Published June 14, 2023"), ("B", "He is now a recently retired envoy.")) == ()


def test_undated_pages_resolve_what_they_tell_in_full() -> None:
    found = dates_of(("B", "They met on May 3, 2019, and on Monday."), published=None)
    assert [date.edtf for date in found] == ["2019-05-03", None]


def test_a_century_dates_nothing() -> None:
    assert [date.edtf for date in dates_of(("B", "It was the worst war of the 20th century."))] == [None]

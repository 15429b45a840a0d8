"""HTML pages: the article's lines, what the head says, and markup that means harm."""

import json

import pytest

from communique.clean import clean_page
from communique.errors import SkipArticle
from communique.values.article import Article, Page

PARAGRAPHS = (
    "STRELSAU, March 7 (RNA) -- The foreign minister of Ruritania received his counterpart from Graustark at the castle on Tuesday.",
    "The two ministers agreed to hold a second round of talks in Zenda next month, a statement said, and to keep the border open.",
    "Nobody expected more from a first meeting after ten years, said an envoy who had helped to bring it about over the winter.",
)
HEAD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Zenda Herald"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ministers meet in Strelsau",
            "datePublished": "2023-03-07T22:15:00+01:00",
            "dateModified": "2023-03-08T08:00:00+01:00",
            "author": [{"@type": "Person", "name": "Rudolf Elphberg"}, {"@type": "Person", "name": "Flavia Elphberg"}],
            "publisher": {"@type": "Organization", "name": "Zenda Herald"},
        },
    ],
}


def page_of(head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>Ministers meet in Strelsau | Zenda Herald</title>{head}</head><body>"
        f"<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Ministers meet in Strelsau</h1>{before}{body}</article>{after}"
        "<footer>© 2023 Zenda Herald</footer></body></html>"
    )


def clean(text: str) -> Article:
    return clean_page(Page("page.html", "page", text.encode("utf-8", "replace"), "html", "utf-8"))


def body_of(article: Article) -> list[str]:
    return [line.text for line in article.lines if line.kind == "B"]


def test_the_body_comes_out_in_order_with_its_headline() -> None:
    article = clean(page_of())
    assert body_of(article) == list(PARAGRAPHS)
    assert article.headline is not None
    assert article.headline.value == "Ministers meet in Strelsau"
    assert "Home" not in article.text


def test_captions_and_bylines_keep_their_kinds() -> None:
    figure = "<figure><img src=x><figcaption>The ministers shake hands at the castle on Tuesday. (Photo: Pool)</figcaption></figure>"
    article = clean(page_of(before=f'<div class="byline">By Rudolf Elphberg</div>{figure}'))
    kinds = {line.text: line.kind for line in article.lines}
    assert kinds["By Rudolf Elphberg"] == "M"
    assert kinds["The ministers shake hands at the castle on Tuesday. (Photo: Pool)"] == "C"


def test_the_head_tells_stamps_with_their_zone_author_and_outlet() -> None:
    article = clean(page_of(head=f'<script type="application/ld+json">{json.dumps(HEAD)}</script>'))
    assert article.published is not None and article.updated is not None
    assert (article.published.value, article.updated.value) == ("2023-03-07", "2023-03-08")
    assert article.updated.quote == "2023-03-08T08:00:00+01:00"
    assert article.byline is not None
    assert article.byline.value == "Rudolf Elphberg, Flavia Elphberg"


def test_meta_elements_serve_where_there_is_no_json() -> None:
    head = '<meta property="article:published_time" content="2023-03-07T20:15:00Z"><meta property="og:site_name" content="Zenda Herald">'
    article = clean(page_of(head=head))
    assert article.published is not None
    assert article.published.value == "2023-03-07"


@pytest.mark.parametrize("stamp", ["yesterday", "2023-13-45T00:00:00Z", "", "0000-00-00"])
def test_a_stamp_that_is_no_day_is_left_out(stamp: str) -> None:
    article = clean(page_of(head=f'<meta property="article:published_time" content="{stamp}">'))
    assert article.published is None or article.published.value.startswith("2023-03-07")


@pytest.mark.parametrize(
    "head",
    [
        f"<script type='application/ld+json'>{'[' * 20_000}</script>",
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "author": [[[{}]]], "datePublished": 7}</script>',
        "<script>document.write('evil')</script><style>p {display: none}</style>",
        f"<meta name='author' content='{'x' * 50_000}'>",
    ],
    ids=["deep json", "odd json", "script", "long meta"],
)
def test_a_hostile_head_does_no_harm(head: str) -> None:
    assert body_of(clean(page_of(head=head))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>Ministers meet",
        "<html><body>" + "<div>" * 30_000 + "deep" + "</div>" * 30_000,
        "<html><frameset><frame src='x'></frameset></html>",
        "<html><body><!-- " + PARAGRAPHS[0],
    ],
    ids=["cut in the head", "deep", "frames", "comment"],
)
def test_a_page_without_an_article_is_skipped(text: str) -> None:
    with pytest.raises(SkipArticle):
        clean(text)


def test_a_page_cut_in_its_head_says_so() -> None:
    with pytest.raises(SkipArticle, match="breaks off before any sentence"):
        clean("<html><head><script>var x = '")


def test_a_page_cut_in_a_tag_is_read_with_a_note() -> None:
    whole = page_of()
    article = clean(whole[: whole.index("<footer>")] + "<div class='foot")
    assert body_of(article) == list(PARAGRAPHS)
    assert any("breaks off" in note for note in article.notes)


def test_null_bytes_and_huge_attributes_are_ignored() -> None:
    article = clean(page_of(before=f"<div data-x='{'y' * 300_000}'>\0</div>"))
    assert body_of(article) == list(PARAGRAPHS)

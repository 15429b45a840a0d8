"""What holds of every article: offsets quote, lines count, nothing but SkipArticle is raised."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.clean import clean_page
from communique.errors import SkipArticle
from communique.read import Limits
from communique.read.tables import Columns, read_table
from communique.values.article import Article, Media, Page, Told

LEAD = "ZENDA, March 3 (RNA) -- The foreign ministers of Ruritania and Graustark met on Wednesday, the ministry said."
LINES = st.sampled_from(
    [
        LEAD, "Home", "Share", "By Rudolf Elphberg", "March 3, 2021", "© 2021 The Zenda Herald", "Related stories", "(END)", "-", "",
        "The envoys agreed to meet again in spring.", "Castle museum opens its doors", "Key Points", "(Photo: Pool)",
        "Published 5 hours ago",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join))


def clean(text: str, media: Media = "text", **given: str) -> Article:
    return clean_page(Page("page.txt", "page", text.encode("utf-8", "surrogatepass"), media, "utf-8"), **given)


def tolds(article: Article) -> list[Told]:
    found = (
        getattr(article, name) for name in ("headline", "outlet", "byline", "dateline", "published", "updated", "mark")
    )
    return [told for told in found if told is not None]


def assert_sound(article: Article) -> None:
    for told in tolds(article):
        assert told.basis
        if told.start is not None:
            assert article.text[told.start : told.end] == told.quote
    for line in article.lines:
        if line.start is not None:
            assert article.text[line.start : line.start + len(line.text)] == line.text
    assert article.text == "\n".join(line.text for line in article.lines if line.kind != "F")
    if article.published is not None:
        date.fromisoformat(article.published.value)


@settings(deadline=None)
@given(TEXTS)
@example("\x1c\x85\u2028" + LEAD)
@example("\u00ad\n" + LEAD)
def test_any_text_gives_a_sound_article_or_is_skipped(text: str) -> None:
    content = text.encode("utf-8", "replace").decode("utf-8", "replace")
    try:
        article = clean(content)
    except SkipArticle as skipped:
        assert "\n" not in skipped.reason
        return
    assert_sound(article)
    assert len(article.kinds) == sum(1 for line in content.splitlines() if line.strip())


@settings(deadline=None, max_examples=40)  # lxml and trafilatura are loaded on the first call
@given(TEXTS)
def test_any_markup_gives_a_sound_article_or_is_skipped(text: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    try:
        assert_sound(clean(f"<html><body>{body}", "html"))
    except SkipArticle as skipped:
        assert skipped.source == "page.txt"


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_the_same_page_gives_the_same_article(text: str) -> None:
    content = text.encode("utf-8", "replace").decode()
    with suppress(SkipArticle):
        assert clean(content) == clean(content)


def test_a_note_of_one_sentence_is_an_article() -> None:
    article = clean("The foreign ministers of Ruritania and Graustark met in Zenda on Monday.")
    assert article.kinds == "B"


def test_blanks_and_soft_hyphens_are_made_plain_and_quotes_kept() -> None:
    article = clean(f"{LEAD}\n“The two\u00a0sides” met at South Ruritania`s bor\u00adder, he said in a long statement.")
    assert "“The two sides” met at South Ruritania`s border" in article.text


@pytest.mark.parametrize("text", ["", "   \n ", "Home\nShare\nMenu", "123"])
def test_a_page_without_a_sentence_is_skipped(text: str) -> None:
    with pytest.raises(SkipArticle, match="no sentence"):
        clean(text)


def test_the_user_overrules_the_page() -> None:
    article = clean(f"Ministers meet\nPublished March 5, 2021\n{LEAD}", published="2020-01-02", outlet="Zenda Herald")
    assert article.published == Told("2020-01-02", "given by the user", "2020-01-02")
    assert article.outlet is not None
    assert article.outlet.value == "Zenda Herald"


def test_a_second_printing_is_furniture() -> None:
    body = [
        LEAD,
        "The envoys agreed to meet again in spring, when the river is open for barges.",
        "Nobody spoke of tolls at the dinner.",
    ]
    assert clean("\n".join([*body, *body])).kinds == "BBBFFF"


def test_a_huge_page_is_cleaned_in_bounds() -> None:
    article = clean("\n".join([LEAD] + ["x"] * 6000))
    assert article.kinds.startswith("B")
    assert len(article.kinds) == 6001


def test_the_title_that_a_table_tells_is_the_headline(tmp_path: Path) -> None:
    told = "The minister met his counterpart from Peru in Lima on Tuesday and they discussed trade."
    rows = [{"title": "Press Call - May 20, 2031", "text": told}, {"title": " ", "text": told}]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    titled, bare = [clean_page(page) for page in read_table(path, Columns(), Limits()) if isinstance(page, Page)]
    assert titled.headline is not None
    assert (titled.headline.value, titled.headline.start) == ("Press Call - May 20, 2031", 0)
    assert titled.day == date(2031, 5, 20)
    assert bare.headline is None

"""Whole pages in the shapes that real ones have, with the kinds of their lines and what their heads tell."""

import json
from pathlib import Path

import pytest

from communique.clean import clean_page
from communique.values.article import Page, Told

PAGES = sorted(Path(__file__).with_name("golden").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_comes_out_as_told(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = clean_page(Page(path.name, path.stem, path.read_bytes(), "text", "utf-8"))
    told = {name: value_of(getattr(article, name)) for name in ("published", "outlet", "dateline", "byline", "mark")}
    assert {"lines": article.kinds, **told} == gold


def value_of(told: Told | None) -> str | None:
    return told.value if told else None

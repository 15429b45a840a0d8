"""Sentences worth parsing are told from the others by their words alone."""

import pytest

from communique.annotate.screen import is_worth_parsing
from communique.pipeline import Options, code_page
from communique.values.article import Page


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers of Chile and Peru dined together.",
        "They agreed on little.",
        "“We condemn it,” the statement said.",
        "A missile was fired at dawn.",
        "her visit was cut short",
        "The two leaders met at the royal palace.",
        "Afterwards both spoke to reporters.",
    ],
)
def test_what_names_or_acts_is_read(sentence: str) -> None:
    assert is_worth_parsing(sentence)


@pytest.mark.parametrize("sentence", ["The weather was mild.", "It drizzled all day.", "", "1 2 3", "x" * 5000])
def test_colour_is_not_read(sentence: str) -> None:
    assert not is_worth_parsing(sentence)


def test_screened_and_thorough_reading_find_the_same_here() -> None:
    text = "Ministers of Chile and Peru met in Lima on May 3, 2021.\nThe weather was mild.\nThey agreed to open the border."
    page = Page("a", "a", text.encode(), "text", "utf-8")
    quick, full = code_page(page), code_page(page, Options(thorough=True))
    assert [p.text for p in quick.positions] == [p.text for p in full.positions] != []
    assert [e.parties for e in quick.engagements] == [e.parties for e in full.engagements] != []

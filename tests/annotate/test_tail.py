"""The attribution that closes a sentence is told from what it reports."""

import pytest

from communique.annotate.syntax import parse_article
from communique.annotate.tail import tail_of
from communique.clean import clean_page
from communique.values.article import Page


@pytest.mark.parametrize(
    ("sentence", "tail"),
    [
        ("Oslo will send two envoys to Lima next week, the foreign ministry said on Tuesday.", "the foreign ministry said on Tuesday"),
        ("Both sides agreed to go on talking, he said.", "he said"),
        ("The talks were frank, Foreign Minister Ana Prado told reporters in Lima.", "Foreign Minister Ana Prado told reporters in Lima"),
    ],
)  # fmt: skip
def test_a_closing_attribution(sentence: str, tail: str) -> None:
    span = tail_of(sentence)
    assert span is not None and sentence[slice(*span)] == tail


@pytest.mark.parametrize(
    "sentence",
    [
        "They met in Oslo, and the minister said he would come.",
        "The envoy, who had spoken first, said nothing.",
        "Oslo agreed, he said.",
        "He said that they would meet again.",
        "",
    ],
)
def test_none_where_there_is_none(sentence: str) -> None:
    assert tail_of(sentence) is None


def test_who_said_it_hangs_beside_what_was_said() -> None:
    text = "Norwegian envoy Kari Haug will travel to Lima on Saturday for talks with Chilean envoys, the ministry said on Thursday."
    tree = parse_article(clean_page(Page("a", "a", text.encode(), "text", "utf-8"), published="2031-03-13"))
    said = next(token for token in tree.tokens if token.text == "said")
    thursday = next(token for token in tree.tokens if token.text == "Thursday")
    assert (said.dep, tree.head(said).text) == ("parataxis", "travel")
    assert tree.head(thursday).text == "said"

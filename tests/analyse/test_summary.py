"""Summaries quote the text; the reading log counts."""

from communique.analyse.articles import show_article
from communique.analyse.summary import summarise
from communique.archive.reading import read_article
from communique.store.archive import open_archive
from communique.store.engine import reading
from made_archive import FIRST, fill


def test_a_summary_quotes_the_sentences_that_tell_most(archive: str) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    assert read_article(archive, 1) is not None
    told = read_article(archive, 1)
    assert told is not None and told.count == 2
    assert read_article(archive, 99) is None
    with reading(engine) as connection:
        shown = show_article(connection, 1)
        assert show_article(connection, 99) is None
    assert shown is not None
    assert shown["reading"]["count"] == 2
    assert shown["words"] == len(FIRST.split())
    quotes = [sentence["quote"] for sentence in shown["summary"]]
    assert quotes[0] == "Foreign Minister Ana Prado met Foreign Minister Nils Berg in Lisbon on Friday."
    assert 2 <= len(quotes) <= 3
    for sentence in shown["summary"]:
        assert FIRST[sentence["start"] : sentence["end"]] == sentence["quote"]
    engine.dispose()


def test_texts_without_body_or_claims() -> None:
    assert summarise("", "", []) == ()
    assert summarise("Only a headline", "H", []) == ()
    assert [s.quote for s in summarise("Head\nOne. Two is here. Three.", "HB", [])] == ["One."]

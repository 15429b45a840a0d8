"""The sentence for which an article was found."""

from communique.analyse.articles import search
from communique.analyse.passages import passages
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from made import add_made

LONG = "word " * 100
TEXT = (
    "Talks by the sea\nThe ministers met in Lisbon. They spoke of <b>herring</b> and of quiet harbours. "
    f"Quiet harbours are rare.\nAt last {LONG}a lighthouse {LONG}was lit."
)


def test_the_sentence_that_holds_most_of_the_words(archive: str) -> None:
    engine = open_archive(archive, create=True)
    add_made(engine, "a", "2021-03-01", TEXT, [])
    add_made(engine, "b", "2021-03-02", "A headline alone", [])
    with reading(engine) as connection:
        text = connection.execute(article.select().where(article.c.id == 1)).one().text

        def quote(*words: str) -> str:
            told = passages(connection, [1], words)[1]
            assert text[told.start : told.end] == told.quote
            return told.quote

        assert quote("herring", "quiet harbours") == "They spoke of <b>herring</b> and of quiet harbours."
        assert quote("QUIET harbours") == "They spoke of <b>herring</b> and of quiet harbours.", "the first of equals"
        assert quote("rare") == "Quiet harbours are rare."
        assert quote() == quote("nowhere") == "The ministers met in Lisbon."
        assert "a lighthouse word" in quote("lighthouse") and len(quote("lighthouse")) <= 300
        assert passages(connection, [2], ["headline"])[2].quote == "A headline alone"
        assert passages(connection, [], ["sea"]) == {}
        assert [row.opening for row in search(connection, "sea")] == [None]
    engine.dispose()

"""Full text over articles: FTS5 in SQLite, tsvector in PostgreSQL.

Chinese, Japanese and Korean are written without spaces, and their names are often two signs long: runs of such signs
are cut into pairs, in the index as in the question, so that a name of two signs is found.
"""

import re

from sqlalchemy import Connection, text

CREATE = {
    "sqlite": (
        'CREATE VIRTUAL TABLE article_words USING fts5(headline, body, tokenize="unicode61 remove_diacritics 2")',
    ),
    "postgresql": (
        "CREATE TABLE article_words (rowid INTEGER PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
    ),
}
_SQLITE = text("INSERT INTO article_words (rowid, headline, body) VALUES (:key, :headline, :body)")
_POSTGRES = text(
    "INSERT INTO article_words (rowid, words) VALUES (:key, "
    "setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :body))"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def create_words(connection: Connection) -> None:
    """Make the table of words, as the database at hand has it."""
    for statement in CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def index_article(connection: Connection, key: int, headline: str, body: str) -> None:
    """Make an article findable by its words."""
    statement = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES
    connection.execute(statement, {"key": key, "headline": spaced(headline), "body": spaced(body)})


def unindex_article(connection: Connection, key: int) -> None:
    """Take an article's words out of the index."""
    connection.execute(text("DELETE FROM article_words WHERE rowid = :key"), {"key": key})


def spaced(words: str) -> str:
    """The words with runs of unspaced signs cut into overlapping pairs."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", words)


def _pairs(signs: str) -> list[str]:
    return [signs[i : i + 2] for i in range(max(1, len(signs) - 1))]

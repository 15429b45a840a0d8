"""Full text over articles: FTS5 in SQLite, tsvector in PostgreSQL.

Chinese, Japanese and Korean are written without spaces, and their names are often two signs long: runs of such signs
are cut into pairs, in the index as in the question, so that a name of two signs is found.

PostgreSQL knows by its index which articles have the words of a phrase, but reads each to see whether they stand side by
side. Of common words, which nearly all have, the pairs that do are kept in an index of their own.
"""

import re
from functools import cache
from itertools import pairwise

from sqlalchemy import Connection, TextClause, text

from communique.lexicon.common import common_words

_SQLITE = text("INSERT INTO article_words (rowid, headline, body) VALUES (:key, :headline, :body)")
_POSTGRES = text(
    "INSERT INTO article_words (rowid, words) VALUES (:key, "
    "setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :body))"
)
_PAIRS = """INSERT INTO article_pairs (rowid, pairs)
WITH found AS (
    SELECT one.rowid, word.lexeme, place FROM article_words one, unnest(one.words) word, unnest(word.positions) place
    WHERE word.lexeme = ANY(ARRAY[{words}]) AND {which}
)
SELECT a.rowid, array_agg(DISTINCT a.lexeme || ' ' || b.lexeme)
FROM found a JOIN found b ON b.rowid = a.rowid AND b.place = a.place + 1 GROUP BY a.rowid"""
_PLAIN = re.compile(r"[a-z]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def index_article(connection: Connection, key: int, headline: str, body: str) -> None:
    """Make an article findable by its words."""
    told = {"key": key, "headline": spaced(headline), "body": spaced(body)}
    if connection.dialect.name == "sqlite":
        connection.execute(_SQLITE, told)
        return
    connection.execute(_POSTGRES, told)
    connection.execute(pairs_of("one.rowid = :key"), {"key": key})


def unindex_article(connection: Connection, key: int) -> None:
    """Take an article's words out of the index."""
    connection.execute(text("DELETE FROM article_words WHERE rowid = :key"), {"key": key})
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM article_pairs WHERE rowid = :key"), {"key": key})


@cache
def pairs_of(which: str) -> TextClause:
    """The statement that indexes the pairs of common words of articles (`one`) on PostgreSQL, by where they stand there."""
    return text(_PAIRS.format(words=", ".join(f"'{word}'" for word in sorted(common_words())), which=which))


def common_pairs(phrase: str) -> list[str]:
    """The pairs of common words of a phrase, as they are indexed."""
    words = phrase.lower().split()
    return sorted({f"{one} {two}" for one, two in pairwise(words) if _common(one) and _common(two)})


def all_common(phrase: str) -> bool:
    """Whether a phrase has two words or more, all common: its pairs tell all of it but their order."""
    words = phrase.split()
    return len(words) > 1 and all(map(_common, map(str.lower, words)))


def _common(word: str) -> bool:
    return _PLAIN.fullmatch(word) is not None and word in common_words()


def spaced(words: str) -> str:
    """The words with runs of unspaced signs cut into overlapping pairs."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", words)


def _pairs(signs: str) -> list[str]:
    return [signs[i : i + 2] for i in range(max(1, len(signs) - 1))]

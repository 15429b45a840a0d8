"""Articles: listed, found by words and fields, shown with their claims."""

import shlex
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Subquery, func, select, text

from communique.analyse.asked import BadQuery as BadQuery  # asked for here by those that search
from communique.analyse.asked import one_of, read_day
from communique.analyse.filters import first_day, last_day
from communique.analyse.library import kept_of
from communique.analyse.summary import summarise
from communique.store.readings import read_of
from communique.store.schema import article, article_tag, claim
from communique.store.search import spaced
from communique.store.standing import claims_of
from communique.values.vocabulary import ACTS, FORMATS, INCIDENT_KINDS, LEVELS, STATUSES, TOPICS


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it."""

    id: int
    published: str | None
    outlet: str | None
    headline: str | None
    words: int
    source: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question to `search`, taken apart: words and phrases, and fields with their values."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


_CODE = 2  # letters of a state's code
_VALUES = {
    "topic": TOPICS, "format": FORMATS, "act": ACTS, "kind": INCIDENT_KINDS, "level": LEVELS, "status": STATUSES,
}  # fmt: skip
_TAGS = ("party", "topic", "format", "act", "kind", "level", "status")  # fields whose value is a tag as it stands
_TAGGED = (
    " AND EXISTS (SELECT 1 FROM article_tag"
    " WHERE name = :name{0} AND value = :value{0} AND article = article_words.rowid)"
)
FIELDS = ("party", "person", "topic", "since", "until", "format", "act", "kind", "outlet", "level", "status")


def parse_query(asked: str) -> Query:
    """Words, "phrases in quotation marks" and field:value pairs (party:KR person:"Kim Gunn" since:2022)."""
    try:
        parts = shlex.split(asked.replace("'", "\\'"))
    except ValueError:
        raise BadQuery(f"{asked}: a quotation mark is not closed") from None
    words, fields = [], []
    for part in parts:
        name, colon, value = part.partition(":")
        if colon and name in FIELDS and not value:
            raise BadQuery(f"{part} tells no value; write {name}:value")
        if colon and name.isalpha() and value:
            if name not in FIELDS:
                raise BadQuery(f"{name}: is not a field; fields are {', '.join(FIELDS)}")
            fields.append((name, _checked(name, value)))
        else:
            words.append(part)
    return Query(tuple(words), tuple(fields))


def _checked(name: str, value: str) -> str:
    """A field's value as it stands in the index; BadQuery where it cannot stand there."""
    if name in ("since", "until"):
        return read_day(name, value) or value
    if name == "party" and len(value) == _CODE:
        return value.upper()
    return one_of(name, value, _VALUES[name]) or value if name in _VALUES else value


def search(connection: Connection, asked: str, limit: int = 50) -> list[ArticleRow]:
    """Articles that hold all words and phrases and meet all fields; best match first, newest of equals first."""
    query = parse_query(asked)
    chosen = select(
        article.c.id, article.c.published, article.c.outlet, article.c.headline, article.c.words, article.c.source
    )
    chosen = chosen.where(*(_condition(name, value) for name, value in query.fields))
    chosen = (
        _matching(connection, chosen, query, limit)
        if query.words
        else chosen.order_by(article.c.first.desc().nulls_last(), article.c.id)
    )
    return [ArticleRow(*row) for row in connection.execute(chosen.limit(limit))]


def hits_of(connection: Connection, asked: str) -> Select[Any]:
    """The numbers of all articles that answer a question, to be counted or put in the order of their days."""
    query = parse_query(asked)
    chosen = select(article.c.id).where(*(_condition(name, value) for name, value in query.fields))
    if not query.words:
        return chosen
    return chosen.where(holding(connection, _hits(connection, query.words)))


def _hits(connection: Connection, words: Sequence[str]) -> FromClause:
    """All articles that hold all words and phrases, as a table with the column `key`."""
    if connection.dialect.name == "sqlite":
        return _fts(" ".join(map(_phrase, words)))
    hits, asked = _tsvector(words, "&&")
    return select(hits.c.key).where(hits.c.words.op("@@")(asked)).subquery("found")


def _matching(connection: Connection, chosen: Select[Any], query: Query, limit: int) -> Select[Any]:
    words = query.words
    if connection.dialect.name == "sqlite":
        tags = tuple((name, value) for name, value in query.fields if name in _TAGS)
        hits = _fts(" ".join(map(_phrase, words)), limit if len(tags) == len(query.fields) else 0, tags)
        joined = chosen.join(hits, hits.c.key == article.c.id)
        return joined.order_by(hits.c.worth, article.c.first.desc(), article.c.id)
    hits, asked = _tsvector(words, "&&")
    worth = func.ts_rank(hits.c.words, asked)
    joined = chosen.join(hits, hits.c.key == article.c.id).where(hits.c.words.op("@@")(asked))
    return joined.order_by(worth.desc(), article.c.first.desc(), article.c.id)


def matching_any(connection: Connection, words: Sequence[str], limit: int) -> list[int]:
    """The numbers of articles that hold some of these words, best match first."""
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        hits = _fts(" OR ".join(map(_phrase, words)))
        return list(connection.scalars(select(hits.c.key).order_by(hits.c.worth, hits.c.key).limit(limit)))
    hits, query = _tsvector(words, "||")
    chosen = select(hits.c.key).where(hits.c.words.op("@@")(query))
    return list(connection.scalars(chosen.order_by(func.ts_rank(hits.c.words, query).desc(), hits.c.key).limit(limit)))


def matching_phrase(connection: Connection, phrase: str) -> Subquery:
    """The numbers of articles that hold a phrase, as a table with the column `key`; to be joined."""
    if connection.dialect.name == "sqlite":
        return _fts(_phrase(phrase))
    hits, query = _tsvector((phrase,), "&&")
    return select(hits.c.key).where(hits.c.words.op("@@")(query)).subquery("found")


def holding(connection: Connection, found: FromClause) -> ColumnElement[bool]:
    """That an article is among those found, to be asked in the order of their days.

    SQLite then goes through the index of days, not from hit to hit through the articles: for many hits that is quicker.
    """
    key = article.c.id + 0 if connection.dialect.name == "sqlite" else article.c.id
    return key.in_(select(found.c.key))


def matching_phrases(connection: Connection, phrases: Sequence[str]) -> Subquery:
    """The numbers of articles that hold any of these phrases, as a table with the column `key`; to be joined."""
    if connection.dialect.name == "sqlite":
        return _fts(" OR ".join(map(_phrase, phrases)))
    hits, query = _tsvector(phrases, "||")
    return select(hits.c.key).where(hits.c.words.op("@@")(query)).subquery("found")


def _phrase(words: str) -> str:
    return f'"{spaced(words).strip().replace(chr(34), " ")}"'


def _fts(question: str, best: int = 0, tags: Sequence[tuple[str, str]] = ()) -> Subquery:
    """The hits of a question that have these values; only the `best` ones where told.

    The indexes tell that without looking at articles.
    """
    limit = f" ORDER BY rank LIMIT {best}" if best else ""
    tagged = "".join(_TAGGED.format(i) for i in range(len(tags)))
    found = text(
        f"SELECT rowid AS key, rank AS worth FROM article_words WHERE article_words MATCH :phrases{tagged}{limit}"
    )
    told = {f"{what}{i}": word for i, tag in enumerate(tags) for what, word in zip(("name", "value"), tag, strict=True)}
    columns = found.bindparams(phrases=question, **told).columns(key=article.c.id.type, worth=claim.c.confidence.type)
    return columns.subquery("hits")


def _tsvector(words: Sequence[str], joined: str) -> tuple[Subquery, ColumnElement[Any]]:
    query: ColumnElement[Any] = func.phraseto_tsquery("simple", spaced(words[0]))
    for word in words[1:]:
        query = query.op(joined)(func.phraseto_tsquery("simple", spaced(word)))
    indexed = text("SELECT rowid AS key, words FROM article_words")
    return indexed.columns(key=article.c.id.type, words=claim.c.words.type).subquery("hits"), query


def _condition(name: str, value: str) -> ColumnElement[bool]:
    if name == "since":
        return article.c.last >= first_day(value)
    if name == "until":
        return article.c.first <= last_day(value)
    if name == "outlet":
        return func.lower(article.c.outlet).like(f"%{value.lower()}%")
    tagged = select(article_tag.c.article).where(article_tag.c.name == name)
    if name == "person":
        return article.c.id.in_(
            tagged.where(*(article_tag.c.value.like(f"%{word}%") for word in value.lower().split()))
        )
    return tagged.where(article_tag.c.value == value, article_tag.c.article == article.c.id).exists()


def list_articles(connection: Connection, limit: int = 50) -> list[ArticleRow]:
    """The articles of the archive, newest first."""
    columns = (
        article.c.id,
        article.c.published,
        article.c.outlet,
        article.c.headline,
        article.c.words,
        article.c.source,
    )
    newest = article.c.first.desc().nulls_last()
    rows = connection.execute(select(*columns).order_by(newest, article.c.id.desc()).limit(limit))
    return [ArticleRow(*row) for row in rows]


def show_article(connection: Connection, key: int) -> dict[str, Any] | None:
    """One article with its text and the claims that stand for it, as plain data; None where there is none."""
    row = connection.execute(select(article).where(article.c.id == key)).one_or_none()
    if row is None:
        return None
    told = [
        {"claim": c.seq, "kind": c.kind, "kind_of": c.kind, "reviewed": c.reviewed, **c.data}
        for c in claims_of(connection, [key])
    ]
    names = ("id", "source", "version", "outlet", "headline", "published", "mark", "words", "cleaner", "added", "text")
    summary = [asdict(sentence) for sentence in summarise(row.text, row.kinds, told)]
    log = asdict(read_of(connection, key))
    kept = kept_of(connection, key)
    page = {name: getattr(row, name) for name in names} | (asdict(kept) if kept else {})
    return {**page, "details": row.details, "summary": summary, "reading": log, "claims": told}

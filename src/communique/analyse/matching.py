"""Which articles hold which words, and tell of what: asked of the index of words, of tags, of days."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Float,
    FromClause,
    Integer,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    intersect,
    literal_column,
    select,
    table,
    text,
    union,
)

from communique.analyse.filters import first_day, last_day
from communique.store.among import among
from communique.store.schema import article, article_tag, person, tagged_name
from communique.store.search import all_common, common_pairs, spaced
from communique.store.working import mention

Fields = Sequence[tuple[str, str]]

_TAGS = ("party", "person", "topic", "format", "act", "kind", "level", "status")  # fields whose values are tags
_WORDS = table("article_words", column("rowid", Integer), column("rank", Float))  # the index of words on SQLite
_INDEXED = table("article_words", column("rowid", Integer), column("words", Text))  # the same on PostgreSQL
_PAIRED = table("article_pairs", column("rowid", Integer), column("pairs", ARRAY(Text)))
_RANKED = {"sqlite": 10_000, "postgresql": 1_000}  # articles that are ranked: of more, those that were added last

_MOST = 3  # what one article of so many holds is looked up article by article
_EXPECTED = text("EXPLAIN (FORMAT JSON) SELECT FROM article_words WHERE words @@ plainto_tsquery('simple', :words)")
_NAMES = 1_000  # names that PostgreSQL is told one by one
_RARE = 4_000  # articles that the words hold by which PostgreSQL looks for similar ones


def best_of(
    connection: Connection, chosen: Select[Any], words: Sequence[str], fields: Fields, limit: int
) -> Select[Any]:  # fmt: skip
    """So many articles that hold all words and meet all fields: the best match first, or the newest where no word is asked."""
    if not words:
        return _newest_of(connection, chosen, fields, limit)
    ranked = _best_on_sqlite if connection.dialect.name == "sqlite" else _best_on_postgresql
    return ranked(connection, chosen, words, fields, limit).limit(limit)


def _newest_of(connection: Connection, chosen: Select[Any], fields: Fields, limit: int) -> Select[Any]:
    """The newest that meet all fields; PostgreSQL reads which those are off indexes, and looks up only them."""
    order = (article.c.first.desc().nulls_last(), article.c.id)
    if connection.dialect.name == "sqlite":
        return chosen.where(*_conditions(connection, fields)).order_by(*order).limit(limit)
    meant = select(article.c.id).where(*_conditions(connection, fields)).order_by(*order).limit(limit).subquery("meant")
    return chosen.join(meant, meant.c.id == article.c.id).order_by(*order)


def all_of(connection: Connection, words: Sequence[str], fields: Fields) -> Select[Any]:
    """The numbers of all articles that hold all words and meet all fields."""
    chosen = select(article.c.id).where(*_conditions(connection, fields))
    if not words:
        return chosen
    if connection.dialect.name == "sqlite":
        return chosen.where(holding(connection, _fts(_all(words)).subquery()))
    return chosen.where(holding(connection, _found_apart(words)))


def _best_on_sqlite(
    connection: Connection, chosen: Select[Any], words: Sequence[str], fields: Fields, limit: int
) -> Select[Any]:  # fmt: skip
    """Those that were added last are read with their worth in one go: the index is gone through once."""
    meant = ((_WORDS.c.rowid + 0).in_(numbers) for numbers in _meeting(connection, fields))
    last = _fts(_all(words), *meant).order_by(_WORDS.c.rowid.desc()).limit(_RANKED["sqlite"]).subquery("last")
    found = select(last.c.key, last.c.worth).order_by(last.c.worth, last.c.key).limit(limit).subquery("hits")
    joined = chosen.join(found, found.c.key == article.c.id)
    return joined.order_by(found.c.worth, article.c.first.desc(), article.c.id)


def _meeting(connection: Connection, fields: Fields) -> Iterator[Select[Any]]:
    """The numbers of articles that meet each of the fields; those that are no tags are asked for together."""
    yield from (_tagged(connection, name, value) for name, value in fields if name in _TAGS)
    others = [field for field in fields if field[0] not in _TAGS]
    if others:
        yield select(article.c.id).where(*_conditions(connection, others))


def _best_on_postgresql(
    connection: Connection, chosen: Select[Any], words: Sequence[str], fields: Fields, limit: int
) -> Select[Any]:  # fmt: skip
    """They are ranked by what indexes tell of them; only of the best the article is looked up."""
    if _in_most(connection, words):
        ranked = _ranked_one_by_one(connection, words, fields)
    else:
        ranked = _ranked(_last_of(connection, words, fields), words)
    worth = ranked.selected_columns["worth"]
    best = ranked.order_by(worth.desc(), article.c.first.desc(), article.c.id).limit(limit).subquery("best")
    joined = chosen.join(best, best.c.id == article.c.id)
    return joined.order_by(best.c.worth.desc(), best.c.first.desc(), best.c.id)


def _ranked(last: Select[Any], words: Sequence[str]) -> Select[Any]:
    """Of these articles as many as are ranked, with their worth."""
    hits, asked = _tsvector(words, "&&")
    worth = func.ts_rank(hits.c.words, asked).label("worth")
    ranked = select(article.c.id, article.c.first, worth).join(hits, hits.c.key == article.c.id)
    return ranked.where(article.c.id.in_(last.limit(_RANKED["postgresql"])))


def _last_of(connection: Connection, words: Sequence[str], fields: Fields) -> Select[Any]:
    """The articles of PostgreSQL that hold all words and meet all fields, the last added first."""
    if not fields:
        return _last_added(words)
    found = _found_apart(words)
    meant = (found.c.key.in_(numbers) for numbers in _meeting(connection, fields))
    return select(found.c.key).where(*meant).order_by((found.c.key + 0).desc())


def _in_most(connection: Connection, words: Sequence[str]) -> bool:
    """Whether PostgreSQL expects every third article or more to hold all these words; of phrases it expects nothing that is right."""
    if not all(word.isalnum() for word in words):
        return False
    plan = connection.execute(_EXPECTED, {"words": " ".join(words)}).scalar_one()
    return bool(plan[0]["Plan"]["Plan Rows"] * _MOST > (connection.scalar(select(func.max(article.c.id))) or 0))


def _ranked_one_by_one(connection: Connection, words: Sequence[str], fields: Fields) -> Select[Any]:
    """The articles that meet all fields, the last added first, each looked up for the words: its worth, where it holds
    them. Where so many hold them, few are looked up for the thousand that are ranked."""
    numbers = [*_meeting(connection, fields)] or [select(_INDEXED.c.rowid)]
    one = numbers[0].distinct() if "person" in dict(fields) else numbers[0]
    every = (intersect(*numbers) if len(numbers) > 1 else one).subquery("every")
    key = every.c[0]
    meant = select(key.label("key")).order_by(key.desc()).offset(0).subquery("meant")
    _, query = _tsvector(words, "&&")
    told = case((_INDEXED.c.words.op("@@")(query), func.ts_rank(_INDEXED.c.words, query)))
    worth = select(told).where(_INDEXED.c.rowid == meant.c.key).scalar_subquery().label("worth")
    rated = select(meant.c.key, worth).offset(0).subquery("rated")
    last = select(rated).where(rated.c.worth.is_not(None)).limit(_RANKED["postgresql"]).subquery("last")
    return select(article.c.id, article.c.first, last.c.worth).join(last, last.c.key == article.c.id)


def _last_added(words: Sequence[str]) -> Select[Any]:
    """The articles of PostgreSQL that hold all words and phrases, the last added first.

    The index tells which have the words; whether they stand side by side is looked up one by one, while more are asked for.
    """
    if all(word.isalnum() for word in words):
        found = _found_apart(words)
        return select(found.c.key).order_by((found.c.key + 0).desc())
    every = _with_all(words).subquery("every")
    apart = select(every).order_by((every.c.key + 0).desc()).offset(0).subquery("apart")
    _, query = _tsvector(words, "&&")
    return select(apart.c.key).where(apart.c.words.op("@@")(query))


def _with_all(words: Sequence[str]) -> Select[Any]:
    """The articles of PostgreSQL that hold all these words, and the pairs of common words of their phrases side by side.

    Where all words of a phrase are common its pairs are enough.
    """
    every = select(_INDEXED.c.rowid.label("key"), _INDEXED.c.words)
    pairs = sorted({pair for phrase in words for pair in common_pairs(phrase)})
    side_by_side = select(_PAIRED.c.rowid).where(_PAIRED.c.pairs.op("@>")(cast(pairs, ARRAY(Text)))).offset(0)
    others = [phrase for phrase in words if not all_common(phrase)]
    if not others:
        return every.where(_INDEXED.c.rowid.in_(side_by_side))
    held = every.where(_INDEXED.c.words.op("@@")(func.plainto_tsquery("simple", spaced(" ".join(others)))))
    if not pairs:
        return held
    found = held.offset(0).subquery("held")  # by the index on its own, not article by article
    return select(found.c.key, found.c.words).where(found.c.key.in_(side_by_side))


def matching_any(connection: Connection, words: Sequence[str], limit: int) -> list[int]:
    """The numbers of articles that hold some of these words, best match first."""
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        hits = _fts(" OR ".join(map(_phrase, words))).subquery()
        return list(connection.scalars(select(hits.c.key).order_by(hits.c.worth, hits.c.key).limit(limit)))
    hits, query = _tsvector(_telling(connection, words), "||")
    chosen = select(hits.c.key).where(hits.c.words.op("@@")(query))
    return list(connection.scalars(chosen.order_by(func.ts_rank(hits.c.words, query).desc(), hits.c.key).limit(limit)))


def _telling(connection: Connection, words: Sequence[str]) -> list[str]:
    """The rarest of these words on PostgreSQL, as many as some thousand articles hold: its rank does not know the rare."""
    counts = []
    for word in words:
        held = _INDEXED.c.words.op("@@")(func.plainto_tsquery("simple", spaced(word)))
        some = select(_INDEXED.c.rowid).where(held).limit(_RARE).subquery()
        counts.append(select(func.count()).select_from(some).scalar_subquery())
    ranked = sorted(zip(connection.execute(select(*counts)).one(), words, strict=True))
    chosen, held_by = list[str](), 0
    for count, word in ranked:
        if chosen and held_by + count > _RARE:
            break
        chosen, held_by = [*chosen, word], held_by + count
    return chosen


def matching_phrases(connection: Connection, *phrases: str, after: int = 0) -> Subquery:
    """The numbers of articles that hold any of these phrases, as a table with the column `key`; to be joined.

    Where a number is told, only those with a greater one are looked at.
    """
    if connection.dialect.name == "sqlite":
        later = (_WORDS.c.rowid > after,) if after else ()
        return _fts(" OR ".join(map(_phrase, phrases)), *later).subquery()
    if len(phrases) == 1 and not after:
        return _found_apart(phrases)
    hits, query = _tsvector(phrases, "||")
    later = (hits.c.key > after,) if after else ()
    return select(hits.c.key).where(hits.c.words.op("@@")(query), *later).subquery("found")


def holding(connection: Connection, found: FromClause) -> ColumnElement[bool]:
    """That an article is among those found, to be asked in the order of their days.

    SQLite then goes through the index of days, not from hit to hit through the articles: for many hits that is quicker.
    """
    return _among(connection, select(found.c.key))


def _among(connection: Connection, numbers: Select[Any]) -> ColumnElement[bool]:
    key = article.c.id + 0 if connection.dialect.name == "sqlite" else article.c.id
    return key.in_(numbers)


def _conditions(connection: Connection, fields: Fields) -> list[ColumnElement[bool]]:
    return [_condition(connection, name, value) for name, value in fields]


def _condition(connection: Connection, name: str, value: str) -> ColumnElement[bool]:
    if name == "since":
        return and_(
            article.c.first > "", article.c.last >= first_day(value)
        )  # the first is told so that an index is used
    if name == "until":
        return article.c.first <= last_day(value)
    if name == "outlet":
        return func.lower(article.c.outlet).like(f"%{value.lower()}%")
    return _among(connection, _tagged(connection, name, value))


def _tagged(connection: Connection, name: str, value: str) -> Select[Any]:
    """The numbers of the articles that have a tag; of a person, that name somebody whose name holds all the words, or who
    goes by such a name elsewhere ("Prado" alone, where that is Ana Prado)."""
    tagged = select(article_tag.c.article).where(article_tag.c.name == name)
    if name != "person":
        return tagged.where(article_tag.c.value == value)
    called = _called(connection, tagged, value)
    full = [func.lower(person.c.name).like(f"%{word}%") for word in value.lower().split()]
    if len(full) < 2:
        return called
    meant = select(mention.c.article).where(mention.c.person.in_(select(person.c.id).where(*full)))
    both = union(called, meant).subquery("both")
    return select(both.c.article)


def _called(connection: Connection, tagged: Select[Any], value: str) -> Select[Any]:
    words = (tagged_name.c.name.like(f"%{word}%") for word in value.lower().split())
    names = select(tagged_name.c.name).where(*words)
    if connection.dialect.name == "postgresql":  # told the names, it knows how many articles have them
        known = list(connection.scalars(names.limit(_NAMES)))
        if len(known) < _NAMES:
            return tagged.where(among(connection, article_tag.c.value, known))
    return tagged.where(article_tag.c.value.in_(names))


def _all(words: Sequence[str]) -> str:
    return " ".join(map(_phrase, words))


def _phrase(words: str) -> str:
    return f'"{spaced(words).strip().replace(chr(34), " ")}"'


def _fts(question: str, *conditions: ColumnElement[bool]) -> Select[Any]:
    """The hits of a question on SQLite: `key`, and `worth`, the less the better."""
    asked = literal_column("article_words").op("MATCH")(question)
    return select(_WORDS.c.rowid.label("key"), _WORDS.c.rank.label("worth")).where(asked, *conditions)


def _found_apart(words: Sequence[str]) -> Subquery:
    """Those that hold all words. With an offset, though of nothing, the index is asked on its own, not article by article."""
    hits, query = _tsvector(words, "&&")
    if any(common_pairs(phrase) for phrase in words):
        hits = _with_all(words).offset(0).subquery("apart")
    return select(hits.c.key).where(hits.c.words.op("@@")(query)).offset(0).subquery("found")


def _tsvector(words: Sequence[str], joined: str) -> tuple[Subquery, ColumnElement[Any]]:
    query: ColumnElement[Any] = func.phraseto_tsquery("simple", spaced(words[0]))
    for word in words[1:]:
        query = query.op(joined)(func.phraseto_tsquery("simple", spaced(word)))
    hits = select(_INDEXED.c.rowid.label("key"), _INDEXED.c.words).subquery("hits")
    return hits, query

"""Articles: listed, found by words and fields, shown with their claims."""

import shlex
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from communique.analyse.asked import BadQuery as BadQuery  # asked for here by those that search
from communique.analyse.asked import one_of, read_day, read_days, split_sides
from communique.analyse.library import kept_of
from communique.analyse.matching import all_of, best_of
from communique.analyse.summary import summarise
from communique.store.readings import read_of
from communique.store.schema import article
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
    opening: str | None = None  # the first line, where there is no headline


def listed(row: Row[Any]) -> ArticleRow:
    """An article of the store as a list shows it, from the columns `LISTED`."""
    found = ArticleRow(*row[: len(row) - 1])
    return replace(found, opening=opening_of(row.opening))


def opening_of(text: str | None) -> str | None:
    """The first line of a text's beginning, as `OPENING` reads it."""
    first = text.split("\n")[0] if text else None
    return f"{first}…" if first and len(first) == _FIRST else first


@dataclass(frozen=True, slots=True)
class Query:
    """A question to `search`, taken apart: words and phrases, and fields with their values."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


_FIRST = 120  # letters of a first line
OPENING: Any = case((article.c.headline.is_(None), func.substr(article.c.text, 1, _FIRST))).label("opening")
LISTED: tuple[Any, ...] = (
    article.c.id, article.c.published, article.c.outlet, article.c.headline, article.c.words, article.c.source,
    OPENING,
)  # fmt: skip
_VALUES = {
    "topic": TOPICS, "format": FORMATS, "act": ACTS, "kind": INCIDENT_KINDS, "level": LEVELS, "status": STATUSES,
}  # fmt: skip
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
    days = {name: value for name, value in reversed(fields) if name in ("since", "until")}
    read_days(days.get("since"), days.get("until"))
    return Query(tuple(words), tuple(fields))


def _checked(name: str, value: str) -> str:
    """A field's value as it stands in the index; BadQuery where it cannot stand there."""
    if name in ("since", "until"):
        return read_day(name, value) or value
    if name == "party":
        return _side(value)
    return one_of(name, value, _VALUES[name]) or value if name in _VALUES else value


def _side(value: str) -> str:
    sides = split_sides(value)
    if len(sides) != 1:
        raise BadQuery(f"party:{value}: name one side; more than one are party:KR party:JP")
    return sides[0]


def search(connection: Connection, asked: str, limit: int = 50) -> list[ArticleRow]:
    """Articles that hold all words and phrases and meet all fields; best match first, newest of equals first."""
    query = parse_query(asked)
    rows = connection.execute(best_of(connection, select(*LISTED), query.words, query.fields, limit))
    return [listed(row) for row in rows]


def hits_of(connection: Connection, asked: str) -> Select[Any]:
    """The numbers of all articles that answer a question, to be counted or put in the order of their days."""
    query = parse_query(asked)
    return all_of(connection, query.words, query.fields)


def list_articles(connection: Connection, limit: int = 50) -> list[ArticleRow]:
    """The articles of the archive, newest first."""
    newest = article.c.first.desc().nulls_last()
    rows = connection.execute(select(*LISTED).order_by(newest, article.c.id.desc()).limit(limit))
    return [listed(row) for row in rows]


def article_row(connection: Connection, key: int) -> ArticleRow | None:
    """One article as a list shows it; None where there is none."""
    row = connection.execute(select(*LISTED).where(article.c.id == key)).one_or_none()
    return listed(row) if row is not None else None


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

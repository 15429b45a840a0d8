"""What the articles found tell of: by which fields a search can be narrowed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.analyse.articles import hits_of
from communique.store.among import among
from communique.store.schema import article, article_tag, person
from communique.store.working import mention

_NAMED = ("party", "topic", "person", "level", "format", "act", "kind", "outlet", "since")
_MOST = 1000  # articles whose values are counted, the newest
Counts = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of a query with its values and the number of articles that tell of each, most first."""

    field: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many articles answer a question, and their facets; `since` counts by year.

    `counted` articles are looked at for the facets: all, or the newest thousand where there are more.
    """

    articles: int
    facets: tuple[Facet, ...]
    counted: int = 0


def facets_of(connection: Connection, asked: str, most: int = 8) -> Facets:
    """The facets of a question (see `articles.search`)."""
    total, hits = _newest(connection, asked)
    counts: dict[str, Counts] = defaultdict(list)
    tagged = select(article_tag.c.name, article_tag.c.value, func.count())
    tagged = tagged.where(article_tag.c.name != "person", among(connection, article_tag.c.article, hits))
    for name, value, count in connection.execute(tagged.group_by(article_tag.c.name, article_tag.c.value)).all():
        counts[name].append((value, count))
    counts["outlet"], counts["since"] = _outlets_and_years(connection, hits)
    counts["person"] = _people(connection, hits, most)
    ranked = {name: sorted(told, key=lambda one: (-one[1], one[0]))[:most] for name, told in counts.items()}
    return Facets(total, tuple(Facet(name, tuple(ranked[name])) for name in _NAMED if ranked.get(name)), len(hits))


def _newest(connection: Connection, asked: str) -> tuple[int, list[int]]:
    """How many articles answer a question, and the newest of them; PostgreSQL looks for them once."""
    every = hits_of(connection, asked)
    newest = (article.c.first.desc().nulls_last(), article.c.id.desc())
    if connection.dialect.name == "postgresql":
        counted = every.add_columns(func.count().over()).order_by(*newest).limit(_MOST)
        rows = connection.execute(counted).all()
        return (rows[0][1] if rows else 0), [row[0] for row in rows]
    total = connection.scalar(select(func.count()).select_from(every.subquery("found"))) or 0
    return total, list(connection.scalars(every.order_by(*newest).limit(_MOST)))


def _outlets_and_years(connection: Connection, hits: Sequence[int]) -> tuple[Counts, Counts]:
    """How many of these articles each outlet has, and each year."""
    outlets, years = Counter[str](), Counter[str]()
    year = func.substr(article.c.first, 1, 4)
    query = select(article.c.outlet, year, func.count()).where(among(connection, article.c.id, hits))
    for outlet, told, count in connection.execute(query.group_by(article.c.outlet, year)).all():
        outlets[outlet or ""] += count
        years[told or ""] += count
    return _told(outlets), _told(years)


def _told(counts: Counter[str]) -> Counts:
    return [(value, count) for value, count in counts.items() if value]


def _people(connection: Connection, hits: Sequence[int], most: int) -> Counts:
    """Who is named in most of these articles, under whatever name: the person's usual one."""
    often = func.count(mention.c.article.distinct())
    named = select(mention.c.person, often.label("often")).where(among(connection, mention.c.article, hits))
    first = named.group_by(mention.c.person).order_by(often.desc(), mention.c.person).limit(most).subquery("first")
    query = select(person.c.name, first.c.often).join(first, first.c.person == person.c.id)
    counts = Counter[str]()
    for name, count in connection.execute(query):
        counts[name] += count
    return _told(counts)

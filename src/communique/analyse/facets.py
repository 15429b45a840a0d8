"""What the articles found tell of: by which fields a search can be narrowed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.analyse.articles import hits_of
from communique.store.schema import article, article_tag, person

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
    every = hits_of(connection, asked)
    total = connection.scalar(select(func.count()).select_from(every.subquery("found"))) or 0
    newest = (article.c.first.desc().nulls_last(), article.c.id.desc())
    hits = list(connection.scalars(every.order_by(*newest).limit(_MOST)))
    counts: dict[str, Counts] = defaultdict(list)
    tagged = select(article_tag.c.name, article_tag.c.value, func.count()).where(article_tag.c.article.in_(hits))
    for name, value, count in connection.execute(tagged.group_by(article_tag.c.name, article_tag.c.value)):
        counts[name].append((value, count))
    counts["outlet"] = _grouped(connection, hits, article.c.outlet)
    counts["since"] = _grouped(connection, hits, func.substr(article.c.first, 1, 4))
    ranked = {name: sorted(told, key=lambda one: (-one[1], one[0]))[:most] for name, told in counts.items()}
    if ranked.get("person"):
        ranked["person"] = _as_written(connection, ranked["person"])
    return Facets(total, tuple(Facet(name, tuple(ranked[name])) for name in _NAMED if ranked.get(name)), len(hits))


def _grouped(connection: Connection, hits: Sequence[int], column: object) -> Counts:
    query = select(column, func.count()).where(article.c.id.in_(hits)).group_by(column)  # type: ignore[call-overload]
    return [(str(row[0]), row[1]) for row in connection.execute(query) if row[0]]


def _as_written(connection: Connection, counts: Counts) -> Counts:
    """Names are kept in small letters to be found; here they stand as people write them."""
    names = [value for value, _ in counts]
    query = select(person.c.name).where(func.lower(person.c.name).in_(names)).order_by(person.c.name)
    written = {name.lower(): name for name in connection.scalars(query)}
    return [(written.get(value, value.title()), count) for value, count in counts]

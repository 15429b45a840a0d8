"""What a set of articles tells of, counted: by which fields a search can be narrowed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from communique.analyse.articles import ArticleRow
from communique.store.standing import StandingClaim, claims_of

_NAMED = ("party", "topic", "person", "level", "format", "act", "kind", "outlet", "since")
_CODES = {"engagement": ("format", "format"), "position": ("act", "act"), "incident": ("kind", "kind")}


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of a query with its values and the number of articles that tell of each, most first."""

    field: str
    values: tuple[tuple[str, int], ...]


def facets_of(connection: Connection, rows: Sequence[ArticleRow], most: int = 8) -> list[Facet]:
    """The facets of articles found; `since` counts by year."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _NAMED}
    told = {(c.article, field, value) for c in claims_of(connection, [r.id for r in rows]) for field, value in _told(c)}
    for _, field, value in sorted(told):
        counts[field][value] += 1
    for row in rows:
        if row.outlet:
            counts["outlet"][row.outlet] += 1
        if row.published:
            counts["since"][row.published[:4]] += 1
    return [Facet(name, _ranked(counts[name], most)) for name in _NAMED if counts[name]]


def _ranked(counts: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def _told(claim: StandingClaim) -> Iterator[tuple[str, str]]:
    data = claim.data
    yield from (("party", side) for side in (*data.get("parties", ()), *data.get("actors", ())))
    yield from (("topic", topic) for topic in (*data.get("about", ()), *data.get("topics", ())))
    yield from (("person", name) for name in data.get("participants", ()))
    if claim.kind in _CODES:
        field, key = _CODES[claim.kind]
        yield field, str(data[key])
    if claim.kind == "engagement":
        yield "level", str(data["level"])

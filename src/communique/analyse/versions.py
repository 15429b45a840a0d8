"""The versions of a source that the archive keeps, and the events that an article tells of."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.store.schema import article, claim, event_claim


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a source, as it was received."""

    id: int
    version: int
    published: str | None
    added: str


def versions_of(connection: Connection, source: str) -> list[Version]:
    """All versions of a source, the first one first."""
    columns = (article.c.id, article.c.version, article.c.published, article.c.added)
    rows = connection.execute(select(*columns).where(article.c.source == source).order_by(article.c.version))
    return [Version(*tuple(row)) for row in rows]


def events_of(connection: Connection, number: int) -> dict[int, str]:
    """The event that each claim of an article belongs to, by the claim's number."""
    rows = connection.execute(
        select(event_claim.c.claim, event_claim.c.event)
        .join(claim, claim.c.seq == event_claim.c.claim)
        .where(claim.c.article == number)
    )
    return {row.claim: row.event for row in rows}

"""An article as the API tells it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from communique.analyse.summary import Sentence, summarise
from communique.errors import NotInArchive
from communique.store.readings import Read, read_of
from communique.store.schema import article
from communique.store.standing import StandingClaim, claims_of


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """An article: what was read off its page, its text, and the claims that stand for it."""

    id: int
    source: str
    version: int
    outlet: str | None
    headline: str | None
    published: str | None
    mark: str | None
    words: int
    cleaner: str
    added: str
    kinds: str
    text: str
    details: dict[str, Any]
    summary: tuple[Sentence, ...]
    reading: Read
    claims: tuple[StandingClaim, ...]


def article_told(connection: Connection, number: int) -> ArticleTold:
    """One article; NotInArchive where there is none of that number."""
    row = connection.execute(select(article).where(article.c.id == number)).one_or_none()
    if row is None:
        raise NotInArchive(f"{number}: no article of that number")
    claims = claims_of(connection, [number])
    summary = summarise(row.text, row.kinds, [{"kind_of": told.kind, **told.data} for told in claims])
    return ArticleTold(
        row.id, row.source, row.version, row.outlet, row.headline, row.published, row.mark, row.words, row.cleaner,
        row.added, row.kinds, row.text, row.details, summary, read_of(connection, number), tuple(claims),
    )  # fmt: skip

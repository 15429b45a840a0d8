"""Articles in pieces that keep pages whole, with their claims: what decisions hang on is never torn apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.archive.rows import event_keys
from communique.store.derived import in_pieces
from communique.store.schema import article
from communique.store.standing import StandingClaim, claims_of

_SOME = 300  # articles


@dataclass(frozen=True, slots=True)
class Piece:
    """Some articles, the claims that stand in them, and the name that each would give its event."""

    articles: Sequence[int]
    claims: Sequence[StandingClaim]

    @property
    def keys(self) -> dict[int, str]:
        return event_keys(self.claims)


def pieces_of(connection: Connection, articles: Iterable[int], kind: str | None = None) -> Iterator[Piece]:
    """Articles, and those made of the same pages, with their claims (of one kind where told)."""
    pages: dict[str, list[int]] = {}
    for some in in_pieces(sorted(set(articles))):
        mine = select(article.c.page).where(article.c.id.in_(some))
        for row in connection.execute(select(article.c.id, article.c.page).where(article.c.page.in_(mine))):
            if row.id not in (kin := pages.setdefault(row.page, [])):
                kin.append(row.id)
    together: list[int] = []
    for kin in sorted(pages.values()):
        together += kin
        if len(together) >= _SOME:
            yield Piece(together, claims_of(connection, together, kind))
            together = []
    if together:
        yield Piece(together, claims_of(connection, together, kind))

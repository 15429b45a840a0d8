"""What an archive's linking has not read yet: new codings, new decisions, new lists of incidents."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, select

from communique.store.decisions import decisions_of
from communique.store.derived import in_pieces
from communique.store.schema import article, claim, coding, decision, listed_incident
from communique.store.working import link_state, linked, sketch

RULES = "2"  # grows when linking reads off claims what it did not before: archives are then linked as a whole
_MOST = 4  # a step that would read more than one article in so many reads all


@dataclass(frozen=True, slots=True)
class Changed:
    """What a linking has to read: articles to be read again, articles whose texts are new, and what people decided."""

    whole: bool
    articles: tuple[int, ...]
    texts: tuple[int, ...]
    names: frozenset[str]
    pages: frozenset[str]  # of claims that people joined or set apart, or no longer do
    listed: frozenset[str]  # kinds of listed incidents that are new
    decision: int  # the last one

    @property
    def nothing(self) -> bool:
        """Whether all is as it was linked."""
        return not (self.whole or self.articles or self.texts or self.names or self.pages or self.listed)


def find_changed(connection: Connection, *, whole: bool = False) -> Changed:
    """What has changed since the last linking; everything, with `whole` or where most is new."""
    state = {row.name: row.value for row in connection.execute(select(link_state))}
    last = int(connection.scalar(select(func.max(decision.c.seq))) or 0)
    many = int(connection.scalar(select(func.count()).select_from(article)) or 0)
    if not whole and state.get("rules") == RULES:
        found = _since(connection, int(state["decision"]), last, int(state["listed"]))
        if len(found.articles) * _MOST <= many:
            return found
    every = tuple(connection.scalars(select(article.c.id).order_by(article.c.id)))
    return Changed(True, every, every, frozenset(), frozenset(), frozenset(), last)


def _since(connection: Connection, before: int, last: int, listed: int) -> Changed:
    reviews, events, people = (_made(connection, kind, before) for kind in ("review", "event", "person"))
    told = {row.left.split("/")[0] for row in reviews}
    paired = {name.split("/")[0] for row in events for name in (row.left, row.right) if name and "/" in name}
    articles = _unread(connection) | _of_pages(connection, told)
    return Changed(
        False, tuple(sorted(_with_kin(connection, articles))), tuple(_unsketched(connection)),
        frozenset(name for row in people for name in (row.left, row.right) if name), frozenset(paired),
        frozenset(_listed_kinds(connection, listed)), last,
    )  # fmt: skip


def _made(connection: Connection, kind: str, before: int) -> list[Row[object]]:
    """Decisions since one; of a decision taken back, the one that it takes back."""
    rows = decisions_of(connection, kind)
    by_number = {str(row.seq): row for row in rows}
    new = [row for row in rows if row.seq > before]
    return [by_number.get(str(row.right), row) if row.verdict == "undo" else row for row in new]


def _unread(connection: Connection) -> set[int]:
    """Articles whose coding of today is not the one that was read."""
    same = (linked.c.article == coding.c.article) & (linked.c.run == coding.c.run)
    new = select(coding.c.article).outerjoin(linked, same).where(coding.c.current, linked.c.run.is_(None))
    old = select(linked.c.article).outerjoin(coding, same & coding.c.current).where(coding.c.run.is_(None))
    return set(connection.scalars(new)) | set(connection.scalars(old))


def _unsketched(connection: Connection) -> list[int]:
    """Articles whose texts linking has not seen."""
    query = select(article.c.id).outerjoin(sketch, sketch.c.article == article.c.id)
    return list(connection.scalars(query.where(sketch.c.article.is_(None)).order_by(article.c.id)))


def _listed_kinds(connection: Connection, known: int) -> set[str]:
    """The kinds of listed incidents, where there are others than those that linking has read."""
    kinds = list(connection.scalars(select(listed_incident.c.kind)))
    return set(kinds) if len(kinds) != known else set()


def _of_pages(connection: Connection, pages: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for piece in in_pieces(sorted(pages)):
        found.update(connection.scalars(select(article.c.id).where(article.c.page.in_(piece))))
    return found


def _with_kin(connection: Connection, articles: Iterable[int]) -> set[int]:
    """Articles and those made of the same pages: decisions hang on pages."""
    found = set(articles)
    for piece in in_pieces(sorted(found)):
        pages = select(article.c.page).where(article.c.id.in_(piece))
        found |= set(connection.scalars(select(article.c.id).where(article.c.page.in_(pages))))
    return found


def kin_of(connection: Connection, articles: Iterable[int]) -> list[int]:
    """Articles and those made of the same pages, in order."""
    return sorted(_with_kin(connection, articles))


def articles_of(connection: Connection, claims: Iterable[int]) -> dict[int, int]:
    """The article of each of these claims."""
    found = {}
    for piece in in_pieces(sorted(set(claims))):
        found.update(
            {
                row.seq: row.article
                for row in connection.execute(select(claim.c.seq, claim.c.article).where(claim.c.seq.in_(piece)))
            }
        )
    return found

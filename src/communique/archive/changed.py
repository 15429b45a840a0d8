"""What an archive's linking has not read yet: new codings, new decisions, new lists of incidents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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
    judged: Mapping[int, frozenset[str]] = field(default_factory=dict)  # articles read again for claims of these kinds

    def telling(self, kind: str) -> tuple[int, ...]:
        """The articles of which claims of a kind may be others than they were."""
        return tuple(key for key in self.articles if kind in self.judged.get(key, (kind,)))

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
    judged = _judged(connection, reviews)
    paired = {name.split("/")[0] for row in events for name in (row.left, row.right) if name and "/" in name}
    unread = _with_kin(connection, _unread(connection))
    return Changed(
        False, tuple(sorted(unread | judged.keys())), tuple(_unsketched(connection)),
        frozenset(name for row in people for name in (row.left, row.right) if name), frozenset(paired),
        frozenset(_listed_kinds(connection, listed)), last,
        {key: frozenset(kinds) for key, kinds in judged.items() if key not in unread},
    )  # fmt: skip


def _judged(connection: Connection, reviews: Sequence[Row[Any]]) -> dict[int, set[str]]:
    """The articles of the pages on whose claims somebody decided, with the kinds of these claims.

    That a claim is right as it stands changes nothing, but where one of its page and kind was rejected.
    """
    rejected = {_place(row) for row in decisions_of(connection, "review") if row.verdict == "reject"}
    kinds: dict[str, set[str]] = defaultdict(set)
    for page, kind in (_place(row) for row in reviews if row.verdict != "accept" or _place(row) in rejected):
        kinds[page].add(kind)
    found: dict[int, set[str]] = {}
    for piece in in_pieces(sorted(kinds)):
        rows = connection.execute(select(article.c.id, article.c.page).where(article.c.page.in_(piece)))
        found.update({row.id: kinds[row.page] for row in rows})
    return found


def _place(review: Row[Any]) -> tuple[str, str]:
    """The page and the kind of claim that a review hangs on."""
    page, kind, *_ = review.left.split("/")
    return page, kind


def _made(connection: Connection, kind: str, before: int) -> list[Row[Any]]:
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
    """Articles whose texts linking has not seen: those that came after the last that it has, for it sees all at once."""
    last = connection.scalar(select(func.max(sketch.c.article))) or 0
    return list(connection.scalars(select(article.c.id).where(article.c.id > last).order_by(article.c.id)))


def _listed_kinds(connection: Connection, known: int) -> set[str]:
    """The kinds of listed incidents, where there are others than those that linking has read."""
    kinds = list(connection.scalars(select(listed_incident.c.kind)))
    return set(kinds) if len(kinds) != known else set()


def _with_kin(connection: Connection, articles: Iterable[int]) -> set[int]:
    """Articles and those made of the same pages: decisions hang on pages."""
    found = set(articles)
    for piece in in_pieces(sorted(found)):
        pages = select(article.c.page).where(article.c.id.in_(piece))
        found |= set(connection.scalars(select(article.c.id).where(article.c.page.in_(pages))))
    return found


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

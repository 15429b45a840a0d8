"""What is new to a saved search: new articles that meet it, and in older ones claims that recoding or review brought.

An article is new where no coding of its source was looked at before. In one that was coded again, edited, or judged by
people, a claim is new where none of the same words met the question before.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from communique.analyse.articles import Query, parse_query
from communique.analyse.matching import all_of
from communique.archive.rows import tag_rows
from communique.store.decisions import decisions_of
from communique.store.derived import in_pieces
from communique.store.schema import article, claim, coding, decision
from communique.store.standing import StandingClaim, apply_reviews, claims_of, first_words
from communique.store.working import link_state, linked

_SHOWN = frozenset({"engagement", "position", "incident"})
_TAGS = frozenset({"party", "person", "topic", "format", "act", "kind", "level", "status"})


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article that meets a search, and what of it is new: all of it (`claims` is None), or some claims."""

    article: Row[Any]
    claims: tuple[StandingClaim, ...] | None


def looked_at(connection: Connection) -> dict[str, Any]:
    """How far a search has looked once it looked at all there is: codings and decisions that fields can be asked of.

    Where the archive is linked, what came after the last linking is looked at later: fields know it only then.
    """
    state = {row.name: row.value for row in connection.execute(select(link_state))}
    decided = int(state["decision"]) if "decision" in state else connection.scalar(select(func.max(decision.c.seq)))
    coded = select(func.max(linked.c.run)) if state else select(func.max(coding.c.run))
    unread = (linked.c.article == coding.c.article) & (linked.c.run == coding.c.run)
    waiting = select(func.min(coding.c.run)).outerjoin(linked, unread).where(coding.c.current, linked.c.run.is_(None))
    run = connection.scalar(coded) or 0
    first = connection.scalar(waiting) if state else None
    return {"run": min(run, first - 1) if first is not None else run, "decision": decided or 0}


def fresh(connection: Connection, asked: str, seen: Mapping[str, Any]) -> Iterator[Fresh]:
    """What is new to a question since a look, article by article in their order."""
    query = parse_query(asked)
    run, last = int(seen["run"]), int(seen["decision"])
    reviews = decisions_of(connection, "review")
    for numbers in in_pieces(_touched(connection, run, {row.left.split("/")[0] for row in reviews if row.seq > last})):
        meeting = all_of(connection, query.words, query.fields).where(article.c.id.in_(numbers))
        for row in connection.execute(select(article).where(article.c.id.in_(meeting)).order_by(article.c.id)):
            made = _fresh(connection, row, query, (run, [each for each in reviews if each.seq <= last]))
            if made is not None:
                yield made


def _touched(connection: Connection, run: int, pages: set[str]) -> list[int]:
    """Articles coded since a run, and those of pages that were judged."""
    found = set(connection.scalars(select(coding.c.article).where(coding.c.current, coding.c.run > run)))
    for piece in in_pieces(sorted(pages)):
        found.update(connection.scalars(select(article.c.id).where(article.c.page.in_(piece))))
    return sorted(found)


def _fresh(connection: Connection, row: Row[Any], query: Query, before: tuple[int, list[Row[Any]]]) -> Fresh | None:
    run, reviews = before
    fields = [(name, value) for name, value in query.fields if name in _TAGS]
    codings = _codings(connection, row.source, run)
    if not codings:
        return Fresh(row, None)
    known = {_key(told) for told in _told_before(connection, codings, reviews) if _meets(told, fields)}
    now = [told for told in claims_of(connection, [row.id]) if told.kind in _SHOWN and _meets(told, fields)]
    new = tuple(told for told in now if _key(told) not in known)
    older = [number for number, _ in codings]
    if row.id not in older and query.words and not _held(connection, query.words, older):
        return Fresh(row, None)
    return Fresh(row, new) if new else None


def _held(connection: Connection, words: Sequence[str], older: Sequence[int]) -> bool:
    """Whether one of these articles holds the words."""
    return connection.scalar(all_of(connection, words, ()).where(article.c.id.in_(older)).limit(1)) is not None


def _codings(connection: Connection, source: str, run: int) -> list[tuple[int, int]]:
    """The articles made of a source up to a run, each with its last coding until then."""
    made = select(coding.c.article, func.max(coding.c.run)).join(article, article.c.id == coding.c.article)
    made = made.where(article.c.source == source, coding.c.run <= run).group_by(coding.c.article)
    return [(number, last) for number, last in connection.execute(made.order_by(coding.c.article))]


def _told_before(
    connection: Connection, codings: Iterable[tuple[int, int]], reviews: list[Row[Any]]
) -> list[StandingClaim]:
    """The claims that stood for these codings, with what people had said of them by then."""
    found: list[StandingClaim] = []
    for number, run in codings:
        page = connection.scalar(select(article.c.page).where(article.c.id == number)) or ""
        rows = connection.execute(
            select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.data).where(
                claim.c.article == number, claim.c.run == run
            )
        )
        claims = [StandingClaim(seq, key, kind, number, page, data) for seq, key, kind, data in rows]
        found += apply_reviews(claims, [each for each in reviews if each.left.startswith(page)])[0]
    return found


def _meets(told: StandingClaim, fields: Sequence[tuple[str, str]]) -> bool:
    """Whether a claim tells what one of the fields asks; any claim does where none is asked."""
    if not fields:
        return True
    tags = {(row["name"], str(row["value"])) for row in tag_rows([told])}
    return any((name, value) in tags or (name == "person" and _named(value, tags)) for name, value in fields)


def _named(asked: str, tags: set[tuple[str, str]]) -> bool:
    words = asked.lower().split()
    return any(name == "person" and all(word in value.lower() for word in words) for name, value in tags)


def _key(told: StandingClaim) -> tuple[str, str]:
    return told.kind, first_words(told.data)


def name_of(source: str, told: StandingClaim) -> str:
    """The name of a claim that stays when its page is coded anew."""
    kind, words = _key(told)
    return hashlib.sha256(f"{source}\n{kind}\n{words}".encode()).hexdigest()[:16]

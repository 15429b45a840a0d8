"""What is exported, read from the store piece by piece: memory does not grow with the archive."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from communique.analyse.filters import EventFilter, event_query
from communique.store.decisions import decisions_of
from communique.store.schema import article, claim, duplicate, event, event_claim, event_person, person, tenure
from communique.store.standing import Numbered, StandingClaim, claims_of, numbers_of

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f]+")
_SOME = 400  # rows fetched, and named in one question, at a time
_FEW = 100  # articles whose claims are held at a time
_ALL = EventFilter(kind=None)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands behind an event: its claims, articles and their public addresses, who hosted, who took part."""

    claims: tuple[int, ...]
    articles: tuple[int, ...]
    links: tuple[str, ...]
    host: str | None
    people: tuple[tuple[str, str], ...]  # key and name


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event of the store with what stands behind it."""

    row: Row[Any]
    told: Told


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim that stands, with its article's row (without the text) and the event it belongs to."""

    claim: StandingClaim
    article: Row[Any]
    event: str | None


def public_link(source: str) -> str | None:
    """The address of a source, None for a file of the user's own (paths are nobody's business) or a broken address."""
    return source if _ADDRESS.fullmatch(source) else None


def events(connection: Connection, chosen: EventFilter) -> Iterator[EventTold]:
    """The events of a filter in the order of their days, each with what stands behind it."""
    for rows in _pieces(connection, event_query(chosen)):
        behind = _behind(connection, [row.id for row in rows])
        yield from (EventTold(row, behind[row.id]) for row in rows)


def event_ids(connection: Connection, chosen: EventFilter) -> set[str]:
    """The ids of the events of a filter."""
    return set(connection.scalars(_ids(chosen)))


def articles(connection: Connection, chosen: EventFilter) -> Iterator[Row[Any]]:
    """The articles that report the chosen events (all, where nothing is chosen), without their texts."""
    for rows in _pieces(connection, _articles_query(chosen)):
        yield from rows


def texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The texts of some articles, for hashes and the words about a quote."""
    query = select(article.c.id, article.c.text).where(article.c.id.in_(numbers))
    return {row.id: row.text for row in connection.execute(query)}


def claims(connection: Connection, chosen: EventFilter, kind: str | None = None) -> Iterator[ClaimTold]:
    """The claims that stand in the articles of the filter, of one kind where told, in the order of the articles."""
    reviews = decisions_of(connection, "review")
    for rows in _pieces(connection, _articles_query(chosen), _FEW):
        about = {row.id: row for row in rows}
        standing = claims_of(connection, about, kind, reviews)
        owner = _events_of(connection, [told.seq for told in standing])
        yield from (ClaimTold(told, about[told.article], owner.get(told.seq)) for told in standing)


def numbers(connection: Connection, chosen: EventFilter) -> Iterator[tuple[Numbered, str | None]]:
    """The claims that stand in the articles of the filter, without what they tell, each with the event it belongs to."""
    reviews = decisions_of(connection, "review")
    for rows in _pieces(connection, _articles_query(chosen), _FEW):
        standing = numbers_of(connection, {row.id: row.page for row in rows}, reviews)
        owner = _events_of(connection, [told.seq for told in standing])
        yield from ((told, owner.get(told.seq)) for told in standing)


def people(connection: Connection, chosen: EventFilter) -> Iterator[Row[Any]]:
    """The people who took part in the chosen events (all, where nothing is chosen), by their keys."""
    query = select(person).order_by(person.c.id)
    if _narrowed(chosen):
        query = query.where(person.c.id.in_(_present(chosen)))
    for rows in _pieces(connection, query):
        yield from rows


def tenures(connection: Connection, chosen: EventFilter) -> Iterator[Row[Any]]:
    """The posts of those people, in the order of the store."""
    query = select(tenure, person.c.name).join(person, person.c.id == tenure.c.person).order_by(tenure.c.seq)
    if _narrowed(chosen):
        query = query.where(tenure.c.person.in_(_present(chosen)))
    for rows in _pieces(connection, query):
        yield from rows


def _pieces(connection: Connection, query: Select[Any], size: int = _SOME) -> Iterator[Sequence[Row[Any]]]:
    yield from connection.execute(query, execution_options={"yield_per": size}).partitions(size)


def _narrowed(chosen: EventFilter) -> bool:
    return replace(chosen, kind=None) != _ALL or chosen.kind is not None


def _ids(chosen: EventFilter) -> Select[Any]:
    return event_query(chosen).with_only_columns(event.c.id).order_by(None)


def _present(chosen: EventFilter) -> Select[Any]:
    return select(event_person.c.person).where(event_person.c.event.in_(_ids(chosen)))


def _articles_query(chosen: EventFilter) -> Select[Any]:
    columns = [column for column in article.c if column.name not in ("text", "kinds", "details")]
    query = (
        select(*columns, duplicate.c.cluster, duplicate.c.relation)
        .outerjoin(duplicate, duplicate.c.article == article.c.id)
        .order_by(article.c.id)
    )
    if not _narrowed(chosen):
        return query
    reports = select(claim.c.article).join(event_claim, event_claim.c.claim == claim.c.seq)
    return query.where(article.c.id.in_(reports.where(event_claim.c.event.in_(_ids(chosen)))))


def _behind(connection: Connection, keys: Sequence[str]) -> dict[str, Told]:
    query = (
        select(event_claim.c.event, claim.c.seq, claim.c.article, article.c.source, claim.c.data["host"].as_string())
        .join(claim, claim.c.seq == event_claim.c.claim)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event.in_(keys))
        .order_by(claim.c.seq)
    )
    reports: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        reports[row.event].append(row)
    present = _people_of(connection, keys)
    return {key: _told(reports[key], present[key]) for key in keys}


def _told(rows: Sequence[Any], present: Sequence[tuple[str, str]]) -> Told:
    numbers = dict.fromkeys(row.article for row in rows)
    links = dict.fromkeys(link for row in rows if (link := public_link(row.source)))
    hosts = Counter(row[4] for row in rows if row[4])
    host = min(hosts, key=lambda side: (-hosts[side], side)) if hosts else None
    return Told(tuple(row.seq for row in rows), tuple(numbers), tuple(links), host, tuple(present))


def _people_of(connection: Connection, keys: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = (
        select(event_person.c.event, person.c.id, person.c.name)
        .join(person, person.c.id == event_person.c.person)
        .where(event_person.c.event.in_(keys))
        .order_by(person.c.id)
    )
    for row in connection.execute(query):
        found[row.event].append((row.id, row.name))
    return found


def _events_of(connection: Connection, seqs: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(seqs), _SOME):
        query = select(event_claim.c.claim, event_claim.c.event).where(
            event_claim.c.claim.in_(seqs[start : start + _SOME])
        )
        found.update({row.claim: row.event for row in connection.execute(query)})
    return found

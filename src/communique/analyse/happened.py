"""What happened, as pages show it: the newest events, those to come, and one event with all its reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from communique.analyse.articles import LISTED, ArticleRow, listed
from communique.analyse.compare import positions_at
from communique.analyse.filters import STILL_AWAITED, EventFilter, event_query, listed_events, rarest_first
from communique.errors import NotInArchive
from communique.store.schema import article, claim, event, event_claim, event_person, person
from communique.store.standing import StandingClaim, claims_of

_FIELDS = ("date", "place", "format", "kind", "status", "level", "parties", "actors", "participants", "series")


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of either kind. `code` is the format of an engagement or the kind of an incident."""

    id: str
    kind: str
    date: str | None
    first: str | None
    last: str | None
    code: str
    status: str | None
    level: str | None
    place: str | None
    series: str | None
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    words: str | None
    reports: int
    sources: int


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of an event: the claim that it rests on, and the article."""

    article: ArticleRow
    claim: StandingClaim


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with its reports, the fields in which they differ, what was said there, and what it answers."""

    event: Happened
    reports: tuple[Report, ...]
    fields: tuple[str, ...]
    differ: dict[str, dict[str, list[int]]]
    people: tuple[tuple[str, str], ...]  # key and name
    positions: tuple[StandingClaim, ...]
    answers: tuple[Happened, ...]


def happened(row: Row[Any]) -> Happened:
    """An event of the store."""
    data = row.data
    return Happened(
        id=row.id, kind=row.kind, date=row.date, first=row.first, last=row.last, code=row.code or "other",
        status=row.status, level=row.level, place=row.place, series=row.series, parties=tuple(data["parties"]),
        participants=tuple(data["participants"]), topics=tuple(data["topics"]), words=data.get("words"),
        reports=row.reports, sources=row.sources,
    )  # fmt: skip


def find_events(connection: Connection, chosen: EventFilter, limit: int = 500) -> list[Happened]:
    """The events of a filter in the order of their days; those without a day come last."""
    return [happened(row) for row in connection.execute(listed_events(rarest_first(connection, chosen), limit))]


def events_with(connection: Connection, key: str, limit: int = 500) -> list[Happened]:
    """The engagements that a person took part in, by the person's key, the newest first; those without a day last."""
    present = select(event_person.c.event).where(event_person.c.person == key)
    query = select(event).where(event.c.id.in_(present))
    query = query.order_by(event.c.first.is_(None), event.c.first.desc(), event.c.id)
    return [happened(row) for row in connection.execute(query.limit(limit))]


def newest_events(connection: Connection, chosen: EventFilter, limit: int) -> list[Happened]:
    """The latest dated events of a filter, newest first; of engagements those that were held."""
    held = replace(chosen, status="held") if chosen.kind == "engagement" else chosen
    query = event_query(rarest_first(connection, held)).where(event.c.first.is_not(None)).order_by(None)
    rows = connection.execute(query.order_by(event.c.first.desc(), event.c.id).limit(limit))
    return [happened(row) for row in rows]


def planned_after(connection: Connection, day: str, limit: int) -> list[Happened]:
    """Engagements that articles announce for this day or a later one; then those for no day, told last first. What was
    spoken of so long ago that it was never confirmed is left out."""
    query = event_query(EventFilter(status="planned")).where(STILL_AWAITED)
    dated = connection.execute(query.where(event.c.last >= day).limit(limit)).all()
    told = select(func.max(article.c.first)).select_from(event_claim.join(claim, claim.c.seq == event_claim.c.claim))
    told = told.join(article, article.c.id == claim.c.article).where(event_claim.c.event == event.c.id)
    vague = query.where(event.c.last.is_(None)).order_by(None)
    vague = vague.order_by(told.scalar_subquery().desc().nulls_last(), event.c.id).limit(limit - len(dated))
    return [happened(row) for row in (*dated, *connection.execute(vague))]


def show_event(connection: Connection, key: str) -> EventPage:
    """One event with all that is told of it; NotInArchive where there is none of that name."""
    row = connection.execute(select(event).where(event.c.id == key)).one_or_none()
    if row is None:
        raise NotInArchive(f"{key}: no event of that name")
    reports = _reports(connection, key)
    told = [name for name in _FIELDS if any(report.claim.data.get(name) for report in reports)]
    said = positions_at(connection, key) if row.kind == "engagement" and reports else []
    answered = connection.execute(
        select(event).where(event.c.id.in_(row.data.get("answers", ()))).order_by(event.c.first)
    )
    return EventPage(
        happened(row), tuple(reports), tuple(told), row.data["differ"], _people(connection, key), tuple(said),
        tuple(happened(other) for other in answered),
    )  # fmt: skip


def _reports(connection: Connection, key: str) -> list[Report]:
    numbers = set(connection.scalars(select(event_claim.c.claim).where(event_claim.c.event == key)))
    rows = _articles_of(connection, LISTED, sorted(numbers))
    pages = {row.id: listed(row) for row in rows}
    told = [one for one in claims_of(connection, pages) if one.seq in numbers]
    found = [Report(pages[one.article], one) for one in told]
    return sorted(found, key=lambda report: (report.article.published or "9999", report.claim.seq))


def _articles_of(connection: Connection, columns: Sequence[Any], numbers: Sequence[int]) -> Sequence[Row[Any]]:
    wanted = select(claim.c.article).where(claim.c.seq.in_(numbers))
    return connection.execute(select(*columns).where(article.c.id.in_(wanted))).all()


def _people(connection: Connection, key: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(
        select(person.c.id, person.c.name)
        .join(event_person, event_person.c.person == person.c.id)
        .where(event_person.c.event == key)
        .order_by(person.c.name)
    )
    return tuple((row.id, row.name) for row in rows)

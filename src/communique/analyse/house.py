"""The archive about itself: how much it holds, what runs did, what could not be read, what has to be looked at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from communique.link.odds import at_odds
from communique.store import schema
from communique.store.counts import claims_held, days_held, outlets_held, undated_held
from communique.store.standing import hanging_decisions


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure."""

    what: str
    of: str
    count: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run: what it was, with which version, lexicon and model, and what came of it."""

    id: int
    kind: str
    started: str
    finished: str | None
    version: str
    counts: str
    manifest: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A source that could not be read."""

    run: int
    at: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Something to look at: a decision that no claim of today answers to, or an event whose reports disagree."""

    kind: str  # decision, reports
    what: str
    field: str
    told: tuple[str, ...]
    why: str
    parties: tuple[str, ...] = ()  # of the event, with its date
    date: str | None = None


def stats(connection: Connection) -> list[Stat]:
    """Articles, claims by kind, events, people, decisions, readings: each counted."""
    return list(_stats(connection))


def _stats(connection: Connection) -> Iterator[Stat]:
    yield from _articles(connection)
    yield from (Stat("claims", kind, count) for kind, count in claims_held(connection).items())
    yield from _grouped(connection, "events", schema.event.c.kind, schema.event)
    for table in (schema.person, schema.tenure, schema.listed_incident, schema.run, schema.failure):
        yield Stat(f"{table.name}s".replace("persons", "people").replace("_", " "), "all", _count(connection, table))
    yield from _grouped(connection, "decisions", schema.decision.c.kind, schema.decision)
    reads = connection.scalar(select(func.coalesce(func.sum(schema.reading.c.count), 0))) or 0
    yield Stat("readings", "all", int(reads))


def _articles(connection: Connection) -> Iterator[Stat]:
    undated, years = undated_held(connection), Counter[str]()
    for day, count in days_held(connection).items():
        years[day[:4]] += count
    yield Stat("articles", "all", years.total() + undated)
    yield Stat("articles", "undated", undated)
    yield from (Stat("articles by year", year, years[year]) for year in sorted(years))
    yield from (Stat("articles by outlet", name, held.count) for name, held in outlets_held(connection).items())


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _grouped(connection: Connection, what: str, column: Any, table: Table) -> Iterator[Stat]:
    rows = connection.execute(select(column, func.count()).select_from(table).group_by(column).order_by(column))
    yield from (Stat(what, str(row[0]), int(row[1])) for row in rows if row[0] is not None)


def runs(connection: Connection, limit: int = 50) -> list[RunRow]:
    """The runs of the archive, newest first."""
    rows = connection.execute(select(schema.run).order_by(schema.run.c.id.desc()).limit(limit))
    return [
        RunRow(r.id, r.kind, r.started, r.finished, str(r.manifest.get("version", "")), _counts(r.manifest), r.manifest)
        for r in rows
    ]


def _counts(manifest: dict[str, Any]) -> str:
    return ", ".join(f"{count} {what}" for what, count in manifest.get("counts", {}).items() if count)


def failures(connection: Connection, limit: int = 500) -> list[FailureRow]:
    """What could not be read, newest first, with the reason."""
    failure = schema.failure
    rows = connection.execute(select(failure).order_by(failure.c.seq.desc()).limit(limit))
    return [FailureRow(r.run, r.at, r.source, r.reason) for r in rows]


def conflicts(connection: Connection, limit: int = 500) -> list[ConflictRow]:
    """Decisions that hang in the air, then events whose reports contradict each other, the latest first; what one of them
    only tells more narrowly is no contradiction (`link.odds`)."""
    hanging = [ConflictRow("decision", str(c.decision), "", (c.words,), c.why) for c in hanging_decisions(connection)]
    event = schema.event
    told = event.c.data["differ"].as_string() != "{}"
    query = select(event.c.id, event.c.date, event.c.data).where(event.c.reports > 1, told)
    rows = connection.execute(query.order_by(event.c.first.desc(), event.c.id))
    differing = (
        ConflictRow(
            "reports", row.id, field, tuple(sorted(told)), _who_tells(told), tuple(row.data["parties"]), row.date
        )
        for row in rows
        for field, told in sorted(row.data["differ"].items())
        if at_odds(field, told)
    )
    return [*hanging, *islice(differing, limit)][:limit]


def _who_tells(told: dict[str, list[int]]) -> str:
    return "; ".join(f"{value}: claims {', '.join(map(str, claims))}" for value, claims in sorted(told.items()))

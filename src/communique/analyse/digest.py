"""A digest: what a day or a week brought, with the sentence behind every line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.filters import EventFilter, event_query
from communique.analyse.happened import Happened, happened
from communique.analyse.news import Silent, silent
from communique.analyse.sentences import sentences_of
from communique.store.schema import article, claim, claim_side, coding, event

_LINES = 40  # of one section
_OF_ONE = 3  # positions told of one article
_STRONG = 4  # the strength from which a position is told
_AHEAD = 14  # days ahead that planned engagements are told for
_LONG = 365  # days without a meeting that are worth a word


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing that a digest tells: its day, its line, the quoted words and the number of the article they stand in."""

    day: str | None
    text: str
    quote: str
    article: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DigestPart:
    """A section: its title, its lines, how many more there are, and what is said where there is none."""

    title: str
    lines: tuple[DigestLine, ...]
    more: int
    empty: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that a digest rests on."""

    id: int
    published: str | None
    outlet: str | None
    headline: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the days from `since` to `until` brought. `articles` is how many came out in those days."""

    since: str
    until: str
    articles: int
    outlets: int
    parts: tuple[DigestPart, ...]
    silent: tuple[Silent, ...]
    cited: tuple[Cited, ...]


def digest(connection: Connection, until: date, days: int) -> Digest:
    """The digest of so many days that end with `until`. What was only told later is in it too, by its own day."""
    since = until - timedelta(days=days - 1)
    first, last = since.isoformat(), until.isoformat()
    held = _events(connection, EventFilter(status="held", since=first, until=last))
    off = _events(connection, EventFilter(status="cancelled", since=first, until=last))
    incidents = _events(connection, EventFilter(kind="incident", since=first, until=last))
    morrow, horizon = until + timedelta(days=1), until + timedelta(days=_AHEAD)
    planned = _events(connection, EventFilter(status="planned", since=morrow.isoformat(), until=horizon.isoformat()))
    parts = (
        _part(connection, "Held", held, "No engagement is on record for these days."),
        _part(connection, "Incidents", incidents, "No incident is on record for these days."),
        _said(connection, first, last),
        _part(connection, "Called off or put off", off, "Nothing was called off."),
        _part(connection, f"Planned for the {_AHEAD} days ahead", planned, "Nothing is announced."),
    )
    told = _told(connection, first, last)
    return Digest(
        since.isoformat(), until.isoformat(), *told, parts, tuple(silent(connection, until)), _cited(connection, parts)
    )


def newest_day(connection: Connection) -> date | None:
    """The day of the newest article, which a digest ends with where no day is asked for."""
    last = connection.scalar(select(func.max(article.c.first)))
    return date.fromisoformat(last) if last else None


def _events(connection: Connection, chosen: EventFilter) -> list[Happened]:
    """Events that lie in the span as a whole: a date known to the year is no news of a week."""
    query = event_query(chosen).where(event.c.first >= chosen.since, event.c.last <= chosen.until)
    return [happened(row) for row in connection.execute(query.limit(1_000))]


def _part(connection: Connection, title: str, found: Sequence[Happened], empty: str) -> DigestPart:
    shown = sorted(found, key=lambda one: (-_weight(one), one.first or "", one.id))[:_LINES]
    shown.sort(key=lambda one: (one.first or "", one.id))
    quotes = sentences_of(connection, [one.id for one in shown])
    lines = []
    for one in shown:
        told = quotes.get(one.id)
        quote, number = (told.quote, told.article) if told is not None else ("", None)
        lines.append(DigestLine(one.date, _line(one), quote, number, _since_last(connection, one)))
    return DigestPart(title, tuple(lines), len(found) - len(shown), empty)


def _weight(one: Happened) -> int:
    return one.sources + {"leader": 4, "minister": 2}.get(one.level or "", 0)


def _line(one: Happened) -> str:
    if one.kind == "incident":
        return f"{one.code.replace('-', ' ')} ({', '.join(one.parties) or 'actor not told'})"
    place = f" in {one.place}" if one.place else ""
    names = f": {', '.join(one.participants[:6])}" if one.participants else ""
    return f"{' – '.join(one.parties)}: {one.code}{place}{names}"


def _since_last(connection: Connection, one: Happened) -> str:
    """A word where two sides had not met for a year or more, as far as the archive tells."""
    if one.kind != "engagement" or one.status != "held" or len(one.parties) != 2 or not one.first:
        return ""
    before = event_query(EventFilter(parties=one.parties, only=True, status="held")).where(event.c.last < one.first)
    last = connection.execute(before.order_by(None).order_by(event.c.last.desc()).limit(1)).first()
    if last is None:
        return ""
    gap = (date.fromisoformat(one.first) - date.fromisoformat(last.last)).days
    return f"first on record in {gap} days" if gap >= _LONG else ""


def _said(connection: Connection, since: str, until: str) -> DigestPart:
    """The strongest positions of articles that came out in these days."""
    strength = claim.c.data["strength"].as_integer()
    rows = connection.execute(
        select(claim.c.seq, claim.c.code, claim.c.words, claim.c.article, article.c.first, strength.label("strength"))
        .join(article, article.c.id == claim.c.article)
        .join(coding, (coding.c.article == claim.c.article) & (coding.c.run == claim.c.run) & coding.c.current)
        .where(claim.c.kind == "position", article.c.first.between(since, until), strength >= _STRONG)
        .order_by(strength.desc(), claim.c.confidence.desc(), claim.c.seq)
    ).all()
    shown = sorted(_spread(rows)[: _LINES // 2], key=lambda row: (row.first, row.seq))
    lines = [
        DigestLine(row.first, _position(connection, row.seq, row.code), row.words or "", row.article) for row in shown
    ]
    return DigestPart("Said, the strongest words", tuple(lines), len(rows) - len(shown), "Nothing strong was said.")


def _spread(rows: Sequence[Any]) -> list[Any]:
    """A few rows of each article, so that one long communiqué does not fill the page."""
    told: Counter[int] = Counter()
    kept = []
    for row in rows:
        told[row.article] += 1
        if told[row.article] <= _OF_ONE:
            kept.append(row)
    return kept


def _position(connection: Connection, number: int, act: str) -> str:
    rows = connection.execute(select(claim_side.c.side, claim_side.c.role).where(claim_side.c.claim == number)).all()
    actors = ", ".join(sorted(row.side for row in rows if row.role == "actor")) or "somebody"
    targets = ", ".join(sorted(row.side for row in rows if row.role == "target"))
    return f"{actors}: {act}" + (f" → {targets}" if targets else "")


def _told(connection: Connection, since: str, until: str) -> tuple[int, int]:
    counts = select(func.count(), func.count(func.distinct(article.c.outlet))).where(
        article.c.first.between(since, until)
    )
    row = connection.execute(counts).one()
    return int(row[0]), int(row[1])


def _cited(connection: Connection, parts: Sequence[DigestPart]) -> tuple[Cited, ...]:
    numbers = sorted({line.article for part in parts for line in part.lines if line.article is not None})
    columns = (article.c.id, article.c.published, article.c.outlet, article.c.headline, article.c.source)
    return tuple(
        Cited(*row)
        for row in connection.execute(select(*columns).where(article.c.id.in_(numbers)).order_by(article.c.id))
    )

"""What an alert finds: new pages of a search, a meeting of tomorrow, a first meeting in months, a phrase, a silence.

Each finder looks at the archive as it stands and gives what it fires for, with a key that makes each fire once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from communique.analyse.filters import EventFilter, event_query
from communique.analyse.happened import Happened, happened
from communique.analyse.matching import matching_phrases
from communique.analyse.sentences import sentences_of
from communique.errors import AbortRun
from communique.store.alerts import KINDS, Alert
from communique.store.schema import article, claim, event
from communique.store.standing import StandingClaim, first_words
from communique.store.watched import first_seen, list_sources
from communique.watch.fresh import Fresh, fresh, looked_at, name_of
from communique.watch.silence import find_rhythm

_MOST = 200  # articles and events that one look of an alert tells of
_QUOTES = 3
_MONTH = 30.44  # days
_AROUND = 120  # characters shown around a phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell: what it is (`key`), one line, and its facts with receipts."""

    key: str
    title: str
    data: dict[str, Any]


Finder = Callable[[Connection, Alert, datetime], list[Notice]]


def check_asked(kind: str, asked: dict[str, Any]) -> None:
    """Raises AbortRun where an alert does not say what it needs."""
    if kind not in KINDS:
        raise AbortRun(f"{kind}: not a kind of alert; kinds are {', '.join(KINDS)}")
    needs = {"search": "query", "phrase": "term"}.get(kind)
    if needs and not asked.get(needs):
        raise AbortRun(f"an alert of kind {kind} needs --{needs}")
    if kind == "first" and not asked.get("months"):
        raise AbortRun("an alert of kind first needs --months")


def notice(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """What an alert finds now, the oldest first. What it fired for before may be among it."""
    return _FINDERS[asked.kind](connection, asked, now)


def seen_now(connection: Connection) -> dict[str, Any]:
    """How far an alert has looked once it looked at all there is."""
    return {"article": connection.scalar(select(func.max(article.c.id))) or 0, **looked_at(connection)}


def _search(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """Articles that are new and meet the question; in older ones, claims that recoding, an edit or people brought."""
    seen = asked.seen if "run" in asked.seen or not asked.seen.get("article") else seen_now(connection)
    found = [
        made
        for one in fresh(connection, str(asked.asked["query"]), {"run": 0, "decision": 0, **seen})
        for made in _of_fresh(connection, one)
    ]
    if len(found) <= _MOST:
        return found
    more = len(found) - _MOST
    told = Notice(f"more:{found[_MOST].key}", f"and {more:,} more; `communique search` finds them", {"more": more})
    return [*found[:_MOST], told]


def _of_fresh(connection: Connection, one: Fresh) -> list[Notice]:
    row = one.article
    about = {"article": row.id, "published": row.published, "outlet": row.outlet, "source": row.source}
    title = row.headline or row.source
    if one.claims is None:
        return [Notice(f"article:{row.id}", title, {**about, "claims": _claims(connection, row.id)})]
    return [
        Notice(
            f"claim:{name_of(row.source, told)}",
            f"{title}: {first_words(told.data)}",
            {**about, "claims": [_told(told)]},
        )
        for told in one.claims
    ]


def _told(claim: StandingClaim) -> dict[str, Any]:
    code = claim.data.get({"engagement": "format", "position": "act", "incident": "kind"}[claim.kind])
    return {"kind": claim.kind, "code": code, "date": claim.data.get("date"), "words": first_words(claim.data)}


def _claims(connection: Connection, number: int) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(claim.c.kind, claim.c.code, claim.c.date, claim.c.words)
        .where(claim.c.article == number, claim.c.kind != "person")
        .order_by(claim.c.main.desc().nulls_last(), claim.c.seq)
        .limit(_QUOTES)
    )
    return [{"kind": row.kind, "code": row.code, "date": row.date, "words": row.words} for row in rows]


def _tomorrow(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """Engagements that articles announce for tomorrow."""
    day = (now.date() + timedelta(days=1)).isoformat()
    query = event_query(_filter(asked, status="planned")).where(event.c.first == day, event.c.last == day)
    found = [happened(row) for row in connection.execute(query.limit(_MOST))]
    return [
        Notice(f"event:{one.id}:{day}", f"tomorrow, {day}: {_line(one)}", _event_data(connection, one)) for one in found
    ]


def _first(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """Held engagements of two sides that had not met for so many months, as far as the archive tells."""
    months = float(asked.asked["months"])
    since = (now.date() - timedelta(days=31)).isoformat()
    query = event_query(_filter(asked, status="held", since=since, until=now.date().isoformat()))
    found = []
    for row in connection.execute(query.where(event.c.first.is_not(None)).limit(_MOST)):
        one = happened(row)
        gap = _gap(connection, one) if len(one.parties) == 2 else None
        if gap is not None and gap >= months * _MONTH:
            title = f"first in {gap / _MONTH:.0f} months: {_line(one)}"
            found.append(Notice(f"event:{one.id}", title, {**_event_data(connection, one), "days": gap}))
    return found


def _gap(connection: Connection, one: Happened) -> int | None:
    """Days since the two sides last met before; None where the archive knows no meeting before."""
    before = event_query(EventFilter(parties=one.parties, only=True, status="held"))
    last = connection.execute(
        before.where(event.c.last < one.first).order_by(None).order_by(event.c.last.desc()).limit(1)
    ).first()
    return (date.fromisoformat(one.first or "") - date.fromisoformat(last.last)).days if last is not None else None


def _phrase(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """The first article of all that uses a phrase and, with --months, those that use it again after so long without."""
    term, after = str(asked.asked["term"]), int(asked.seen.get("article", 0))
    found = matching_phrases(connection, term)
    rows = connection.execute(
        select(article.c.id, article.c.first, article.c.headline, article.c.source, article.c.text)
        .join(found, found.c.key == article.c.id)
        .order_by(article.c.first.nulls_last(), article.c.id)
    ).all()
    told: list[Notice] = []
    last: date | None = None
    months = asked.asked.get("months")
    for number, row in enumerate(rows):
        day = date.fromisoformat(row.first) if row.first else None
        gap = (day - last).days if day and last else None
        last = day or last
        back = months is not None and gap is not None and gap >= float(months) * _MONTH
        if row.id > after and (number == 0 or back):
            why = f"again after {gap} days" if back else "for the first time"
            data = {"article": row.id, "source": row.source, "words": _around(row.text, term), "days": gap}
            told.append(Notice(f"article:{row.id}", f"“{term}” {why}: {row.headline or row.source}", data))
    return told[:_MOST]


def _around(text: str, term: str) -> str:
    at = text.lower().find(term.lower())
    if at < 0:
        return ""
    return " ".join(text[max(0, at - _AROUND) : at + len(term) + _AROUND].split())


def _silence(connection: Connection, asked: Alert, now: datetime) -> list[Notice]:
    """Watched sources that fell silent, by the rhythm that each had."""
    found = []
    for source in list_sources(connection):
        seen = [datetime.fromisoformat(moment) for moment in first_seen(connection, source.id)]
        rhythm = find_rhythm(seen, now)
        if source.active and rhythm.silent and rhythm.last is not None:
            title = f"{source.name} fell silent: nothing new since {rhythm.last:%Y-%m-%d}"
            found.append(
                Notice(f"source:{source.name}:{rhythm.last:%Y-%m-%dT%H:%M:%SZ}", title, {"source": source.name})
            )
    return found


def _filter(asked: Alert, status: str, since: str | None = None, until: str | None = None) -> EventFilter:
    sides, level, topic = tuple(asked.asked.get("parties") or ()), asked.asked.get("level"), asked.asked.get("topic")
    return EventFilter(parties=sides, level=level, topic=topic, status=status, since=since, until=until)


def _line(one: Happened) -> str:
    who = ", ".join(one.participants) or " – ".join(one.parties)
    return f"{one.code} of {' – '.join(one.parties)} ({one.date or 'no day'}): {who}"


def _event_data(connection: Connection, one: Happened) -> dict[str, Any]:
    """The facts of an event, with the sentence that tells of it."""
    told = sentences_of(connection, [one.id]).get(one.id)
    receipts = [{"article": told.article, "start": told.start, "quote": told.quote}] if told is not None else []
    return {
        "event": one.id, "date": one.date, "format": one.code, "parties": list(one.parties), "place": one.place,
        "participants": list(one.participants), "receipts": receipts,
    }  # fmt: skip


_FINDERS: dict[str, Finder] = {
    "search": _search,
    "tomorrow": _tomorrow,
    "first": _first,
    "phrase": _phrase,
    "silence": _silence,
}

"""A brief for a meeting of two sides: what was, who sits there, what was asked and promised, what changed, what comes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select

from communique.analyse.became import sentence_of
from communique.analyse.brief_said import Said
from communique.analyse.brief_values import Brief, Line, Note, Section, Source, named_side, plain_date
from communique.analyse.compare import positions_at
from communique.analyse.coverage import coverage_of
from communique.analyse.filters import EventFilter, event_query, latest_events, rarest_first
from communique.analyse.later import later_than
from communique.analyse.timeline import TimelineRow, timeline_row
from communique.store.schema import article, claim, event, event_claim, event_person, person, tenure
from communique.store.standing import StandingClaim

_MEETINGS = 6  # engagements told in full
_LOOKED_AT = 8  # engagements whose words are gone through
_LINES = 8  # lines of a section, so that the brief stays at two pages
_WEEKS = timedelta(days=21)
_LATELY = timedelta(days=30)  # what is planned for no day told is expected if it was spoken of so lately

__all__ = ["Brief", "Line", "Note", "Section", "Source", "brief"]


def brief(connection: Connection, one: str, other: str, day: str | None = None) -> Brief:
    """A brief on two sides from what the archive held of the days before `day` (ISO; the newest article's where None).

    `one` is the reader's side, `other` the counterpart's.
    """
    last = day or str(connection.scalar(select(func.max(article.c.first))) or date.today().isoformat())
    both = rarest_first(connection, EventFilter(parties=(one, other), until=last))
    rows = connection.execute(latest_events(replace(both, status="held"), _LOOKED_AT))
    met = [timeline_row(row) for row in rows]
    said = [_before(connection, positions_at(connection, row.id), last) for row in met]
    since = min((row.date[:10] for row in met if row.date), default=last)
    said_of = Said(connection, met, said, later_than(connection, both.parties, since, last))
    sections = (
        Section("Last meetings", tuple(_meetings(connection, met, last, (one, other))), "The archive tells of none."),
        Section(
            f"Who sits for {named_side(other)}", tuple(_counterparts(connection, other, met, last)), "Nobody is named."
        ),
        Section(
            f"What {named_side(other)} asked and promised",
            tuple(said_of.told(other, one)),
            "Nothing that a text tells.",
        ),
        Section(
            f"What {named_side(one)} asked and promised", tuple(said_of.told(one, other)), "Nothing that a text tells."
        ),
        Section("What both said together", tuple(said_of.together(one, other)), "Nothing that a text tells."),
        Section("New and dropped since the meeting before", tuple(said_of.changes()), "No two readouts to compare."),
        Section(
            "What to expect", tuple(_expected(connection, both, said_of, last)), "Nothing that the archive tells of."
        ),
    )
    lines = [line for section in sections for line in section.lines]
    quoted = {note.article for line in lines for each in (line, *line.after) for note in each.notes}
    return Brief(
        (one, other), last, sections, _sources(connection, quoted), coverage_of(connection, EventFilter(until=last))
    )


def _before(connection: Connection, told: Sequence[StandingClaim], day: str) -> list[StandingClaim]:
    """Claims of articles that were out by a day."""
    keys = {claim.article for claim in told}
    late = set(connection.scalars(select(article.c.id).where(article.c.id.in_(sorted(keys)), article.c.first > day)))
    return [claim for claim in told if claim.article not in late]


def _meetings(
    connection: Connection, met: Sequence[TimelineRow], day: str, both: tuple[str, str]
) -> Iterable[Line]:  # fmt: skip
    for row in met[:_MEETINGS]:
        names = f": {', '.join(row.participants[:6])}" if row.participants else ""
        place = f" in {row.place}" if row.place else ""
        level = "" if row.level == "unknown" else f", {row.level} level"
        others = (
            f", with {', '.join(named_side(side) for side in row.parties if side not in both)}"
            if len(row.parties) > 2
            else ""
        )
        reports = f" ({row.reports} reports, {row.sources} sources)" if row.reports > 1 else ""
        yield Line(
            f"{plain_date(row.date)} {row.format}{place}{level}{others}{names}{reports}",
            _event_notes(connection, row.id, day),
        )


def _event_notes(connection: Connection, key: str, day: str) -> tuple[Note, ...]:
    rows = connection.execute(
        select(claim.c.article, claim.c.data, article.c.text)
        .join(event_claim, event_claim.c.claim == claim.c.seq)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event == key, or_(article.c.first.is_(None), article.c.first <= day))
        .order_by(claim.c.main.desc(), claim.c.seq)
        .limit(2)
    )
    return tuple(sentence_of(row.article, row.text, row.data) for row in rows)


def _counterparts(connection: Connection, side: str, met: Sequence[TimelineRow], day: str) -> Iterable[Line]:
    here = [row.id for row in met]
    rows = connection.execute(
        select(person.c.id, person.c.name, func.count(), func.max(event.c.first))
        .join(event_person, event_person.c.person == person.c.id)
        .join(event, event.c.id == event_person.c.event)
        .where(person.c.country == side, event.c.id.in_(here))
        .group_by(person.c.id, person.c.name)
        .order_by(func.max(event.c.first).desc(), func.count().desc(), person.c.id)
        .limit(_LINES)
    ).all()
    for row in rows:
        post, notes = _post(connection, row.id, day)
        yield Line(f"{row.name}{post}: at {row[2]} of these, last {row[3]}", notes)


def _post(connection: Connection, key: str, day: str) -> tuple[str, tuple[Note, ...]]:
    """The latest post of a person that articles attested by a day, in words, and where they do."""
    for post in connection.execute(
        select(tenure).where(tenure.c.person == key).order_by(tenure.c.last.desc(), tenure.c.seq)
    ):
        attested = (
            select(claim.c.article, claim.c.data, article.c.first)
            .join(article, article.c.id == claim.c.article)
            .where(claim.c.seq.in_(post.evidence), article.c.first <= day)
        )
        newest = connection.execute(attested.order_by(article.c.first.desc(), claim.c.seq).limit(1)).one_or_none()
        if newest is not None:
            span = (newest.data["receipts"].get("post") or next(iter(newest.data["receipts"].values())))[0]
            told = f", {post.post} (attested {post.first} to {newest.first})"
            return told, (Note(newest.article, span["start"], span["end"], span["quote"]),)
    return "", ()


def _expected(connection: Connection, both: EventFilter, said: Said, day: str) -> Iterable[Line]:
    """What is planned, the nearest day first, then what was told of no day lately; and what a side keeps asking for."""
    query = event_query(replace(both, status="planned", until=None, since=day)).where(event.c.first.is_not(None))
    rows = sorted(connection.execute(query.limit(_LOOKED_AT * _LINES)), key=_soonest)[:_LINES]
    recent = (date.fromisoformat(day) - _LATELY).isoformat()
    told_lately = (
        select(event_claim.c.event)
        .join(claim, claim.c.seq == event_claim.c.claim)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event == event.c.id, article.c.first >= recent, article.c.first <= day)
    )
    vague = event_query(replace(both, status="planned", until=None))
    vague = vague.where(event.c.first.is_(None), told_lately.exists())
    rows += connection.execute(vague.limit(_LINES)).all()
    for row in rows[:_LINES]:
        told = timeline_row(row)
        notes = _event_notes(connection, told.id, day)
        if notes:
            names = f": {', '.join(told.participants[:6])}" if told.participants else ""
            yield Line(f"{plain_date(told.date)} {told.format}{names}", notes)
    yield from said.kept_asking()


def _soonest(row: Any) -> tuple[bool, str, str]:
    """The order of what is planned: days and weeks first, then months and years."""
    wide = date.fromisoformat(row.last) - date.fromisoformat(row.first) > _WEEKS
    return wide, row.last if wide else row.first, row.id


def _sources(connection: Connection, keys: Iterable[int]) -> tuple[Source, ...]:
    columns = (article.c.id, article.c.outlet, article.c.headline, article.c.published, article.c.source)
    rows = connection.execute(select(*columns).where(article.c.id.in_(sorted(keys))).order_by(article.c.id))
    return tuple(Source(*row) for row in rows)

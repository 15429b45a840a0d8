"""A brief for a meeting of two sides: what was, who sits there, what was asked and promised, what changed, what comes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select

from communique.analyse.became import sentences_of
from communique.analyse.brief_said import Said
from communique.analyse.brief_values import Brief, Line, Note, Section, Source, named_side, plain_date
from communique.analyse.compare import positions_of
from communique.analyse.coverage import coverage_of
from communique.analyse.filters import EventFilter, event_query, latest_events, rarest_first, undated_events
from communique.analyse.later import later_than
from communique.analyse.timeline import TimelineRow, timeline_row
from communique.store.among import among
from communique.store.schema import article, claim, event, event_claim, event_person, person, tenure
from communique.store.standing import StandingClaim

_MEETINGS = 6  # engagements told in full
_LOOKED_AT = 8  # engagements whose words are gone through
_REPORTS = 2  # reports of an engagement that are quoted
_SOME = 500  # claims named in one question to the database
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
    said = _said_at(connection, met, last)
    since = min((row.date[:10] for row in met if row.date), default=last)
    said_of = Said(connection, met, said, later_than(connection, both.parties, since, last))
    theirs, ours, together = said_of.spoken(one, other)
    sections = (
        Section("Last meetings", tuple(_meetings(connection, met, last, (one, other))), "The archive tells of none."),
        Section(
            f"Who sits for {named_side(other)}", tuple(_counterparts(connection, other, met, last)), "Nobody is named."
        ),
        Section(f"What {named_side(other)} asked and promised", theirs, "Nothing that a text tells."),
        Section(f"What {named_side(one)} asked and promised", ours, "Nothing that a text tells."),
        Section("What both said together", together, "Nothing that a text tells."),
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


def _said_at(connection: Connection, met: Sequence[TimelineRow], day: str) -> list[list[StandingClaim]]:
    """What was said at each of these meetings, as articles tell that were out by a day."""
    found = positions_of(connection, [row.id for row in met])
    keys = {claim.article for told in found.values() for claim in told}
    late = set(
        connection.scalars(
            select(article.c.id).where(among(connection, article.c.id, sorted(keys)), article.c.first > day)
        )
    )
    return [[claim for claim in found.get(row.id, ()) if claim.article not in late] for row in met]


def _meetings(
    connection: Connection, met: Sequence[TimelineRow], day: str, both: tuple[str, str]
) -> Iterable[Line]:  # fmt: skip
    notes = _event_notes(connection, [row.id for row in met[:_MEETINGS]], day)
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
            notes.get(row.id, ()),
        )


def _event_notes(connection: Connection, keys: Sequence[str], day: str) -> dict[str, tuple[Note, ...]]:
    """The sentences of two reports of each of these events, as articles tell that were out by a day."""
    reports = (
        select(event_claim.c.event, claim.c.seq)
        .join(event_claim, event_claim.c.claim == claim.c.seq)
        .join(article, article.c.id == claim.c.article)
        .where(event_claim.c.event.in_(keys), or_(article.c.first.is_(None), article.c.first <= day))
        .order_by(claim.c.main.desc(), claim.c.seq)
    )
    shown: dict[str, list[int]] = defaultdict(list)
    for key, number in connection.execute(reports):
        shown[key] += [number] if len(shown[key]) < _REPORTS else []
    sentences = sentences_of(connection, [number for numbers in shown.values() for number in numbers])
    return {key: tuple(sentences[number] for number in numbers) for key, numbers in shown.items()}


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
    posts = _posts(connection, [row.id for row in rows], day)
    for row in rows:
        post, notes = posts.get(row.id, ("", ()))
        yield Line(f"{row.name}{post}: at {row[2]} of these, last {row[3]}", notes)


def _posts(connection: Connection, people: Sequence[str], day: str) -> dict[str, tuple[str, tuple[Note, ...]]]:
    """The latest post of each of these people that articles attested by a day, in words, and where they do."""
    held: dict[str, list[Any]] = defaultdict(list)
    query = select(tenure).where(tenure.c.person.in_(people)).order_by(tenure.c.last.desc(), tenure.c.seq)
    for post in connection.execute(query):
        held[post.person].append(post)
    newest = _attested(connection, [posts[0] for posts in held.values()], day)
    others = [post for posts in held.values() if posts[0].seq not in newest for post in posts[1:]]
    newest |= _attested(connection, others, day)
    told = select(claim.c.seq, claim.c.article, claim.c.data).where(
        among(connection, claim.c.seq, [n for _, n in newest.values()])
    )
    claims = {row.seq: row for row in connection.execute(told)}
    latest = {key: next((post for post in posts if post.seq in newest), None) for key, posts in held.items()}
    return {key: _attestation(post, *newest[post.seq], claims) for key, post in latest.items() if post is not None}


def _attested(connection: Connection, posts: Sequence[Any], day: str) -> dict[int, tuple[str, int]]:
    """The last day up to one on which each post is attested, and the claim that does so, by the number of the post."""
    days: dict[int, str] = {}
    asked = sorted({number for post in posts for number in post.evidence})
    for start in range(0, len(asked), _SOME):
        dated = select(claim.c.seq, article.c.first).join(article, article.c.id == claim.c.article)
        dated = dated.where(among(connection, claim.c.seq, asked[start : start + _SOME]), article.c.first <= day)
        days.update(dict(connection.execute(dated).all()))
    found = {post.seq: [(days[number], -number) for number in post.evidence if number in days] for post in posts}
    return {key: (last, -number) for key, told in found.items() if told for last, number in [max(told)]}


def _attestation(post: Any, last: str, number: int, claims: Mapping[int, Any]) -> tuple[str, tuple[Note, ...]]:
    receipts = claims[number].data["receipts"]
    span = (receipts.get("post") or next(iter(receipts.values())))[0]
    note = Note(claims[number].article, span["start"], span["end"], span["quote"])
    return f", {post.post} (attested {post.first} to {last})", (note,)


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
    vague = undated_events(replace(both, status="planned", until=None)).where(told_lately.exists())
    rows += connection.execute(vague.limit(_LINES)).all()
    notes = _event_notes(connection, [row.id for row in rows[:_LINES]], day)
    for row in rows[:_LINES]:
        told = timeline_row(row)
        if told.id in notes:
            names = f": {', '.join(told.participants[:6])}" if told.participants else ""
            yield Line(f"{plain_date(told.date)} {told.format}{names}", notes[told.id])
    yield from said.kept_asking()


def _soonest(row: Any) -> tuple[bool, str, str]:
    """The order of what is planned: days and weeks first, then months and years."""
    wide = date.fromisoformat(row.last) - date.fromisoformat(row.first) > _WEEKS
    return wide, row.last if wide else row.first, row.id


def _sources(connection: Connection, keys: Iterable[int]) -> tuple[Source, ...]:
    columns = (article.c.id, article.c.outlet, article.c.headline, article.c.published, article.c.source)
    rows = connection.execute(
        select(*columns).where(among(connection, article.c.id, sorted(keys))).order_by(article.c.id)
    )
    return tuple(Source(*row) for row in rows)

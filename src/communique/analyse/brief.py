"""A brief for a meeting of two sides: what was, who sits there, what was asked and promised, what changed, what comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from communique.analyse.compare import positions_at
from communique.analyse.coverage import Coverage, coverage_of
from communique.analyse.filters import EventFilter, event_query
from communique.analyse.timeline import TimelineRow, timeline_row
from communique.analyse.wording import clause_of, compare_clauses, likeness
from communique.language.sentences import split_sentences
from communique.store.schema import article, claim, event, event_claim, event_person, person, tenure
from communique.store.standing import StandingClaim

_MEETINGS = 6  # engagements told in full
_LOOKED_AT = 8  # engagements whose words are gone through
_LINES = 8  # lines of a section, so that the brief stays at two pages
_AGAIN = 0.5  # likeness from which a clause is said again
_ASKED, _PROMISED = ("urge", "reject", "concern"), ("agree", "pledge", "reaffirm")


@dataclass(frozen=True, slots=True)
class Note:
    """Where a line comes from: the article's number, and its words with their place."""

    article: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief; every line that tells of the world has a note."""

    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; `empty` is what is printed where it has no lines."""

    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the brief quotes."""

    article: int
    outlet: str | None
    headline: str | None
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: for which sides and day, its parts, the articles quoted, and what it rests on."""

    sides: tuple[str, str]
    day: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    coverage: Coverage


def brief(connection: Connection, one: str, other: str, day: str | None = None) -> Brief:
    """A brief on two sides from what the archive held of the days before `day` (ISO; the newest article's where None).

    `one` is the reader's side, `other` the counterpart's.
    """
    last = day or str(connection.scalar(select(func.max(article.c.first))) or date.today().isoformat())
    both = EventFilter(parties=(one, other), until=last)
    held = event_query(replace(both, status="held")).where(event.c.first.is_not(None)).order_by(None)
    rows = connection.execute(held.order_by(event.c.last.desc(), event.c.id).limit(_LOOKED_AT)).all()
    met = [timeline_row(row) for row in rows]
    said = [_before(connection, positions_at(connection, row.id), last) for row in met]
    sections = (
        Section("Last meetings", tuple(_meetings(connection, met, last)), "The archive tells of none."),
        Section(f"Who sits for {other}", tuple(_counterparts(connection, other, met, last)), "Nobody is named."),
        Section(f"What {other} asked and promised", tuple(_told(other, met, said)), "Nothing that a text tells."),
        Section(f"What {one} asked and promised", tuple(_told(one, met, said)), "Nothing that a text tells."),
        Section("New and dropped since the meeting before", tuple(_changes(met, said)), "No two readouts to compare."),
        Section("What is planned", tuple(_planned(connection, both, last)), "Nothing that the archive tells of."),
    )
    quoted = {note.article for section in sections for line in section.lines for note in line.notes}
    return Brief(
        (one, other), last, sections, _sources(connection, quoted), coverage_of(connection, EventFilter(until=last))
    )


def _before(connection: Connection, told: Sequence[StandingClaim], day: str) -> list[StandingClaim]:
    """Claims of articles that were out by a day."""
    keys = {claim.article for claim in told}
    late = set(connection.scalars(select(article.c.id).where(article.c.id.in_(sorted(keys)), article.c.first > day)))
    return [claim for claim in told if claim.article not in late]


def _meetings(connection: Connection, met: Sequence[TimelineRow], day: str) -> Iterable[Line]:
    for row in met[:_MEETINGS]:
        names = f": {', '.join(row.participants[:6])}" if row.participants else ""
        place = f" in {row.place}" if row.place else ""
        level = "" if row.level == "unknown" else f", {row.level} level"
        others = f", with {', '.join(row.parties)}" if len(row.parties) > 2 else ""
        reports = f" ({row.reports} reports, {row.sources} sources)" if row.reports > 1 else ""
        yield Line(
            f"{row.date} {row.format}{place}{level}{others}{names}{reports}", _event_notes(connection, row.id, day)
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
    return tuple(_sentence(row.article, row.text, row.data) for row in rows)


def _sentence(key: int, text: str, data: Any) -> Note:
    """The sentence whose words tell of an engagement."""
    receipts = data["receipts"]
    first = (receipts.get("status") or receipts.get("format") or next(iter(receipts.values())))[0]
    line = text.rfind("\n", 0, first["start"]) + 1
    end = text.find("\n", first["start"])
    spans = split_sentences(text[line : end if end >= 0 else len(text)])
    inside = [(line + start, line + stop) for start, stop in spans if line + start <= first["start"] < line + stop]
    start, stop = inside[0] if inside else (first["start"], first["end"])
    return Note(key, start, stop, text[start:stop])


def _counterparts(connection: Connection, side: str, met: Sequence[TimelineRow], day: str) -> Iterable[Line]:
    here = [row.id for row in met]
    rows = connection.execute(
        select(person.c.id, person.c.name, func.count(), func.max(event.c.last))
        .join(event_person, event_person.c.person == person.c.id)
        .join(event, event.c.id == event_person.c.event)
        .where(person.c.country == side, event.c.id.in_(here))
        .group_by(person.c.id, person.c.name)
        .order_by(func.max(event.c.last).desc(), func.count().desc(), person.c.id)
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


def _told(side: str, met: Sequence[TimelineRow], said: Sequence[Sequence[StandingClaim]]) -> Iterable[Line]:
    """What a side asked for and promised at the meetings, the latest first, and where it was said again."""
    lines: list[Line] = []
    for number, (row, claims) in enumerate(zip(met, said, strict=True)):
        for told in claims:
            act = told.data["act"]
            if side not in told.data["actors"] or act not in (*_ASKED, *_PROMISED):
                continue
            later = [(m, c) for m, cs in zip(met[:number], said[:number], strict=True) for c in cs]
            again = [m.date for m, c in later if likeness(clause_of(c), clause_of(told)) >= _AGAIN]
            if any(_alike(told, c) for c in claims[: claims.index(told)]) or again:
                continue
            before = [
                m.date for m, cs in zip(met[number + 1 :], said[number + 1 :], strict=True)
                if any(_alike(told, c) for c in cs)
            ]  # fmt: skip
            since = f"; said since {before[-1]}" if before else ""
            aimed = f" to {told.data['target']}" if told.data["target"] else ""
            lines.append(Line(f"{row.date} {act}{aimed}{since}", _words(told)))
    return lines[:_LINES]


def _alike(one: StandingClaim, other: StandingClaim) -> bool:
    return likeness(clause_of(one), clause_of(other)) >= _AGAIN


def _words(told: StandingClaim) -> tuple[Note, ...]:
    span = (told.data["receipts"].get("text") or next(iter(told.data["receipts"].values())))[0]
    return (Note(told.article, span["start"], span["end"], span["quote"]),)


def _changes(met: Sequence[TimelineRow], said: Sequence[Sequence[StandingClaim]]) -> Iterable[Line]:
    spoken = [(row, claims) for row, claims in zip(met, said, strict=True) if claims]
    if len(spoken) < 2:
        return
    newer, after = spoken[0]
    fresh = {told.article for told in after}
    apart = [(row, claims) for row, claims in spoken[1:] if not fresh & {told.article for told in claims}]
    if not apart:
        return
    older, before = apart[0]
    pairs = compare_clauses([clause_of(c) for c in before], [clause_of(c) for c in after])
    order = ("new", "dropped", "stronger", "softer")
    changed = sorted((pair for pair in pairs if pair.change in order), key=lambda pair: order.index(pair.change))
    for pair in changed[:_LINES]:
        shown = [clause for clause in (pair.after, pair.before) if clause is not None]
        day = f"{newer.date} (before: {older.date})" if pair.after else f"last said {older.date}"
        notes = tuple(Note(c.article, c.start, c.end, c.text) for c in shown)
        yield Line(f"{pair.change}, {day}, by {', '.join(shown[0].actors)}", notes)


def _planned(connection: Connection, both: EventFilter, day: str) -> Iterable[Line]:
    query = event_query(replace(both, status="planned", until=None))
    for row in connection.execute(query.limit(50)):
        if row.last is None or row.last >= day:
            told = timeline_row(row)
            names = f": {', '.join(told.participants[:6])}" if told.participants else ""
            yield Line(f"{told.date or 'no day told'} {told.format}{names}", _event_notes(connection, told.id, day))


def _sources(connection: Connection, keys: Iterable[int]) -> tuple[Source, ...]:
    columns = (article.c.id, article.c.outlet, article.c.headline, article.c.published, article.c.source)
    rows = connection.execute(select(*columns).where(article.c.id.in_(sorted(keys))).order_by(article.c.id))
    return tuple(Source(*row) for row in rows)

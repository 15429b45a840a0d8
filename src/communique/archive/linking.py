"""Linking the archive: what is new is read and joined to what it touches; the outcome is that of linking everything."""

import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from communique.archive import happening, joining, showing
from communique.archive.changed import RULES, Changed, articles_of, find_changed
from communique.archive.counting import note_counts
from communique.archive.joining import Judged
from communique.archive.mechanisms import note_mechanisms
from communique.archive.naming import Naming, name_people, present_in
from communique.archive.pieces import Piece, pieces_of
from communique.archive.placing import Known, day_of, place_again
from communique.archive.reprints import Reprints, clusters_at, find_reprints
from communique.archive.rows import tag_rows
from communique.archive.told import articles_told, decided_names, incident_told, named_claims, tellings
from communique.archive.undating import with_days
from communique.link.events import Telling
from communique.link.incidents import IncidentTold
from communique.link.people import NamedClaim
from communique.store import schema, working
from communique.store.decisions import decisions_of
from communique.store.derived import Delta, in_pieces, write_delta
from communique.store.engine import reading, writing
from communique.store.standing import decided_pairs, hanging_decisions

_TRIES = 3  # times that linking is begun anew because others wrote meanwhile; then they wait


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking read, and what the archive then holds, as counts."""

    claims: int
    events: int
    joined: int
    incidents: int
    people: int
    clusters: int
    conflicts: int


@dataclass(slots=True)
class _Read:
    """What was read off the claims of the articles that changed."""

    claims: int = 0
    named: list[NamedClaim] = field(default_factory=list)
    incidents: dict[int, IncidentTold] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    tags: list[bytes] = field(default_factory=list)  # what articles are found by, packed: all claims are read once

    def note_tags(self, piece: Piece) -> None:
        """Keep what the articles of a piece can be found by."""
        self.tags.append(zlib.compress(json.dumps(tag_rows(piece.claims)).encode(), 1))

    def tag_rows(self) -> Iterator[dict[str, list[dict[str, Any]]]]:
        """The rows of what the articles that were read can be found by."""
        for packed in self.tags:
            yield {"article_tag": json.loads(zlib.decompress(packed))}


@dataclass(slots=True)
class _Step:
    """One linking on its way."""

    connection: Connection
    changed: Changed
    delta: Delta
    read: _Read
    reprints: Reprints
    naming: Naming
    judged: dict[str, Judged]

    def clusters(self, articles: Collection[int]) -> dict[int, int]:
        """The cluster of each article as it now is."""
        stored = {} if self.delta.whole else clusters_at(self.connection, articles)
        return {**stored, **{key: c.newest for c in self.reprints.clusters for key in c.relation}}


def link_archive(engine: Engine, *, whole: bool = False) -> Linked:
    """Join what the archive holds into events, people, tenures and clusters of reports, and write them down.

    What is new since the last time, and what it touches, is asked again; `whole` asks everything again, with the same
    outcome. All is written in one transaction; decisions of people are read, never overruled.
    """
    for _ in range(_TRIES):
        with reading(engine, throughout=True) as connection:
            basis = _basis(connection)
            delta, claims = _decide(connection, whole)
        with writing(engine) as connection:
            if _basis(connection) == basis:
                return _write(connection, delta, claims)
    with writing(engine) as connection:
        return _write(connection, *_decide(connection, whole))


def _basis(connection: Connection) -> tuple[Any, ...]:
    """What linking rests on: where none of these figures has changed, nobody wrote meanwhile."""
    counts = [
        func.max(schema.decision.c.seq), func.max(schema.claim.c.seq), func.max(schema.article.c.id),
        func.count(schema.coding.c.run), func.count(schema.listed_incident.c.id),
    ]  # fmt: skip
    round_ = select(working.link_state.c.value).where(working.link_state.c.name == "round")
    return (*(connection.scalar(select(count)) for count in counts), connection.scalar(round_))


def _write(connection: Connection, delta: Delta | None, claims: int) -> Linked:
    if delta is not None:
        write_delta(connection, delta)
    event = schema.event
    kinds = {row[0]: row[1] for row in connection.execute(select(event.c.kind, func.count()).group_by(event.c.kind))}
    tellings_ = connection.scalar(select(func.count()).select_from(working.telling)) or 0
    people = connection.scalar(select(func.count()).select_from(schema.person)) or 0
    clusters = connection.scalar(select(func.count(schema.duplicate.c.cluster.distinct()))) or 0
    events = kinds.get("engagement", 0)
    hanging = len(hanging_decisions(connection))
    return Linked(claims, events, tellings_ - events, kinds.get("incident", 0), people, clusters, hanging)


def _decide(connection: Connection, whole: bool) -> tuple[Delta | None, int]:
    """What has to be written; None where all is as it was linked."""
    changed = find_changed(connection, whole=whole)
    delta = Delta(changed.whole)
    noted = any([note_mechanisms(connection, delta), note_counts(connection, delta)])
    if changed.nothing:
        return delta if noted else None, 0
    reprints = find_reprints(connection, changed.texts, delta)
    read = _read(connection, changed, reprints)
    names = decided_names(connection)
    naming = name_people(connection, read.named, changed.telling("person"), names, changed.names, delta)
    step = _Step(connection, changed, delta, read, reprints, naming, _judged(connection, changed))
    moved = _incidents(step)
    newest, grown = _newest(connection, delta)
    _engagements(step, moved, newest, _awaited(connection) if grown and not delta.whole else set())
    _note(step, newest)
    return delta, read.claims


def _read(connection: Connection, changed: Changed, reprints: Reprints) -> _Read:
    """Go through the articles that changed once: people and incidents are kept in short form."""
    found = _Read()
    named, happened = set(changed.telling("person")), set(changed.telling("incident"))
    for piece in pieces_of(connection, changed.articles):
        about = articles_told(connection, piece.articles, {})
        found.claims += len(piece.claims)
        found.named += named_claims([told for told in piece.claims if told.article in named], about)
        incidents = [told for told in piece.claims if told.kind == "incident" and told.article in happened]
        found.incidents.update({told.seq: incident_told(told) for told in incidents})
        keys = piece.keys
        found.keys.update({told.seq: keys[told.seq] for told in incidents})
        found.note_tags(piece)
    return found


def _judged(connection: Connection, changed: Changed) -> dict[str, Judged]:
    """What people decided on pairs, by the kind of claims."""
    made = decisions_of(connection, "event")
    pages = {name.split("/")[0] for row in made for name in (row.left, row.right) if name and "/" in name}
    homes: list[int] = []
    for some in in_pieces(sorted(pages)):
        homes += connection.scalars(select(schema.article.c.id).where(schema.article.c.page.in_(some)))
    claims = [told for piece in pieces_of(connection, homes) for told in piece.claims]
    pairs = decided_pairs(claims, made)
    found = {}
    for kind in ("engagement", "incident"):
        own = {told.seq for told in claims if told.kind == kind}
        touched = frozenset(told.seq for told in claims if told.seq in own and told.page in changed.pages)
        same, different = (
            [pair for pair in told if pair[0] in own and pair[1] in own] for told in (pairs.same, pairs.different)
        )
        found[kind] = Judged(same, different, touched)
    return found


def _incidents(step: _Step) -> frozenset[int]:
    """Incidents asked again; the articles whose incidents are others than they were."""
    connection, delta = step.connection, step.delta
    again = set() if delta.whole else _claims_in(connection, working.incident_told, step.reprints.moved)
    found = happening.join_again(
        connection, step.read.incidents, step.read.keys, step.changed.telling("incident"), step.judged["incident"],
        again - step.read.incidents.keys(), step.changed.listed, delta,
    )  # fmt: skip
    _drop_events(delta, found.gone)
    delta.later.append(lambda writer: showing.incident_rows(writer, found.groups))
    return frozenset() if delta.whole else frozenset(articles_of(connection, found.moved).values())


def _claims_in(connection: Connection, table: Any, articles: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in in_pieces(sorted(articles)):
        found.update(connection.scalars(select(table.c.claim).where(table.c.article.in_(some))))
    return found


def _drop_events(delta: Delta, keys: Collection[str]) -> None:
    delta.drop("event", "id", keys)
    for table in ("event_claim", "event_side", "event_answer", "event_person"):
        delta.drop(table, "event", keys)


def _engagements(step: _Step, moved: frozenset[int], newest: date | None, awaited: set[int]) -> None:
    """Engagements that are new or changed, what is tied to them, and those that are shown otherwise."""
    connection, delta = step.connection, step.delta
    articles = {*step.changed.articles, *step.naming.articles, *step.reprints.moved}
    told, keys = _tellings(step, articles)
    known = Known(
        step.changed, step.naming, step.reprints, told, step.clusters, lambda asked: _tellings(step, asked)[0]
    )
    placing = place_again(connection, known, delta)
    more, more_keys = _tellings(step, placing.articles - articles)
    kept = {} if delta.whole else day_of(connection, articles - placing.articles)
    told = with_days([*told, *more], kept | dict(placing.placed))
    keys |= more_keys
    before = set() if delta.whole else _claims_in(connection, working.telling, articles | placing.articles)
    removed = before - {one.claim for one in told}
    shown = {one.claim for one in told} | awaited
    shown |= set() if delta.whole else _claims_in(connection, working.telling, moved)
    joined = joining.join_again(connection, told, keys, removed, step.judged["engagement"], shown - removed, delta)
    _drop_events(delta, joined.gone)
    events = [(joined.names[group[0]], group) for group in joined.events]
    delta.later.append(lambda writer: showing.engagement_rows(writer, events, joined.verdicts, newest))


def _tellings(step: _Step, articles: Collection[int]) -> tuple[list[Telling], dict[int, str]]:
    """The engagements of these articles, and their names as events."""
    if not articles:
        return [], {}
    present = present_in(step.connection, articles, step.changed.telling("person"), step.naming)
    clusters = step.clusters(articles)
    found: list[Telling] = []
    keys: dict[int, str] = {}
    for piece in pieces_of(step.connection, articles, "engagement"):
        own = Piece(piece.articles, [told for told in piece.claims if told.article in articles])
        about = articles_told(step.connection, own.articles, clusters)
        found += tellings(own.claims, present, about)
        keys.update(piece.keys)
    return sorted(found, key=lambda one: one.claim), keys


def _newest(connection: Connection, delta: Delta) -> tuple[date | None, bool]:
    """The last day of which an article tells, and whether it is later than it was."""
    single = schema.article.c.first == schema.article.c.last
    last = connection.scalar(select(func.max(schema.article.c.first)).where(single))
    state = working.link_state
    known = connection.scalar(select(state.c.value).where(state.c.name == "newest"))
    return (date.fromisoformat(last) if last else None), (last or "") != (known or "")


def _awaited(connection: Connection) -> set[int]:
    """Claims of engagements that were to be, of which more time without a report may make ones never confirmed."""
    event, member = schema.event, schema.event_claim
    waiting = (event.c.kind == "engagement") & (event.c.data["outcome"].as_string() == "awaited")
    return set(connection.scalars(select(member.c.claim).join(event, event.c.id == member.c.event).where(waiting)))


def _note(step: _Step, newest: date | None) -> None:
    """Write down what was read."""
    connection, delta, changed = step.connection, step.delta, step.changed
    current = schema.coding.c.current
    delta.drop("article_tag", "article", changed.articles)
    delta.later.append(lambda _: step.read.tag_rows())
    delta.drop("linked", "article", changed.articles)
    for some in in_pieces(changed.articles):
        query = select(schema.coding.c.article, schema.coding.c.run).where(current, schema.coding.c.article.in_(some))
        delta.rows["linked"] += [dict(row._mapping) for row in connection.execute(query)]
    state = working.link_state
    round_ = int(connection.scalar(select(state.c.value).where(state.c.name == "round")) or 0)
    listed = connection.scalar(select(func.count()).select_from(schema.listed_incident)) or 0
    told = {
        "rules": RULES, "decision": changed.decision, "listed": listed, "round": round_ + 1,
        "newest": newest.isoformat() if newest else "",
    }  # fmt: skip
    delta.drop("link_state", "name", told)
    delta.rows["link_state"] += [{"name": name, "value": str(value)} for name, value in told.items()]

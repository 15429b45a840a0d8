"""Linking the archive: claims are loaded, joined and shown; what is derived is written anew."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, select

from communique.link.duplicates import Cluster, find_duplicates
from communique.link.duplicates import Report as Likeness
from communique.link.events import Telling, Verdict, join_events
from communique.link.people import Apart, KnownPerson, NamedClaim, join_people
from communique.link.shown import Report, Shown, show_event
from communique.link.tenures import Tenure, find_tenures
from communique.store.bounds import bounds
from communique.store.decisions import decisions_of
from communique.store.derived import replace_derived
from communique.store.engine import reading, writing
from communique.store.schema import article
from communique.store.standing import StandingClaim, standing_claims

RULE = "rule:same-event/1"


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, as counts."""

    claims: int
    events: int
    joined: int
    people: int
    clusters: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class _Articles:
    day: dict[int, date | None]
    cluster: dict[int, int]


def link_archive(engine: Engine) -> Linked:
    """Join what the archive holds into events, people, tenures and clusters of reports, and write them down.

    Derived tables are replaced as a whole in one transaction; decisions of people are read, never overruled.
    """
    with reading(engine) as connection:
        claims, conflicts = standing_claims(connection)
        likenesses = _likenesses(connection)
        named_apart, same, different = _decided(connection, claims)
    clusters = find_duplicates(likenesses)
    about = _about(likenesses, clusters)
    people = join_people(_named(claims, about), named_apart)
    events, verdicts = join_events(_tellings(claims, people, about), same, different)
    rows = _rows(claims, events, verdicts, people, about)
    rows["duplicate"] = _duplicate_rows(clusters)
    with writing(engine) as connection:
        replace_derived(connection, rows)
    return Linked(len(claims), len(rows["event"]), len(verdicts), len(people), len(clusters), len(conflicts))


def _likenesses(connection: Connection) -> list[Likeness]:
    rows = connection.execute(select(article).order_by(article.c.id))
    return [Likeness(r.id, r.source, r.version, r.headline or "", r.text, _day(r.first, r.last), r.mark) for r in rows]


def _day(first: str | None, last: str | None) -> date | None:
    return date.fromisoformat(first) if first and first == last else None


def _about(reports: Sequence[Likeness], clusters: Sequence[Cluster]) -> _Articles:
    cluster = {report.article: report.article for report in reports}
    for found in clusters:
        cluster.update(dict.fromkeys(found.relation, found.newest))
    return _Articles({report.article: report.published for report in reports}, cluster)


def _decided(
    connection: Connection, claims: Sequence[StandingClaim]
) -> tuple[Apart, list[tuple[int, int]], list[tuple[int, int]]]:
    people = [row for row in decisions_of(connection, "person") if row.right]
    names = {
        verdict: frozenset(frozenset((row.left, row.right)) for row in people if row.verdict == verdict)
        for verdict in ("same", "different")
    }
    by_anchor = {f"{claim.page}/{claim.kind}/{claim.id}": claim.seq for claim in claims}
    pairs: dict[str, list[tuple[int, int]]] = {"same": [], "different": []}
    for row in decisions_of(connection, "event"):
        left, right = by_anchor.get(row.left), by_anchor.get(row.right or "")
        if row.who.startswith("person:") and left is not None and right is not None and row.verdict in pairs:
            pairs[row.verdict].append((left, right))
    return Apart(names["same"], names["different"]), pairs["same"], pairs["different"]


def _named(claims: Sequence[StandingClaim], about: _Articles) -> list[NamedClaim]:
    return [
        NamedClaim(
            claim=c.seq, article=c.article, name=c.data["name"], country=c.data["country"], post=c.data["post"],
            organisation=c.data.get("organisation"), rank=c.data.get("rank"), day=_iso(about.day[c.article]),
        )
        for c in claims
        if c.kind == "person"
    ]  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _tellings(claims: Sequence[StandingClaim], people: Sequence[KnownPerson], about: _Articles) -> list[Telling]:
    key_of = {(named.article, named.name): person.key for person in people for named in person.claims}
    tellings = []
    for c in claims:
        if c.kind != "engagement":
            continue
        first, last = bounds(c.data["date"])
        tellings.append(
            Telling(
                claim=c.seq, article=c.article, parties=frozenset(c.data["parties"]),
                people=frozenset(key_of.get((c.article, name), name) for name in c.data["participants"]),
                first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None,
                format=c.data["format"], status=c.data["status"], level=c.data["level"], place=c.data["place"],
                main=bool(c.data["main"]), published=about.day[c.article], series=c.data.get("series"),
                cluster=about.cluster[c.article],
            )
        )  # fmt: skip
    return tellings


def _rows(
    claims: Sequence[StandingClaim],
    events: Sequence[Sequence[int]],
    verdicts: Sequence[Verdict],
    people: Sequence[KnownPerson],
    about: _Articles,
) -> dict[str, list[dict[str, Any]]]:
    by_seq = {claim.seq: claim for claim in claims}
    key_of = {(named.article, named.name): person.key for person in people for named in person.claims}
    why: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for verdict in verdicts:
        why[verdict.left].append({"with": verdict.right, "weight": verdict.weight, "reasons": list(verdict.reasons)})
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    keys = _event_keys(claims)
    for members in events:
        reports = [_report(by_seq[seq], about) for seq in members]
        shown = show_event(reports)
        key = keys[members[0]]
        rows["event"].append(_event_row(key, shown, [mark for seq in members for mark in why[seq]]))
        rows["event_claim"] += [{"event": key, "claim": seq} for seq in members]
        rows["event_side"] += [{"event": key, "side": side} for side in shown.parties]
        present = {key_of.get((by_seq[s].article, name)) for s in members for name in by_seq[s].data["participants"]}
        rows["event_person"] += [{"event": key, "person": who} for who in sorted(p for p in present if p)]
    for person in people:
        rows["person"].append(_person_row(person))
        rows["person_claim"] += [{"person": person.key, "claim": c.claim, "role": "person"} for c in person.claims]
    rows["tenure"] = [_tenure_row(tenure) for tenure in find_tenures(people)]
    return rows


def _event_keys(claims: Sequence[StandingClaim]) -> dict[int, str]:
    """The name that each claim would give its event: from page, claim and how many of that name stood before it."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    keys = {}
    for claim in claims:
        seen[(claim.page, claim.id)] += 1
        told = f"{claim.page}/{claim.id}/{seen[(claim.page, claim.id)]}"
        keys[claim.seq] = hashlib.sha256(told.encode()).hexdigest()[:16]
    return keys


def _report(claim: StandingClaim, about: _Articles) -> Report:
    first, last = bounds(claim.data["date"])
    return Report(
        claim=claim.seq,
        data=dict(claim.data),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        published=about.day[claim.article],
        cluster=about.cluster[claim.article],
    )


def _event_row(key: str, shown: Shown, why: list[dict[str, Any]]) -> dict[str, Any]:
    first, last = bounds(shown.date)
    data = {
        name: value for name, value in asdict(shown).items() if name in ("participants", "topics", "differ", "parties")
    }
    return {
        "id": key, "kind": "engagement", "date": shown.date, "first": first, "last": last, "code": shown.format,
        "status": shown.status, "level": shown.level, "place": shown.place, "series": shown.series,
        "reports": shown.reports, "sources": shown.sources, "data": {**data, "why": why},
    }  # fmt: skip


def _person_row(person: KnownPerson) -> dict[str, Any]:
    forms = dict(sorted(person.forms.items(), key=lambda item: (-item[1], item[0])))
    return {"id": person.key, "name": person.name, "country": person.country, "data": {"forms": forms}}


def _tenure_row(tenure: Tenure) -> dict[str, Any]:
    return {**asdict(tenure), "evidence": list(tenure.evidence)}


def _duplicate_rows(clusters: Sequence[Cluster]) -> list[dict[str, Any]]:
    return [
        {"article": key, "cluster": found.newest, "relation": relation}
        for found in clusters
        for key, relation in sorted(found.relation.items())
    ]

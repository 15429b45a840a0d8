"""What linking found, as rows of the derived tables."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from communique.archive.told import ArticlesTold, Present, counted_days, days_of
from communique.link.duplicates import Cluster
from communique.link.events import Verdict
from communique.link.people import KnownPerson
from communique.link.shown import Report, Shown, outcome, show_event, status_chain
from communique.link.tenures import Tenure, find_tenures
from communique.store.bounds import bounds
from communique.store.standing import StandingClaim

Rows = dict[str, list[dict[str, Any]]]
Listed = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """All that linking found."""

    claims: Sequence[StandingClaim]
    events: Sequence[Sequence[int]]
    verdicts: Sequence[Verdict]
    incidents: Sequence[Sequence[int | str]]
    people: Sequence[KnownPerson]
    clusters: Sequence[Cluster]
    about: ArticlesTold
    listed: Listed


def derived_rows(found: Found) -> Rows:
    """The rows of every derived table, by the table's name."""
    rows: Rows = defaultdict(list)
    by_seq = {claim.seq: claim for claim in found.claims}
    keys = _event_keys(found.claims)
    happened = _add_incidents(rows, found, by_seq, keys)
    _add_engagements(rows, found, by_seq, keys, happened)
    _add_people(rows, found.people)
    rows["duplicate"] = [
        {"article": key, "cluster": cluster.newest, "relation": relation}
        for cluster in found.clusters
        for key, relation in sorted(cluster.relation.items())
    ]
    rows["article_tag"] = _tags(found.claims)
    return rows


_TAGS = {"engagement": "format", "position": "act", "incident": "kind"}


def _tags(claims: Sequence[StandingClaim]) -> list[dict[str, Any]]:
    """What each article can be found by: the values of its claims as they stand."""
    told = {(name, value, claim.article) for claim in claims for name, value in _values(claim) if value}
    return [{"name": name, "value": value, "article": article} for name, value, article in sorted(told)]


def _values(claim: StandingClaim) -> Iterator[tuple[str, str]]:
    data = claim.data
    yield from (("party", side) for side in (*data.get("parties", ()), *data.get("actors", ())))
    yield from (("party", data[name]) for name in ("target", "country") if data.get(name))
    yield from (("topic", topic) for topic in (*data.get("about", ()), *data.get("topics", ())))
    people = (*data.get("participants", ()), data.get("name"), data.get("speaker"))
    yield from (("person", name.lower()) for name in people if name)
    yield from ((name, data[name]) for name in ("level", "status") if data.get(name))
    if claim.kind in _TAGS:
        yield _TAGS[claim.kind], data[_TAGS[claim.kind]]


def _event_keys(claims: Sequence[StandingClaim]) -> dict[int, str]:
    """The name that each claim would give its event: from page, claim and how many of that name stood before it."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    keys = {}
    for claim in claims:
        seen[(claim.page, claim.id)] += 1
        told = f"{claim.page}/{claim.id}/{seen[(claim.page, claim.id)]}"
        keys[claim.seq] = hashlib.sha256(told.encode()).hexdigest()[:16]
    return keys


def _add_incidents(
    rows: Rows, found: Found, by_seq: Mapping[int, StandingClaim], keys: Mapping[int, str]
) -> dict[tuple[int, str], str]:
    """Incident events; returns the event of each (article, claim id), for the ties of engagements."""
    happened = {}
    for members in found.incidents:
        claims = [by_seq[member] for member in members if isinstance(member, int)]
        listed = next((found.listed[member] for member in members if isinstance(member, str)), None)
        key = keys[claims[0].seq] if claims else str(listed and listed["id"])[:16]
        rows["event"].append(_incident_row(key, claims, listed, found.about))
        rows["event_claim"] += [{"event": key, "claim": claim.seq} for claim in claims]
        sides = {side for claim in claims for side in claim.data["actors"]} | set(listed["actors"] if listed else ())
        rows["event_side"] += [{"event": key, "side": side} for side in sorted(sides)]
        happened.update({(claim.article, claim.id): key for claim in claims})
    return happened


def _incident_row(
    key: str, claims: Sequence[StandingClaim], listed: Mapping[str, Any] | None, about: ArticlesTold
) -> dict[str, Any]:
    sides = sorted(
        {side for claim in claims for side in claim.data["actors"]} | set(listed["actors"] if listed else ())
    )
    dated = sorted((claim.data["date"] for claim in claims if claim.data["date"]), key=_width)
    if listed:
        first, last = listed["first"], listed["last"]
        edtf = first if first == last else f"{first}/{last}"
    else:
        edtf = dated[0] if dated else None
        first, last = bounds(edtf)
    data = {
        "parties": sides, "participants": [], "topics": [], "differ": {}, "listed": listed["source"] if listed else None,
        "words": listed["words"] if listed else max((c.data["text"] for c in claims), key=len),
    }  # fmt: skip
    return {
        "id": key, "kind": "incident", "date": edtf, "first": first, "last": last, "data": data,
        "code": listed["kind"] if listed else claims[0].data["kind"], "status": None, "level": None, "place": None,
        "series": None, "reports": len(claims), "sources": len({about.cluster[c.article] for c in claims}),
    }  # fmt: skip


def _width(edtf: str) -> tuple[int, str]:
    first, last = days_of(edtf)
    return ((last - first).days if first and last else 99999, edtf)


def _add_engagements(
    rows: Rows,
    found: Found,
    by_seq: Mapping[int, StandingClaim],
    keys: Mapping[int, str],
    happened: Mapping[tuple[int, str], str],
) -> None:
    present = Present(found.people)
    newest = max((day for day in found.about.day.values() if day), default=None)
    why: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for verdict in found.verdicts:
        why[verdict.left].append({"with": verdict.right, "weight": verdict.weight, "reasons": list(verdict.reasons)})
    for members in found.events:
        claims = [by_seq[seq] for seq in members]
        told = [_report(claim, found.about, present) for claim in claims]
        shown, chain = show_event(told), status_chain(told)
        key = keys[members[0]]
        extra = {
            "answers": sorted(
                {happened[(c.article, i)] for c in claims for i in c.data["answers"] if (c.article, i) in happened}
            ),
            "chain": chain,
            "outcome": outcome(shown, chain, newest),
            "announced": _announced(claims, found.about),
            "why": [mark for seq in members for mark in why[seq]],
        }
        rows["event"].append(_event_row(key, shown, extra))
        rows["event_claim"] += [{"event": key, "claim": seq} for seq in members]
        rows["event_side"] += [{"event": key, "side": side} for side in shown.parties]
        who = sorted({key for claim in claims for key in present.of(claim)})
        rows["event_person"] += [{"event": key, "person": person} for person in who]


def _announced(claims: Sequence[StandingClaim], about: ArticlesTold) -> str | None:
    """The first day on which a report told of the engagement as planned."""
    days = [about.day[c.article] for c in claims if c.data["status"] == "planned"]
    return min((day.isoformat() for day in days if day), default=None)


def _report(claim: StandingClaim, about: ArticlesTold, present: Present) -> Report:
    first, last = counted_days(claim, about)
    data = {**claim.data, "participants": present.names(claim)}
    return Report(claim.seq, data, first, last, about.day[claim.article], about.cluster[claim.article])


def _event_row(key: str, shown: Shown, extra: Mapping[str, Any]) -> dict[str, Any]:
    first, last = bounds(shown.date)
    told = asdict(shown)
    data = {name: told[name] for name in ("participants", "topics", "differ", "parties")}
    return {
        "id": key, "kind": "engagement", "date": shown.date, "first": first, "last": last, "code": shown.format,
        "status": shown.status, "level": shown.level, "place": shown.place, "series": shown.series,
        "reports": shown.reports, "sources": shown.sources, "data": {**data, **extra},
    }  # fmt: skip


def _add_people(rows: Rows, people: Sequence[KnownPerson]) -> None:
    for person in people:
        forms = dict(sorted(person.forms.items(), key=lambda item: (-item[1], item[0])))
        rows["person"].append(
            {"id": person.key, "name": person.name, "country": person.country, "data": {"forms": forms}}
        )
        rows["person_claim"] += [{"person": person.key, "claim": c.claim, "role": "person"} for c in person.claims]
    held = enumerate(find_tenures(people), start=1)
    rows["tenure"] = [{"seq": seq, **_plain(tenure), "evidence": list(tenure.evidence)} for seq, tenure in held]


def _plain(tenure: Tenure) -> dict[str, Any]:
    return {each.name: getattr(tenure, each.name) for each in fields(tenure)}

"""What linking found, as rows of the derived tables."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from communique.archive.told import ArticlesTold, Present, counted_days, days_of
from communique.link.events import Verdict
from communique.link.shown import Report, Shown, outcome, show_event, status_chain
from communique.store.bounds import bounds
from communique.store.standing import StandingClaim

Rows = dict[str, list[dict[str, Any]]]
Listed = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rows of events are made from: claims by number, the days of articles, people, the newest day of all."""

    claims: Mapping[int, StandingClaim]
    about: ArticlesTold
    present: Present
    newest: date | None
    put_off: frozenset[int] = frozenset()  # claims told in words of postponement


_TAGS = {"engagement": "format", "position": "act", "incident": "kind"}


def tag_rows(claims: Sequence[StandingClaim]) -> list[dict[str, Any]]:
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


def event_keys(claims: Sequence[StandingClaim]) -> dict[int, str]:
    """The name that each claim would give its event: from page, claim and how many of that name stood before it.

    `claims` are all that stand for the pages that they tell of.
    """
    seen: dict[tuple[str, str], int] = defaultdict(int)
    keys = {}
    for claim in claims:
        seen[(claim.page, claim.id)] += 1
        told = f"{claim.page}/{claim.id}/{seen[(claim.page, claim.id)]}"
        keys[claim.seq] = hashlib.sha256(told.encode()).hexdigest()[:16]
    return keys


def add_incident(rows: Rows, key: str, members: Sequence[int | str], seen: Seen, listed: Listed) -> None:
    """The rows of an incident."""
    claims = [seen.claims[member] for member in members if isinstance(member, int)]
    known = next((listed[member] for member in members if isinstance(member, str)), None)
    sides = sorted({side for claim in claims for side in claim.data["actors"]} | set(known["actors"] if known else ()))
    row = _incident_row(key, claims, known, sides, seen.about)
    rows["event"].append(row)
    rows["event_claim"] += [{"event": key, "claim": claim.seq} for claim in claims]
    rows["event_side"] += _side_rows(row, sides)


def _incident_row(
    key: str, claims: Sequence[StandingClaim], listed: Mapping[str, Any] | None, sides: list[str], about: ArticlesTold
) -> dict[str, Any]:
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


def add_engagement(
    rows: Rows, key: str, members: Sequence[int], seen: Seen, answers: Sequence[str], why: Sequence[Verdict]
) -> None:
    """The rows of an engagement; `answers` are the incidents that its reports tie it to, `why` what joined them."""
    claims = [seen.claims[seq] for seq in members]
    told = [_report(claim, seen.about, seen.present) for claim in claims]
    shown, chain = show_event(told), status_chain(told)
    extra = {
        "answers": sorted(set(answers)),
        "chain": chain,
        "outcome": outcome(shown, chain, seen.newest, put_off=not seen.put_off.isdisjoint(members)),
        "announced": _announced(claims, seen.about),
        "why": [
            {"with": verdict.right, "weight": verdict.weight, "reasons": list(verdict.reasons)}
            for seq in members
            for verdict in why
            if verdict.left == seq
        ],
    }
    row = _event_row(key, shown, extra)
    rows["event"].append(row)
    rows["event_claim"] += [{"event": key, "claim": seq} for seq in members]
    rows["event_side"] += _side_rows(row, shown.parties)
    rows["event_answer"] += [{"event": key, "incident": incident} for incident in row["data"]["answers"]]
    who = sorted({person for claim in claims for person in seen.present.of(claim)})
    rows["event_person"] += [{"event": key, "person": person} for person in who]


def _side_rows(row: Mapping[str, Any], sides: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each side of an event, with what events are asked by."""
    told = {name: row[name] for name in ("kind", "status", "level", "first", "last")}
    told |= {"announced": row["data"].get("announced"), "parties": ",".join(row["data"]["parties"])}
    return [{"event": row["id"], "side": side, **told} for side in sides]


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

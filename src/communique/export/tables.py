"""The record as rows of tables: the columns are those of the codebook, in its order."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Row as Stored

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.stream import ClaimTold, EventTold, public_link
from communique.store.bounds import bounds

Row = dict[str, Any]
RowMaker = Callable[[Connection, EventFilter], Iterator[Row]]
_CODES = {"engagement": "format", "position": "act", "incident": "kind", "person": "rank"}


def event_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table events."""
    return (event_row(each) for each in stream.events(connection, chosen))


def event_claim_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table event_claims."""
    known = stream.event_ids(connection, chosen)
    for told, event in stream.numbers(connection, chosen):
        if event in known:
            yield {"event": event, "claim": told.seq}


def claim_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table claims."""
    return (claim_row(each) for each in stream.claims(connection, chosen))


def article_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table articles."""
    return (article_row(each) for each in stream.articles(connection, chosen))


def person_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table people."""
    for row in stream.people(connection, chosen):
        yield {"id": row.id, "name": row.name, "country": row.country, "forms": list(row.data["forms"])}


def tenure_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table tenures."""
    for row in stream.tenures(connection, chosen):
        yield {
            "seq": row.seq, "person": row.person, "name": row.name, "post": row.post,
            "organisation": row.organisation, "country": row.country, "rank": row.rank, "first": row.first,
            "last": row.last, "evidence": len(row.evidence),
        }  # fmt: skip


TABLES: Mapping[str, RowMaker] = {
    "events": event_rows,
    "event_claims": event_claim_rows,
    "claims": claim_rows,
    "articles": article_rows,
    "people": person_rows,
    "tenures": tenure_rows,
}


def event_row(each: EventTold) -> Row:
    """An event as a row."""
    row, data = each.row, each.row.data
    return {
        "id": row.id, "kind": row.kind, "date": row.date, "first": row.first, "last": row.last, "code": row.code,
        "status": row.status, "level": row.level, "parties": data["parties"], "host": each.told.host,
        "participants": data["participants"], "place": row.place, "topics": data["topics"], "series": row.series,
        "reports": row.reports, "sources": row.sources, "differ": sorted(data["differ"]),
        "answers": data.get("answers", []), "announced": data.get("announced"), "words": data.get("words"),
        "articles": list(each.told.articles),
    }  # fmt: skip


def claim_row(each: ClaimTold) -> Row:
    """A claim as a row."""
    told, data = each.claim, each.claim.data
    first, last = bounds(data.get("date"))
    quote = first_receipt(data)
    account = data.get("according_to") or {}
    return {
        "seq": told.seq, "id": told.id, "article": told.article, "event": each.event, "kind": told.kind,
        "date": data.get("date"), "first": first, "last": last, "code": data.get(_CODES[told.kind]),
        "status": data.get("status"), "level": data.get("level"), "main": data.get("main"), "sides": sides_of(told.kind, data),
        "target": data.get("target"), "host": data.get("host"), "names": names_of(told.kind, data),
        "post": data.get("post"), "organisation": data.get("organisation"), "place": data.get("place"),
        "topics": [*data.get("about", ()), *data.get("topics", ())], "strength": data.get("strength"),
        "account": account.get("kind"), "account_side": account.get("side"), "quote": quote.get("quote"),
        "start": quote.get("start"), "end": quote.get("end"), "confidence": data["confidence"], "rule": data["rule"],
        "reviewed": told.reviewed,
    }  # fmt: skip


def article_row(row: Stored[Any]) -> Row:
    """An article as a row, without its text."""
    return {
        "id": row.id, "sha256": row.sha256, "page": row.page, "link": public_link(row.source), "version": row.version,
        "outlet": row.outlet, "headline": row.headline, "published": row.published, "first": row.first,
        "last": row.last, "words": row.words, "added": row.added, "cluster": row.cluster, "relation": row.relation,
    }  # fmt: skip


def first_receipt(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The receipt that stands for a claim: its own words, else the first of any field; empty where there is none."""
    receipts = data.get("receipts") or {}
    for name in ("text", "name", "format", *sorted(receipts)):
        if receipts.get(name):
            found: Mapping[str, Any] = receipts[name][0]
            return found
    return {}


def sides_of(kind: str, data: Mapping[str, Any]) -> list[str]:
    """The sides that act in a claim."""
    if kind == "person":
        return [data["country"]] if data.get("country") else []
    return list(data["parties"] if kind == "engagement" else data["actors"])


def names_of(kind: str, data: Mapping[str, Any]) -> list[str]:
    """The people that a claim names."""
    if kind == "engagement":
        return list(data["participants"])
    name = data.get("name" if kind == "person" else "speaker")
    return [name] if name else []

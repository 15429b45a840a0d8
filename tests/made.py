"""Articles and claims made by hand: what an archive holds is then known, whatever the coder makes of a text."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine

from communique.store.articles import NewArticle, StoredPage, add_article
from communique.store.bounds import bounds
from communique.store.claims import write_claims
from communique.store.engine import writing
from communique.store.runs import begin_run, end_run
from communique.values.claims import claim_id

AT = "2024-01-01T00:00:00Z"
Claims = dict[str, list[dict[str, Any]]]


def add_made(engine: Engine, source: str, published: str | None, text: str, claims: Sequence[dict[str, Any]]) -> int:
    """Store an article with these claims; its number. Every claim's receipts are the words given as `says`."""
    first, last = bounds(published)
    lines = text.split("\n")
    made = NewArticle(
        slug=source, outlet="The Wire", headline=lines[0], published=published, first=first, last=last, mark=None,
        kinds="H" + "B" * (len(lines) - 1), text=text, cleaner="made/1", details={"told": {}, "furniture": {}, "notes": []},
    )  # fmt: skip
    record: Claims = {"engagements": [], "positions": [], "incidents": [], "people": []}
    for claim in claims:
        kind = claim["kind_of"]
        record[kind].append(with_receipts(source, text, kind, claim))
    with writing(engine) as connection:
        number = begin_run(connection, "add", {"version": "made"}, AT)
        key, _ = add_article(connection, StoredPage(source, text.encode(), "text", "utf-8"), made, AT)
        write_claims(connection, key, number, record)
        end_run(connection, number, {"added": 1}, AT)
    return key


def with_receipts(source: str, text: str, kind: str, claim: dict[str, Any]) -> dict[str, Any]:
    start = text.index(claim["says"])
    quote = {"start": start, "end": start + len(claim["says"]), "quote": claim["says"]}
    told = {name: value for name, value in claim.items() if name not in ("kind_of", "says")}
    known = {"rule": "made/1", "confidence": 0.9, "according_to": None, "receipts": {"text": [quote]}}
    return {**known, "id": claim_id(source, kind, start, quote["end"]), **told}


def engagement(says: str, parties: Sequence[str], date: str | None, **more: Any) -> dict[str, Any]:
    """An engagement claim."""
    return {
        "kind_of": "engagements", "says": says, "status": "held", "format": "meeting", "level": "minister",
        "parties": list(parties), "participants": [], "date": date, "place": None, "about": [], "main": True,
        "host": None, "venue": None, "margins_of": None, "series": None, "answers": [], **more,
    }  # fmt: skip


def position(says: str, actors: Sequence[str], act: str, **more: Any) -> dict[str, Any]:
    """A position claim."""
    return {
        "kind_of": "positions", "says": says, "actors": list(actors), "speaker": None, "act": act, "target": None,
        "text": says, "topics": [], "strength": 3, "quoted": [], "engagement": None, "answers": [], **more,
    }  # fmt: skip


def incident(says: str, kind: str, actors: Sequence[str], date: str | None) -> dict[str, Any]:
    """An incident claim."""
    return {"kind_of": "incidents", "says": says, "kind": kind, "actors": list(actors), "date": date, "text": says}


def named(name: str, country: str | None, post: str | None = None, rank: str | None = None) -> dict[str, Any]:
    """A person claim."""
    return {
        "kind_of": "people", "says": name, "name": name, "country": country, "post": post, "organisation": None,
        "rank": rank,
    }  # fmt: skip

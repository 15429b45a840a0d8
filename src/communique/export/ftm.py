"""FollowTheMoney entities as plain JSON lines: events and trips, people, posts and terms, articles and mentions."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import as_json
from communique.export.said import heading
from communique.export.stream import ClaimTold, EventTold, public_link
from communique.export.tables import first_receipt
from communique.lexicon.sides import is_state

Entity = dict[str, Any]
Properties = dict[str, Iterable[str | None]]


def ftm(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """Entities in an order in which every reference is told before or after it, all within the file.

    Dates are the first and last day that our date covers: FollowTheMoney knows no intervals.
    """
    known = {row.id for row in stream.people(connection, chosen)}
    for made in _entities(connection, chosen, known):
        yield as_json(made) + "\n"


def _entities(connection: Connection, chosen: EventFilter, known: set[str]) -> Iterator[Entity]:
    for article in stream.articles(connection, chosen):
        yield _article(article)
    for person in stream.people(connection, chosen):
        yield _person(person)
    yield from _posts(connection, chosen)
    for event in stream.events(connection, chosen):
        yield _event(event, known)
    for claim in stream.claims(connection, chosen):
        if claim.claim.kind == "position":
            yield _position(claim)
        elif claim.claim.kind == "person":
            yield _mention(claim)


def _entity(schema: str, key: str, properties: Properties) -> Entity:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _key(kind: str, number: object) -> str:
    told = str(number)
    plain = told if all(sign.isascii() and (sign.isalnum() or sign in "-.") for sign in told) else _digest(told)
    return f"communique-{kind}-{plain}"


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def _countries(sides: Iterable[str | None]) -> list[str]:
    return [side.lower() for side in sides if side and is_state(side)]


def _article(row: Row[Any]) -> Entity:
    return _entity(
        "Article",
        _key("article", row.id),
        {
            "title": [row.headline], "publisher": [row.outlet], "sourceUrl": [public_link(row.source)],
            "publishedAt": [row.published if row.first == row.last else row.first], "retrievedAt": [row.added],
        },
    )  # fmt: skip


def _person(row: Row[Any]) -> Entity:
    forms = [form for form in row.data["forms"] if form != row.name]
    return _entity(
        "Person",
        _key("person", row.id),
        {"name": [row.name], "alias": forms, "country": _countries([row.country])},
    )


def _posts(connection: Connection, chosen: EventFilter) -> Iterator[Entity]:
    written: set[str] = set()  # one post is many people's; posts are few beside events
    for row in stream.tenures(connection, chosen):
        post = _key("position", _digest(f"{row.post}|{row.organisation}|{row.country}"))
        if post not in written:
            written.add(post)
            yield _entity("Position", post, {"name": [row.post], "country": _countries([row.country])})
        yield _entity(
            "Occupancy",
            _key("occupancy", row.seq),
            {
                "holder": [_key("person", row.person)], "post": [post], "startDate": [row.first], "endDate": [row.last],
                "description": ["First and last day attested by an article, not the term of office"],
                "recordId": [str(row.seq)],
            },
        )  # fmt: skip


def _event(each: EventTold, known: set[str]) -> Entity:
    row = each.row
    present = [_key("person", key) for key, _ in each.told.people if key in known]
    told = [f"status: {row.status}"] if row.status else []
    return _entity(
        "Trip" if row.code == "visit" else "Event",
        _key("event", row.id),
        {
            "name": [heading(row)], "involved": present, "location": [row.place], "startDate": [row.first],
            "endDate": [row.last], "country": _countries(row.data["parties"]), "sourceUrl": each.told.links,
            "proof": [_key("article", number) for number in each.told.articles], "keywords": row.data["topics"],
            "description": [row.data.get("words"), *told], "recordId": [row.id],
        },
    )  # fmt: skip


def _position(each: ClaimTold) -> Entity:
    data, article = each.claim.data, each.article
    sides = [*data["actors"], data.get("target")]
    return _entity(
        "Event",
        _key("claim", each.claim.seq),
        {
            "name": [f"{data['act']}: {', '.join(data['actors']) or 'actor not told'}"],
            "description": [first_receipt(data).get("quote")], "startDate": [article.first], "endDate": [article.last],
            "country": _countries(dict.fromkeys(sides)), "proof": [_key("article", article.id)],
            "sourceUrl": [public_link(article.source)], "keywords": data["topics"], "recordId": [each.claim.id],
        },
    )  # fmt: skip


def _mention(each: ClaimTold) -> Entity:
    data = each.claim.data
    return _entity(
        "Mention",
        _key("mention", each.claim.seq),
        {
            "name": [data["name"]], "document": [_key("article", each.article.id)],
            "contextCountry": _countries([data.get("country")]), "detectedSchema": ["Person"],
        },
    )  # fmt: skip

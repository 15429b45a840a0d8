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
from communique.lexicon.sides import is_state, usual_name

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
    yield from _happenings(connection, chosen, known)
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
            "publishedAt": [row.published if row.first == row.last else row.first], "retrievedAt": [row.added.removesuffix("Z")],
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


def _happenings(connection: Connection, chosen: EventFilter, known: set[str]) -> Iterator[Entity]:
    """Events, visits of a known host as trips; before each trip the addresses that it is the first to name."""
    written: set[str] = set()  # places are few beside events
    for each in stream.events(connection, chosen):
        ends = _ends(each)
        for address in (*ends[0], *ends[1]) if ends else ():
            if address["id"] not in written:
                written.add(address["id"])
                yield address
        yield _event(each, known, ends)


def _ends(each: EventTold) -> tuple[list[Entity], list[Entity]] | None:
    """From where and to where a visit went: the visitors' countries, as far as is told, and its place or the host's.

    None where it is no visit, or where one of the ends is not known: a trip must have both.
    """
    host, visitors = each.told.host, [side for side in each.row.data["parties"] if side != each.told.host]
    if each.row.code != "visit" or not host or not visitors:
        return None
    return [_address(usual_name(side), side) for side in visitors], [_address(each.row.place or usual_name(host), host)]


def _address(full: str, side: str) -> Entity:
    key = _key("address", _digest(f"{full}|{side}"))
    return _entity("Address", key, {"full": [full], "country": _countries([side])})


def _event(each: EventTold, known: set[str], ends: tuple[list[Entity], list[Entity]] | None) -> Entity:
    row = each.row
    present = [_key("person", key) for key, _ in each.told.people if key in known]
    told = [f"status: {row.status}"] if row.status else []
    start, end = ends or ([], [])
    return _entity(
        "Trip" if ends else "Event",
        _key("event", row.id),
        {
            "name": [heading(row)], "involved": present, "location": [row.place], "startDate": [row.first],
            "endDate": [row.last], "country": _countries(row.data["parties"]), "sourceUrl": each.told.links,
            "proof": [_key("article", number) for number in each.told.articles], "keywords": row.data["topics"],
            "description": [row.data.get("words"), *told], "recordId": [row.id],
            "startLocation": [address["id"] for address in start], "endLocation": [address["id"] for address in end],
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

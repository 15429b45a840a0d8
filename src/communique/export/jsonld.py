"""Events, people and articles as schema.org JSON-LD: one graph, written piece by piece."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import as_json
from communique.export.said import heading
from communique.export.stream import EventTold, public_link
from communique.lexicon.sides import usual_name

_CONTEXT = {"@vocab": "https://schema.org/"}
_STATUS = {"held": "EventScheduled", "planned": "EventScheduled", "cancelled": "EventCancelled"}
Node = dict[str, Any]


def jsonld(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """One JSON-LD document with a graph of NewsArticle, Person and Event nodes."""
    yield '{"@context":' + json.dumps(_CONTEXT) + ',"@graph":['
    for number, node in enumerate(_nodes(connection, chosen)):
        kept = {name: value for name, value in node.items() if value not in (None, [], {})}
        yield (",\n" if number else "\n") + as_json(kept)
    yield "\n]}\n"


def _nodes(connection: Connection, chosen: EventFilter) -> Iterator[Node]:
    for article in stream.articles(connection, chosen):
        yield _article(article)
    posts = _posts(connection, chosen)
    for person in stream.people(connection, chosen):
        yield _person(person, posts.get(person.id, []))
    for event in stream.events(connection, chosen):
        yield _event(event)


def _told(name: str, value: str | None) -> list[Node]:
    return [{"@type": "PropertyValue", "name": name, "value": value}] if value else []


def _article(row: Row[Any]) -> Node:
    return {
        "@id": f"urn:communique:article:{row.sha256}", "@type": "NewsArticle", "headline": row.headline,
        "url": public_link(row.source), "datePublished": row.first if row.first == row.last else None,
        "publisher": {"@type": "Organization", "name": row.outlet} if row.outlet else None, "wordCount": row.words,
    }  # fmt: skip


def _person(row: Row[Any], posts: list[Node]) -> Node:
    return {
        "@id": person_id(row.id), "@type": "Person", "name": row.name, "hasOccupation": posts,
        "alternateName": [form for form in row.data["forms"] if form != row.name],
        "affiliation": side_node(row.country) if row.country else None,
    }  # fmt: skip


def person_id(key: str) -> str:
    """The name of a person in a graph of linked data."""
    return "urn:communique:person:" + percented(key)


def percented(told: str) -> str:
    """Words as part of a name of linked data: letters and digits as they are, the rest as percent signs and digits."""
    return "".join(_percent(sign) for sign in told)


def side_node(code: str) -> Node:
    """A side as a node."""
    return {"@type": "Organization", "name": usual_name(code), "identifier": code}


def _percent(sign: str) -> str:
    if sign.isascii() and (sign.isalnum() or sign in "-._~"):
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def _posts(connection: Connection, chosen: EventFilter) -> dict[str, list[Node]]:
    """Posts by person, as dated roles. People are few beside events, so they are held at once."""
    found: dict[str, list[Node]] = {}
    for row in stream.tenures(connection, chosen):
        dates = {name: day for name, day in (("startDate", row.first), ("endDate", row.last)) if day}
        role = {"@type": "Role", **dates, "hasOccupation": {"@type": "Occupation", "name": row.post}}
        found.setdefault(row.person, []).append(role)
    return found


def _event(each: EventTold) -> Node:
    row = each.row
    status = _STATUS.get(row.status)
    attending = [{"@id": person_id(key)} for key, _ in each.told.people]
    return {
        "@id": f"urn:communique:event:{row.id}", "@type": "Event", "name": heading(row), "startDate": row.first,
        "endDate": row.last, "eventStatus": f"https://schema.org/{status}" if status else None,
        "location": {"@type": "Place", "name": row.place} if row.place else None,
        "attendee": [*attending, *map(side_node, row.data["parties"])],
        "organizer": side_node(each.told.host) if each.told.host else None, "keywords": row.data["topics"],
        "subjectOf": list(each.told.links), "additionalProperty": _told("edtf", row.date) + _told("status", row.status),
    }  # fmt: skip

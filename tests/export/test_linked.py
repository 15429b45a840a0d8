"""FollowTheMoney, JSON-LD and Web Annotations read back with json: properties known, references whole, anchors exact."""

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, select

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.annotations import annotations
from communique.export.ftm import ftm
from communique.export.jsonld import jsonld, person_id
from communique.store.schema import article

SECRET = "nobody's to reprint"
# The properties of FollowTheMoney 4.11 that are used, and what the references among them point to.
THING = {"name", "alias", "country", "description", "keywords", "sourceUrl", "proof", "publisher", "retrievedAt"}
EVENT = THING | {"involved", "location", "startDate", "endDate", "recordId"}
PROPERTIES = {
    "Event": EVENT, "Trip": EVENT | {"startLocation", "endLocation"}, "Address": {"full", "country"},
    "Person": THING, "Position": THING, "Article": THING | {"title", "publishedAt"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "description", "recordId"},
    "Mention": {"name", "document", "contextCountry", "detectedSchema"},
}  # fmt: skip
POINTS = {
    "involved": "Person", "proof": "Article", "holder": "Person", "post": "Position", "document": "Article",
    "startLocation": "Address", "endLocation": "Address",
}  # fmt: skip


def entities(connection: Connection, chosen: EventFilter) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm(connection, chosen)]


def test_entities_keep_to_the_schema(connection: Connection, every: EventFilter) -> None:
    found = entities(connection, every)
    schemata = {each["id"]: each["schema"] for each in found}
    assert len(schemata) == len(found)
    assert set(schemata.values()) == set(PROPERTIES)
    for each in found:
        assert set(each["properties"]) <= PROPERTIES[each["schema"]]
        for name, values in each["properties"].items():
            assert values and all(isinstance(value, str) and value for value in values)
            assert name not in POINTS or {schemata[value] for value in values} == {POINTS[name]}


def test_references_are_whole_in_a_part_of_the_record(connection: Connection) -> None:
    found = entities(connection, EventFilter(kind="engagement", status="planned"))
    keys = {each["id"] for each in found}
    for each in found:
        for name in POINTS:
            assert set(each["properties"].get(name, ())) <= keys
    trip = next(each["properties"] for each in found if each["schema"] == "Trip")
    assert (trip["startDate"], trip["endDate"], sorted(trip["country"])) == (
        ["2021-05-20"],
        ["2021-05-20"],
        ["no", "pt"],
    )


def test_the_graph_of_linked_data_is_one_document(connection: Connection, every: EventFilter) -> None:
    told = json.loads("".join(jsonld(connection, every)))
    assert told["@context"]["@vocab"] == "https://schema.org/"
    nodes = {node["@id"]: node for node in told["@graph"]}
    assert len(nodes) == len(told["@graph"])
    events = [node for node in nodes.values() if node["@type"] == "Event"]
    visit = next(node for node in events if node["startDate"] == "2021-05-20")
    assert visit["organizer"]["name"] == "Norway"
    named = [each["@id"] for node in events for each in node["attendee"] if "@id" in each]
    assert named and all(nodes[key]["@type"] == "Person" for key in named)


def test_names_of_people_are_plain_in_a_graph() -> None:
    assert person_id("ana prado|PT") == "urn:communique:person:ana%20prado%7CPT"
    assert person_id("é") == "urn:communique:person:%C3%A9"


def test_annotations_anchor_exactly(connection: Connection, every: EventFilter) -> None:
    texts = [row.text for row in connection.execute(select(article.c.text))]
    by_hash = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    found = [json.loads(line) for line in "".join(annotations(connection, every)).split("\n")[:-1]]
    assert len({each["id"] for each in found}) == len(found) > 10
    for each in found:
        text = by_hash[each["target"]["state"]["communique:textSha256"]]
        quote, place = each["target"]["selector"]
        start, end = place["start"], place["end"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert quote["prefix"] == text[max(0, start - 32) : start] and quote["suffix"] == text[end : end + 32]
        assert json.loads(each["body"]["value"])["kind"] in ("engagement", "position", "incident", "person")


def test_every_receipt_has_its_annotation_with_its_fields(connection: Connection, every: EventFilter) -> None:
    told = {
        (each.claim.id, field, receipt["start"], receipt["end"])
        for each in stream.claims(connection, every)
        for field, receipts in each.claim.data["receipts"].items()
        for receipt in receipts
    }
    written = set()
    for line in "".join(annotations(connection, every)).split("\n")[:-1]:
        each = json.loads(line)
        body, place = json.loads(each["body"]["value"]), each["target"]["selector"][1]
        written |= {(body["claim"], field, place["start"], place["end"]) for field in body["fields"]}
    assert written == told


def test_no_article_is_written_whole(connection: Connection, every: EventFilter) -> None:
    for make in (ftm, jsonld):
        assert SECRET not in "".join(make(connection, every))

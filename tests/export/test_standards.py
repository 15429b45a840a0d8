"""Every format before the library or the schema of its own standard."""

import csv
import io
import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bibtexparser
import frictionless
import jsonschema
import networkx
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from icalendar import Calendar
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity, ProvRelation
from pyld import jsonld as linked_data
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export.formats import MAKERS
from communique.export.package import write_package
from communique.lexicon.plover import readings

Text = Callable[[str], str]
MODEL = json.loads((Path(__file__).parent / "standards" / "followthemoney.json").read_text(encoding="utf-8"))
MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")
# The types and the modes of CONSULT that PLOVER's manual names, and the roots and codes of CAMEO's that are used here.
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
CONSULT_MODES = {"visit", "third-party", "multilateral", "phone"}
CAMEO = {
    "010", "019", "020", "026", "030", "036", "040", "041", "042", "043", "044", "045", "046", "050", "051", "057", "062", "072",
    "110", "111", "120", "125", "130", "140", "150", "163", "173", "176", "190",
}  # fmt: skip
# The properties of schema.org's NewsArticle, Person and Event that are used.
SCHEMA_ORG = {
    "headline", "url", "datePublished", "publisher", "wordCount", "name", "alternateName", "hasOccupation", "affiliation",
    "startDate", "endDate", "eventStatus", "location", "attendee", "organizer", "keywords", "subjectOf",
    "additionalProperty",
}  # fmt: skip


@pytest.fixture
def text(connection: Connection, every: EventFilter) -> Text:
    return lambda name: "".join(MAKERS[name](connection, every))


def test_the_data_package_is_valid(connection: Connection, every: EventFilter, tmp_path: Path) -> None:
    """Frictionless checks the descriptor, every schema, every cell, keys and references."""
    write_package(connection, every, tmp_path, "CC-BY-4.0")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == 6


def test_a_broken_data_package_is_not_valid(connection: Connection, every: EventFilter, tmp_path: Path) -> None:
    write_package(connection, every, tmp_path)
    claims = tmp_path / "event_claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8") + "nowhere,999\n", encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_entities_are_of_the_model(text: Text) -> None:
    """The published model of FollowTheMoney: schemata, required properties, types of values, what is pointed to."""
    found = [json.loads(line) for line in text("ftm").splitlines()]
    schemata = {each["id"]: each["schema"] for each in found}
    for each in found:
        model = MODEL["schemata"][each["schema"]]
        assert set(model["required"]) <= set(each["properties"]), each
        for name, values in each["properties"].items():
            _check_values(model["properties"][name], values, schemata)


def _check_values(told: dict[str, str], values: list[str], schemata: dict[str, str]) -> None:
    for value in values:
        if told["type"] == "date":
            assert MOMENT.fullmatch(value), value
        elif told["type"] == "country":
            assert value in MODEL["countries"], value
        elif told["type"] == "url":
            assert value.startswith(("http://", "https://")), value
        elif told["type"] == "entity":
            assert told["range"] in MODEL["schemata"][schemata[value]]["is"], (told, value)


def test_entities_before_their_own_library(text: Text) -> None:
    """Where it is installed (it needs ICU): `pip install --group followthemoney`."""
    followthemoney = pytest.importorskip("followthemoney")
    for line in text("ftm").splitlines():
        told = json.loads(line)
        proxy = followthemoney.model.get_proxy(told, cleaned=False)
        assert proxy.schema.validate(told) is None, told
        assert {name: set(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: set(values) for name, values in told["properties"].items()
        }


def test_calendars_parse_and_have_what_events_must_have(text: Text) -> None:
    found = Calendar.from_ical(text("ical"))
    assert found.errors == [] and {"VERSION", "PRODID"} <= set(found)
    events = found.walk("VEVENT")
    assert events and all({"UID", "DTSTAMP", "DTSTART"} <= set(each) and not each.errors for each in events)


def test_citations_are_read_by_their_own_libraries(text: Text) -> None:
    entries = bibtexparser.parse_string(text("bibtex"))
    assert not entries.failed_blocks
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # an unknown type or variable is a warning there
        csl = CiteProcJSON(json.loads(text("csl")))
    ris = rispy.loads(text("ris"))
    titles = [each.fields_dict["title"].value for each in entries.entries]
    assert len(titles) == len(csl) == len(ris) == 4
    assert [each["id"] for each in ris] == list(csl) == [each.key for each in entries.entries]
    assert not any("unknown_tag" in each for each in ris)


def test_provenance_is_a_document_of_its_own_library(text: Text) -> None:
    found = ProvDocument.deserialize(content=text("prov"), format="json")
    ids = {record.identifier for kind in (ProvEntity, ProvActivity, ProvAgent) for record in found.get_records(kind)}
    relations = list(found.get_records(ProvRelation))
    assert relations and all(value in ids for each in relations for _, value in each.formal_attributes if value)


def test_linked_data_expands_and_every_word_is_known(text: Text) -> None:
    nodes = linked_data.expand(json.loads(text("jsonld")), {"documentLoader": _no_loading})
    kinds = {kind.removeprefix("https://schema.org/") for node in nodes for kind in node["@type"]}
    assert kinds == {"NewsArticle", "Person", "Event"}
    terms = {key.removeprefix("https://schema.org/") for node in nodes for key in node if not key.startswith("@")}
    assert terms <= SCHEMA_ORG


def _no_loading(url: str, options: Any) -> Any:
    raise AssertionError(f"asked for {url}")


# What the W3C recommendation of the annotation model asks of an annotation like ours (sections 3.1, 3.2.4, 4.1-4.3).
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target", "body", "motivation"],
    "properties": {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": {"type": "string", "format": "uri", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["classifying", "identifying", "tagging", "describing"]},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "body": {
            "type": "object",
            "required": ["type", "value"],
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}, "format": {"type": "string"}},
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^(https?|urn):"},
                "state": {"type": "object", "required": ["type"], "properties": {"type": {"const": "TimeState"}}},
                "selector": {
                    "type": "array",
                    "items": {
                        "oneOf": [
                            {
                                "required": ["type", "exact"],
                                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
                            },
                            {
                                "required": ["type", "start", "end"],
                                "properties": {
                                    "type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 1},
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}
# The words of the recommendation's context that are used, as it binds them.
_OA, _DC, _AS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "id": "@id", "type": "@type", "oa": _OA, "dcterms": _DC, "as": _AS, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/", "foaf": "http://xmlns.com/foaf/0.1/",
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "TimeState", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix",
        "suffix", "start", "end", "sourceDate",
    )},
    **{name: {"@id": f"oa:has{name.capitalize()}", "@type": "@id"} for name in (
        "body", "target", "source", "selector", "state", "purpose",
    )},
    "Software": "as:Application", "created": "dcterms:created", "value": "rdf:value", "format": "dc:format",
    "name": "foaf:name", "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "classifying": "oa:classifying",
    "generator": {"@id": "as:generator", "@type": "@id"},
}  # fmt: skip


def test_annotations_keep_to_the_model(text: Text) -> None:
    found = [json.loads(line) for line in text("annotations").splitlines()]
    check = jsonschema.Draft202012Validator(ANNOTATION)
    for each in found:
        check.validate(each)
    with pytest.raises(jsonschema.ValidationError):
        check.validate({**found[0], "target": {"source": "a file"}})


def test_annotations_are_linked_data_of_which_nothing_is_lost(text: Text) -> None:
    def load(url: str, options: Any) -> Any:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    told = json.loads(text("annotations").splitlines()[0])
    (node,) = linked_data.expand(told, {"documentLoader": load})
    assert node["@type"] == [f"{_OA}Annotation"] and node[f"{_OA}motivatedBy"] == [{"@id": f"{_OA}classifying"}]
    (target,) = node[f"{_OA}hasTarget"]
    selectors = target[f"{_OA}hasSelector"]
    assert [each["@type"] for each in selectors] == [[f"{_OA}TextQuoteSelector"], [f"{_OA}TextPositionSelector"]]
    assert _leaves(node) == _leaves({key: value for key, value in told.items() if key != "@context"})


def _leaves(told: Any) -> int:
    """How many values a document holds: what no context binds, expansion drops."""
    if isinstance(told, dict):
        return 1 if "@value" in told or set(told) == {"@id"} else sum(_leaves(value) for value in told.values())
    return sum(_leaves(value) for value in told) if isinstance(told, list) else 1


def test_networks_are_read_by_another_library(text: Text) -> None:
    one, other = networkx.parse_graphml(text("graphml")), networkx.read_gexf(io.BytesIO(text("gexf").encode()))
    assert one.number_of_edges() == other.number_of_edges() > 0 and set(one) == set(other)


def test_rows_of_event_data_keep_to_the_vocabularies(text: Text) -> None:
    plover = list(csv.DictReader(io.StringIO(text("plover"))))
    cameo = list(csv.DictReader(io.StringIO(text("cameo"))))
    assert plover and {row["event_type"] for row in plover} <= PLOVER
    assert {row["mode"] for row in plover if row["event_type"] == "CONSULT"} <= {"", *CONSULT_MODES}
    assert cameo and {row["event_code"] for row in cameo} <= CAMEO
    assert all(row["root"] == row["event_code"][:2] for row in cameo)
    assert {row["quad"] for row in (*plover, *cameo)} <= {"1", "2", "3", "4"}


def test_every_reading_is_of_the_vocabularies() -> None:
    for family in ("engagement", "act", "incident"):
        for made in readings(family).values():
            assert not made.plover or made.plover in PLOVER
            assert {made.cameo, made.back or made.cameo} <= CAMEO

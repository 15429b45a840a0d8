"""PROV-JSON read back with json: every relation joins things that the document holds."""

import json

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export.provenance import prov

ENDS = {
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
    "wasAttributedTo": {"prov:entity": "entity", "prov:agent": "agent"},
}


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    return dict(pairs)


@pytest.mark.parametrize("chosen", [EventFilter(kind=None), EventFilter(status="planned")], ids=["all", "part"])
def test_relations_are_whole(connection: Connection, chosen: EventFilter) -> None:
    told = json.loads("".join(prov(connection, chosen)), object_pairs_hook=once)
    assert set(told) == {"prefix", "entity", "activity", "agent", *ENDS}
    for relation, ends in ENDS.items():
        for made in told[relation].values():
            assert all(made[end] in told[section] for end, section in ends.items())
    claims = [key for key in told["entity"] if key.startswith("c:claim-")]
    assert len(told["wasGeneratedBy"]) == len(claims) > 0
    made = {each["prov:generatedEntity"] for each in told["wasDerivedFrom"].values()}
    assert made == {key for key in told["entity"] if not key.startswith("c:page-")}

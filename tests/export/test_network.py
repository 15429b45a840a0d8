"""GraphML read back by networkx, GEXF by an XML parser and networkx: the same vertices, ties and weights."""

import io
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.linking import link_archive
from communique.export.network import gexf, graphml
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named


def graph_of(connection: Connection, chosen: EventFilter) -> nx.Graph:
    return nx.read_graphml(io.BytesIO("".join(graphml(connection, chosen)).encode()))


def test_ties_count_engagements_that_were_held(connection: Connection, every: EventFilter) -> None:
    graph = graph_of(connection, every)
    assert not graph.is_directed()
    assert graph.edges["side:NO", "side:PT"] == {"weight": 2, "first": "2021-03-05", "last": "2021-04-04"}
    labels = {told["label"]: told["kind"] for _, told in graph.nodes(data=True)}
    assert labels == {"Norway": "side", "Portugal": "side", "Ana Prado": "person", "Nils Berg": "person"}
    planned = graph_of(connection, EventFilter(status="planned"))
    assert planned.edges["side:NO", "side:PT"]["weight"] == 1


def test_both_forms_tell_the_same(connection: Connection, every: EventFilter) -> None:
    graph = graph_of(connection, every)
    text = "".join(gexf(connection, every))
    root = ET.fromstring(text)
    space = {"g": "http://gexf.net/1.3"}
    assert {each.get("id") for each in root.iterfind(".//g:node", space)} == set(graph.nodes)
    ties = {(e.get("source"), e.get("target")): int(str(e.get("weight"))) for e in root.iterfind(".//g:edge", space)}
    assert ties == {(one, other): told["weight"] for one, other, told in graph.edges(data=True)}
    other = nx.read_gexf(
        io.BytesIO(text.replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('"1.3"', '"1.2"').encode())
    )
    assert set(other.nodes) == set(graph.nodes)


@pytest.mark.parametrize("name", ['A "B" <C> & D', "Zoë\x0b O'Neil", "李 明"])
def test_names_of_any_signs_are_kept_well_formed(tmp_path: object, name: str) -> None:
    engine = open_archive(f"{tmp_path}/a.db", create=True)
    text = f"Talks\nThey met. {name} came."
    add_made(
        engine, "a", "2023-06-01", text,
        [engagement("They met", ("NO", "PT"), "2023-06-01", participants=[name]), named(name, "NO")],
    )  # fmt: skip
    link_archive(engine)
    with reading(engine) as opened:
        graph = graph_of(opened, EventFilter())
        ET.fromstring("".join(gexf(opened, EventFilter())))
    engine.dispose()
    assert name.replace("\x0b", "") in {told["label"] for _, told in graph.nodes(data=True)}

"""The network of sides and people as GraphML and GEXF: who met whom, how often, from when to when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.delimited import without_controls
from communique.lexicon.sides import usual_name

_CROWD = 12  # sides or people at one table beyond which it says little of any two of them


@dataclass(frozen=True, slots=True)
class Vertex:
    """A side or a person."""

    id: str
    label: str
    kind: str  # side, person


@dataclass(slots=True)
class Tie:
    """Two vertices that were at one table: held engagements counted, with the first and last day."""

    count: int = 0
    first: str = ""
    last: str = ""

    def add(self, first: str | None, last: str | None) -> None:
        """Count one more engagement."""
        self.count += 1
        self.first = min(filter(None, (self.first, first)), default="")
        self.last = max(self.last, last or "")


@dataclass(frozen=True, slots=True)
class Network:
    """Vertices by id and the ties between them, in order."""

    vertices: tuple[Vertex, ...]
    ties: tuple[tuple[str, str, Tie], ...]


def network(connection: Connection, chosen: EventFilter) -> Network:
    """The ties of held engagements: between their sides, and between their people. Memory grows with pairs only."""
    vertices: dict[str, Vertex] = {}
    ties: dict[tuple[str, str], Tie] = {}
    for each in stream.events(connection, replace(chosen, kind="engagement", status=chosen.status or "held")):
        sides = [Vertex(f"side:{side}", usual_name(side), "side") for side in each.row.data["parties"]]
        people = [Vertex(f"person:{key}", name, "person") for key, name in each.told.people]
        for group in (sides, people):
            vertices.update((vertex.id, vertex) for vertex in group)
            if len(group) <= _CROWD:
                for pair in combinations(sorted({vertex.id for vertex in group}), 2):
                    ties.setdefault(pair, Tie()).add(each.row.first, each.row.last)
    ordered = tuple((one, other, ties[one, other]) for one, other in sorted(ties))
    return Network(tuple(vertices[key] for key in sorted(vertices)), ordered)


def graphml(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """The network as GraphML, undirected, the number of engagements as weight."""
    told = network(connection, chosen)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, where, type_ in (
        ("label", "node", "string"), ("kind", "node", "string"), ("weight", "edge", "int"), ("first", "edge", "string"),
        ("last", "edge", "string"),
    ):  # fmt: skip
        yield f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="communique" edgedefault="undirected">\n'
    for vertex in told.vertices:
        yield f"<node id={_quoted(vertex.id)}>{_data((('label', vertex.label), ('kind', vertex.kind)))}</node>\n"
    for one, other, tie in told.ties:
        data = _data((("weight", str(tie.count)), ("first", tie.first), ("last", tie.last)))
        yield f"<edge source={_quoted(one)} target={_quoted(other)}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def gexf(connection: Connection, chosen: EventFilter) -> Iterator[str]:
    """The network as GEXF 1.3, undirected, the number of engagements as weight."""
    told = network(connection, chosen)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="undirected" mode="static">\n'
    yield '<attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>\n'
    yield '<attributes class="edge"><attribute id="first" title="first" type="string"/>'
    yield '<attribute id="last" title="last" type="string"/></attributes>\n<nodes>\n'
    for vertex in told.vertices:
        values = _values((("kind", vertex.kind),))
        yield f"<node id={_quoted(vertex.id)} label={_quoted(vertex.label)}>{values}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, (one, other, tie) in enumerate(told.ties):
        values = _values((("first", tie.first), ("last", tie.last)))
        ends = f'id="{number}" source={_quoted(one)} target={_quoted(other)} weight="{tie.count}"'
        yield f"<edge {ends}>{values}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _data(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<data key="{name}">{escape(without_controls(value))}</data>' for name, value in pairs if value)


def _values(pairs: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in pairs if value)
    return f"<attvalues>{told}</attvalues>" if told else ""


def _quoted(value: str) -> str:
    return quoteattr(without_controls(value))

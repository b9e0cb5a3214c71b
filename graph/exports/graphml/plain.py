"""GraphML 1.1, written as a stream: valid against the XSD, laid out and labelled in Gephi, the same bytes every time.

What readers need, measured: an edge's id is its relation's, unique in the file, and is an ordinary attribute too
(igraph loses the former); booleans in lower case (rustworkx); CDATA for text with ``& < >`` (Tulip); ASCII ids without
spaces (the XSD's NMTOKEN); an edge's label under ``id="edgelabel"`` (Gephi).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exports.flattened import note_flattened, relations_of
from graph.exports.graphml.xmltext import between_tags
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, OWN_EDGE_COLUMNS, SHARED_EDGE_COLUMNS, Attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from graph.exports.formats import Subject
    from graph.flat.columns import Column, Value
    from graph.model.records import Relation

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
"""
TAIL = "</graph>\n</graphml>\n"

_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_NODE_NAMES = {column.name for column in NODE_COLUMNS}


def graphml(subject: Subject) -> Iterator[str]:
    """Yield the graph as GraphML: keys, nodes and edges, in the order of the graph."""
    network = subject.network
    note_flattened(subject)
    attributes = Attributes(network, subject.positions)
    yield HEAD
    yield from keys("node", NODE_COLUMNS)
    yield from keys("edge", EDGE_COLUMNS)
    yield '<graph id="graph" edgedefault="directed">\n'
    yield from nodes(network, attributes)
    edges = EdgeData(attributes)
    for relation in relations_of(network):
        head = f'<edge id="{relation.id}" source="{relation.from_id}" target="{relation.to_id}">\n'
        yield f"{head}{edges.of(relation)}</edge>\n"
    yield TAIL


def keys(domain: str, columns: Iterable[Column]) -> Iterator[str]:
    """Yield the declarations of the columns of nodes or of edges."""
    for column in columns:
        key = f'<key id="{_key_id(domain, column)}" for="{domain}" attr.name="{column.name}"'
        yield f'{key} attr.type="{_TYPES[column.type]}"/>\n'


def nodes(network: nx.MultiDiGraph, attributes: Attributes) -> Iterator[str]:
    """Yield the nodes, each with its data."""
    heads = data_heads("node", NODE_COLUMNS)
    for entity_id, entity in network.nodes(data="entity"):
        yield f'<node id="{entity_id}">\n{data(heads, attributes.node(entity))}</node>\n'


class EdgeData:
    """Writes the data of edges; what relations of one type and standing share is put into text once."""

    def __init__(self, attributes: Attributes) -> None:
        self._attributes = attributes
        self._shared_heads = data_heads("edge", SHARED_EDGE_COLUMNS)
        self._own_heads = data_heads("edge", OWN_EDGE_COLUMNS)
        self._shared: dict[tuple[str, str], str] = {}

    def of(self, relation: Relation) -> str:
        """Return the data of one relation's edge."""
        kind = (relation.type, relation.standing)
        if kind not in self._shared:
            self._shared[kind] = data(self._shared_heads, self._attributes.shared(relation))
        return self._shared[kind] + data(self._own_heads, self._attributes.own(relation))


def data_heads(domain: str, columns: Iterable[Column]) -> list[str]:
    """Return the start tag of each column's data."""
    return [f'<data key="{_key_id(domain, column)}">' for column in columns]


def data(heads: list[str], values: tuple[Value | None, ...]) -> str:
    """Return the data of one node or edge; what does not apply is left out."""
    lines = [
        f"{head}{value if type(value) is str else _plain(value)}</data>\n"
        for head, value in zip(heads, values, strict=True)
        if value is not None
    ]
    text = "".join(lines)
    # Looking once whether anything but the tags is marked up takes a third of the time of looking at every value.
    if "&" in text or not text.count("<") == text.count(">") == 2 * len(lines):
        given = zip(heads, values, strict=True)
        return "".join([_line(head, value) for head, value in given if value is not None])
    return text


def _key_id(domain: str, column: Column) -> str:
    return f"edge{column.name}" if domain == "edge" and column.name in _NODE_NAMES else column.name


def _line(head: str, value: Value) -> str:
    return f"{head}{between_tags(value) if type(value) is str else _plain(value)}</data>\n"


def _plain(value: Value) -> str:
    return ("true" if value else "false") if value is True or value is False else repr(value)

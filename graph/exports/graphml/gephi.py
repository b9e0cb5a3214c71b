"""GraphML for Gephi desktop: laid out, coloured, and with every parallel relation kept.

Differs from plain GraphML in what other readers would refuse. The attribute ``label`` on an edge is no GraphML, but
Gephi takes it for the edge's kind, and adds parallel edges of one kind up to one. ``directed="false"`` on relations
that read the same from both ends makes the graph mixed, which Gephi draws and networkx does not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.lines import LINES, apart
from graph.exports.flattened import note_flattened
from graph.exports.graphml import plain
from graph.exports.graphml.xmltext import attribute
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject

_COLOUR = tuple(Column(name, int, "colour of its standing") for name in "rgb")
_COLOURS = {standing: tuple(bytes.fromhex(line.colour[1:])) for standing, line in LINES.items()}


def gephi(subject: Subject) -> Iterator[str]:
    """Yield the graph as GraphML for Gephi, in the order of the graph."""
    network = subject.network
    types = network.graph["dataset"].vocabulary.types
    attributes = Attributes(network, subject.positions)
    note_flattened(subject)
    yield plain.HEAD
    yield from plain.keys("node", NODE_COLUMNS)
    yield from plain.keys("edge", (*EDGE_COLUMNS, *_COLOUR))
    yield '<graph id="graph" edgedefault="directed">\n'
    yield from plain.nodes(network, attributes)
    heads = plain.data_heads("edge", _COLOUR)
    colours = {standing: plain.data(heads, values) for standing, values in _COLOURS.items()}
    edges = plain.EdgeData(attributes)
    for relation, name in apart(network):
        directed = ' directed="false"' if types[relation.type].is_symmetric else ""
        ends = f'source="{relation.from_id}" target="{relation.to_id}"'
        head = f'<edge id="{relation.id}" {ends}{directed} label="{attribute(name)}">\n'
        yield f"{head}{edges.of(relation)}{colours[relation.standing]}</edge>\n"
    yield plain.TAIL

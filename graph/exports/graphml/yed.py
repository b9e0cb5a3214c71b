"""GraphML for yEd: shapes, colours, labels and positions as yEd draws them, the rest as its custom properties.

yEd shows nothing of plain GraphML but boxes: what it draws stands in `y:` elements of yFiles' own namespace
(https://docs.yworks.com/yfiles/doc/developers-guide/graphml.html). Parallel relations and loops get bends, or one
would hide the rest.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from graph.drawing.lines import LINES, numbered
from graph.exports.flattened import note_flattened
from graph.exports.graphml import plain
from graph.exports.graphml.xmltext import between_tags
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.drawing.layout import Position
    from graph.exports.formats import Subject
    from graph.model.records import Entity, Relation
    from graph.model.vocabulary import Kind

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
<key id="nodegraphics" for="node" yfiles.type="nodegraphics"/>
<key id="edgegraphics" for="edge" yfiles.type="edgegraphics"/>
"""
_SHAPES = {
    "dot": "ellipse",
    "square": "rectangle",
    "diamond": "diamond",
    "triangle": "triangle",
    "triangleDown": "triangle2",
    "hexagon": "hexagon",
    "star": "star5",
    "box": "roundrectangle",
}
_STYLES = {"solid": "line", "dashed": "dashed", "dotted": "dotted"}
_SIDE = 30.0  # of an entity that was not laid out
_BEND = 24.0  # between parallel relations
_HTML = "name or type that yEd would take for HTML given a character of no width in front"


def yed(subject: Subject) -> Iterator[str]:
    """Yield the graph as GraphML for yEd, in the order of the graph."""
    network = subject.network
    kinds, types, _units = network.graph["dataset"].vocabulary
    attributes = Attributes(network, {})
    note_flattened(subject)
    yield _HEAD
    yield from plain.keys("node", NODE_COLUMNS)
    yield from plain.keys("edge", EDGE_COLUMNS)
    yield '<graph id="graph" edgedefault="directed">\n'
    heads = plain.data_heads("node", NODE_COLUMNS)
    for entity_id, entity in network.nodes(data="entity"):
        shape = _shape(subject, entity, kinds[entity.kind])
        yield f'<node id="{entity_id}">\n{shape}{plain.data(heads, attributes.node(entity))}</node>\n'
    edges = plain.EdgeData(attributes)
    for relation, before in numbered(network):
        line = _line(subject, relation, before, is_symmetric=types[relation.type].is_symmetric)
        head = f'<edge id="{relation.id}" source="{relation.from_id}" target="{relation.to_id}">\n'
        yield f"{head}{line}{edges.of(relation)}</edge>\n"
    yield plain.TAIL


def _shape(subject: Subject, entity: Entity, kind: Kind) -> str:
    position = subject.positions.get(entity.id)
    side = position.size if position else _SIDE
    corner = f' x="{position.x - side / 2:.1f}" y="{position.y - side / 2:.1f}"' if position else ""
    label = _label(subject, entity.id, entity.name)
    return (
        f'<data key="nodegraphics"><y:ShapeNode><y:Geometry height="{side}" width="{side}"{corner}/>'
        f'<y:Fill color="{kind.colour}" transparent="false"/><y:BorderStyle color="#ffffff" type="line" width="1.0"/>'
        f'<y:NodeLabel autoSizePolicy="content" modelName="sides" modelPosition="s">{label}</y:NodeLabel>'
        f'<y:Shape type="{_SHAPES[kind.shape]}"/></y:ShapeNode></data>\n'
    )


def _line(subject: Subject, relation: Relation, before: int, *, is_symmetric: bool) -> str:
    line = LINES[relation.standing]
    label = _label(subject, relation.id, subject.network.edges[relation.from_id, relation.to_id, relation.id]["label"])
    return (
        f'<data key="edgegraphics"><y:PolyLineEdge>{_path(subject.positions, relation, before)}'
        f'<y:LineStyle color="{line.colour}" type="{_STYLES[line.style]}" width="{line.width_px}"/>'
        f'<y:Arrows source="none" target="{"none" if is_symmetric else "standard"}"/>'
        f'<y:EdgeLabel fontSize="9" textColor="#5f6b7a">{label}</y:EdgeLabel>'
        '<y:BendStyle smoothed="true"/></y:PolyLineEdge></data>\n'
    )


def _path(positions: dict[str, Position], relation: Relation, before: int) -> str:
    start, end = positions.get(relation.from_id), positions.get(relation.to_id)
    if not (start and end) or (start is not end and not before):
        return ""
    points = _loop(start, before) if start is end else [_beside(start, end, before)]
    bends = "".join(f'<y:Point x="{x:.1f}" y="{y:.1f}"/>' for x, y in points)
    return f'<y:Path sx="0.0" sy="0.0" tx="0.0" ty="0.0">{bends}</y:Path>'


def _loop(position: Position, before: int) -> list[tuple[float, float]]:
    out = position.size / 2 + _BEND * (before + 1)
    return [(position.x, position.y - out), (position.x + out, position.y - out), (position.x + out, position.y)]


def _beside(start: Position, end: Position, before: int) -> tuple[float, float]:
    """Return the bend of a relation that `before` others run beside: on either side by turns, ever further out."""
    # Seen from the same end whichever way the relation goes, or two that go opposite ways would bend onto each other.
    near, far = sorted((start, end))
    length = hypot(far.x - near.x, far.y - near.y) or 1.0
    out = _BEND * ((before + 1) // 2) * (1 if before % 2 else -1) / length
    return (near.x + far.x) / 2 - (far.y - near.y) * out, (near.y + far.y) / 2 + (far.x - near.x) * out


def _label(subject: Subject, record_id: str, text: str) -> str:
    # What begins with <html> yEd lays out as a page, images from the network included.
    if text.lstrip().lower().startswith("<html"):
        subject.losses.add(_HTML, record_id)
        text = f"\u200b{text}"
    return between_tags(text)

"""Cytoscape JSON, for Cytoscape desktop, and for cytoscape.js, which draws it as it is: it holds places and a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.drawing.lines import LINES
from graph.exports.flattened import edge_id, note_flattened, relations_of
from graph.exports.json.jsontext import array, dumps
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.model.records import Dataset
    from graph.model.vocabulary import Vocabulary

_DRAWN = {"x", "y", "r", "g", "b"}  # as position and colour
_SHAPES = {
    "dot": "ellipse",
    "square": "rectangle",
    "diamond": "diamond",
    "triangle": "triangle",
    "triangleDown": "vee",
    "hexagon": "hexagon",
    "star": "star",
    "box": "round-rectangle",
}


def cyjs(subject: Subject) -> Iterator[str]:
    """Yield the graph as Cytoscape JSON, in the order of the graph."""
    dataset: Dataset = subject.network.graph["dataset"]
    note_flattened(subject)
    yield '{"format_version":"1.0","generated_by":"claimgraph","target_cytoscapejs_version":"~3.0",\n'
    yield f'"data":{dumps({"name": dataset.title or "graph", "about": dataset.about})},\n'
    if subject.positions:
        yield '"layout":{"name":"preset"},\n'
    yield f'"style":{dumps(_style(dataset.vocabulary))},\n"elements":{{"nodes":'
    yield from array(_nodes(subject))
    yield ',"edges":'
    yield from array(_edges(subject))
    yield "}}\n"


def _nodes(subject: Subject) -> Iterator[dict[str, Any]]:
    attributes = Attributes(subject.network, subject.positions)
    names = [column.name for column in NODE_COLUMNS]
    for entity_id, entity in subject.network.nodes(data="entity"):
        data = {"id": entity_id, "name": entity.name, "shared_name": entity.name}
        values = zip(names, attributes.node(entity), strict=True)
        data |= {name: value for name, value in values if value is not None and name not in _DRAWN}
        position = subject.positions.get(entity_id)
        yield {"data": data, "position": {"x": position.x, "y": position.y}} if position else {"data": data}


def _edges(subject: Subject) -> Iterator[dict[str, Any]]:
    attributes = Attributes(subject.network, {})
    names = [column.name for column in EDGE_COLUMNS]
    for relation in relations_of(subject.network):
        start, end = relation.from_id, relation.to_id
        values = attributes.edge(relation)
        data: dict[str, Any] = {"id": edge_id(subject.network, relation), "source": start, "target": end}
        # Cytoscape desktop tells edges apart by "interaction", and names them "source (interaction) target".
        data |= {"interaction": values[0], "name": f"{start} ({values[0]}) {end}"}
        data |= {name: value for name, value in zip(names, values, strict=True) if value is not None}
        yield {"data": data}


def _style(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    entity = {"label": "data(label)", "width": "data(size)", "height": "data(size)", "font-size": 10}
    relation = {
        "label": "data(label)",
        "font-size": 8,
        "color": "#5f6b7a",
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "text-rotation": "autorotate",
    }
    found: list[dict[str, Any]] = [
        {"selector": "node", "style": {"label": "data(label)", "font-size": 10, "text-valign": "bottom"}},
        {"selector": "node[size]", "style": entity},
        {"selector": "edge", "style": relation},
        {"selector": "edge[?symmetric]", "style": {"target-arrow-shape": "none"}},
    ]
    for kind in vocabulary.kinds.values():
        look = {"background-color": kind.colour, "shape": _SHAPES[kind.shape]}
        found.append({"selector": f"node[kind = {dumps(kind.name)}]", "style": look})
    for standing, line in LINES.items():
        look = {"line-color": line.colour, "target-arrow-color": line.colour}
        drawn = look | {"line-style": line.style, "width": line.width_px}
        found.append({"selector": f'edge[standing = "{standing}"]', "style": drawn})
    return found

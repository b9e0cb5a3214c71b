"""Cytoscape JSON, for Cytoscape desktop, and for cytoscape.js, which draws it as it is: it holds places and a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.attributes import EDGE_COLUMNS, NODE_COLUMNS, Attributes
from graph.exports.drawing import LINES
from graph.exports.flat import edge_id, note_flattened, relations_of
from graph.exports.jsontext import array, dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.registry import Source
    from graph.model import Dataset
    from graph.vocabulary import Vocabulary

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


def cyjs(source: Source) -> Iterator[str]:
    """Yield the graph as Cytoscape JSON, in the order of the graph."""
    dataset: Dataset = source.graph.graph["dataset"]
    note_flattened(source)
    yield '{"format_version":"1.0","generated_by":"claimgraph","target_cytoscapejs_version":"~3.0",\n'
    yield f'"data":{dumps({"name": dataset.title or "graph", "about": dataset.about})},\n'
    if source.places:
        yield '"layout":{"name":"preset"},\n'
    yield f'"style":{dumps(_style(dataset.vocabulary))},\n"elements":{{"nodes":'
    yield from array(_nodes(source))
    yield ',"edges":'
    yield from array(_edges(source))
    yield "}}\n"


def _nodes(source: Source) -> Iterator[dict[str, Any]]:
    attributes = Attributes(source.graph, source.places)
    names = [column.name for column in NODE_COLUMNS]
    for entity_id, entity in source.graph.nodes(data="entity"):
        data = {"id": entity_id, "name": entity.name, "shared_name": entity.name}
        values = zip(names, attributes.node(entity), strict=True)
        data |= {name: value for name, value in values if value is not None and name not in _DRAWN}
        place = source.places.get(entity_id)
        yield {"data": data, "position": {"x": place.x, "y": place.y}} if place else {"data": data}


def _edges(source: Source) -> Iterator[dict[str, Any]]:
    attributes = Attributes(source.graph, {})
    names = [column.name for column in EDGE_COLUMNS]
    for relation in relations_of(source.graph):
        start, end = relation.from_id, relation.to_id
        values = attributes.edge(relation)
        data: dict[str, Any] = {"id": edge_id(source.graph, relation), "source": start, "target": end}
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

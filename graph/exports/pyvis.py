"""A `pyvis.network.Network`, for notebooks, and the page that pyvis writes of it, without its requests to the network.

The network is filled directly: pyvis looks through all nodes and edges again for each one that is added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.drawing.lines import LINES
from graph.exports.flattened import relations_of
from graph.words.citations import Citations
from graph.words.claims import claim_parts
from graph.words.english import joined
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyvis.network import Network

    from graph.exports.formats import Subject
    from graph.model.records import Dataset, Entity, Relation

# What pyvis's template asks of the network: its fonts and bootstrap, which the picture does without.
_REQUESTS = re.compile(r"<link\s[^>]*https?://[^>]*>|<script\s[^>]*src=[^>]*https?://[^>]*>\s*</script>", re.DOTALL)


def pyvis_page(subject: Subject) -> Iterator[str]:
    """Yield pyvis's own page, everything inside it."""
    html: str = network(subject, cdn_resources="in_line", height="100vh").generate_html(notebook=False)
    yield _REQUESTS.sub("", html)


def network(subject: Subject, **options: Any) -> Network:
    """Return the graph as a `pyvis.network.Network`, at its positions, with the citations as titles of lines.

    Args:
        subject: what is drawn.
        options: passed on to pyvis.
    """
    from pyvis.network import Network as PyvisNetwork

    drawn = PyvisNetwork(**({"directed": True, "cdn_resources": "in_line"} | options))
    drawn.toggle_physics(status=False)
    dataset: Dataset = subject.network.graph["dataset"]
    for entity_id, entity in subject.network.nodes(data="entity"):
        node = _node(subject, entity)
        drawn.nodes.append(node)
        drawn.node_ids.append(entity_id)
        drawn.node_map[entity_id] = node
    citations = Citations(dataset)
    drawn.edges.extend(_edge(dataset, citations, relation) for relation in relations_of(subject.network))
    return drawn


def _node(subject: Subject, entity: Entity) -> dict[str, Any]:
    kind = subject.network.graph["dataset"].vocabulary.kinds[entity.kind]
    title = joined([entity.kind, entity.description], ": ")
    node = {"id": entity.id, "label": entity.name, "title": title, "color": kind.colour, "shape": kind.shape}
    position = subject.positions.get(entity.id)
    return node | ({"x": position.x, "y": position.y, "size": position.size / 2} if position else {})


def _edge(dataset: Dataset, citations: Citations, relation: Relation) -> dict[str, Any]:
    line = LINES[relation.standing]
    claims = [
        joined([claim.standing, *claim_parts(dataset, citations, relation, claim), citations.full(claim)], " · ")
        for claim in relation.claims
    ]
    return {
        "id": relation.id,
        "from": relation.from_id,
        "to": relation.to_id,
        "label": relation.type,
        "title": "\n".join([f"{sentence(dataset, relation)} [{relation.standing}]", *claims]),
        "color": line.colour,
        "dashes": line.style != "solid",
        "width": line.width_px,
        "arrows": "" if dataset.vocabulary.types[relation.type].is_symmetric else "to",
    }

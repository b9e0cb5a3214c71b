"""Where each entity is drawn and how large: computed once, the same every time, for page and exports."""

from __future__ import annotations

import random
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import igraph

if TYPE_CHECKING:
    import networkx as nx

_SEED = 20_210_201
_SPACING = 90.0  # between neighbours, in the page's pixels at scale 1
# UMAP shows local clusters best, the grid variant of Fruchterman-Reingold is the only fast one beyond.
_MANY = 2_000


class Place(NamedTuple):
    """Centre and diameter of a drawn entity, in pixels at scale 1; y grows downwards."""

    x: float
    y: float
    size: float


def places(graph: nx.MultiDiGraph) -> dict[str, Place]:
    """Lay the graph out over its asserted relations; entities without any stand around the rest.

    Returns:
        A place for every node, in the order of the graph, centred on (0, 0).
    """
    ids = list(graph)
    if not ids:
        return {}
    index = {entity_id: number for number, entity_id in enumerate(ids)}
    joined = {
        (min(pair), max(pair))
        for source, target, is_asserted in graph.edges(data="is_asserted")
        if is_asserted and (pair := (index[source], index[target])) and source != target
    }
    drawn = igraph.Graph(n=len(ids), edges=sorted(joined))
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a drawing, not a secret
    side = sqrt(len(ids)) * _SPACING
    start = [[random.Random(entity_id).uniform(-side, side) for _axis in "xy"] for entity_id in ids]  # noqa: S311
    many = len(ids) > _MANY
    layout = drawn.layout_fruchterman_reingold(
        seed=start, niter=120 if many else 800, grid=many, start_temp=side / 8 if many else side / 4
    )
    layout.center(0, 0)
    layout.fit_into((-side, -side, side, side), keep_aspect_ratio=True)
    return {
        entity_id: Place(round(x, 1), round(y, 1), size(graph.nodes[entity_id]["links"]))
        for entity_id, (x, y) in zip(ids, layout.coords, strict=True)
    }


def size(links: int) -> float:
    """Return the diameter of an entity with that many links: its area grows with them."""
    return round(10 + 5 * sqrt(links), 1)

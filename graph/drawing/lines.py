"""How relations are drawn in tools that take a drawing: by standing, as on the page, parallel ones kept apart.

Solid where stated, dashed where claimed, red and dotted where disputed, thin and grey where nobody asserts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.records import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from graph.model.records import Relation, Standing


class Line(NamedTuple):
    """A line: ``#rrggbb``, ``solid``, ``dashed`` or ``dotted``, and its width in pixels."""

    colour: str
    style: str
    width_px: float


LINES: dict[Standing, Line] = dict.fromkeys(STANDINGS, Line("#b5bac2", "dotted", 0.6)) | {
    "stated": Line("#5f6b7a", "solid", 1.2),
    "claimed": Line("#5f6b7a", "dashed", 1.2),
    "disputed": Line("#b3261e", "dotted", 1.4),
}


def apart(network: nx.MultiDiGraph) -> Iterator[tuple[Relation, str]]:
    """Yield each relation, in the order of the graph's edges, with a name that no parallel one has.

    Gephi merges parallel edges of one kind, so the second ``paid`` between the same two is called ``paid (2)``.
    """
    for _start, neighbours in network.adjacency():  # a third of the time of `graph.edges(...)`
        for edges in neighbours.values():
            names: dict[str, int] = {}
            for edge in edges.values():
                label = edge["label"]
                names[label] = number = names.get(label, 0) + 1
                yield edge["relation"], label if number == 1 else f"{label} ({number})"


def numbered(network: nx.MultiDiGraph) -> Iterator[tuple[Relation, int]]:
    """Yield each relation, in the same order, with how many between the same two, in either direction, came before."""
    for start, neighbours in network.adjacency():
        for end, edges in neighbours.items():
            before = network.number_of_edges(end, start) if start > end else 0
            for number, edge in enumerate(edges.values(), before):
                yield edge["relation"], number

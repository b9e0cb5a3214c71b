"""How two entities are connected: the shortest chains of asserted relations between them."""

from __future__ import annotations

from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from graph.questions.network import is_step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.model.records import Relation


MOST_PATHS = 10_000


class Hop(NamedTuple):
    """One step of a path: from one entity to the next, along each of the relations that join them, sorted by id."""

    start: str
    end: str
    relations: tuple[Relation, ...]


Path = tuple[Hop, ...]


def shortest_paths(
    network: nx.MultiDiGraph, start: str, end: str, *, through_documents: bool = False, limit: int | None = 5
) -> list[Path]:
    """Return the shortest paths, at most `limit`, in the order of the ids they pass; none where there is no connection.

    With `limit` None all of them, up to MOST_PATHS: their number may double with every step.

    Relations are walked in either direction, from any participant to any other.

    Raises:
        KeyError: if either is no node.
    """
    for entity_id in (start, end):
        network.nodes[entity_id]
    joined = _joined(network, {start, end}, through_documents=through_documents)
    if start not in joined or end not in joined or start == end:
        return []
    try:
        chains = list(islice(nx.all_shortest_paths(joined, start, end), MOST_PATHS))
    except nx.NetworkXNoPath:
        return []
    return [_path(joined, chain) for chain in sorted(chains)[:limit]]


def shortest_among(
    network: nx.MultiDiGraph,
    starts: Iterable[str],
    ends: Collection[str],
    *,
    through_documents: bool = False,
    limit: int | None = 5,
) -> list[Path]:
    """Return the shortest paths from any of some entities to any of others: a state and its land are one end.

    Raises:
        KeyError: if any of them is no node.
    """
    found = [
        path
        for start in starts
        for end in ends
        for path in shortest_paths(network, start, end, through_documents=through_documents, limit=limit)
    ]
    shortest = min(map(len, found), default=0)
    return sorted((path for path in found if len(path) == shortest), key=_passed)[:limit]


def _passed(path: Path) -> list[str]:
    return [path[0].start, *(hop.end for hop in path)]


def _joined(network: nx.MultiDiGraph, ends: set[str], *, through_documents: bool) -> nx.Graph:
    """Return a simple graph whose edges hold the relations between two entities; documents only as ends."""
    joined = nx.Graph()
    for relation in (relation for _from, _to, relation in network.edges(data="relation") if is_step(relation)):
        members = relation.participants
        if not through_documents:
            members = tuple(m for m in members if m in ends or network.nodes[m]["kind"] != "document")
        for one, other in combinations(members, 2):
            if not joined.has_edge(one, other):
                joined.add_edge(one, other, relations=[])
            joined.edges[one, other]["relations"].append(relation)
    return joined


def _path(joined: nx.Graph, chain: list[str]) -> Path:
    hops = []
    for start, end in pairwise(chain):
        relations = sorted(joined.edges[start, end]["relations"], key=lambda relation: relation.id)
        hops.append(Hop(start, end, tuple(relations)))
    return tuple(hops)

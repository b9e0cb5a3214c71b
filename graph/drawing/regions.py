"""Parts of the picture that have a name: the curator's, and where there are none, what is linked among itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graph.drawing.communities import communities

if TYPE_CHECKING:
    import networkx as nx

    from graph.model.records import Dataset

FEWEST, MOST = 60, 3_000
"""Fewer entities are one part, which can be read; of more the parts are too many to be read."""
_SMALLEST = 4


class Region(NamedTuple):
    """A part of the picture; without a name it is called after its first members.

    Attributes:
        members: the most linked first.
    """

    name: str
    members: list[str]


def regions(network: nx.MultiDiGraph) -> list[Region]:
    """Divide the entities that are linked to others into regions, the same way every time.

    Those that the dataset names hold the entities it lists; whoever is listed nowhere belongs where most of its links
    lead. Without any, communities are regions, small ones joined to the one that they have most to do with.

    Returns:
        The largest first; none of a graph that is small, or very large. Whoever is linked to nobody is in none.
    """
    if not FEWEST <= network.number_of_nodes() <= MOST:
        return []
    dataset: Dataset = network.graph["dataset"]
    beside = _beside(network)
    if dataset.regions:
        home = {entity_id: name for name, ids in reversed(dataset.regions) for entity_id in ids if beside[entity_id]}
    else:
        groups = [group for group in communities(network) if any(beside[it] for it in group)]
        large = [group for group in groups if len(group) >= _SMALLEST] or groups
        home = {entity_id: group[0] for group in large for entity_id in group}
    _settle(beside, home)
    links = network.nodes(data="links")
    found: dict[str, list[str]] = {}
    for entity_id, name in home.items():
        found.setdefault(name, []).append(entity_id)
    named = dict(dataset.regions)
    ordered = [
        Region(name if name in named else "", sorted(members, key=lambda it: (-links[it], it)))
        for name, members in found.items()
    ]
    return sorted(ordered, key=lambda region: (-len(region.members), region.members[0]))


def _beside(network: nx.MultiDiGraph) -> dict[str, Counter[str]]:
    """Return of each entity with whom it takes part in asserted relations, and in how many."""
    found: dict[str, Counter[str]] = {entity_id: Counter() for entity_id in network}
    for _start, _end, relation in network.edges(data="relation"):
        if relation.is_asserted:
            for one in relation.participants:
                found[one].update(other for other in relation.participants if other != one)
    return found


def _settle(beside: dict[str, Counter[str]], home: dict[str, str]) -> None:
    """Give whoever has no region the one that most of its links lead to, those nearest to a region first."""
    waiting = [entity_id for entity_id in sorted(beside) if beside[entity_id] and entity_id not in home]
    while waiting:
        settled = {}
        for entity_id in waiting:
            pulls: Counter[str] = Counter()
            for other, number in beside[entity_id].items():
                if other in home:
                    pulls[home[other]] += number
            if pulls:
                settled[entity_id] = min(pulls, key=lambda name: (-pulls[name], name))
        if not settled:
            return
        home |= settled
        waiting = [entity_id for entity_id in waiting if entity_id not in home]

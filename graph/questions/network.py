"""A dataset as a `networkx.MultiDiGraph`: one node an entity, one edge a relation, its key the relation's id.

The only module that writes node and edge attributes, so that nothing built on the graph can disagree about them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.model.vocabulary import CURATORS

if TYPE_CHECKING:
    from graph.model.records import Dataset, Relation


def assemble(dataset: Dataset) -> nx.MultiDiGraph:
    """Build the graph of a dataset, in the order of its files.

    Returns:
        A graph with ``graph["dataset"]``; on each node ``entity`` (the `Entity`), ``kind``, ``label`` and ``links``,
        the number of asserted relations it takes part in; on each edge ``relation`` (the `Relation`), ``type``,
        ``label``, ``standing`` and ``asserted``.
    """
    network = nx.MultiDiGraph(dataset=dataset)
    links = dict.fromkeys(dataset.entities, 0)
    for relation in dataset.relations.values():
        if relation.is_asserted:
            for entity_id in relation.participants if relation.also else {relation.from_id, relation.to_id}:
                links[entity_id] += 1
    network.add_nodes_from(
        (entity.id, {"entity": entity, "kind": entity.kind, "label": entity.name, "links": links[entity.id]})
        for entity in dataset.entities.values()
    )
    for relation in dataset.relations.values():  # `add_edges_from` takes twice as long
        network.add_edge(
            relation.from_id,
            relation.to_id,
            relation.id,
            relation=relation,
            type=relation.type,
            label=edge_label(relation),
            standing=relation.standing,
            asserted=relation.is_asserted,
        )
    return network


def edge_label(relation: Relation) -> str:
    """Return the type; with the standing behind it where the type alone would mislead: ``deported [denied]``."""
    standing = relation.standing
    return relation.type if standing in {"stated", "claimed"} else f"{relation.type} [{standing}]"


def is_step(relation: Relation) -> bool:
    """Tell whether a path may go along a relation: asserted, and not the curator's word alone."""
    return relation.is_asserted and relation.type not in CURATORS

"""Node-link JSON, for programs: networkx, d3 and your own; every claim stays a record of its own.

``nodes`` and ``edges`` are as `networkx.node_link_graph` reads them, the relation's id as ``key``; ``graph`` holds the
title and the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.flattened import relations_of
from graph.exports.json.jsontext import array, dumps
from graph.flat.records import entity_data, header, type_data
from graph.questions.network import edge_label
from graph.words.citations import Citations
from graph.words.sentences import relation_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.model.records import Dataset, Entity, Relation
    from graph.model.vocabulary import Vocabulary


def nodelink(subject: Subject) -> Iterator[str]:
    """Yield the graph as node-link JSON, in the order of the graph; it loses nothing."""
    dataset: Dataset = subject.network.graph["dataset"]
    about = {**header(dataset), **_vocabulary(dataset.vocabulary)}
    yield f'{{"directed":true,"multigraph":true,\n"graph":{dumps(about)},\n"nodes":'
    citations = Citations(dataset)
    facts: dict[str, list[Any]] = {}
    for fact in dataset.facts.values():
        facts.setdefault(fact.from_id, []).append(relation_data(dataset, citations, fact))
    yield from array(_node(subject, facts, entity) for _id, entity in subject.network.nodes(data="entity"))
    yield ',\n"edges":'
    yield from array(_edge(dataset, citations, relation) for relation in relations_of(subject.network))
    yield "}\n"


def _vocabulary(vocabulary: Vocabulary) -> dict[str, Any]:
    kinds = [kind._asdict() for kind in vocabulary.kinds.values()]
    units = {name: list(of) for name, of in vocabulary.units.items()}
    return {"kinds": kinds, "types": [type_data(known) for known in vocabulary.types.values()], "units": units}


def _node(subject: Subject, facts: dict[str, list[Any]], entity: Entity) -> dict[str, Any]:
    position = subject.positions.get(entity.id)
    drawn = {"x": position.x, "y": position.y, "size": position.size} if position else {}
    links = subject.network.nodes[entity.id]["links"]
    found = {"id": entity.id, "label": entity.name} | entity_data(entity)
    if entity.id in facts:
        found["facts"] = facts[entity.id]
    return found | {"links": links} | drawn


def _edge(dataset: Dataset, citations: Citations, relation: Relation) -> dict[str, Any]:
    known = dataset.vocabulary.types[relation.type]
    found = relation_data(dataset, citations, relation)
    del found["id"], found["from"]
    found.pop("to", None)
    head = {"source": relation.from_id, "target": relation.to_id, "key": relation.id, "label": edge_label(relation)}
    set_flags = {"symmetric": True} if known.is_symmetric else {}
    return head | {"family": known.family, "asserted": relation.is_asserted} | set_flags | found

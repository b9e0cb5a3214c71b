"""Node-link JSON, for programs: networkx, d3 and your own; every piece of evidence stays a record of its own.

``nodes`` and ``edges`` are as `networkx.node_link_graph` reads them, the relation's id as ``key``; ``graph`` holds the
title and the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exports.flattened import relations_of
from graph.exports.json.jsontext import array, dumps
from graph.model.dates import iso
from graph.questions.network import edge_label
from graph.words.citations import Citations
from graph.words.sentences import relation_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.model.dates import Date
    from graph.model.records import Dataset, Entity, Relation
    from graph.model.vocabulary import Vocabulary


def nodelink(subject: Subject) -> Iterator[str]:
    """Yield the graph as node-link JSON, in the order of the graph; it loses nothing."""
    dataset: Dataset = subject.network.graph["dataset"]
    about = {"title": dataset.title, "about": dataset.about, **_vocabulary(dataset.vocabulary)}
    yield f'{{"directed":true,"multigraph":true,\n"graph":{dumps(about)},\n"nodes":'
    yield from array(_node(subject, entity) for _id, entity in subject.network.nodes(data="entity"))
    yield ',\n"edges":'
    citations = Citations(dataset)
    yield from array(_edge(dataset, citations, relation) for relation in relations_of(subject.network))
    yield "}\n"


def _vocabulary(vocabulary: Vocabulary) -> dict[str, Any]:
    types = [
        {
            "name": known.name,
            "inverse": known.inverse,
            "symmetric": known.is_symmetric,
            "from": sorted(known.from_kinds),
            "to": sorted(known.to_kinds),
            "family": known.family,
            "ftm": known.ftm,
        }
        for known in vocabulary.types.values()
    ]
    return {"kinds": [kind._asdict() for kind in vocabulary.kinds.values()], "types": types}


def _node(subject: Subject, entity: Entity) -> dict[str, Any]:
    position = subject.positions.get(entity.id)
    found = {
        "id": entity.id,
        "label": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "description": entity.description,
        "note": entity.note,
        "url": entity.url,
        "published": _date(entity.published),
        "genre": entity.genre,
        "text": entity.text._asdict() if entity.text else None,
        "restricted": entity.visibility == "restricted",
    }
    drawn = {"x": position.x, "y": position.y, "size": position.size} if position else {}
    links = subject.network.nodes[entity.id]["links"]
    return {key: value for key, value in found.items() if value} | {"links": links} | drawn


def _edge(dataset: Dataset, citations: Citations, relation: Relation) -> dict[str, Any]:
    known = dataset.vocabulary.types[relation.type]
    found = relation_data(dataset, citations, relation)
    del found["id"], found["from"], found["to"]
    head = {"source": relation.from_id, "target": relation.to_id, "key": relation.id, "label": edge_label(relation)}
    flags = {"symmetric": known.is_symmetric, "restricted": relation.visibility == "restricted"}
    set_flags = {name: True for name, is_set in flags.items() if is_set}
    return head | {"family": known.family, "asserted": relation.is_asserted} | set_flags | found


def _date(date: Date | None) -> dict[str, str] | None:
    if date is None:
        return None
    bounds = {"earliest": date.earliest, "latest": date.latest}
    return {"edtf": date.text} | {name: iso(day) for name, day in bounds.items() if day}

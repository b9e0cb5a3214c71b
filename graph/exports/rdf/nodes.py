"""The dataset as RDF nodes, for whichever notation writes them.

A relation is a node of its own, an `rdf:Statement`, and so is each piece of its evidence; the plain triple from one end
to the other stands beside it only where somebody asserts the relation, or a denial would read as the fact it denies.
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, Any

from graph.exports.rdf.terms import CLASSES, A
from graph.model.dates import iso
from graph.model.vocabulary import slug
from graph.words.citations import Citations
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Dataset, Entity, Evidence, Relation

Node = dict[str, Any]
"""By term: text, number or truth, a nested node, or a list of these; its own id under ``@id``. Nothing is empty."""

UNNAMED = "claimgraph:unnamed"


class Nodes:
    """Yields the nodes of one dataset, in its order."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._citations = Citations(dataset)
        self._kinds = _local_names("kind", dataset.vocabulary.kinds)
        self._types = _local_names("type", dataset.vocabulary.types)

    def __iter__(self) -> Iterator[Node]:
        yield from self._vocabulary()
        for entity in self._dataset.entities.values():
            yield self._entity(entity)
        for relation in self._dataset.relations.values():
            yield self._relation(relation)
            if relation.is_asserted:
                yield {"@id": f"entity:{relation.from_id}", self._types[relation.type]: f"entity:{relation.to_id}"}
            for number, piece in enumerate(relation.evidence, 1):
                yield self._evidence(piece, f"piece:{relation.id}.{number}")

    def _vocabulary(self) -> Iterator[Node]:
        title, about = self._dataset.title, self._dataset.about
        yield _filled({"@id": "claimgraph:dataset", A: "schema:Dataset", "name": title, "description": about})
        yield {"@id": UNNAMED, A: "prov:Agent", "label": "somebody the document does not name"}
        for kind in self._dataset.vocabulary.kinds.values():
            yield {
                "@id": self._kinds[kind.name],
                A: "rdfs:Class",
                "label": kind.name,
                "broader": CLASSES.get(kind.name, "schema:Thing"),
                "plural": kind.plural,
                "colour": kind.colour,
                "shape": kind.shape,
                "ftm": kind.ftm,
            }
        for known in self._dataset.vocabulary.types.values():
            node = {
                "@id": self._types[known.name],
                A: ["rdf:Property", "owl:SymmetricProperty"] if known.is_symmetric else "rdf:Property",
                "label": known.name,
                "inverse": known.inverse,
                "family": known.family,
                "ftm": known.ftm,
                "fromKinds": [self._kinds[kind] for kind in sorted(known.from_kinds)],
                "toKinds": [self._kinds[kind] for kind in sorted(known.to_kinds)],
            }
            yield _filled(node)

    def _entity(self, entity: Entity) -> Node:
        node: Node = {
            "@id": f"entity:{entity.id}",
            A: [CLASSES.get(entity.kind, "schema:Thing"), self._kinds[entity.kind]],
            "name": entity.name,
        }
        if entity.aliases:
            node["aliases"] = entity.aliases
        for term, text in (("description", entity.description), ("note", entity.note), ("url", entity.url)):
            if text:
                node[term] = text
        if entity.published:
            node |= _dated(entity.published, "published")
        if entity.genre:
            node["genre"] = entity.genre
        if entity.text:
            file, sha256, paragraphs = entity.text
            node["text"] = {A: "schema:MediaObject", "file": file, "sha256": sha256, "paragraphCount": paragraphs}
        if entity.visibility != "public":
            node["visibility"] = entity.visibility
        return node

    def _relation(self, relation: Relation) -> Node:
        node: Node = {
            "@id": f"relation:{relation.id}",
            A: ["rdf:Statement", "claimgraph:Relation"],
            "sentence": sentence(self._dataset, relation),
            "from": f"entity:{relation.from_id}",
            "relationType": self._types[relation.type],
            "to": f"entity:{relation.to_id}",
            "standing": relation.standing,
            "asserted": relation.is_asserted,
        }
        if relation.when:
            node |= _dated(relation.when, "when")
        if relation.past:
            node["past"] = True
        if relation.also:
            node["also"] = [
                {A: "schema:Role", "word": word, "participant": f"entity:{entity_id}"}
                for word, entity_id in relation.also
            ]
        if relation.figures:
            node["figures"] = _figures(relation.figures)
        if relation.conflicts:
            node["conflicts"] = [f"relation:{other}" for other in relation.conflicts]
        if relation.note:
            node["note"] = relation.note
        if relation.visibility != "public":
            node["visibility"] = relation.visibility
        node["evidence"] = [f"piece:{relation.id}.{number}" for number in range(1, len(relation.evidence) + 1)]
        return node

    def _evidence(self, piece: Evidence, node_id: str) -> Node:
        node: Node = {
            "@id": node_id,
            A: ["schema:Claim", "prov:Entity"],
            "stance": piece.stance,
            "document": f"entity:{piece.document}",
            "paragraphs": piece.cite.partition("#")[2],
            "citation": self._citations.full(piece),
        }
        if piece.by:
            node["by"] = [f"entity:{by}" if by in self._dataset.entities else UNNAMED for by in piece.by]
        if piece.when:
            node |= _dated(piece.when, "when")
        if piece.figures:
            node["figures"] = _figures(piece.figures)
        if piece.says:
            node["says"] = piece.says
        return node


def _dated(date: Date, term: str) -> Node:
    node = {term: date.text}
    if date.earliest:
        node["earliest"] = iso(date.earliest)
    if date.latest:
        node["latest"] = iso(date.latest)
    return node


def _figures(figures: Iterable[Figure]) -> list[Node]:
    found = []
    for figure in figures:
        node = {A: "schema:QuantitativeValue", "unit": figure.unit, "value": figure.text, "low": repr(figure.low)}
        found.append(node if isinf(figure.high) else node | {"high": repr(figure.high)})
    return found


def _filled(node: Node) -> Node:
    return {term: value for term, value in node.items() if value}


def _local_names(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Return each name as a prefixed one, all different: ``paid by`` and ``paid-by`` are two types."""
    found: dict[str, str] = {}
    for name in names:
        local, number = slug(name), 1
        while f"{prefix}:{local}" in found.values():
            number += 1
            local = f"{slug(name)}-{number}"
        found[name] = f"{prefix}:{local}"
    return found

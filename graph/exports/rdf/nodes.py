"""The dataset as RDF nodes, for whichever notation writes them.

A relation is a node of its own, an `rdf:Statement`, and so is each claim of it, by its address; the plain triple from
one end to the other stands beside it only where somebody asserts the relation, or a denial would read as the fact that
it denies.
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, Any

from graph.exports.rdf.terms import CLASSES, A
from graph.flat.columns import Attributes
from graph.model.dates import iso
from graph.model.sources import independent, origins
from graph.model.vocabulary import slug
from graph.words.citations import Citations
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Text

Node = dict[str, Any]
"""By term: text, number or truth, a nested node, or a list of these; its own id under ``@id``. Nothing is empty."""

UNNAMED = "claimgraph:unnamed"


class Nodes:
    """Yields the nodes of one dataset, in its order."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._citations = Citations(dataset)
        self._origins = origins(dataset)
        self._kinds = _local_names("kind", dataset.vocabulary.kinds)
        self._types = _local_names("type", dataset.vocabulary.types)

    def __iter__(self) -> Iterator[Node]:
        yield from self._vocabulary()
        for entity in self._dataset.entities.values():
            yield self._entity(entity)
        for relation in (*self._dataset.relations.values(), *self._dataset.facts.values()):
            yield self._relation(relation)
            if relation.is_asserted and relation.to_id:
                yield {"@id": f"entity:{relation.from_id}", self._types[relation.type]: f"entity:{relation.to_id}"}
            for claim in relation.claims:
                yield self._claim(relation, claim)

    def _vocabulary(self) -> Iterator[Node]:
        dataset = self._dataset
        about: Node = {
            "@id": "claimgraph:dataset",
            A: "schema:Dataset",
            "name": dataset.title,
            "description": dataset.about,
            "maker": dataset.by,
            "licence": dataset.licence,
            "url": dataset.url,
            "date": dataset.date.text if dataset.date else "",
            "version": dataset.version,
            "language": dataset.language,
        }
        yield _filled(about)
        for unit, of in dataset.vocabulary.units.items():
            yield _filled({"@id": f"unit:{slug(unit)}", A: "claimgraph:Unit", "label": unit, "wider": of})
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
            node: Node = {
                "@id": self._types[known.name],
                A: ["rdf:Property", "owl:SymmetricProperty"] if known.is_symmetric else "rdf:Property",
                "label": known.name,
                "inverse": "" if known.value else known.inverse,
                "family": known.family,
                "ftm": known.ftm,
                "fromKinds": [self._kinds[kind] for kind in sorted(known.from_kinds)],
                "toKinds": [self._kinds[kind] for kind in sorted(known.to_kinds)],
                "speech": known.is_speech,
                "part": known.is_part,
                "valueForm": known.value,
                "unit": known.unit,
                "scheme": known.scheme,
                "many": known.many,
                "was": known.was,
            }
            yield _filled(node)

    def _entity(self, entity: Entity) -> Node:
        node: Node = {
            "@id": f"entity:{entity.id}",
            A: [CLASSES.get(entity.kind, "schema:Thing"), self._kinds[entity.kind]],
            "name": entity.name,
        }
        found = {
            "aliases": [alias.name for alias in entity.aliases],
            "names": [_name(alias) for alias in entity.aliases if alias.language or alias.is_former],
            "description": entity.description,
            "note": entity.note,
            "url": entity.url,
            "genre": entity.genre,
            "language": entity.language,
            "archived": entity.archived,
            "accessed": entity.accessed.text if entity.accessed else "",
            "withdrawn": entity.withdrawn.text if entity.withdrawn else "",
            "was": entity.was,
            "not": [f"entity:{other}" for other in entity.not_same],
            "text": _text(entity.text) if entity.text else None,
            "visibility": "restricted" if entity.visibility == "restricted" else "",
        }
        return node | (_dated(entity.published, "published") if entity.published else {}) | _filled(found)

    def _relation(self, relation: Relation) -> Node:
        node: Node = {
            "@id": f"relation:{relation.id}",
            A: ["rdf:Statement", "claimgraph:Relation"],
            "sentence": sentence(self._dataset, relation),
            "from": f"entity:{relation.from_id}",
            "relationType": self._types[relation.type],
            "standing": relation.standing,
            "asserted": relation.is_asserted,
            "sources": independent(self._origins, relation),
        }
        earliest, latest = Attributes.span(relation)
        node |= _filled({"earliest": earliest, "latest": latest, "past": relation.is_past})
        if relation.to_id:
            node["to"] = f"entity:{relation.to_id}"
        if relation.was:
            node["was"] = relation.was
        if relation.also:
            node["also"] = [
                {A: "schema:Role", "word": word, "participant": f"entity:{entity_id}"}
                for word, entity_id in relation.also
            ]
        if relation.conflicts:
            node["conflicts"] = [f"relation:{other}" for other in relation.conflicts]
        if relation.notes:
            node["note"] = relation.notes
        if relation.visibility != "public":
            node["visibility"] = relation.visibility
        if relation.claims:
            node["claims"] = [f"claim:{relation.address(claim)}" for claim in relation.claims]
        return node

    def _claim(self, relation: Relation, claim: Claim) -> Node:
        node: Node = {
            "@id": f"claim:{relation.address(claim)}",
            A: ["schema:Claim", "prov:Entity"],
            "stance": claim.stance,
            "standing": claim.standing,
            "document": f"entity:{claim.document}",
            "place": claim.cite.partition("#")[2],
            "citation": self._citations.full(claim),
        }
        if claim.by:
            node["by"] = [f"entity:{by}" if by in self._dataset.entities else UNNAMED for by in claim.by]
        if claim.when:
            node |= _dated(claim.when, "when")
        if claim.figures:
            node["figures"] = _figures(claim.figures)
        if claim.says:
            node["says"] = claim.says
        rest = {
            "past": claim.past,
            "covers": claim.covers.text if claim.covers else "",
            "given": claim.value.text if claim.value else "",
            "remark": claim.remark,
            "quote": claim.quote,
            "repeats": claim.repeats,
            "withdrawn": claim.withdrawn.text if claim.withdrawn else "",
            "visibility": "restricted" if claim.visibility == "restricted" else "",
        }
        return node | _filled(rest)


_LENGTHS = {"paragraph": "paragraphCount", "page": "pageCount", "time": "secondCount"}


def _text(text: Text) -> Node:
    found = {"file": text.file, "sha256": text.sha256, _LENGTHS[text.form]: text.length, "transcript": text.transcript}
    return _filled({A: "schema:MediaObject"} | found)


def _name(alias: Alias) -> Node:
    return _filled({A: "claimgraph:Name", "name": alias.name, "language": alias.language, "former": alias.is_former})


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

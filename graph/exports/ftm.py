"""FollowTheMoney, as JSON lines, for OpenAleph, Aleph, yente and the `ftm` commands.

FollowTheMoney asserts whatever it holds: what nobody asserts is left out, or the export would claim what was denied or
only proposed. Ends that a schema cannot take make a relation an ``UnknownLink``. The evidence stays as text in
``description``, with the documents as ``proof`` and their publishers and addresses as ``publisher`` and ``sourceUrl``.
"""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, NamedTuple

from graph import relation_text
from graph.assemble import edge_label
from graph.cite import Citations, pilcrow
from graph.exports.flat import edge_id
from graph.exports.ftm_dates import reduced
from graph.exports.ftm_schemata import EDGES, NAMES, THINGS, is_a

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.exports.registry import Source
    from graph.model import Dataset, Entity, Evidence, Relation

Properties = dict[str, list[str]]

_ANY_THING = "Note"  # claims least: neither a person or company that could be matched, nor property
_UNKNOWN = "UnknownLink"
_TEXT = "file, hash and length of the text that was read left out"
_REDUCED = "date reduced to the year, month or day it surely shares, the date itself in the summary"
_PARTICIPANTS = "further participants only named, not linked"
_FORMER = "over with no end given, said only in words"


def ftm(source: Source) -> Iterator[str]:
    """Yield the graph as FollowTheMoney entities, one a line: the entities, then the relations somebody asserts."""
    writer = _Writer(source)
    for entity in writer.dataset.entities.values():
        yield writer.entity(entity)
    for _start, neighbours in source.graph.adjacency():
        for edges in neighbours.values():
            for edge in edges.values():
                relation = edge["relation"]
                if relation.is_asserted:
                    yield writer.relation(relation)
                else:
                    what = f"{relation.standing} relation left out, for FollowTheMoney would assert it"
                    source.losses.add(what, relation.id)


class _Document(NamedTuple):
    """What relations repeat of a document: how it is cited, who published it, where it is, whether it can be proof."""

    citation: str
    publishers: tuple[str, ...]
    url: str
    is_proof: bool


class _Writer:
    """Turns entities and relations into lines of FollowTheMoney, noting what those cannot say."""

    def __init__(self, source: Source) -> None:
        self.dataset: Dataset = source.graph.graph["dataset"]
        self._graph = source.graph
        self._lose = source.losses.add
        self._citations = Citations(self.dataset)
        kinds = self.dataset.vocabulary.kinds.values()
        self._schemata = {kind.name: kind.ftm if kind.ftm in THINGS else _ANY_THING for kind in kinds}
        self._documents: dict[str, _Document] = {}
        self._edges: dict[tuple[str, str, str], tuple[str, str]] = {}

    def entity(self, entity: Entity) -> str:
        """Return an entity as a line."""
        schema = self._schema(entity)
        found: Properties = {
            "name": [entity.name],
            NAMES.get(schema, "name"): [entity.name],
            "alias": list(entity.aliases),
            "keywords": [word for word in (entity.kind, entity.genre) if word],
            "notes": _given(entity.note),
            "website" if is_a(schema, "LegalEntity") else "sourceUrl": _given(entity.url),
        }
        if entity.description:
            found["description"] = [entity.description]
        if is_a(schema, "Document"):
            found["title"] = [entity.name]
            found["author"] = _unique(self._citations.authors(entity.id))
            found["publisher"] = _unique(self._citations.publishers(entity.id))
            found["publishedAt"] = self._published(entity)
        if entity.visibility == "restricted":
            found["keywords"].append("restricted")
        return _line(entity.id, schema, found)

    def relation(self, relation: Relation) -> str:
        """Return a relation as a line."""
        schema = self._edge_schema(relation)
        edge = EDGES[schema]
        found: Properties = {edge.source: [relation.from_id], edge.target: [relation.to_id]}
        former = ""
        if relation.past:
            former = " (former)"
            self._lose(_FORMER, relation.id)
        if relation.standing != "stated":
            self._lose(f"{relation.standing}, said only in words", relation.id)
        if edge.word:
            found[edge.word] = [edge_label(relation) + former]
        if edge.has_status:
            found["status"] = [relation.standing]
        are_whole = self._add_dates(relation, found)
        found["summary"] = self._summary(relation, are_whole=are_whole)
        found["description"] = [self._evidence(piece) for piece in relation.evidence]
        self._add_provenance(relation, found)
        found["recordId"] = [relation.id]
        return _line(edge_id(self._graph, relation), schema, found)

    def _schema(self, entity: Entity) -> str:
        schema = self._schemata[entity.kind]
        if schema != self.dataset.vocabulary.kinds[entity.kind].ftm:
            self._lose(f"kind '{entity.kind}' has no schema of FollowTheMoney, written as {schema}", entity.id)
        if entity.text:
            self._lose(_TEXT, entity.id)
        return schema

    def _published(self, entity: Entity) -> list[str]:
        if entity.published is None:
            return []
        values, is_whole = reduced(entity.published)
        if not is_whole:
            self._lose(_REDUCED, entity.id)
        return [value for _name, value in values]

    def _edge_schema(self, relation: Relation) -> str:
        entities = self.dataset.entities
        key = (relation.type, entities[relation.from_id].kind, entities[relation.to_id].kind)
        if key not in self._edges:
            self._edges[key] = self._schema_between(*key)
        schema, loss = self._edges[key]
        if loss:
            self._lose(loss, relation.id)
        return schema

    def _schema_between(self, type_name: str, from_kind: str, to_kind: str) -> tuple[str, str]:
        """Return the schema for a relation of a type between two kinds, and what it cannot say."""
        schema = self.dataset.vocabulary.types[type_name].ftm
        if schema not in EDGES:
            return _UNKNOWN, f"'{schema}' is no schema for relations, written as {_UNKNOWN}"
        edge = EDGES[schema]
        ends = ((from_kind, edge.source_schema), (to_kind, edge.target_schema))
        if all(is_a(self._schemata[kind], wanted) for kind, wanted in ends):
            return schema, ""
        return _UNKNOWN, f"{schema} cannot join these kinds, written as {_UNKNOWN}"

    def _summary(self, relation: Relation, *, are_whole: bool) -> list[str]:
        summary = [] if are_whole else [relation_text.when(relation)]
        summary.append(f"{relation_text.sentence(self.dataset, relation)} [{relation.standing}]")
        first = relation.evidence[0]
        if len(relation.evidence) > 1 or relation.figures or first.figures or first.says:
            summary += _given(relation_text.details(relation))
        return summary + _given(relation.note)

    def _add_dates(self, relation: Relation, found: Properties) -> bool:
        """Add the dates that are asserted; return whether nothing of them was lost."""
        given = [piece.when for piece in relation.evidence if piece.when and piece.stance == "asserts"]
        if relation.when:
            given.insert(0, relation.when)
        are_whole = True
        for date in given:
            values, is_whole = reduced(date)
            are_whole = are_whole and is_whole
            for name, value in values:
                if value not in found.setdefault(name, []):
                    found[name].append(value)
        if not are_whole:
            self._lose(_REDUCED, relation.id)
        return are_whole

    def _evidence(self, piece: Evidence) -> str:
        stance = f"{piece.stance} it"
        if piece.by:
            stance = f"{', '.join(self._citations.voices(piece))} {stance}"
        when = f", {piece.when.text}" if piece.when else ""
        return f"{self._document(piece.document).citation}, {pilcrow(piece)}: {stance}{when}"

    def _add_provenance(self, relation: Relation, found: Properties) -> None:
        ids = _unique([piece.document for piece in relation.evidence])
        documents = [self._document(each) for each in ids]
        found["proof"] = [each for each, document in zip(ids, documents, strict=True) if document.is_proof]
        found["publisher"] = _unique([name for document in documents for name in document.publishers])
        found["sourceUrl"] = _unique([document.url for document in documents if document.url])
        if relation.also:
            self._lose(_PARTICIPANTS, relation.id)
            found["namesMentioned"] = _unique([self.dataset.entities[each].name for _word, each in relation.also])

    def _document(self, document_id: str) -> _Document:
        known = self._documents.get(document_id)
        if known is None:
            entity = self.dataset.entities[document_id]
            is_proof = is_a(self._schemata[entity.kind], "Document")
            publishers = self._citations.publishers(document_id)
            known = _Document(self._citations.document(document_id), publishers, entity.url, is_proof)
            self._documents[document_id] = known
        return known


def _line(record_id: str, schema: str, properties: Properties) -> str:
    """Return an entity of FollowTheMoney as JSON, without empty properties.

    Written here rather than by `json.dumps`, which takes twice as long, because it always has this shape.
    """
    parts = [f'"{name}":[{",".join(map(quoted, values))}]' for name, values in properties.items() if values]
    return f'{{"id":"{record_id}","schema":"{schema}","properties":{{{",".join(parts)}}}}}\n'


def _given(text: str) -> list[str]:
    return [text] if text else []


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))

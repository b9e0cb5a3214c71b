"""FollowTheMoney, as JSON lines, for OpenAleph, Aleph, yente and the `ftm` commands.

FollowTheMoney asserts whatever it holds: what nobody asserts is left out, or the export would claim what was denied or
only proposed. Ends that a schema cannot take make a relation an ``UnknownLink``. The evidence stays as text in
``description``, with the documents as ``proof`` and their publishers and addresses as ``publisher`` and ``sourceUrl``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import relation_text
from graph.assemble import edge_label
from graph.cite import Citations
from graph.exports.flat import edge_id
from graph.exports.ftm_dates import reduced
from graph.exports.ftm_schemata import EDGES, NAMES, THINGS, is_a
from graph.exports.jsontext import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.dates import Date
    from graph.exports.ftm_schemata import Edge
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
    for _id, entity in source.graph.nodes(data="entity"):
        yield f"{dumps(writer.entity(entity))}\n"
    for *_ends, relation in source.graph.edges(data="relation"):
        if relation.is_asserted:
            yield f"{dumps(writer.relation(relation))}\n"
        else:
            source.losses.add(f"{relation.standing} relation left out, for FollowTheMoney would assert it", relation.id)


class _Writer:
    """Turns entities and relations into FollowTheMoney's, noting what it cannot say."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lose = source.losses.add
        self._dataset: Dataset = source.graph.graph["dataset"]
        self._citations = Citations(self._dataset)
        kinds = self._dataset.vocabulary.kinds.values()
        self._schemata = {kind.name: kind.ftm if kind.ftm in THINGS else _ANY_THING for kind in kinds}

    def entity(self, entity: Entity) -> dict[str, object]:
        schema = self._schema(entity)
        is_document = is_a(schema, "Document")
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
        if is_document:
            found["title"] = [entity.name]
            found["author"] = list(self._citations.authors(entity.id))
            found["publisher"] = list(self._citations.publishers(entity.id))
            found["publishedAt"] = self._published(entity)
        if entity.visibility == "restricted":
            found["keywords"].append("restricted")
        return _record(entity.id, schema, found)

    def relation(self, relation: Relation) -> dict[str, object]:
        schema = self._edge_schema(relation)
        edge = EDGES[schema]
        found: Properties = {edge.source: [relation.from_id], edge.target: [relation.to_id]}
        found |= self._words(relation, edge)
        summary = self._summary(relation)
        dates, are_whole = self._dates(relation)
        found |= dates
        if not are_whole:
            summary.insert(0, relation_text.when(relation))
        found["summary"] = summary
        found["description"] = [self._evidence(piece) for piece in relation.evidence]
        found |= self._provenance(relation)
        return _record(edge_id(self._source.graph, relation), schema, found | {"recordId": [relation.id]})

    def _schema(self, entity: Entity) -> str:
        schema = self._schemata[entity.kind]
        wanted = self._dataset.vocabulary.kinds[entity.kind].ftm
        if schema != wanted:
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
        schema = self._dataset.vocabulary.types[relation.type].ftm
        if schema not in EDGES:
            self._lose(f"'{schema}' is no schema for relations, written as {_UNKNOWN}", relation.id)
            return _UNKNOWN
        edge = EDGES[schema]
        ends = ((relation.from_id, edge.source_schema), (relation.to_id, edge.target_schema))
        if all(is_a(self._schemata[self._dataset.entities[end].kind], wanted) for end, wanted in ends):
            return schema
        self._lose(f"{schema} cannot join these kinds, written as {_UNKNOWN}", relation.id)
        return _UNKNOWN

    def _words(self, relation: Relation, edge: Edge) -> Properties:
        """Return what the relation is and how it stands, in the properties that the schema has for it."""
        former = " (former)" if relation.past else ""
        if relation.past:
            self._lose(_FORMER, relation.id)
        if relation.standing != "stated":
            self._lose(f"{relation.standing}, said only in words", relation.id)
        words = {edge.word: [f"{edge_label(relation)}{former}"]} if edge.word else {}
        return words | ({"status": [relation.standing]} if edge.has_status else {})

    def _summary(self, relation: Relation) -> list[str]:
        sentence = f"{relation_text.sentence(self._dataset, relation)} [{relation.standing}]"
        if relation.also:
            self._lose(_PARTICIPANTS, relation.id)
        return [sentence, *_given(relation_text.details(relation)), *_given(relation.note)]

    def _dates(self, relation: Relation) -> tuple[Properties, bool]:
        """Return the dates that are asserted, and whether nothing of them was lost."""
        asserting = [piece.when for piece in relation.evidence if piece.when and piece.stance == "asserts"]
        given: list[Date] = [relation.when, *asserting] if relation.when else asserting
        found: Properties = {}
        are_whole = True
        for date in dict.fromkeys(given):
            values, is_whole = reduced(date)
            are_whole = are_whole and is_whole
            for name, value in values:
                found.setdefault(name, []).append(value)
        if not are_whole:
            self._lose(_REDUCED, relation.id)
        return found, are_whole

    def _evidence(self, piece: Evidence) -> str:
        voices = ", ".join(self._citations.voices(piece))
        stance = f"{voices} {piece.stance} it" if voices else f"{piece.stance} it"
        when = f", {piece.when.text}" if piece.when else ""
        return f"{self._citations.full(piece)}: {stance}{when}"

    def _provenance(self, relation: Relation) -> Properties:
        documents = list(dict.fromkeys(piece.document for piece in relation.evidence))
        urls = [self._dataset.entities[document].url for document in documents]
        also = [self._dataset.entities[entity_id].name for _word, entity_id in relation.also]
        return {
            "proof": [it for it in documents if is_a(self._schemata[self._dataset.entities[it].kind], "Document")],
            "publisher": _unique(name for document in documents for name in self._citations.publishers(document)),
            "sourceUrl": [url for url in urls if url],
            "namesMentioned": also,
        }


def _record(record_id: str, schema: str, properties: Properties) -> dict[str, object]:
    """Return an entity of FollowTheMoney, without empty properties."""
    kept = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": record_id, "schema": schema, "properties": kept}


def _given(text: str) -> list[str]:
    return [text] if text else []


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))

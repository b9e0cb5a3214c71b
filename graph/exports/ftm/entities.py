"""FollowTheMoney, as JSON lines, for OpenAleph, Aleph, yente and the `ftm` commands.

FollowTheMoney asserts whatever it holds: what nobody asserts is left out, or the export would claim what was denied or
only proposed. Ends that a schema cannot take make a relation an ``UnknownLink``. Each claim stays a text of its own in
``description``, with the documents as ``proof`` and their publishers and addresses as ``publisher`` and ``sourceUrl``.
"""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, NamedTuple

from graph.exports.flattened import edge_id, relations_of
from graph.exports.ftm.dates import reduced
from graph.exports.ftm.schemata import EDGES, FACTS, NAMES, THINGS, is_a
from graph.questions.network import edge_label
from graph.words import sentences
from graph.words.citations import Citations, place_words
from graph.words.claims import claim_parts, withdrawn_words
from graph.words.english import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.exports.formats import Subject
    from graph.model.records import Claim, Dataset, Entity, Relation
    from graph.model.values import Value

Properties = dict[str, list[str]]
Values = dict[str, str]
"""Properties with their values as JSON strings, joined."""

_ANY_THING = "Note"  # claims least: neither a person or company that could be matched, nor property
_UNKNOWN = "UnknownLink"
_TEXT = "file, hash and length of the text that was read left out"
_REDUCED = "date reduced to the year, month or day it surely shares, the date itself in the summary"
_PARTICIPANTS = "further participants only named, not linked"
_FORMER = "over with no end given, said only in words"


def ftm(subject: Subject) -> Iterator[str]:
    """Yield the graph as FollowTheMoney entities, one a line: the entities, then the relations somebody asserts."""
    writer = _Writer(subject)
    for entity in writer.dataset.entities.values():
        yield writer.entity(entity)
    for relation in relations_of(subject.network):
        if relation.is_asserted:
            yield writer.relation(relation)
        else:
            subject.losses.add(
                f"{relation.standing} relation left out, for FollowTheMoney would assert it", relation.id
            )


class _Head(NamedTuple):
    """What relations of one type, kinds and standing share: schema, properties for the ends, words, and losses."""

    schema: str
    source: str
    target: str
    words: Values
    losses: tuple[str, ...]


class _Document(NamedTuple):
    """What relations repeat of a document: its citation, and as JSON its publishers, its URL, its id if it is proof."""

    citation: str
    publishers: tuple[str, ...]
    url: str
    proof: str


class _Writer:
    """Turns entities and relations into lines of FollowTheMoney, noting what those cannot say."""

    def __init__(self, subject: Subject) -> None:
        self.dataset: Dataset = subject.network.graph["dataset"]
        self._graph = subject.network
        self._lose = subject.losses.add
        self._citations = Citations(self.dataset)
        kinds = self.dataset.vocabulary.kinds.values()
        self._schemata = {kind.name: kind.ftm if kind.ftm in THINGS else _ANY_THING for kind in kinds}
        self._documents: dict[str, _Document] = {}
        self._heads: dict[tuple[str, str, str, str, bool], _Head] = {}
        self._facts: dict[str, list[Relation]] = {}
        for fact in self.dataset.facts.values():
            self._facts.setdefault(fact.from_id, []).append(fact)

    def entity(self, entity: Entity) -> str:
        """Return an entity as a line."""
        schema = self._schema(entity)
        found: Properties = {
            "name": [entity.name],
            NAMES.get(schema, "name"): [entity.name],
            "alias": [alias.name for alias in entity.aliases if not alias.is_former],
            "previousName" if is_a(schema, "LegalEntity") else "alias": [
                alias.name for alias in entity.aliases if alias.is_former or not is_a(schema, "LegalEntity")
            ],
            "keywords": [entity.kind, entity.genre, "restricted" if entity.visibility == "restricted" else ""],
            "notes": [entity.note],
            "website" if is_a(schema, "LegalEntity") else "sourceUrl": [entity.url],
        }
        if entity.description:
            found["description"] = [entity.description]
        if is_a(schema, "Document"):
            found["title"] = [entity.name]
            found["author"] = list(self._citations.authors(entity.id))
            found["publisher"] = list(self._citations.publishers(entity.id))
            found["publishedAt"] = self._published(entity)
        for fact in self._facts.get(entity.id, ()):
            self._add_fact(fact, found)
        return _line(entity.id, schema, {name: _joined(values) for name, values in found.items()})

    def _add_fact(self, fact: Relation, found: Properties) -> None:
        """Add a fact that somebody asserts: to the property that its type names, with its claims in the notes."""
        if not fact.is_asserted:
            self._lose(f"{fact.standing} fact left out, for FollowTheMoney would assert it", fact.id)
            return
        known = self.dataset.vocabulary.types[fact.type]
        if known.ftm in FACTS:
            values = [_fact_value(claim.value) for claim in fact.leading if claim.value]
            found[known.ftm] = [*found.get(known.ftm, []), *values]
        else:
            self._lose("fact without a property of FollowTheMoney, said only in the notes", fact.id)
        sentence = sentences.sentence(self.dataset, fact)
        notes = [f"{sentence} [{fact.standing}]", *(self._claim_text(fact, claim) for claim in fact.claims)]
        found["notes"] = [*found["notes"], "; ".join(notes)]

    def relation(self, relation: Relation) -> str:
        """Return a relation as a line."""
        head = self._head(relation)
        for loss in head.losses:
            self._lose(loss, relation.id)
        found = {head.source: f'"{relation.from_id}"', head.target: f'"{relation.to_id}"', **head.words}
        are_whole = self._add_dates(relation, found)
        found["summary"] = self._summary(relation, are_whole=are_whole)
        found["description"] = ",".join([quoted(self._claim_text(relation, claim)) for claim in relation.claims])
        self._add_provenance(relation, found)
        found["recordId"] = f'"{relation.id}"'
        return _line(edge_id(self._graph, relation), head.schema, found)

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
        values, is_whole = reduced(entity.published.text)
        if not is_whole:
            self._lose(_REDUCED, entity.id)
        return [value for _name, value in values]

    def _head(self, relation: Relation) -> _Head:
        entities = self.dataset.entities
        kinds = entities[relation.from_id].kind, entities[relation.to_id].kind
        key = (relation.type, *kinds, relation.standing, relation.is_past)
        if key not in self._heads:
            self._heads[key] = self._new_head(relation, *kinds)
        return self._heads[key]

    def _new_head(self, relation: Relation, from_kind: str, to_kind: str) -> _Head:
        schema, loss = self._schema_between(relation.type, from_kind, to_kind)
        edge = EDGES[schema]
        losses = [loss] if loss else []
        if relation.is_past:
            losses.append(_FORMER)
        if relation.standing != "stated":
            losses.append(f"{relation.standing}, said only in words")
        words = {}
        if edge.word:
            words[edge.word] = quoted(f"{edge_label(relation)} (former)" if relation.is_past else edge_label(relation))
        if edge.has_status:
            words["status"] = quoted(relation.standing)
        return _Head(schema, edge.source, edge.target, words, tuple(losses))

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

    def _summary(self, relation: Relation, *, are_whole: bool) -> str:
        former = " (former)" if relation.is_past else ""
        # As curated, for our own import reads it.
        summary = [] if are_whole else [" or ".join(date.text for date in relation.dates) + former]
        summary.append(f"{sentences.sentence(self.dataset, relation)} [{relation.standing}]")
        if relation.conflicts:
            summary += [f"against: {text}" for text in sentences.against(self.dataset, relation)]
        if len(relation.claims) > 1:
            summary += [f"sources differ {text}" for text in sentences.differing(self._citations, relation)]
        summary += [f"note: {note}" for note in relation.notes]
        if relation.visibility == "restricted":
            summary.append("restricted: not for publication")
        return _joined(summary)

    def _add_dates(self, relation: Relation, found: Values) -> bool:
        """Add the dates that are asserted; return whether nothing of them was lost."""
        given = relation.dates
        are_whole = True
        properties: Properties = {}
        for date in given:
            values, is_whole = reduced(date.text)
            are_whole = are_whole and is_whole
            for name, value in values:
                properties.setdefault(name, []).append(value)
        found.update({name: _joined(values) for name, values in properties.items()})
        if not are_whole:
            self._lose(_REDUCED, relation.id)
        return are_whole

    def _claim_text(self, relation: Relation, claim: Claim) -> str:
        citation = f"{self._document(claim.document).citation}, {place_words(claim)}"
        said = joined([claim.standing, *claim_parts(self.dataset, self._citations, relation, claim)], " · ")
        return joined([f"{citation}: {said}", withdrawn_words(claim)], " · ")

    def _add_provenance(self, relation: Relation, found: Values) -> None:
        documents = [self._document(each) for each in dict.fromkeys([claim.document for claim in relation.claims])]
        found["proof"] = ",".join([document.proof for document in documents if document.proof])
        found["publisher"] = ",".join(dict.fromkeys([name for document in documents for name in document.publishers]))
        found["sourceUrl"] = ",".join(dict.fromkeys([document.url for document in documents if document.url]))
        if relation.also:
            self._lose(_PARTICIPANTS, relation.id)
            found["namesMentioned"] = _joined([self.dataset.entities[each].name for _word, each in relation.also])

    def _document(self, document_id: str) -> _Document:
        known = self._documents.get(document_id)
        if known is None:
            entity = self.dataset.entities[document_id]
            proof = f'"{document_id}"' if is_a(self._schemata[entity.kind], "Document") else ""
            publishers = tuple(quoted(name) for name in self._citations.publishers(document_id))
            url = quoted(entity.url) if entity.url else ""
            known = _Document(self._citations.document(document_id), publishers, url, proof)
            self._documents[document_id] = known
        return known


def _fact_value(value: Value) -> str:
    if value.date:
        return next((day for _name, day in reduced(value.text)[0]), "")
    return value.text.lower() if value.form == "country" else value.text


def _line(record_id: str, schema: str, values: Values) -> str:
    """Return an entity of FollowTheMoney as JSON, without empty properties.

    Written here rather than by `json.dumps`, which takes more than twice as long, because it always has this shape.
    """
    properties = ",".join([f'"{name}":[{value}]' for name, value in values.items() if value])
    return f'{{"id":"{record_id}","schema":"{schema}","properties":{{{properties}}}}}\n'


def _joined(texts: Iterable[str]) -> str:
    """Return the texts that are not empty as JSON strings, each once."""
    return ",".join([quoted(text) for text in dict.fromkeys(texts) if text])

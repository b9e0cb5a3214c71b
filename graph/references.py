"""What records say of each other: do the ends exist, are they of the right kind, is nothing restricted let out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import did_you_mean
from graph.relation_record import indefinite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Dataset, Entity, Relation
    from graph.yamlfile import Trail


class Reference(NamedTuple):
    """One thing wrong between records: in which record, where in it, and what."""

    record: str
    trail: Trail
    message: str


def wrong_names(dataset: Dataset) -> Iterator[Reference]:
    """Yield each entity that shares its name with an earlier one of its kind."""
    seen: dict[tuple[str, str], str] = {}
    for entity in dataset.entities.values():
        first = seen.setdefault((entity.kind, entity.name), entity.id)
        if first != entity.id and entity.name:
            message = f"'{entity.name}' is the name of {entity.kind} '{first}' too; tell them apart or join them"
            yield Reference(entity.id, ("name",), message)


def wrong_references(dataset: Dataset) -> Iterator[Reference]:
    """Yield what is wrong between relations and the entities, types and relations they name."""
    kinds, types = dataset.vocabulary
    entities = dataset.entities
    restricted = {entity.id for entity in entities.values() if entity.visibility == "restricted"}
    for relation in dataset.relations.values():
        known = types.get(relation.type)
        source, target = entities.get(relation.from_id), entities.get(relation.to_id)
        if known is None and relation.type:
            suggestion = did_you_mean(relation.type, types)
            yield Reference(relation.id, ("type",), f"'{relation.type}' is no type of relation{suggestion}")
        if source is None:
            yield from _no_entity(dataset, relation, relation.from_id, "from")
        elif known and known.from_kinds and source.kind not in known.from_kinds and source.kind in kinds:
            yield _wrong_kind(dataset, relation, source, "from", known.from_kinds)
        if target is None:
            yield from _no_entity(dataset, relation, relation.to_id, "to")
        elif known and known.to_kinds and target.kind not in known.to_kinds and target.kind in kinds:
            yield _wrong_kind(dataset, relation, target, "to", known.to_kinds)
        if relation.also or relation.conflicts:
            yield from _wrong_further(dataset, relation)
        if restricted and relation.visibility == "public":
            yield from _wrong_visibility(relation, restricted)


def _wrong_further(dataset: Dataset, relation: Relation) -> Iterator[Reference]:
    for word, entity_id in relation.also:
        if entity_id not in dataset.entities:
            yield from _no_entity(dataset, relation, entity_id, "also", word)
    for index, other in enumerate(relation.conflicts):
        if other == relation.id:
            yield Reference(relation.id, ("conflicts", index), "a relation cannot conflict with itself")
        elif other not in dataset.relations:
            message = f"no relation '{other}' to conflict with{did_you_mean(other, dataset.relations)}"
            yield Reference(relation.id, ("conflicts", index), message)


def _wrong_visibility(relation: Relation, restricted: set[str]) -> Iterator[Reference]:
    """A public relation may name nothing restricted, or the restriction would be a sieve."""
    named = [*relation.participants]
    for piece in relation.evidence:
        named += (piece.document, *piece.by)
    for entity_id in dict.fromkeys(named):
        if entity_id in restricted:
            message = f"'{entity_id}' is restricted, so this relation needs 'visibility: restricted' too"
            yield Reference(relation.id, (), message)


def _no_entity(dataset: Dataset, relation: Relation, entity_id: str, *trail: str) -> Iterator[Reference]:
    if entity_id:  # what is missing altogether has been reported
        message = f"no entity '{entity_id}'{did_you_mean(entity_id, dataset.entities)}"
        yield Reference(relation.id, trail, message)


def _wrong_kind(dataset: Dataset, relation: Relation, entity: Entity, end: str, kinds: frozenset[str]) -> Reference:
    expected = " or ".join(indefinite(kind) for kind in dataset.vocabulary.kinds if kind in kinds)
    message = f"'{relation.type}' goes {end} {expected}; '{entity.id}' is {indefinite(entity.kind)}"
    return Reference(relation.id, (end,), message)

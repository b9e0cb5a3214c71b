"""What records say of each other: do the ends exist, are they of the right kind, is nothing restricted let out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.words.english import indefinite
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.curated.yamlfile import Trail
    from graph.model.records import Dataset, Entity, Relation
    from graph.model.vocabulary import RelationType


class RecordProblem(NamedTuple):
    """One thing wrong between records: in which record, where in it, and what."""

    record: str
    trail: Trail
    message: str


def wrong_names(dataset: Dataset) -> Iterator[RecordProblem]:
    """Yield what is wrong between entities: names that are taken, former ids that are not former, unknown namesakes."""
    seen: dict[tuple[str, str], str] = {}
    former: dict[str, str] = {}
    for entity in dataset.entities.values():
        first = seen.setdefault((entity.kind, entity.name), entity.id)
        if first != entity.id and entity.name:
            message = f"'{entity.name}' is the name of {entity.kind} '{first}' too; tell them apart or join them"
            yield RecordProblem(entity.id, ("name",), message)
        for old in entity.was:
            yield from _wrong_former(entity.id, old, dataset.entities, former)
        for other in entity.not_same:
            if other == entity.id:
                yield RecordProblem(entity.id, ("not",), "an entity is not told from itself; name another")
            elif other not in dataset.entities:
                message = f"no entity '{other}'{did_you_mean(other, dataset.entities)}"
                yield RecordProblem(entity.id, ("not",), message)


def wrong_references(dataset: Dataset) -> Iterator[RecordProblem]:
    """Yield what is wrong between relations and the entities, types and relations they name."""
    restricted = {entity.id for entity in dataset.entities.values() if entity.visibility == "restricted"}
    former: dict[str, str] = {}
    known_ids = {**dataset.relations, **dataset.facts}
    for relation in known_ids.values():
        yield from _wrong_ends(dataset, relation)
        for word, entity_id in relation.also:
            if entity_id not in dataset.entities:
                yield from _no_entity(dataset, relation, entity_id, "also", word)
        for old in relation.was:
            yield from _wrong_former(relation.id, old, known_ids, former)
        if restricted and relation.visibility == "public":
            yield from _wrong_visibility(relation, restricted)


def _wrong_ends(dataset: Dataset, relation: Relation) -> Iterator[RecordProblem]:
    kinds, types, _units = dataset.vocabulary
    known = types.get(relation.type)
    start, end = dataset.entities.get(relation.from_id), dataset.entities.get(relation.to_id)
    if known is None and relation.type:
        yield RecordProblem(relation.id, ("type",), _no_type(relation.type, types))
    if start is None:
        yield from _no_entity(dataset, relation, relation.from_id, "from")
    elif known and known.from_kinds and start.kind not in known.from_kinds and start.kind in kinds:
        yield _wrong_kind(dataset, relation, start, "from", known.from_kinds)
    if relation.is_fact:
        return
    if end is None:
        yield from _no_entity(dataset, relation, relation.to_id, "to")
    elif known and known.to_kinds and end.kind not in known.to_kinds and end.kind in kinds:
        yield _wrong_kind(dataset, relation, end, "to", known.to_kinds)


def _no_type(name: str, types: Mapping[str, RelationType]) -> str:
    """Say that there is no such type; what is meant, where it is an inverse reading or a former name."""
    for known in types.values():
        if name == known.inverse:
            return f"'{name}' is '{known.name}' read from the other end: write that, and swap 'from' and 'to'"
        if name in known.was:
            return f"'{name}' is now called '{known.name}'; write that"
    return f"'{name}' is no type of relation{did_you_mean(name, types)}"


def wrong_conflicts(
    dataset: Dataset, relation: Relation, conflicts: tuple[str, ...], renamed: Mapping[str, str]
) -> Iterator[RecordProblem]:
    """Yield what is wrong with the conflicts of one record; `renamed` are former ids of relations."""
    every = {**dataset.relations, **dataset.facts} if dataset.facts else dataset.relations
    types = dataset.vocabulary.types
    for index, other in enumerate(conflicts):
        trail = ("conflicts", index)
        if other == relation.id:
            yield RecordProblem(relation.id, trail, "a relation cannot conflict with itself")
        elif other in renamed:
            yield RecordProblem(relation.id, trail, f"'{other}' has the id '{renamed[other]}' now; write that")
        elif other not in every:
            # No other is proposed: one that differs by its date or its ends is another relation.
            message = f"no relation '{other}' to conflict with; `graph links` shows the ids of what is there"
            yield RecordProblem(relation.id, trail, message)
        elif types[relation.type].is_speech != types[every[other].type].is_speech:
            said = relation if types[relation.type].is_speech else every[other]
            message = (
                f"'{said.id}' is a speech act: that it was said does not contradict '{other}'; write what "
                f"'{said.from_id}' said as a claim 'by: {said.from_id}' of the relation that it is about"
            )
            yield RecordProblem(relation.id, trail, message)


def _wrong_former(
    record: str, old: str, present: Mapping[str, object], former: dict[str, str]
) -> Iterator[RecordProblem]:
    if old in present:
        whose = "its own id" if old == record else "the id of another"
        yield RecordProblem(record, ("was",), f"'{old}' is {whose}; 'was' holds ids that are no longer used")
    elif former.setdefault(old, record) != record:
        yield RecordProblem(record, ("was",), f"'{old}' is a former id of '{former[old]}' already; keep it at one")


def _wrong_visibility(relation: Relation, restricted: set[str]) -> Iterator[RecordProblem]:
    """A public relation may name nothing restricted, or the restriction would be a sieve."""
    for entity_id in relation.participants:
        if entity_id in restricted:
            message = f"'{entity_id}' is restricted, so this relation needs 'visibility: restricted' too"
            yield RecordProblem(relation.id, (), message)
    for claim in relation.claims:
        if claim.visibility == "public":
            repeated = (cite.partition("#")[0] for cite in claim.repeats)
            for entity_id in dict.fromkeys((claim.document, *claim.by, *repeated)):
                if entity_id in restricted:
                    message = f"'{entity_id}' is restricted, so '{claim.cite}' needs 'visibility: restricted' too"
                    yield RecordProblem(relation.id, (), message)


def _no_entity(dataset: Dataset, relation: Relation, entity_id: str, *trail: str) -> Iterator[RecordProblem]:
    if entity_id:  # what is missing altogether has been reported
        message = f"no entity '{entity_id}'{_meant(dataset, entity_id)}"
        yield RecordProblem(relation.id, trail, message)


def _meant(dataset: Dataset, entity_id: str) -> str:
    """Return the id that a former id or a name stands for; else the nearest there is."""
    for entity in dataset.entities.values():
        if entity_id in entity.was:
            return f"; it has the id '{entity.id}' now"
        if entity_id in entity.names:
            return f"; that is a name, of '{entity.id}'"
    return did_you_mean(entity_id, dataset.entities)


def _wrong_kind(dataset: Dataset, relation: Relation, entity: Entity, end: str, kinds: frozenset[str]) -> RecordProblem:
    expected = " or ".join(indefinite(kind) for kind in dataset.vocabulary.kinds if kind in kinds)
    message = f"'{relation.type}' goes {end} {expected}; '{entity.id}' is {indefinite(entity.kind)}"
    return RecordProblem(relation.id, (end,), message)

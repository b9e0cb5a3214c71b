"""What may be shown to anyone: the dataset without what is restricted, and without what would give that away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.curated.definitions import built_in
from graph.model import standing
from graph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.records import Dataset, Entity, Relation
    from graph.model.vocabulary import RelationType


class Withheld(NamedTuple):
    """How much a public view leaves out: ids of entities and of relations, sorted."""

    entities: tuple[str, ...]
    relations: tuple[str, ...]


def public(dataset: Dataset) -> tuple[Dataset, Withheld]:
    """Return the part of a dataset that may be shown to anyone, and what that leaves out.

    Left out are restricted entities and relations, the conflicts of others with these and what they do to a standing,
    and entities, kinds and types that only restricted relations use: their mere presence would tell.
    """
    relations = {key: relation for key, relation in dataset.relations.items() if relation.visibility == "public"}
    if len(relations) == len(dataset.relations) and all(e.visibility == "public" for e in dataset.entities.values()):
        return dataset, Withheld((), ())
    hidden = dataset.relations.keys() - relations.keys()
    opinions = {entity.id for entity in dataset.entities.values() if entity.genre == "opinion"}
    for key, relation in relations.items():
        if not hidden.isdisjoint(relation.conflicts):
            shown = tuple(other for other in relation.conflicts if other not in hidden)
            own = standing.own_standing(relation.evidence, opinions)
            relations[key] = relation._replace(conflicts=shown, standing=own)
    relations.update(standing.in_conflict(relations))
    named = {entity_id for relation in relations.values() for entity_id in _named(relation)}
    once_named = {entity_id for key in hidden for entity_id in _named(dataset.relations[key])}
    entities = {
        key: entity
        for key, entity in dataset.entities.items()
        if entity.visibility == "public" and (key in named or key not in once_named)
    }
    withheld = Withheld(tuple(sorted(dataset.entities.keys() - entities.keys())), tuple(sorted(hidden)))
    vocabulary = _spoken(dataset, entities.values(), relations.values())
    return dataset._replace(entities=entities, relations=relations, vocabulary=vocabulary), withheld


def _spoken(dataset: Dataset, entities: Iterable[Entity], relations: Iterable[Relation]) -> Vocabulary:
    """Return the vocabulary without words that only what is withheld uses: "informant for" tells enough."""
    kinds, types = dataset.vocabulary
    unused_kinds = {entity.kind for entity in dataset.entities.values()} - {entity.kind for entity in entities}
    unused_types = {r.type for r in dataset.relations.values()} - {relation.type for relation in relations}
    unused_kinds -= built_in().kinds.keys()
    unused_types -= built_in().types.keys()
    return Vocabulary(
        {name: kind for name, kind in kinds.items() if name not in unused_kinds},
        {
            name: shown
            for name, known in types.items()
            if name not in unused_types and (shown := _without(known, unused_kinds))
        },
    )


def _without(known: RelationType, kinds: set[str]) -> RelationType | None:
    """Return a type that does not mention those kinds; None where it could stand for nothing else."""
    from_kinds, to_kinds = known.from_kinds - kinds, known.to_kinds - kinds
    if bool(from_kinds) != bool(known.from_kinds) or bool(to_kinds) != bool(known.to_kinds):
        return None  # an empty set would mean any kind
    return known._replace(from_kinds=from_kinds, to_kinds=to_kinds)


def _named(relation: Relation) -> set[str]:
    """Return the ids of all entities a relation names, documents and voices included."""
    voices = (by for piece in relation.evidence for by in piece.by)
    return {*relation.participants, *(piece.document for piece in relation.evidence), *voices}

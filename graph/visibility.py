"""What may be shown to anyone: the dataset without what is restricted, and without what would give that away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph import standing

if TYPE_CHECKING:
    from graph.model import Dataset, Relation


class Withheld(NamedTuple):
    """How much a public view leaves out: ids of entities and of relations, sorted."""

    entities: tuple[str, ...]
    relations: tuple[str, ...]


def public(dataset: Dataset) -> tuple[Dataset, Withheld]:
    """Return the part of a dataset that may be shown to anyone, and what that leaves out.

    Left out are restricted entities and relations, the conflicts of others with these and what they do to a standing,
    and entities that only restricted relations or evidence name: their mere presence would tell.
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
    return dataset._replace(entities=entities, relations=relations), withheld


def _named(relation: Relation) -> set[str]:
    """Return the ids of all entities a relation names, documents and voices included."""
    voices = (by for piece in relation.evidence for by in piece.by)
    return {*relation.participants, *(piece.document for piece in relation.evidence), *voices}

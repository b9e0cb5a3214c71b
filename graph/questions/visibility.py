"""What may be shown to anyone: the dataset without what is restricted, and without what would give that away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.curated.definitions import built_in
from graph.model.settle import settled
from graph.model.standing import relation_standing
from graph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.records import Claim, Dataset, Entity, Relation
    from graph.model.vocabulary import RelationType


class Withheld(NamedTuple):
    """How much a public view leaves out.

    Attributes:
        entities: their ids, sorted.
        relations: ids of relations and facts, sorted.
        claims: addresses of restricted claims of relations that are shown, sorted.
    """

    entities: tuple[str, ...]
    relations: tuple[str, ...]
    claims: tuple[str, ...]


def public(dataset: Dataset) -> tuple[Dataset, Withheld]:
    """Return the part of a dataset that may be shown to anyone, and what that leaves out.

    Left out are restricted entities, relations and claims, the conflicts of others with these, and entities, kinds,
    types and units that only what is restricted uses: their mere presence would tell. Standings are those that what is
    shown has by itself.
    """
    if not _holds_restricted(dataset):
        return dataset, Withheld((), (), ())
    every = {**dataset.relations, **dataset.facts}
    withheld_claims = sorted(
        relation.address(claim)
        for relation in every.values()
        for claim in relation.claims
        if relation.visibility == "public" and claim.visibility == "restricted"
    )
    shown = {key: found for key, relation in every.items() if (found := _shown(relation))}
    hidden = every.keys() - shown.keys()
    for key, relation in shown.items():
        if not hidden.isdisjoint(relation.conflicts):
            shown[key] = relation._replace(conflicts=tuple(it for it in relation.conflicts if it not in hidden))
    named = {entity_id for relation in shown.values() for entity_id in _named(relation)}
    once_named = {entity_id for relation in every.values() for entity_id in _named(relation)} - named
    entities = {
        key: entity._replace(not_same=tuple(it for it in entity.not_same if _is_public(dataset, it)))
        for key, entity in dataset.entities.items()
        if entity.visibility == "public" and key not in once_named
    }
    left = dataset._replace(
        entities=entities,
        relations={key: relation for key, relation in shown.items() if not relation.is_fact},
        facts={key: relation for key, relation in shown.items() if relation.is_fact},
        vocabulary=_spoken(dataset, entities.values(), shown.values()),
        regions=_regions(dataset, entities),
    )
    withheld_entities = tuple(sorted(dataset.entities.keys() - entities.keys()))
    return settled(left), Withheld(withheld_entities, tuple(sorted(hidden)), tuple(withheld_claims))


def _shown(relation: Relation) -> Relation | None:
    """Return a relation as anyone may see it; None where they may not.

    It stands again as its remaining claims have it, so that a hidden denial disputes nothing.
    """
    if relation.visibility == "restricted":
        return None
    claims = tuple(claim for claim in relation.claims if claim.visibility == "public")
    if relation.claims and not claims:
        return None
    standing = relation_standing(claims, relation.type)
    return relation._replace(claims=_renumbered(claims), standing=standing)


def _renumbered(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Number claims as if the hidden ones were not there: a gap would tell of them."""
    seen: dict[str, int] = {}
    found = []
    for claim in claims:
        seen[claim.cite] = number = seen.get(claim.cite, 0) + 1
        found.append(claim if claim.number == number else claim._replace(number=number))
    return tuple(found)


def _holds_restricted(dataset: Dataset) -> bool:
    relations = (*dataset.relations.values(), *dataset.facts.values())
    return (
        any(entity.visibility == "restricted" for entity in dataset.entities.values())
        or any(relation.visibility == "restricted" for relation in relations)
        or any(claim.visibility == "restricted" for relation in relations for claim in relation.claims)
    )


def _is_public(dataset: Dataset, entity_id: str) -> bool:
    return dataset.entities[entity_id].visibility == "public"


def _regions(dataset: Dataset, entities: dict[str, Entity]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    left = ((name, tuple(it for it in ids if it in entities)) for name, ids in dataset.regions)
    return tuple((name, ids) for name, ids in left if ids)


def _spoken(dataset: Dataset, entities: Iterable[Entity], relations: Iterable[Relation]) -> Vocabulary:
    """Return the vocabulary without words that only what is withheld uses: "informant for" tells enough."""
    kinds, types, units = dataset.vocabulary
    every = [*dataset.relations.values(), *dataset.facts.values()]
    shown = list(relations)
    unused_kinds = {entity.kind for entity in dataset.entities.values()} - {entity.kind for entity in entities}
    unused_types = {relation.type for relation in every} - {relation.type for relation in shown}
    unused_units = _counted(every) - _counted(shown)
    unused_kinds -= built_in().kinds.keys()
    unused_types -= built_in().types.keys()
    return Vocabulary(
        {name: kind for name, kind in kinds.items() if name not in unused_kinds},
        {
            name: shown_type
            for name, known in types.items()
            if name not in unused_types and (shown_type := _without(known, unused_kinds))
        },
        {
            name: tuple(wider for wider in of if wider not in unused_units)
            for name, of in units.items()
            if name not in unused_units
        },
    )


def _counted(relations: Iterable[Relation]) -> set[str]:
    return {figure.unit for relation in relations for claim in relation.claims for figure in claim.figures}


def _without(known: RelationType, kinds: set[str]) -> RelationType | None:
    """Return a type that does not mention those kinds; None where it could stand for nothing else."""
    from_kinds, to_kinds = known.from_kinds - kinds, known.to_kinds - kinds
    if bool(from_kinds) != bool(known.from_kinds) or bool(to_kinds) != bool(known.to_kinds):
        return None  # an empty set would mean any kind
    return known._replace(from_kinds=from_kinds, to_kinds=to_kinds)


def _named(relation: Relation) -> set[str]:
    """Return the ids of all entities a relation names, documents and voices included."""
    named = set(relation.participants)
    for claim in relation.claims:
        named |= {claim.document, *claim.by, *(cite.partition("#")[0] for cite in claim.repeats)}
    return named

"""Ids that records had before: written under ``was``, or following from the former names of what they are made of."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from graph.model.vocabulary import slug

if TYPE_CHECKING:
    from graph.model.records import Dataset, Relation


def former_entities(dataset: Dataset) -> dict[str, str]:
    """Return the id that each former id of an entity stands for now."""
    return {former: entity.id for entity in dataset.entities.values() for former in entity.was}


def former_relations(dataset: Dataset) -> dict[str, str]:
    """Return the id that each former id of a relation or fact stands for now.

    A derived id is found too by the former ids of its ends, the former names of its type, either order of the ends of a
    symmetric type, and the date that it ended with before format 2: ``FROM--TYPE--TO--WHEN``. What is an id now, or
    could stand for several, is no former id.
    """
    found: dict[str, set[str]] = {}
    present = {**dataset.relations, **dataset.facts}
    for relation in present.values():
        for former in (*relation.was, *_derived(dataset, relation)):
            if former not in present:
                found.setdefault(former, set()).add(relation.id)
    given = {former for relation in present.values() for former in relation.was}
    owners = {former: relation.id for relation in present.values() for former in relation.was}
    return {
        former: owners[former] if former in given else ids.pop()
        for former, ids in found.items()
        if former in given or len(ids) == 1
    }


def _derived(dataset: Dataset, relation: Relation) -> list[str]:
    known = dataset.vocabulary.types[relation.type]
    starts = (relation.from_id, *dataset.entities[relation.from_id].was)
    slugs = (known.slug, *map(slug, known.was))
    if relation.is_fact:
        return ["--".join(parts) for parts in product(starts, slugs)]
    ends = (relation.to_id, *dataset.entities[relation.to_id].was)
    pairs = [*product(starts, slugs, ends)]
    if known.is_symmetric:
        pairs += [(end, name, start) for start, name, end in pairs]
    dates = ("", *dict.fromkeys(f"--{slug(claim.when.text)}" for claim in relation.claims if claim.when))
    return [f"{'--'.join(parts)}{date}" for parts, date in product(pairs, dates)]

"""A part of a dataset that is a dataset itself: some relations, and all that their claims need to stand as they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.definitions import built_in
from graph.model.records import UNNAMED
from graph.model.vocabulary import PUBLISHED_BY, VERSION_OF, WRITTEN_BY, Vocabulary
from graph.questions.network import is_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.records import Dataset, Relation

_OF_DOCUMENTS = frozenset({PUBLISHED_BY, WRITTEN_BY, VERSION_OF})


def within(dataset: Dataset, starts: Iterable[str], depth: int) -> set[str]:
    """Return the entities up to so many steps away, along asserted relations; documents do not lead on."""
    beside: dict[str, set[str]] = {}
    for relation in dataset.relations.values():
        if is_step(relation):
            for entity_id in relation.participants:
                beside.setdefault(entity_id, set()).update(relation.participants)
    found = frontier = set(starts)
    for _step in range(depth):
        leading = (it for it in frontier if it in starts or dataset.entities[it].kind != "document")
        frontier = {other for entity_id in leading for other in beside.get(entity_id, ())} - found
        found = found | frontier
    return found


def cut(dataset: Dataset, entities: Iterable[str]) -> Dataset:
    """Return the part of a dataset that is about some entities.

    Kept are the relations among them, asserted or not, with all claims; the facts about them; what is in conflict with
    these; the documents that are cited, who published and wrote them, and whoever is named. So every claim and relation
    stands as it does in the whole.
    """
    kept = set(entities)
    every = {**dataset.relations, **dataset.facts}
    chosen = {key: it for key, it in every.items() if kept.issuperset(it.participants)}
    of_document: dict[str, list[Relation]] = {}
    for relation in dataset.relations.values():
        if relation.type in _OF_DOCUMENTS:
            for document in {relation.from_id, *((relation.to_id,) if relation.type == VERSION_OF else ())}:
                of_document.setdefault(document, []).append(relation)
    waiting = list(chosen.values())
    while waiting:
        relation = waiting.pop()
        needed = [every[key] for key in relation.conflicts]
        for entity_id in set(_named(relation)) - kept:
            kept.add(entity_id)
            needed += of_document.get(entity_id, ())
        for document in {claim.document for claim in relation.claims}:
            needed += of_document.get(document, ())
        new = {it.id: it for it in needed if it.id not in chosen}
        chosen |= new
        waiting += new.values()
    in_order = {key: relation for key, relation in every.items() if key in chosen}
    entity_records = {
        key: it._replace(not_same=tuple(other for other in it.not_same if other in kept))
        for key, it in dataset.entities.items()
        if key in kept
    }
    return dataset._replace(
        entities=entity_records,
        relations={key: it for key, it in in_order.items() if not it.is_fact},
        facts={key: it for key, it in in_order.items() if it.is_fact},
        vocabulary=_used(dataset, entity_records, in_order),
        regions=tuple((name, left) for name, ids in dataset.regions if (left := tuple(it for it in ids if it in kept))),
    )


def _named(relation: Relation) -> Iterator[str]:
    yield from relation.participants
    for claim in relation.claims:
        yield claim.document
        yield from (voice for voice in claim.by if voice != UNNAMED)
        yield from (cite.partition("#")[0] for cite in claim.repeats)


def _used(dataset: Dataset, entities: Iterable[str], relations: dict[str, Relation]) -> Vocabulary:
    """Return the vocabulary without what nothing uses; what is built in stays."""
    whole = dataset.vocabulary
    types = {it.type for it in relations.values()}
    units = {figure.unit for it in relations.values() for claim in it.claims for figure in claim.figures}
    wider = {other for unit in units for other in whole.wider(unit)}
    kept_types = {name: known for name, known in whole.types.items() if name in types or name in built_in().types}
    kinds = {dataset.entities[it].kind for it in entities}
    kinds |= {kind for known in kept_types.values() for kind in known.from_kinds | known.to_kinds}
    return Vocabulary(
        {name: kind for name, kind in whole.kinds.items() if name in kinds or name in built_in().kinds},
        kept_types,
        {name: of for name, of in whole.units.items() if name in wider},
    )

"""The standings of a whole dataset: what only all of it together tells of each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.records import PERSONAL
from graph.model.standing import (
    as_guessed,
    authors_of,
    claim_standing,
    in_conflict,
    publishers_of,
    relation_standing,
    speaks_for_itself,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.model.records import Claim, Dataset, Relation

Voice = tuple[str, tuple[str, ...]]


def settled(dataset: Dataset, cited: Collection[Voice] | None = None) -> Dataset:
    """Return a dataset in which every claim and relation stands as all of it together has it.

    An opinion or a statement speaks for its author, also of a speech act of theirs; whoever a document cites that is
    its own author or publisher is its own voice; conflicts dispute.

    Args:
        dataset: as its records say each by itself.
        cited: every document with each of those that it cites for a claim, where that is known: most datasets need no
            second look then.
    """
    relations, facts = dataset.relations, dataset.facts
    publishers, authors = publishers_of(relations.values()), authors_of(relations.values())
    personal = {e.id for e in dataset.entities.values() if e.genre in PERSONAL}
    own = {
        document: publishers.get(document, frozenset()) | authors.get(document, frozenset())
        for document in publishers.keys() | authors.keys()
    }
    cites_itself = cited is None or any(by and own.get(document, frozenset()).issuperset(by) for document, by in cited)
    if personal or cites_itself:
        settle = _Settler(dataset, authors, own)
        relations.update(settle.changed(relations.values()))
        facts.update(settle.changed(facts.values()))
    every = {**relations, **facts} if facts else relations
    for changed in in_conflict(every, dataset.vocabulary.types).values():
        (facts if changed.is_fact else relations)[changed.id] = changed
    return dataset


class _Settler:
    """Looks at each claim again, in the light of who wrote and published its document."""

    def __init__(self, dataset: Dataset, authors: dict[str, frozenset[str]], own: dict[str, frozenset[str]]) -> None:
        self._entities = dataset.entities
        self._types = dataset.vocabulary.types
        self._authors = authors
        self._own = own

    def changed(self, relations: Iterable[Relation]) -> dict[str, Relation]:
        found = {}
        for relation in relations:
            claims = as_guessed(tuple([self._settled(relation, claim) for claim in relation.claims]), relation.type)
            if claims != relation.claims:
                standing = relation_standing(claims, relation.type)
                found[relation.id] = relation._replace(claims=claims, standing=standing)
        return found

    def _settled(self, relation: Relation, claim: Claim) -> Claim:
        document = self._entities[claim.document]
        by = () if self._own.get(claim.document, frozenset()).issuperset(claim.by) else claim.by
        is_own_act = speaks_for_itself(document, relation, self._types[relation.type], self._authors)
        standing = claim_standing(claim.stance, by, document.genre, is_own_act=is_own_act)
        return claim if standing == claim.standing else claim._replace(standing=standing)

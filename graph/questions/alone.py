"""What rests on one document alone: what would fall with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.vocabulary import VERSION_OF

if TYPE_CHECKING:
    from graph.model.records import Claim, Dataset, Relation


def resting_on(dataset: Dataset, document_id: str) -> list[Relation]:
    """List the asserted relations and facts that nobody would assert without a document, in the order of the files.

    A version of the document falls with it, and so does what only passes on what it said.

    Raises:
        KeyError: if there is no such entity.
    """
    documents = _versions(dataset, dataset.entities[document_id].id)
    every = [*dataset.relations.values(), *dataset.facts.values()]
    return [relation for relation in every if relation.is_asserted and _falls(relation, documents)]


def _falls(relation: Relation, documents: set[str]) -> bool:
    asserting = [claim for claim in relation.claims if claim.is_asserted]
    left = [claim for claim in asserting if claim.document not in documents]
    if len(left) == len(asserting):
        return False
    fallen = {claim.cite for claim in asserting if claim.document in documents}
    while falling := [claim for claim in left if _only_repeats(claim, documents, fallen)]:  # repetitions of repetitions
        left = [claim for claim in left if claim not in falling]
        fallen |= {claim.cite for claim in falling}
    return not left


def _only_repeats(claim: Claim, documents: set[str], fallen: set[str]) -> bool:
    return bool(claim.repeats) and all(cite in fallen or cite.partition("#")[0] in documents for cite in claim.repeats)


def _versions(dataset: Dataset, document_id: str) -> set[str]:
    found, waiting = {document_id}, [document_id]
    ties = [r for r in dataset.relations.values() if r.type == VERSION_OF and r.standing != "denied"]
    while waiting:
        one = waiting.pop()
        met = {r.to_id if r.from_id == one else r.from_id for r in ties if one in {r.from_id, r.to_id}} - found
        found |= met
        waiting += met
    return found

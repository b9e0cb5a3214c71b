"""How many independent sources assert a relation: voices that do not share an origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.places import parse
from graph.model.records import PERSONAL, UNNAMED
from graph.model.standing import authors_of, publishers_of
from graph.model.vocabulary import VERSION_OF

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from graph.model.records import Claim, Dataset, Relation


class Origins(NamedTuple):
    """Whose voice each document is.

    Attributes:
        voices: of an opinion or a statement its authors, of any other document its publishers.
        publishers: by document.
        versions: of a document that is a version of others, the one that stands for all of them.
    """

    voices: dict[str, frozenset[str]]
    publishers: dict[str, frozenset[str]]
    versions: dict[str, str]

    def of(self, claim: Claim) -> frozenset[str]:
        """Return the sources of a claim: whom the document cites for it, else the document's own voice."""
        document = self.versions.get(claim.document, claim.document)
        own = self.voices.get(document) or self.voices.get(claim.document) or frozenset({document})
        if not claim.by:
            return own
        unnamed = self.publishers.get(document) or self.publishers.get(claim.document) or frozenset({document})
        named = frozenset(claim.by) - {UNNAMED}
        return named | unnamed if UNNAMED in claim.by else named


def origins(dataset: Dataset) -> Origins:
    """Gather whose voice each document of a dataset is."""
    relations = dataset.relations.values()
    publishers = publishers_of(relations)
    authors = authors_of(relations)
    personal = {e.id for e in dataset.entities.values() if e.genre in PERSONAL}
    voices = publishers | {document: ids for document, ids in authors.items() if document in personal}
    versions = _groups((r.from_id, r.to_id) for r in relations if r.type == VERSION_OF and r.standing != "denied")
    return Origins(voices, publishers, {str(document): str(first) for document, first in versions.items()})


def independent(origin: Origins, relation: Relation) -> int:
    """Count the independent sources that assert a relation."""
    if len(relation.claims) == 1:
        return int(relation.claims[0].is_asserted)
    return independent_claims(origin, relation.claims)


def independent_claims(origin: Origins, claims: Iterable[Claim]) -> int:
    """Count the independent sources of the asserting ones of some claims, of one relation or of several.

    Claims that share a source, or of which one repeats the other, directly or through others, are one.
    """
    asserted = [claim for claim in claims if claim.is_asserted]
    if len(asserted) <= 1:
        return len(asserted)
    at: dict[str, list[int]] = {}
    for index, claim in enumerate(asserted):
        at.setdefault(claim.document, []).append(index)
    ties: list[tuple[Hashable, Hashable]] = []
    for index, claim in enumerate(asserted):
        ties += [(index, ("source", source)) for source in origin.of(claim)]
        if claim.document in origin.versions:
            ties.append((index, ("version", origin.versions[claim.document])))
        for cite in claim.repeats:
            ties.append((index, ("cite", cite)))
            there = at.get(cite.partition("#")[0], ())
            ties += [(index, other) for other in there if _is_at(asserted[other], cite)]
    groups = _groups(ties)
    return len({groups[index] for index in range(len(asserted))})


def _is_at(claim: Claim, cite: str) -> bool:
    document, _, place = cite.partition("#")
    return claim.document == document and claim.place.may_meet(parse(place))


def _groups(ties: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """Return of each thing the first of those that it is tied to, directly or through others."""
    above: dict[Hashable, Hashable] = {}

    def top(thing: Hashable) -> Hashable:
        while (parent := above.setdefault(thing, thing)) != thing:
            above[thing] = above[parent]
            thing = parent
        return thing

    for one, other in ties:
        above[top(other)] = top(one)
    return {thing: top(thing) for thing in list(above)}

"""What a dataset holds and what it lacks: what is undated, rests on one source, is cited nowhere or used by nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.model.records import PERSONAL
from graph.model.sources import Origins, independent, origins
from graph.model.vocabulary import PUBLISHED_BY, WRITTEN_BY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model.records import Claim, Dataset, Entity, Relation

Of = Literal["relations", "claims", "entities", "places", "types"]


class Gap(NamedTuple):
    """One thing that may be missing.

    Attributes:
        name: what it is asked for by.
        about: what is listed, in words.
        of: what is listed: ids of relations and facts, addresses of claims, ids of entities, ``DOCUMENT#5`` for places,
            names of types.
        found: what lacks it, in the order of the files.
        total: of how many.
    """

    name: str
    about: str
    of: Of
    found: tuple[str, ...]
    total: int


class Share(NamedTuple):
    """One document, type or entity: how many claims and asserted relations it has, and what of them lacks what.

    Attributes:
        claims: of a document those it makes itself.
        alone: asserted relations that one source alone asserts; of a document those that rest on it.
        uncited: of a document, its paragraphs or pages that no claim cites.
    """

    name: str
    claims: int
    relations: int
    undated: int
    alone: int
    uncited: int


class Stats(NamedTuple):
    """What there is, by document, by type and by entity, most claims first; and what is missing."""

    gaps: tuple[Gap, ...]
    documents: tuple[Share, ...]
    types: tuple[Share, ...]
    entities: tuple[Share, ...]


def is_undated(relation: Relation) -> bool:
    """Tell whether none of the claims that assert a relation says when, not even that it is over."""
    return not any(claim.when or claim.past for claim in relation.leading)


def stats(dataset: Dataset) -> Stats:
    """Count a dataset, and list by each gap what falls into it.

    Citation lines (published by, written by) need no date and have one source by nature: they are left out of both.
    """
    return _Counter(dataset).stats()


class _Counter:
    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._origins: Origins = origins(dataset)
        self._relations = [*dataset.relations.values(), *dataset.facts.values()]
        self._asserted = [it for it in self._relations if it.is_asserted and not self._is_citation_line(it)]
        self._undated = {it.id for it in self._asserted if is_undated(it)}
        self._cited: dict[str, set[int]] = {}
        for relation in self._relations:
            for claim in relation.claims:
                if claim.place.form != "time":
                    self._cited.setdefault(claim.document, set()).update(claim.place.numbers())
        self._alone = {it.id for it in self._asserted if independent(self._origins, it) == 1}

    def _is_citation_line(self, relation: Relation) -> bool:
        return relation.type in {PUBLISHED_BY, WRITTEN_BY}

    def stats(self) -> Stats:
        return Stats(
            tuple(self._gaps()),
            tuple(self._documents()),
            tuple(self._shares(lambda relation: [relation.type], self._dataset.vocabulary.types)),
            tuple(self._shares(lambda relation: relation.participants, self._dataset.entities)),
        )

    def _gaps(self) -> Iterator[Gap]:
        asserted, claims = self._asserted, [(it, claim) for it in self._relations for claim in it.claims]
        total = len(asserted)
        yield Gap("undated", "asserted relations without a date", "relations", self._in(self._undated), total)
        yield Gap(
            "single-source", "asserted relations with one independent source", "relations", self._in(self._alone), total
        )
        opinions = tuple(it.id for it in asserted if self._is_one_opinion(it))
        yield Gap("one-opinion", "asserted relations on one opinion or statement alone", "relations", opinions, total)
        unquoted = tuple(it.address(claim) for it, claim in claims if not claim.quote)
        yield Gap("unquoted", "claims without a quote", "claims", unquoted, len(claims))
        uncited = tuple(f"{entity.id}#{number}" for entity in self._read() for number in self._uncited(entity))
        length = sum(entity.text.length for entity in self._read() if entity.text and entity.text.form != "time")
        yield Gap("uncited", "paragraphs and pages that nothing cites", "places", uncited, length)
        touched: dict[str, int] = {}
        for relation in self._relations:
            for entity_id in relation.participants:
                touched[entity_id] = touched.get(entity_id, 0) + 1
        entities = self._dataset.entities
        loose = tuple(key for key in entities if touched.get(key, 0) < 2)  # noqa: PLR2004 - a leaf, or nothing at all
        yield Gap("loose", "entities in one relation or none", "entities", loose, len(entities))
        bare = tuple(entity.id for entity in entities.values() if not entity.description and entity.kind != "document")
        yield Gap("undescribed", "entities without a description", "entities", bare, len(entities))
        used: dict[str, int] = {}
        for relation in self._relations:
            used[relation.type] = used.get(relation.type, 0) + 1
        types = self._dataset.vocabulary.types
        seldom = tuple(name for name in types if used.get(name, 0) == 1)
        yield Gap("seldom", "types used once", "types", seldom, len(used))

    def _in(self, ids: set[str]) -> tuple[str, ...]:
        return tuple(relation.id for relation in self._asserted if relation.id in ids)

    def _is_one_opinion(self, relation: Relation) -> bool:
        documents = {claim.document for claim in relation.claims if claim.is_asserted}
        return len(documents) == 1 and self._dataset.entities[next(iter(documents))].genre in PERSONAL

    def _read(self) -> list[Entity]:
        return [entity for entity in self._dataset.entities.values() if entity.text]

    def _uncited(self, document: Entity) -> list[int]:
        text = document.text
        if text is None or text.form == "time":
            return []
        cited = self._cited.get(document.id, set())
        return [number for number in range(1, text.length + 1) if number not in cited]

    def _documents(self) -> list[Share]:
        claims: dict[str, list[Claim]] = {}
        for relation in self._relations:
            for claim in relation.claims:
                claims.setdefault(claim.document, []).append(claim)
        shares = self._shares(lambda it: {claim.document for claim in it.claims}, {e.id: e for e in self._read()})
        return [
            share._replace(claims=len(claims.get(share.name, [])), uncited=len(self._uncited(entity)))
            for share in shares
            if (entity := self._dataset.entities[share.name])
        ]

    def _shares(self, keys: Callable[[Relation], Iterable[str]], names: Iterable[str]) -> list[Share]:
        found = {name: [0, 0, 0, 0] for name in names}
        for relation in self._relations:
            for name in keys(relation):
                if name in found:
                    found[name][0] += len(relation.claims)
        for relation in self._asserted:
            for name in keys(relation):
                if name in found:
                    found[name][1] += 1
                    found[name][2] += relation.id in self._undated
                    found[name][3] += relation.id in self._alone
        shares = [
            Share(name, claims, relations, undated, alone, 0)
            for name, (claims, relations, undated, alone) in found.items()
            if claims or relations
        ]
        return sorted(shares, key=lambda share: (-share.claims, share.name))

"""Everything linked to one entity, each relation read from that entity's end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.model.vocabulary import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.dates import Date
    from graph.model.records import Dataset, Relation

End = Literal["from", "to", "also", "cited"]


class Link(NamedTuple):
    """One relation seen from one entity.

    Attributes:
        near: id of the entity it is seen from.
        end: where that entity stands in the relation; ``cited`` for a document that is evidence of it.
        phrase: how the relation reads from there: ``deported``, ``deported by``; ``takes part in`` for ``also``.
        far: id of the entity at the far end; for ``also`` and ``cited`` the relation's ``from``.
        steps: how many relations away from the entity asked for, from 1.
    """

    near: str
    end: End
    phrase: str
    far: str
    relation: Relation
    steps: int


class Selection(NamedTuple):
    """Which relations to list.

    Attributes:
        types: relation types, by either reading; empty for all.
        kinds: kinds of the entity at the far end; empty for all. They choose what is listed, not what is passed.
        at: list only what is possibly true at that time.
        unasserted: also what is only denied, requested, proposed or expected.
    """

    types: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    at: Date | None = None
    unasserted: bool = False


ALL_ASSERTED = Selection()


def links_of(dataset: Dataset, entity_id: str, selection: Selection = ALL_ASSERTED, depth: int = 1) -> list[Link]:
    """List every relation an entity takes part in, then those of its neighbours, up to `depth` steps away.

    A relation from an entity to itself is listed once from each end. Documents do not lead on: half the graph is two
    steps from an article. Nor does a guess that two may be the same. Each relation stands at its fewest steps, seen
    from the first of two entities as near.

    Returns:
        Links by steps, then near entity, then type and reading, then far entity's name, then relation id.

    Raises:
        KeyError: if there is no such entity.
    """
    start = dataset.entities[entity_id]
    touching = _touching(dataset, selection)
    reached, listed = {start.id}, set[str]()
    frontier = [start.id]
    found: list[Link] = []
    for steps in range(1, depth + 1):
        step: list[Link] = []
        for near in frontier:
            seen = [
                link._replace(steps=steps)
                for link in _seen_from(dataset, near, touching.get(near, []))
                if link.relation.id not in listed
            ]
            step += seen
            listed.update(link.relation.id for link in seen)
        shown = (link for link in step if _is_kind(dataset, link, selection))
        found += sorted(shown, key=lambda link: _order(dataset, link))
        leading = (link.relation for link in step if link.relation.type != IDENTITY)
        met = {member for relation in leading for member in relation.participants}
        frontier = sorted(member for member in met - reached if dataset.entities[member].kind != "document")
        reached |= met
    if start.kind == "document":
        found += _cited(dataset, start.id, selection)
    return found


def is_possible(relation: Relation, at: Date, published: Iterable[Date]) -> bool:
    """Tell whether a relation may have been true at a time.

    It may if one of its leading claims may: an undated one always; one that is over without an end, until the documents
    that say so were published.
    """
    claims = relation.leading
    if any(claim.when is None and not claim.past for claim in claims) or not claims:
        return True
    if any(claim.when.may_meet(at) for claim in claims if claim.when):
        return True
    if at.earliest and any(claim.when is None for claim in claims):
        latest = [date.latest for date in published]
        return not latest or any(day is None or at.earliest <= day for day in latest)
    return False


def _touching(dataset: Dataset, selection: Selection) -> dict[str, list[Relation]]:
    """Return the selected relations of each entity."""
    found: dict[str, list[Relation]] = {}
    for relation in dataset.relations.values():
        if _is_selected(dataset, relation, selection):
            for entity_id in relation.participants:
                found.setdefault(entity_id, []).append(relation)
    return found


def _is_selected(dataset: Dataset, relation: Relation, selection: Selection) -> bool:
    if not (relation.is_asserted or selection.unasserted):
        return False
    known = dataset.vocabulary.types[relation.type]
    if selection.types and selection.types.isdisjoint({known.name, known.inverse}):
        return False
    if selection.at is None:
        return True
    documents = (dataset.entities[claim.document].published for claim in relation.claims)
    return is_possible(relation, selection.at, [date for date in documents if date])


def _seen_from(dataset: Dataset, near: str, relations: list[Relation]) -> Iterable[Link]:
    for relation in relations:
        known = dataset.vocabulary.types[relation.type]
        if relation.from_id == near:
            yield Link(near, "from", known.name, relation.to_id, relation, 0)
        if relation.to_id == near:
            yield Link(near, "to", known.inverse, relation.from_id, relation, 0)
        if near not in {relation.from_id, relation.to_id}:
            yield Link(near, "also", "takes part in", relation.from_id, relation, 0)


def _is_kind(dataset: Dataset, link: Link, selection: Selection) -> bool:
    if not selection.kinds:
        return True
    others = {*link.relation.participants} - {link.near} or {link.far}
    return any(dataset.entities[other].kind in selection.kinds for other in others)


def _cited(dataset: Dataset, document_id: str, selection: Selection) -> list[Link]:
    """List what a document is evidence of, in the order of its paragraphs."""
    found = []
    for relation in dataset.relations.values():
        cited = [claim.place.ranges for claim in relation.claims if claim.document == document_id]
        if cited and _is_selected(dataset, relation, selection):
            link = Link(document_id, "cited", relation.type, relation.from_id, relation, 1)
            if _is_kind(dataset, link, selection):
                found.append((min(cited), relation.id, link))
    return [link for _paragraphs, _id, link in sorted(found, key=lambda item: item[:2])]


def _order(dataset: Dataset, link: Link) -> tuple[str, bool, str, str, str]:
    far = dataset.entities[link.far].name.casefold()
    return (link.near, link.end == "also", link.phrase.casefold(), far, link.relation.id)

"""Everything linked to one entity, each relation read from that entity's end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.model.records import STANCES, STANDINGS
from graph.model.sources import independent, origins
from graph.model.vocabulary import CURATORS, LAND_OF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.dates import Date
    from graph.model.records import Claim, Dataset, Relation, Standing

End = Literal["from", "to", "also", "cited"]
Through = Literal["", "part", "land"]


class Link(NamedTuple):
    """One relation seen from one entity.

    Attributes:
        near: id of the entity it is seen from.
        end: where that entity stands in the relation; ``cited`` for a document that is evidence of it.
        phrase: how the relation reads from there: ``deported``, ``deported by``; ``takes part in`` for ``also``; for
            ``cited`` the stance that the document takes.
        far: id of the entity at the far end; for ``also`` and ``cited`` the relation's ``from``.
        steps: how many relations away from the entity asked for, from 1.
        through: what `near` is to the entity asked for, where it is neither that nor reached by links: its ``part``, or
            the state of its ``land`` (or the land of its state).
    """

    near: str
    end: End
    phrase: str
    far: str
    relation: Relation
    steps: int
    through: Through = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims to show: all; of a document that is evidence its own alone, those of one stance."""
        if self.end != "cited":
            return self.relation.claims
        return tuple(it for it in self.relation.claims if it.document == self.near and it.stance == self.phrase)


class Selection(NamedTuple):
    """Which relations to list.

    Attributes:
        types: relation types, by either reading; empty for all.
        kinds: kinds of the entity at the far end; empty for all. They choose what is listed, not what is passed.
        at: list only what is possibly true at that time.
        unasserted: also what is only denied, requested, proposed, expected or withdrawn.
        parts: also the links of the entity's parts, at all levels.
        undated: only what no source dates.
        single_source: only what one independent source asserts.
    """

    types: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    at: Date | None = None
    unasserted: bool = False
    parts: bool = False
    undated: bool = False
    single_source: bool = False


class Links(NamedTuple):
    """What is linked to one entity.

    Attributes:
        entity: its id.
        links: as `links_of` orders them.
        left_out: how many more relations there would be with what nobody asserts, by standing, the strongest first.
        facts: ids of the facts about it, in the order of the files.
    """

    entity: str
    links: list[Link]
    left_out: dict[Standing, int]
    facts: list[str]


ALL_ASSERTED = Selection()


def linked(dataset: Dataset, entity_id: str, selection: Selection = ALL_ASSERTED, depth: int = 1) -> Links:
    """List everything linked to an entity, with the facts about it, and count exactly what is left out.

    Raises:
        KeyError: if there is no such entity.
    """
    found = links_of(dataset, entity_id, selection, depth)
    left_out: dict[Standing, int] = {}
    if not selection.unasserted:
        every = links_of(dataset, entity_id, selection._replace(unasserted=True), depth)
        more = {link.relation.id: link.relation for link in every}
        for link in found:
            more.pop(link.relation.id, None)
        standings = [relation.standing for relation in more.values()]
        left_out = {standing: standings.count(standing) for standing in STANDINGS if standing in standings}
    facts = [fact for fact in dataset.facts.values() if fact.from_id == entity_id and _is_shown(fact, selection)]
    return Links(entity_id, found, left_out, [] if selection.types or selection.kinds else [fact.id for fact in facts])


def links_of(dataset: Dataset, entity_id: str, selection: Selection = ALL_ASSERTED, depth: int = 1) -> list[Link]:
    """List every relation an entity takes part in, then those of its neighbours, up to `depth` steps away.

    A relation from an entity to itself is listed once from each end. Documents do not lead on: half the graph is two
    steps from an article. Nor does what is the curator's word alone. Each relation stands at its fewest steps, seen
    from the first of two entities as near. The links of a state follow those of its land, and the other way round.

    Returns:
        Links by steps, then near entity (first the one asked for, then its parts), then type and reading, then far
        entity's name, then relation id.

    Raises:
        KeyError: if there is no such entity.
    """
    start = dataset.entities[entity_id]
    touching = _touching(dataset, selection)
    parts = parts_of(dataset, start.id) if selection.parts else []
    reached, listed = {start.id, *parts}, set[str]()
    frontier = [start.id, *parts]
    found: list[Link] = []
    for steps in range(1, depth + 1):
        step: list[Link] = []
        for near in frontier:
            through: Through = "part" if steps == 1 and near != start.id else ""
            seen = [
                link._replace(steps=steps, through=through)
                for link in _seen_from(dataset, near, touching.get(near, []))
                if link.relation.id not in listed
            ]
            step += seen
            listed.update(link.relation.id for link in seen)
        shown = (link for link in step if _is_kind(dataset, link, selection))
        found += sorted(shown, key=lambda link: _order(dataset, link, start.id))
        leading = (link.relation for link in step if link.relation.type not in CURATORS)
        met = {member for relation in leading for member in relation.participants}
        frontier = sorted(member for member in met - reached if dataset.entities[member].kind != "document")
        reached |= met
    for near in _land_or_state(dataset, start.id):
        seen = [it._replace(steps=1, through="land") for it in _seen_from(dataset, near, touching.get(near, []))]
        shown = (it for it in seen if it.relation.id not in listed and _is_kind(dataset, it, selection))
        found += sorted(shown, key=lambda link: _order(dataset, link, start.id))
    if start.kind == "document":
        found += _cited(dataset, start.id, selection)
    return found


def parts_of(dataset: Dataset, entity_id: str) -> list[str]:
    """List the ids of all parts of an entity, parts of parts too, nearest first, then by id; a circle ends there."""
    below: dict[str, list[str]] = {}
    for relation in dataset.relations.values():
        if relation.is_asserted and dataset.vocabulary.types[relation.type].is_part:
            below.setdefault(relation.to_id, []).append(relation.from_id)
    found: dict[str, None] = {}
    frontier = [entity_id]
    while frontier:
        frontier = sorted({part for whole in frontier for part in below.get(whole, [])} - {entity_id, *found})
        found.update(dict.fromkeys(frontier))
    return list(found)


def _land_or_state(dataset: Dataset, entity_id: str) -> list[str]:
    tied = [r for r in dataset.relations.values() if r.type == LAND_OF and entity_id in {r.from_id, r.to_id}]
    return sorted({r.to_id if r.from_id == entity_id else r.from_id for r in tied} - {entity_id})


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
    if any(claim.when is None for claim in claims):
        if at.earliest is None:
            return True
        latest = [date.latest for date in published]
        return not latest or any(day is None or at.earliest <= day for day in latest)
    return False


def _touching(dataset: Dataset, selection: Selection) -> dict[str, list[Relation]]:
    """Return the selected relations of each entity."""
    found: dict[str, list[Relation]] = {}
    origin = origins(dataset) if selection.single_source else None
    for relation in dataset.relations.values():
        if origin and independent(origin, relation) != 1:
            continue
        if _is_selected(dataset, relation, selection):
            for entity_id in relation.participants:
                found.setdefault(entity_id, []).append(relation)
    return found


def _is_shown(relation: Relation, selection: Selection) -> bool:
    """Tell whether it is asserted, or the curator's own word, or all is asked for."""
    return relation.is_asserted or relation.standing == "guessed" or selection.unasserted


def _is_selected(dataset: Dataset, relation: Relation, selection: Selection) -> bool:
    if not _is_shown(relation, selection):
        return False
    known = dataset.vocabulary.types[relation.type]
    if selection.undated and any(claim.when or claim.past for claim in relation.leading):
        return False
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
    """List what a document is evidence of, by the stance that it takes, then in the order of its places."""
    found = []
    origin = origins(dataset) if selection.single_source else None
    for relation in dataset.relations.values():
        if origin and independent(origin, relation) != 1:
            continue
        stances = dict.fromkeys(claim.stance for claim in relation.claims if claim.document == document_id)
        if not stances or not _is_selected(dataset, relation, selection):
            continue
        for stance in stances:
            link = Link(document_id, "cited", stance, relation.from_id, relation, 1)
            if _is_kind(dataset, link, selection):
                place = min(claim.place.ranges for claim in link.claims)
                found.append((STANCES.index(stance), place, relation.id, link))
    return [link for *_order, link in sorted(found, key=lambda item: item[:3])]


def _order(dataset: Dataset, link: Link, start: str) -> tuple[bool, str, bool, str, str, str]:
    far = dataset.entities[link.far].name.casefold()
    return (link.near != start, link.near, link.end == "also", link.phrase.casefold(), far, link.relation.id)

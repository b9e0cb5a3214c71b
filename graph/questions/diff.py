"""What changed between two states of a dataset: claims that came, went or say otherwise, and what follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.former import former_entities, former_relations
from graph.questions.network import assemble
from graph.questions.paths import shortest_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model.records import Claim, Dataset, Entity, Relation, Standing
    from graph.questions.paths import Path


class Altered(NamedTuple):
    """One thing that reads otherwise now: what it is, how it read, how it reads; empty where there is nothing."""

    field: str
    old: str
    new: str


class ChangedClaim(NamedTuple):
    """A claim of one voice in one document before and now, and all that it says otherwise."""

    old: Claim
    new: Claim
    altered: tuple[Altered, ...]


class ChangedRelation(NamedTuple):
    """One relation or fact that is there before and now, with what changed about it.

    Attributes:
        old, new: as it was and is.
        added, gone: claims without a counterpart on the other side.
        changed: claims that say something otherwise.
        altered: what is the relation's own: id, participants, conflicts, notes.
        standings: how it stood and stands; None where that is the same.
    """

    old: Relation
    new: Relation
    added: tuple[Claim, ...]
    gone: tuple[Claim, ...]
    changed: tuple[ChangedClaim, ...]
    altered: tuple[Altered, ...]
    standings: tuple[Standing, Standing] | None


class ChangedEntity(NamedTuple):
    """One entity that is there before and now, with what is said of it otherwise."""

    old: Entity
    new: Entity
    altered: tuple[Altered, ...]


class ChangedPath(NamedTuple):
    """The shortest chains between two entities, before and now."""

    start: str
    end: str
    old: tuple[Path, ...]
    new: tuple[Path, ...]


class Diff(NamedTuple):
    """All that changed; entities and relations in the order of the files of the side that they stand in."""

    added_entities: tuple[Entity, ...]
    gone_entities: tuple[Entity, ...]
    changed_entities: tuple[ChangedEntity, ...]
    added: tuple[Relation, ...]
    gone: tuple[Relation, ...]
    changed: tuple[ChangedRelation, ...]
    paths: tuple[ChangedPath, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(self)


def diff(old: Dataset, new: Dataset, between: Iterable[tuple[Sequence[str], Sequence[str]]] = ()) -> Diff:
    """Compare two states of a dataset, records under another id now found by their former ones.

    Args:
        old: before.
        new: now.
        between: pairs of ends, each the ids of one or several entities of `new`, whose shortest chains are compared.
    """
    names = former_entities(new)
    entities = [(entity, new.entities.get(names.get(key, key))) for key, entity in old.entities.items()]
    kept_entities = [(before, now) for before, now in entities if now]
    kept_ids = {now.id for _before, now in kept_entities}
    before_all, now_all = {**old.relations, **old.facts}, {**new.relations, **new.facts}
    ids = former_relations(new)
    relations = [(relation, now_all.get(ids.get(key, key))) for key, relation in before_all.items()]
    kept = [(before, now) for before, now in relations if now]
    kept_relations = {now.id for _before, now in kept}
    return Diff(
        tuple(entity for entity in new.entities.values() if entity.id not in kept_ids),
        tuple(before for before, now in entities if not now),
        tuple(it for before, now in kept_entities if (it := _entity(before, now)).altered),
        tuple(relation for relation in now_all.values() if relation.id not in kept_relations),
        tuple(before for before, now in relations if not now),
        tuple(_changed(kept, names, ids)),
        tuple(path for start, end in between if (path := _path(old, new, start, end))),
    )


# -- entities ---------------------------------------------------------------------------------------------------------


def _entity(old: Entity, new: Entity) -> ChangedEntity:
    return ChangedEntity(old, new, tuple(_altered(_entity_texts(old), _entity_texts(new))))


def _entity_texts(entity: Entity) -> dict[str, str]:
    text = entity.text
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": "; ".join(f"{it.name}{' (former)' if it.is_former else ''}" for it in entity.aliases),
        "description": entity.description,
        "note": entity.note,
        "url": entity.url,
        "published": entity.published.text if entity.published else "",
        "genre": entity.genre,
        "language": entity.language,
        "archived": "; ".join(entity.archived),
        "accessed": entity.accessed.text if entity.accessed else "",
        "withdrawn": entity.withdrawn.text if entity.withdrawn else "",
        "text": f"{text.file}, {text.sha256[:12]}, {text.length}" if text else "",
        "not": "; ".join(entity.not_same),
        "visibility": entity.visibility,
    }


# -- relations --------------------------------------------------------------------------------------------------------


def _changed(
    kept: Iterable[tuple[Relation, Relation]], names: dict[str, str], ids: dict[str, str]
) -> Iterator[ChangedRelation]:
    for old, new in kept:
        if old != new and _is_change(found := _relation(old, new, names, ids)):
            yield found


def _relation(old: Relation, new: Relation, names: dict[str, str], ids: dict[str, str]) -> ChangedRelation:
    gone, added, changed = _paired(old.claims, new.claims, names)
    before, now = _relation_texts(old, names, ids), _relation_texts(new, {}, {})
    standings = (old.standing, new.standing) if old.standing != new.standing else None
    return ChangedRelation(old, new, added, gone, changed, tuple(_altered(before, now)), standings)


def _is_change(it: ChangedRelation) -> bool:
    return bool(it.added or it.gone or it.changed or it.altered or it.standings)


def _relation_texts(relation: Relation, names: dict[str, str], ids: dict[str, str]) -> dict[str, str]:
    """Return what is the relation's own, ids as they are called now."""
    return {
        "id": relation.id,
        "from": names.get(relation.from_id, relation.from_id),
        "type": relation.type,
        "to": names.get(relation.to_id, relation.to_id),
        "also": "; ".join(f"{word} {names.get(key, key)}" for word, key in relation.also),
        "conflicts": "; ".join(ids.get(key, key) for key in relation.conflicts),
        "notes": "; ".join(relation.notes),
        "visibility": relation.visibility,
    }


# -- claims -----------------------------------------------------------------------------------------------------------


def _paired(
    old: tuple[Claim, ...], new: tuple[Claim, ...], names: dict[str, str]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...], tuple[ChangedClaim, ...]]:
    """Return the claims that went, those that came, and those of which something else became."""
    left = [(claim, _claim_texts(claim, names)) for claim in old]
    came: list[tuple[Claim, dict[str, str]]] = []
    for claim in new:
        texts = _claim_texts(claim, {})
        same = next((pair for pair in left if pair[1] == texts), None)
        if same:
            left.remove(same)
        else:
            came.append((claim, texts))
    changed = []
    for claim, texts in list(came):
        likest = max(left, key=lambda pair: _likeness(pair[1], texts), default=None)
        if likest and _likeness(likest[1], texts)[0]:
            left.remove(likest)
            came.remove((claim, texts))
            changed.append(ChangedClaim(likest[0], claim, tuple(_altered(likest[1], texts))))
    return tuple(claim for claim, _ in left), tuple(claim for claim, _ in came), tuple(changed)


def _likeness(one: dict[str, str], other: dict[str, str]) -> tuple[bool, int, int]:
    """Rank how far two claims are one claim before and after: of one document, and of one voice or one place there."""
    is_one = one["document"] == other["document"] and (one["by"] == other["by"] or one["place"] == other["place"])
    weighty = sum(one[key] == other[key] for key in ("by", "place", "stance"))
    return is_one, weighty, sum(one[key] == other[key] for key in one)


def _claim_texts(claim: Claim, names: dict[str, str]) -> dict[str, str]:
    document, _, place = claim.cite.partition("#")
    return {
        "document": names.get(document, document),
        "place": place,
        "stance": claim.stance,
        "by": "; ".join(names.get(key, key) for key in claim.by),
        "standing": claim.standing,
        "date": claim.when.text if claim.when else "past" if claim.past else "",
        "figures": ", ".join(map(str, claim.figures)),
        "covers": claim.covers.text if claim.covers else "",
        "value": claim.value.text if claim.value else "",
        "says": claim.says,
        "remark": claim.remark,
        "quote": claim.quote,
        "repeats": "; ".join(claim.repeats),
        "withdrawn": claim.withdrawn.text if claim.withdrawn else "",
        "visibility": claim.visibility,
    }


def _altered(old: dict[str, str], new: dict[str, str]) -> list[Altered]:
    return [Altered(field, text, new[field]) for field, text in old.items() if text != new[field]]


# -- paths ------------------------------------------------------------------------------------------------------------


def _path(old: Dataset, new: Dataset, starts: Sequence[str], ends: Sequence[str]) -> ChangedPath | None:
    """Return the shortest chains between two ends where they are of another length or lead otherwise now."""
    before = tuple(shortest_among(assemble(old), _former(old, new, starts), _former(old, new, ends)))
    now = tuple(shortest_among(assemble(new), starts, ends))
    renamed = former_entities(new)

    def led(paths: tuple[Path, ...]) -> list[list[str]]:
        return [[renamed.get(hop.end, hop.end) for hop in path] for path in paths]

    return None if led(before) == led(now) else ChangedPath(starts[0], ends[0], before, now)


def _former(old: Dataset, new: Dataset, ids: Sequence[str]) -> list[str]:
    """Return the ids that some entities had before, of those that were there."""
    return [key for now in ids for key in (now, *new.entities[now].was) if key in old.entities]

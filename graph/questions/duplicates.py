"""What may stand twice: entities that are likely one, and one fact told by two relations."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.fuzz import ratio

from graph.model.vocabulary import CURATORS, PUBLISHED_BY, WRITTEN_BY
from graph.questions.find import LITTLE_WORDS
from graph.words.folding import folded, skeleton, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.records import Dataset, Entity, Relation

_ALIKE = 88  # of 100; a letter in eight
_COMMON = 60  # entities that may share a word of their names before it tells nothing
_FEWEST_SHARED = 4
_MOSTLY = 0.75


class Twins(NamedTuple):
    """Two entities that are likely one, and why; the more reasons the likelier."""

    one: Entity
    other: Entity
    reasons: tuple[str, ...]


class Retold(NamedTuple):
    """Two relations that one place is cited for, and that may be one fact."""

    one: Relation
    other: Relation
    reason: str


def twins(dataset: Dataset) -> list[Twins]:
    """List pairs of entities that are likely one, the likeliest first, then by id.

    Those of which one says that it is ``not`` the other, and those between whom a relation stands already, are none.
    Names are compared where they share a word that few names have, or an initial form; so this takes no longer than the
    names are many.
    """
    entities = dataset.entities
    told_apart = {frozenset((key, other)) for key, entity in entities.items() for other in entity.not_same}
    told_apart |= {frozenset((it.from_id, it.to_id)) for it in dataset.relations.values() if it.to_id}
    neighbours = _neighbours(dataset)
    found = []
    for one, other in sorted(_candidates(dataset, neighbours)):
        if frozenset((one, other)) in told_apart:
            continue
        reasons = _reasons(entities[one], entities[other])
        shared = neighbours.get(one, set()) & neighbours.get(other, set())
        either = neighbours.get(one, set()) | neighbours.get(other, set())
        if len(shared) >= _FEWEST_SHARED and len(shared) >= _MOSTLY * len(either) and _is_one_kind(dataset, one, other):
            reasons.append(f"linked to the same {len(shared)}")
        if reasons:
            found.append(Twins(entities[one], entities[other], tuple(reasons)))
    return sorted(found, key=lambda it: (-len(it.reasons), it.one.id, it.other.id))


def retold(dataset: Dataset) -> list[Retold]:
    """List pairs of relations that one place is cited for: between the same two, or between a whole and its part."""
    by_place: dict[tuple[str, str], list[Relation]] = {}
    for relation in dataset.relations.values():
        if relation.type not in {*CURATORS, PUBLISHED_BY, WRITTEN_BY}:
            for cite in dict.fromkeys(claim.cite for claim in relation.claims if claim.is_asserted):
                by_place.setdefault((cite, relation.from_id), []).append(relation)
                if relation.to_id != relation.from_id:
                    by_place.setdefault((cite, relation.to_id), []).append(relation)
    wholes = _wholes(dataset)
    found: dict[tuple[str, str], Retold] = {}
    for relations in by_place.values():
        for one, other in combinations(relations, 2):
            if reason := _retelling(dataset, one, other, wholes):
                found.setdefault((min(one.id, other.id), max(one.id, other.id)), Retold(one, other, reason))
    return [found[key] for key in sorted(found)]


# -- entities ---------------------------------------------------------------------------------------------------------


def _candidates(dataset: Dataset, neighbours: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    by_word: dict[str, set[str]] = {}
    for entity in dataset.entities.values():
        for name in entity.names:
            for word in {*words_of(name), skeleton(name), _initials(name), folded(name).replace(" ", "")}:
                if word and word not in LITTLE_WORDS:
                    by_word.setdefault(word, set()).add(entity.id)
    far = Counter(far for known in neighbours.values() for far in known)
    for near, known in neighbours.items():
        for other in known:
            if far[other] <= _COMMON:
                by_word.setdefault(f"\0{other}", set()).add(near)
    seen: set[tuple[str, str]] = set()
    for ids in by_word.values():
        if 1 < len(ids) <= _COMMON:
            seen.update(combinations(sorted(ids), 2))
    yield from seen


def _reasons(one: Entity, other: Entity) -> list[str]:
    """Return in which ways the names of two are one name."""
    mine, yours = ({folded(name): name for name in entity.names} for entity in (one, other))
    reasons = [f"both called {mine[name]}" for name in mine if name in yours]
    if not reasons:
        same = {skeleton(name) for name in one.names} & {skeleton(name) for name in other.names}
        spaceless = {name.replace(" ", "") for name in mine} & {name.replace(" ", "") for name in yours}
        if same or spaceless:
            reasons.append("names that print alike")
    if not reasons:
        short = [
            f"{a} may stand for {b}"
            for a, b in (*_pairs(one.names, other.names), *_pairs(other.names, one.names))
            if a.isupper() and len(a) > 1 and folded(a) == _initials(b)
        ]
        reasons += short[:1]
    if not reasons and one.kind == other.kind:
        near = max(((ratio(a, b), a, b) for a, b in _pairs(tuple(mine), tuple(yours))), default=(0, "", ""))
        if near[0] >= _ALIKE and not _differ_by_number(near[1], near[2]):
            reasons.append(f"{mine[near[1]]} is nearly {yours[near[2]]}")
    return reasons


def _pairs(one: Iterable[str], other: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((a, b) for a in one for b in other)


def _differ_by_number(one: str, other: str) -> bool:
    """Tell whether two names have other numbers: battalions 128 and 129 are two."""
    return [word for word in one.split() if word.isdigit()] != [word for word in other.split() if word.isdigit()]


def _initials(name: str) -> str:
    words = [word for word in folded(name).split() if word not in LITTLE_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _neighbours(dataset: Dataset) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relation in dataset.relations.values():
        if relation.is_asserted:
            for entity_id in relation.participants:
                found.setdefault(entity_id, set()).update(set(relation.participants) - {entity_id})
    return found


def _is_one_kind(dataset: Dataset, one: str, other: str) -> bool:
    return dataset.entities[one].kind == dataset.entities[other].kind


# -- relations --------------------------------------------------------------------------------------------------------


def _wholes(dataset: Dataset) -> dict[str, set[str]]:
    """Return what each entity is a part of."""
    found: dict[str, set[str]] = {}
    for relation in dataset.relations.values():
        if relation.is_asserted and dataset.vocabulary.types[relation.type].is_part:
            found.setdefault(relation.from_id, set()).add(relation.to_id)
    return found


def _retelling(dataset: Dataset, one: Relation, other: Relation, wholes: dict[str, set[str]]) -> str:
    types = dataset.vocabulary.types
    if any(types[it.type].is_speech or types[it.type].is_part for it in (one, other)):
        return ""
    if {one.from_id, one.to_id} == {other.from_id, other.to_id}:
        return "one place, the same two, two types" if one.type != other.type else ""
    if one.type != other.type:
        return ""
    for near in ("from_id", "to_id"):
        far = "to_id" if near == "from_id" else "from_id"
        mine, yours = getattr(one, far), getattr(other, far)
        is_near_one = getattr(one, near) == getattr(other, near)
        if is_near_one and (mine in wholes.get(yours, ()) or yours in wholes.get(mine, ())):
            return "one place, one type, a whole and its part"
    return ""

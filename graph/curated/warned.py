"""What is allowed but seldom meant: names that read alike, dates out of order, what nothing refers to.

Each warning has a name; a record that means it so says `allow: {NAME: reason}`.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from graph.curated.definitions import built_in
from graph.curated.restricted import NAME as RESTRICTED_WORD
from graph.curated.restricted import mentions
from graph.model.dates import is_later, parse
from graph.model.differences import differences
from graph.model.standing import authors_of, publishers_of
from graph.words.english import listed
from graph.words.folding import folded, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.curated.yamlfile import Trail
    from graph.model.records import Dataset, Entity, Relation

_YEARS_AHEAD = 1


class Warned(NamedTuple):
    """One warning: its name, the record it is about (of which file), where in it, and what to do.

    Attributes:
        name: as ``allow`` takes it.
        of: ``entities``, ``relations`` or ``types``.
        record: an id, or the name of a type.
    """

    name: str
    of: str
    record: str
    trail: Trail
    message: str


def warned(dataset: Dataset, today: dt.date | None = None) -> list[Warned]:
    """Return what a curator should look at again, but for what records allow; entities first, then relations, types."""
    today = today or dt.datetime.now(tz=dt.UTC).date()
    found = [
        *_like_names(dataset),
        *_dates_of_documents(dataset, today),
        *_unused(dataset),
        *_relations(dataset, today),
        *_unit_spellings(dataset),
        *_part_circles(dataset),
        *_restricted_words(dataset),
    ]
    return [each for each in found if each.name not in _allowed(dataset, each)]


def _allowed(dataset: Dataset, each: Warned) -> dict[str, str]:
    """Return what the record that a warning is about allows, with the reasons; of types, nothing."""
    if each.of == "types":
        return {}
    if each.of == "entities":
        return dict(dataset.entities[each.record].allow)
    return dict((dataset.relations.get(each.record) or dataset.facts[each.record]).allow)


def _like_names(dataset: Dataset) -> Iterator[Warned]:
    """Within a kind: names equal but for case and accents, or only to the eye; and one's name as another's alias."""
    names: dict[tuple[str, str], tuple[Entity, str]] = {}
    eyes: dict[tuple[str, str], tuple[Entity, str]] = {}
    for entity in dataset.entities.values():
        for place, name in enumerate(entity.names):
            trail = ("name",) if place == 0 else ("aliases", place - 1)
            read = folded(name)
            first, called = names.setdefault((entity.kind, read), (entity, name))
            if first is not entity:
                if not _told_apart(first, entity) and (place == 0 or called == first.name):
                    yield Warned("same-name", "entities", entity.id, trail, _same(name, first, called))
                continue
            other, seen = eyes.setdefault((entity.kind, read if name.isascii() else skeleton(name)), (entity, name))
            if other is not entity and not _told_apart(other, entity):
                message = (
                    f"'{name}' looks like '{seen}' of '{other.id}', in letters of another script; write it in one "
                    f"script, or say that they differ with 'not: [{other.id}]'"
                )
                yield Warned("look-alike", "entities", entity.id, trail, message)


def _same(name: str, first: Entity, called: str) -> str:
    whose = "name" if called == first.name else "alias"
    return (
        f"'{name}' reads like '{called}', {whose} of '{first.id}'; if they are one, `graph merge` joins them; if not, "
        f"say so with 'not: [{first.id}]'"
    )


def _told_apart(one: Entity, other: Entity) -> bool:
    return other.id in one.not_same or one.id in other.not_same


def _dates_of_documents(dataset: Dataset, today: dt.date) -> Iterator[Warned]:
    published = publishers_of(dataset.relations.values())
    for entity in dataset.entities.values():
        if entity.text and entity.id not in published:
            message = (
                f"'{entity.id}' was read, but no relation 'published by' says who published it; without one, whose "
                "word it is remains open"
            )
            yield Warned("no-publisher", "entities", entity.id, (), message)
        if entity.published and entity.published.earliest and entity.published.earliest[0] > today.year + _YEARS_AHEAD:
            message = f"published {entity.published.text}, years from now; is the year right?"
            yield Warned("years-ahead", "entities", entity.id, ("published",), message)


def _unused(dataset: Dataset) -> Iterator[Warned]:
    every = [*dataset.relations.values(), *dataset.facts.values()]
    used = {entity_id for _name, ids in dataset.regions for entity_id in ids}
    for relation in every:
        used.update((relation.from_id, relation.to_id))
        used.update(entity_id for _word, entity_id in relation.also)
        for claim in relation.claims:
            used.add(claim.document)
            used.update(claim.by)
    for entity in dataset.entities.values():
        if entity.id not in used:
            message = f"nothing refers to '{entity.id}'; add what is said of it, or take it out"
            yield Warned("unused-entity", "entities", entity.id, (), message)
    types = {relation.type for relation in every}
    for name in dataset.vocabulary.types:
        if name not in types and name not in built_in().types:
            yield Warned("unused-type", "types", name, (), f"no relation is of type '{name}'; take it out, or use it")


def _relations(dataset: Dataset, today: dt.date) -> Iterator[Warned]:
    publishers, authors = publishers_of(dataset.relations.values()), authors_of(dataset.relations.values())
    horizon = parse(str(today.year + _YEARS_AHEAD))
    for relation in (*dataset.relations.values(), *dataset.facts.values()):
        if relation.from_id == relation.to_id:
            message = f"'{relation.from_id}' stands at both ends; is one of them another?"
            yield Warned("to-itself", "relations", relation.id, ("to",), message)
        for index, claim in enumerate(relation.claims):
            place: Trail = ("evidence", index)
            document = dataset.entities[claim.document]
            if claim.by:
                own = publishers.get(claim.document, frozenset()) | authors.get(claim.document, frozenset())
                if itself := [voice for voice in claim.by if voice in own]:
                    message = f"'{claim.document}' is by {listed(itself, 'and')}: that is its own voice; leave 'by' out"
                    yield Warned("own-voice", "relations", relation.id, (*place, "by"), message)
            if claim.when is None:
                continue
            if is_later(claim.when, horizon):
                message = f"'{claim.when.text}' is years from now; is the year right?"
                yield Warned("years-ahead", "relations", relation.id, (*place, "when"), message)
            elif claim.is_asserted and document.published and is_later(claim.when, document.published):
                message = (
                    f"'{claim.when.text}' is after '{claim.document}' was published ({document.published.text}); "
                    "a document cannot report what came later: is one date wrong, or was it only expected?"
                )
                yield Warned("later-than-document", "relations", relation.id, (*place, "when"), message)
        if len(relation.claims) > 1:
            yield from _apart(relation)


def _apart(relation: Relation) -> Iterator[Warned]:
    """Dates that cannot meet, or counts of one thing for different times: usually two relations."""
    for found in differences(relation):
        if found.about == "date":
            message = (
                f"'{found.one[1]}' and '{found.other[1]}' cannot be one time; what happened twice is two relations, "
                "the second with an 'id' of its own"
            )
            yield Warned("dates-apart", "relations", relation.id, (), message)
            break
    asserting = [claim for claim in relation.claims if claim.is_asserted and claim.figures and claim.period]
    for one, other in combinations(asserting, 2):
        shared = {figure.unit for figure in one.figures} & {figure.unit for figure in other.figures}
        if shared and one.period and other.period and not one.period.may_meet(other.period):
            unit = min(shared)
            message = (
                f"'{unit}' is counted for {one.period.text} and for {other.period.text}; what is counted again is a "
                "relation of its own, with an 'id'"
            )
            yield Warned("counts-apart", "relations", relation.id, (), message)
            return


def _unit_spellings(dataset: Dataset) -> Iterator[Warned]:
    """Units that differ only by case or by number: counts of them would not be compared."""
    first: dict[str, str] = {}
    for relation in (*dataset.relations.values(), *dataset.facts.values()):
        for index, claim in enumerate(relation.claims):
            for figure in claim.figures:
                known = first.setdefault(folded(figure.unit).removesuffix("s"), figure.unit)
                if known != figure.unit:
                    message = (
                        f"'{figure.unit}' is written '{known}' elsewhere; write it one way, or they do not compare"
                    )
                    trail = ("evidence", index, "figures", figure.unit)
                    yield Warned("unit-spelling", "relations", relation.id, trail, message)


def _restricted_words(dataset: Dataset) -> Iterator[Warned]:
    """A word that is the name of somebody restricted, and of somebody public too."""
    for mention in mentions(dataset):
        if mention.is_shared:
            message = (
                "a restricted name stands in this public text, which is a public name too; is the public one meant?"
            )
            yield Warned(RESTRICTED_WORD, mention.of, mention.record, mention.trail, message)


def _part_circles(dataset: Dataset) -> Iterator[Warned]:
    types = dataset.vocabulary.types
    wholes: dict[str, list[Relation]] = {}
    for relation in dataset.relations.values():
        if types[relation.type].is_part and relation.is_asserted:
            wholes.setdefault(relation.from_id, []).append(relation)
    finished: set[str] = set()
    for start in wholes:
        yield from _circles(start, wholes, finished)


def _circles(start: str, wholes: dict[str, list[Relation]], finished: set[str]) -> Iterator[Warned]:
    """Walk up from a part, each step once; a whole met again on the way up is a part of itself."""
    if start in finished:
        return
    way = [start]
    stack: list[tuple[str, Iterator[Relation]]] = [(start, iter(wholes[start]))]
    while stack:
        here, steps = stack[-1]
        step = next(steps, None)
        if step is None:
            stack.pop()
            way.pop()
            finished.add(here)
        elif step.to_id in way:
            ring = [*way[way.index(step.to_id) :], step.to_id]
            message = f"a circle of parts: {' < '.join(ring)}; nothing is part of itself, take one of them out"
            yield Warned("part-circle", "relations", step.id, (), message)
        elif step.to_id not in finished:
            way.append(step.to_id)
            stack.append((step.to_id, iter(wholes.get(step.to_id, ()))))

"""From what a user typed to the entity they mean: its id, its name, an alias, a surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import NameNotFoundError
from graph.words.folding import folded, words_of
from graph.words.nearest import nearest_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model.records import Dataset, Entity

LITTLE_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "de", "der", "for", "from", "in", "la", "of", "on", "to", "von"}
)
_SHOWN = 12


def find(dataset: Dataset, name: str) -> Entity:
    """Return the one entity that is meant by an id or former id, a name or alias, or distinctive words of one.

    Case, accents and a leading "the" are ignored.

    Raises:
        NameNotFoundError: when there is none, with the nearest names, or several, with their ids.
    """
    found = find_all(dataset, name)
    if len(found) == 1:
        return found[0]
    raise NameNotFoundError(_several(name, found) if found else _unknown(dataset, name))


def find_meant(dataset: Dataset, name: str) -> list[Entity]:
    """Return all that are meant: one, or namesakes of different kinds, such as a state and its land.

    Raises:
        NameNotFoundError: when there is none, or when those found cannot all be meant.
    """
    found = find_all(dataset, name)
    is_shared = len({folded(entity.name) for entity in found}) == 1
    if found and (len(found) == 1 or (is_shared and len({entity.kind for entity in found}) == len(found))):
        return found
    raise NameNotFoundError(_several(name, found) if found else _unknown(dataset, name))


def find_all(dataset: Dataset, name: str) -> list[Entity]:
    """List all that a text may mean, by the closest way in which it means any: in the order of the files.

    An id stands before a former id, that before a name or alias, and that before words of one.
    """
    entities = dataset.entities
    if name in entities:
        return [entities[name]]
    wanted = folded(name)
    ways = (
        lambda entity: name in entity.was,
        lambda entity: wanted in map(folded, entity.names),
        lambda entity: name.casefold() == entity.id,
    )
    for is_meant in ways:
        if found := [entity for entity in entities.values() if is_meant(entity)]:
            return found
    typed = words_of(name)
    if typed <= LITTLE_WORDS:
        return []
    return [entity for entity in entities.values() if any(typed <= words_of(called) for called in entity.names)]


def mentioned(dataset: Dataset, text: str) -> list[Entity]:
    """List all entities that a text may mean, then those in whose id or names all its words stand; none is no error."""
    meant = find_all(dataset, text)
    typed = words_of(text)
    named = [
        entity
        for entity in dataset.entities.values()
        if entity not in meant
        and typed
        and (typed <= words_of(entity.id.replace("-", " ")) or any(typed <= words_of(name) for name in entity.names))
    ]
    return [*meant, *named]


def _several(name: str, found: Sequence[Entity]) -> str:
    lines = [f"  {entity.id}  ({_called(name, entity)})" for entity in found[:_SHOWN]]
    more = [f"  … and {len(found) - _SHOWN:,} more"] if len(found) > _SHOWN else []
    return "\n".join([f"'{name}' may mean {len(found):,} entities; say which by its id:", *lines, *more])


def _unknown(dataset: Dataset, name: str) -> str:
    owners: dict[str, Entity] = {}
    for entity in dataset.entities.values():
        for called in (*entity.names, entity.id):
            owners.setdefault(called, entity)
    near = dict.fromkeys(owners[called].id for called in _likely(name, dataset.entities.values(), owners))
    if not near:
        return f"no entity is called '{name}'"
    lines = [f"  {entity_id}  ({_called(name, dataset.entities[entity_id])})" for entity_id in list(near)[:4]]
    return "\n".join([f"no entity is called '{name}'; did you mean:", *lines])


def _likely(name: str, entities: Iterable[Entity], owners: dict[str, Entity]) -> list[str]:
    """Return names and ids that may be meant: of those who have all the words among their names, then what is near."""
    typed = words_of(name) - LITTLE_WORDS
    spread = [e.name for e in entities if typed and typed <= frozenset().union(*map(words_of, e.names))]
    return spread + nearest_names(name, owners, limit=12)


def _called(name: str, entity: Entity) -> str:
    """Return kind and name of an entity, and the alias that is nearer to what was typed, where one is."""
    alias = next(iter(nearest_names(name, entity.names, limit=1)), entity.name)
    also = "" if alias == entity.name else f", also {alias}"
    return f"{entity.kind}: {entity.name}{also}"

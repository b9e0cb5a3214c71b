"""From what a user typed to the entity they mean: its id, its name, an alias."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from graph.errors import NameNotFoundError
from graph.words.nearest import nearest

if TYPE_CHECKING:
    from graph.model.records import Dataset, Entity


def find(dataset: Dataset, name: str) -> Entity:
    """Return the one entity of that id, or else of that name or alias; case, accents and a leading "the" ignored.

    Raises:
        NameNotFoundError: when there is none, with the nearest names, or several, with their ids.
    """
    if name in dataset.entities:
        return dataset.entities[name]
    wanted = folded(name)
    called = [entity for entity in dataset.entities.values() if wanted in map(folded, entity.names)]
    if len(called) == 1:
        return called[0]
    if not called and name.casefold() in dataset.entities:
        return dataset.entities[name.casefold()]
    if called:
        lines = [f"  {entity.id}  ({entity.kind}: {entity.name})" for entity in called]
        message = f"'{name}' names {len(called)} entities; say which by its id:"
        raise NameNotFoundError("\n".join([message, *lines]))
    raise NameNotFoundError(_unknown(dataset, name))


def folded(text: str) -> str:
    """Return a text as names are compared: no case, no accents, single spaces, no leading article."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        # Only marks on Latin, Greek and Cyrillic letters are accents; elsewhere (Burmese) they are vowels.
        text = "".join(mark for mark in decomposed if not "\u0300" <= mark <= "\u036f")
    return " ".join(text.casefold().split()).removeprefix("the ")


def _unknown(dataset: Dataset, name: str) -> str:
    owners: dict[str, Entity] = {}
    for entity in dataset.entities.values():
        for called in (*entity.names, entity.id):
            owners.setdefault(called, entity)
    near = dict.fromkeys(owners[called].id for called in nearest(name, owners, limit=8))
    if not near:
        return f"no entity is called '{name}'"
    lines = [f"  {entity_id}  ({dataset.entities[entity_id].name})" for entity_id in list(near)[:4]]
    return "\n".join([f"no entity is called '{name}'; did you mean:", *lines])

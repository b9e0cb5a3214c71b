"""What `graph find` answers: each entity that may be meant, with its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.links import about, entity_data
from graph.answers.listing import Answer, Entry, Line, Listing, Section, Table
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Entity

_COLUMNS = ("id", "kind", "name", "aliases", "was", "description")


def found_report(name: str, found: Sequence[Entity]) -> Answer:
    """List entities in the order of the files, each under its name, with the id that other commands and files take."""
    entries = [Entry(entity.name, "", [Line(entity.id, tuple(about(entity)))]) for entity in found]
    rows = [
        (
            entity.id,
            entity.kind,
            entity.name,
            "; ".join(alias.name for alias in entity.aliases),
            "; ".join(entity.was),
            entity.description,
        )
        for entity in found
    ]
    data = [
        entity_data(entity) | {"was": list(entity.was), "description": entity.description, "note": entity.note}
        for entity in found
    ]
    listing = Listing(name, [], [Section("entities", entries)], [f"{counted(len(found), 'entity', 'entities')}."])
    return Answer([listing], Table(_COLUMNS, rows), {"entities": data})

"""The graph as Neo4j holds it: labels, relationship types and typed properties, for both the CSV and the Cypher.

A pattern like ``()-[:DEPORTED]->()`` must not find what nobody asserts, so such a relation's type says how it stands:
``DEPORTED_DENIED``. Its own type is the property ``type`` always.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.model.records import Entity, Relation

Property = str | int | float | bool | tuple[str, ...]
Row = tuple[Property | None, ...]

_DRAWN = {"x", "y", "size", "r", "g", "b"}
_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_SPECIAL = {"earliest": "date", "latest": "date", "aliases": "string[]", "conflicts": "string[]"}
_DAY_LENGTH = len("2022-10-19")  # of a year that Neo4j writes without a sign
_BEYOND = "bounds of a date before year 0 or after 9999 left out, the date itself kept"
_KEPT = [index for index, column in enumerate(NODE_COLUMNS) if column.name not in _DRAWN]
_PLACES = {column.name: index for index, column in enumerate(EDGE_COLUMNS)}

# Neo4j's browser looks for "name" to caption an entity.
ENTITY_PROPERTIES = tuple(
    ("name" if column.name == "label" else column.name, _SPECIAL.get(column.name, _TYPES[column.type]))
    for column in (NODE_COLUMNS[index] for index in _KEPT)
)
RELATION_PROPERTIES = tuple(
    (column.name, _SPECIAL.get(column.name, _TYPES[column.type]))
    for column in EDGE_COLUMNS
    if column.name != "relation"
)
ABOUT_ENTITIES = tuple(NODE_COLUMNS[index].about for index in _KEPT)
ABOUT_RELATIONS = tuple(column.about for column in EDGE_COLUMNS if column.name != "relation")


def entities(subject: Subject) -> Iterator[tuple[Entity, Row]]:
    """Yield each entity with the values of `ENTITY_PROPERTIES`."""
    attributes = Attributes(subject.network, {})
    for _entity_id, entity in subject.network.nodes(data="entity"):
        values = attributes.node(entity)
        row: list[Property | None] = [values[index] for index in _KEPT]
        row[2] = tuple(alias.name for alias in entity.aliases) or None
        yield entity, tuple(row)


def relation_row(subject: Subject, attributes: Attributes, relation: Relation) -> Row:
    """Return the values of `RELATION_PROPERTIES` for a relation."""
    values: list[Property | None] = list(attributes.edge(relation))
    for name in ("earliest", "latest"):
        day = values[_PLACES[name]]
        if day and len(str(day)) != _DAY_LENGTH:
            subject.losses.add(_BEYOND, relation.id)
            values[_PLACES[name]] = None
    values[_PLACES["conflicts"]] = relation.conflicts or None
    del values[_PLACES["relation"]]
    return tuple(values)


@lru_cache(maxsize=1 << 10)
def label(kind: str) -> str:
    """Return the label of a kind: ``armed group`` becomes ``ArmedGroup``."""
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", kind)) or "Other"


@lru_cache(maxsize=1 << 10)
def relationship_type(type_name: str, standing: str) -> str:
    """Return a relationship type: ``SPOKESPERSON_FOR``, and ``DEPORTED_DENIED`` where nobody asserts it."""
    asserted = standing in {"stated", "claimed", "disputed"}
    words = type_name if asserted else f"{type_name} {standing}"
    return "_".join(re.findall(r"\w+", words)).upper() or "RELATED"

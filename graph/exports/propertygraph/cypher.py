"""A Cypher script for Neo4j and its kin: run it again after a change, and it updates what is there.

Entities and relations are merged by id, a thousand rows a statement, so that neither a plan a row nor one transaction
for everything is needed. Every text is a literal with its quotes and backslashes escaped, every name in backticks: no
name of an entity can end a statement and begin another.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graph.exports.flattened import note_flattened, relations_of
from graph.exports.propertygraph.properties import (
    ENTITY_PROPERTIES,
    RELATION_PROPERTIES,
    entities,
    label,
    relation_row,
    relationship_type,
)
from graph.flat.columns import Attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.exports.formats import Subject
    from graph.exports.propertygraph.properties import Property, Row
    from graph.model.records import Relation

_ROWS = 1_000
_HEAD = """\
// Load with: cypher-shell -f graph.cypher
CREATE CONSTRAINT `entity_id` IF NOT EXISTS FOR (e:`Entity`) REQUIRE e.`id` IS UNIQUE;
"""
_SPECIAL = re.compile(r"[\\'\n\t\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t", "\r": "\\r"})

Types = tuple[tuple[str, str], ...]


def cypher(subject: Subject) -> Iterator[str]:
    """Yield the graph as Cypher statements: a constraint, the entities, their labels, then relations type by type."""
    note_flattened(subject)
    yield _HEAD
    kinds = subject.network.graph["dataset"].vocabulary.kinds
    rows = (_map((("id", "string"), *ENTITY_PROPERTIES), (it.id, *row)) for it, row in entities(subject))
    body = f"MERGE (e:`Entity` {{`id`: row.`id`}})\nSET {_assigned('e', ENTITY_PROPERTIES)};\n"
    yield from _batches(rows, body)
    used = {kind for _id, kind in subject.network.nodes(data="kind")}
    for kind in sorted(used & kinds.keys()):
        yield f"MATCH (e:`Entity` {{`kind`: {literal(kind)}}}) SET e:{name(label(kind))};\n"
    for type_, relations in sorted(_by_type(subject).items()):
        yield from _batches(_relations(subject, relations), _relation_body(type_))


def literal(value: Property, type_: str = "string") -> str:
    """Return a value as Cypher writes it."""
    if type(value) is str:
        text = f"'{value.translate(_ESCAPES)}'" if _SPECIAL.search(value) else f"'{value}'"
        return f"date({text})" if type_ == "date" else text
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is tuple:
        return f"[{', '.join([literal(item) for item in value])}]"
    return repr(value)


def name(text: str) -> str:
    """Return a label, type or property as Cypher writes it, whatever is in it."""
    return f"`{text.replace('`', '``')}`"


def _by_type(subject: Subject) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations_of(subject.network):
        found.setdefault(relationship_type(relation.type, relation.standing), []).append(relation)
    return found


def _relations(subject: Subject, relations: Iterable[Relation]) -> Iterator[str]:
    attributes = Attributes(subject.network, {})
    types = (("source", "string"), ("target", "string"), ("id", "string"), *RELATION_PROPERTIES)
    for relation in relations:
        values = relation_row(subject, attributes, relation)
        yield _map(types, (relation.from_id, relation.to_id, relation.id, *values))


def _relation_body(type_: str) -> str:
    return (
        "MATCH (a:`Entity` {`id`: row.`source`}) MATCH (b:`Entity` {`id`: row.`target`})\n"
        f"MERGE (a)-[r:{name(type_)} {{`id`: row.`id`}}]->(b)\n"
        f"SET {_assigned('r', RELATION_PROPERTIES)};\n"
    )


def _batches(rows: Iterator[str], body: str) -> Iterator[str]:
    while batch := list(islice(rows, _ROWS)):
        joined = ",\n".join(batch)
        yield f"UNWIND [\n{joined}\n] AS row\n{body}"


def _map(types: Types, values: Row) -> str:
    # What does not apply is left out: it reads as null, and setting a property to null takes it away.
    pairs = zip(types, values, strict=True)
    return (
        f"{{{', '.join([f'`{key}`: {literal(value, type_)}' for (key, type_), value in pairs if value is not None])}}}"
    )


def _assigned(variable: str, types: Types) -> str:
    return ", ".join(f"{variable}.`{key}` = row.`{key}`" for key, _type in types)

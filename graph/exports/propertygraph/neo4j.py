"""A folder of CSV for `neo4j-admin database import full`, with a README that holds the command and the columns.

The headers are those of https://neo4j.com/docs/operations-manual/current/import/ (field types, `:ID`, `:LABEL`,
`:START_ID`, `:END_ID`, `:TYPE`). Ids of entities are unique, so no id space is needed.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from graph.exports.flattened import note_flattened, relations_of
from graph.exports.propertygraph.properties import (
    ABOUT_ENTITIES,
    ABOUT_RELATIONS,
    ENTITY_PROPERTIES,
    RELATION_PROPERTIES,
    entities,
    label,
    relation_row,
    relationship_type,
)
from graph.flat.columns import CLAIM_COLUMNS, Attributes, claim_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.exports.formats import Subject
    from graph.exports.propertygraph.properties import Property, Row

_ENTITY_HEAD = ("id:ID", ":LABEL", *(f"{name}:{type_}" for name, type_ in ENTITY_PROPERTIES))
_RELATION_HEAD = (
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "id:string",
    *(f"{name}:{type_}" for name, type_ in RELATION_PROPERTIES),
)
_CLAIM_HEAD = tuple(column.name for column in CLAIM_COLUMNS)
_COMMAND = """\
neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true \\
  --nodes=entities.csv --relationships=relations.csv
"""
_SEMICOLON = "semicolon inside a list, where it separates, written as a comma"


def neo4j(subject: Subject, folder: Path) -> None:
    """Write the graph as a folder that Neo4j's bulk importer reads, in the order of the graph."""
    folder.mkdir(exist_ok=True)
    note_flattened(subject)
    _write(folder / "entities.csv", _ENTITY_HEAD, _entities(subject))
    _write(folder / "relations.csv", _RELATION_HEAD, _relations(subject))
    _write(folder / "claims.csv", _CLAIM_HEAD, _claims(subject))
    (folder / "README.md").write_text(_readme(), encoding="utf-8", newline="\n")


def _write(path: Path, head: tuple[str, ...], rows: Iterable[list[Property | None]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _entities(subject: Subject) -> Iterator[list[Property | None]]:
    for entity, row in entities(subject):
        labels = f"Entity;{label(entity.kind)}"
        yield [entity.id, labels, *_cells(subject, entity.id, row)]


def _relations(subject: Subject) -> Iterator[list[Property | None]]:
    attributes = Attributes(subject.network, {})
    for relation in relations_of(subject.network):
        type_ = relationship_type(relation.type, relation.standing)
        cells = _cells(subject, relation.id, relation_row(subject, attributes, relation))
        yield [relation.from_id, relation.to_id, type_, relation.id, *cells]


def _claims(subject: Subject) -> Iterator[list[Property | None]]:
    dataset = subject.network.graph["dataset"]
    for relation in (*relations_of(subject.network), *dataset.facts.values()):
        for claim in relation.claims:
            yield _cells(subject, relation.id, claim_row(relation, claim))


def _cells(subject: Subject, record_id: str, row: Row) -> list[Property | None]:
    cells: list[Property | None] = list(row)
    for index, value in enumerate(row):
        if value is True or value is False:
            cells[index] = "true" if value else "false"
        elif type(value) is tuple:
            cells[index] = _list(subject, record_id, value)
    return cells


def _list(subject: Subject, record_id: str, values: tuple[str, ...]) -> str:
    if any(";" in value for value in values):
        subject.losses.add(_SEMICOLON, record_id)
    return ";".join([value.replace(";", ",") for value in values])


def _readme() -> str:
    entity_about = ("id of the entity", "Entity, and its kind", *ABOUT_ENTITIES)
    ends = ("id of the entity it starts from", "id of the entity it leads to")
    type_about = "type; with the standing behind it where nobody asserts the relation"
    relation_about = (*ends, type_about, "id of the relation", *ABOUT_RELATIONS)
    return (
        f"# Import\n\nInto an empty database, from this folder:\n\n```sh\n{_COMMAND}```\n\n"
        "The importer makes no constraint; add one afterwards:\n\n```cypher\n"
        "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;\n```\n\n"
        f"{_columns('entities.csv', _ENTITY_HEAD, entity_about)}\n"
        f"{_columns('relations.csv', _RELATION_HEAD, relation_about)}\n"
        "The importer does not read claims.csv: it is to look a claim up, and to load with LOAD CSV.\n\n"
        f"{_columns('claims.csv', _CLAIM_HEAD, tuple(column.about for column in CLAIM_COLUMNS))}"
    )


def _columns(file: str, head: tuple[str, ...], about: tuple[str, ...]) -> str:
    rows = "".join(f"| `{name}` | {text} |\n" for name, text in zip(head, about, strict=True))
    return f"## {file}\n\n| column | what it says |\n| --- | --- |\n{rows}"

"""A folder of CSV for spreadsheets and dataframes: entities, relations and evidence, and what their columns mean.

`datapackage.json` describes the columns the way frictionless data packages do (https://datapackage.org), foreign keys
included. The files begin with a byte order mark, without which Excel reads UTF-8 as something else; cells that a
spreadsheet would run begin with an apostrophe.
"""

from __future__ import annotations

import csv
from json import dumps
from typing import TYPE_CHECKING, Any

from graph.exports.flattened import relations_of
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes, Column
from graph.model.dates import iso
from graph.words.cells import FORMULA_STARTS, inert
from graph.words.citations import Citations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.exports.formats import Subject
    from graph.flat.columns import Value
    from graph.model.records import Dataset, Evidence

_DRAWN = {"x", "y", "size", "r", "g", "b"}
_ENTITIES = (Column("id", str, "id of the entity"), *(column for column in NODE_COLUMNS if column.name not in _DRAWN))
_TEXT = (
    Column("text_file", str, "of a document: file of the text that was read"),
    Column("text_sha256", str, "of a document: SHA-256 of that text"),
    Column("text_paragraphs", int, "of a document: number of its paragraphs"),
)
_RELATIONS = (
    Column("id", str, "id of the relation"),
    Column("source", str, "id of the entity it starts from"),
    Column("target", str, "id of the entity it leads to"),
    *(column for column in EDGE_COLUMNS if column.name != "relation"),
)
_EVIDENCE = (
    Column("relation", str, "id of the relation"),
    Column("number", int, "from 1 within the relation"),
    Column("stance", str, "asserts, denies, requests, proposes or expects"),
    Column("document", str, "id of the document"),
    Column("paragraphs", str, "where in it: 23, 23-24, 23-24+26"),
    Column("by", str, "ids of those whom the document cites for it, or unnamed; empty where it speaks itself"),
    Column("when", str, "date it gives itself, EDTF"),
    Column("earliest", str, "first day that date can mean, ISO 8601"),
    Column("latest", str, "last day that date can mean, ISO 8601"),
    Column("figures", str, "figures it gives itself"),
    Column("says", str, "what the type does not say"),
    Column("citation", str, "authors, title, publisher, date and paragraphs"),
)
_KEYS = {"relations": {"source": "entities", "target": "entities"}, "evidence": {"relation": "relations"}}
_KEYS["evidence"]["document"] = "entities"
_FIELD_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_INERT = "text a spreadsheet would run given an apostrophe in front"

Row = tuple["Value | None", ...]


def csv_folder(subject: Subject, folder: Path) -> None:
    """Write the graph as a folder of CSV files, in the order of the graph."""
    folder.mkdir(exist_ok=True)
    tables = {
        "entities": ((*_ENTITIES, *_TEXT), _entities(subject)),
        "relations": (_RELATIONS, _relations(subject)),
        "evidence": (_EVIDENCE, _evidence(subject)),
    }
    for name, (columns, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([column.name for column in columns])
            flags = [index for index, column in enumerate(columns) if column.type is bool]
            writer.writerows(_cells(subject, row, flags) for row in rows)
    resources = [_resource(name, columns) for name, (columns, _rows) in tables.items()]
    package = {"name": "graph", "title": subject.network.graph["dataset"].title or "graph", "resources": resources}
    text = dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _entities(subject: Subject) -> Iterator[Row]:
    attributes = Attributes(subject.network, {})
    indexes = [index for index, column in enumerate(NODE_COLUMNS) if column.name not in _DRAWN]
    for entity_id, entity in subject.network.nodes(data="entity"):
        values = attributes.node(entity)
        yield (entity_id, *[values[index] for index in indexes], *(entity.text or (None, None, None)))


def _relations(subject: Subject) -> Iterator[Row]:
    attributes = Attributes(subject.network, {})
    for relation in relations_of(subject.network):
        own = attributes.own(relation)[1:]  # without the id, which stands first
        yield (relation.id, relation.from_id, relation.to_id, *attributes.shared(relation), *own)


def _evidence(subject: Subject) -> Iterator[Row]:
    dataset: Dataset = subject.network.graph["dataset"]
    citations = Citations(dataset)
    for relation in relations_of(subject.network):
        for number, piece in enumerate(relation.evidence, 1):
            yield (relation.id, number, *_piece(citations, piece))


def _piece(citations: Citations, piece: Evidence) -> Row:
    when = piece.when
    return (
        piece.stance,
        piece.document,
        piece.cite.partition("#")[2],
        "; ".join(piece.by),
        when.text if when else None,
        iso(when.earliest) if when and when.earliest else None,
        iso(when.latest) if when and when.latest else None,
        "; ".join(map(str, piece.figures)),
        piece.says,
        citations.full(piece),
    )


def _cells(subject: Subject, row: Row, flags: list[int]) -> list[Value | None]:
    cells = list(row)
    for index in flags:
        if row[index] is not None:
            cells[index] = "true" if row[index] else "false"
    # Few rows hold anything that a spreadsheet would run: looking at all first letters at once takes half the time.
    if not FORMULA_STARTS.isdisjoint([value[0] for value in row if type(value) is str and value]):
        subject.losses.add(_INERT, str(row[0]))
        return [inert(cell) if type(cell) is str else cell for cell in cells]
    return cells


def _resource(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    fields = [{"name": c.name, "type": _FIELD_TYPES[c.type], "description": c.about} for c in columns]
    keys = [
        {"fields": [field], "reference": {"resource": table, "fields": ["id"]}}
        for field, table in _KEYS.get(name, {}).items()
    ]
    primary = ["relation", "number"] if name == "evidence" else ["id"]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": primary, "missingValues": [""]}
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }

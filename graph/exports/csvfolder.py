"""A folder of CSV for spreadsheets and dataframes: entities, relations and evidence, and what their columns mean.

`datapackage.json` describes the columns the way frictionless data packages do (https://datapackage.org), foreign keys
included. The files begin with a byte order mark, without which Excel reads UTF-8 as something else; cells that a
spreadsheet would run begin with an apostrophe.
"""

from __future__ import annotations

import csv
from json import dumps
from typing import TYPE_CHECKING, Any

from graph.attributes import EDGE_COLUMNS, NODE_COLUMNS, Attributes, Column
from graph.characters import FORMULA_STARTS, inert
from graph.cite import Citations
from graph.dates import iso
from graph.exports.flat import relations_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.attributes import Value
    from graph.exports.registry import Source
    from graph.model import Dataset, Evidence

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


def csv_folder(source: Source, folder: Path) -> None:
    """Write the graph as a folder of CSV files, in the order of the graph."""
    folder.mkdir(exist_ok=True)
    tables = {
        "entities": ((*_ENTITIES, *_TEXT), _entities(source)),
        "relations": (_RELATIONS, _relations(source)),
        "evidence": (_EVIDENCE, _evidence(source)),
    }
    for name, (columns, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([column.name for column in columns])
            flags = [place for place, column in enumerate(columns) if column.type is bool]
            writer.writerows(_cells(source, row, flags) for row in rows)
    resources = [_resource(name, columns) for name, (columns, _rows) in tables.items()]
    package = {"name": "graph", "title": source.graph.graph["dataset"].title or "graph", "resources": resources}
    text = dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _entities(source: Source) -> Iterator[Row]:
    attributes = Attributes(source.graph, {})
    places = [place for place, column in enumerate(NODE_COLUMNS) if column.name not in _DRAWN]
    for entity_id, entity in source.graph.nodes(data="entity"):
        values = attributes.node(entity)
        yield (entity_id, *[values[place] for place in places], *(entity.text or (None, None, None)))


def _relations(source: Source) -> Iterator[Row]:
    attributes = Attributes(source.graph, {})
    for relation in relations_of(source.graph):
        own = attributes.own(relation)[1:]  # without the id, which stands first
        yield (relation.id, relation.from_id, relation.to_id, *attributes.shared(relation), *own)


def _evidence(source: Source) -> Iterator[Row]:
    dataset: Dataset = source.graph.graph["dataset"]
    citations = Citations(dataset)
    for relation in relations_of(source.graph):
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


def _cells(source: Source, row: Row, flags: list[int]) -> list[Value | None]:
    cells = list(row)
    for place in flags:
        if row[place] is not None:
            cells[place] = "true" if row[place] else "false"
    # Few rows hold anything that a spreadsheet would run: looking at all first letters at once takes half the time.
    if not FORMULA_STARTS.isdisjoint([value[0] for value in row if type(value) is str and value]):
        source.losses.add(_INERT, str(row[0]))
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

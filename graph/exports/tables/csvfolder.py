"""A folder of CSV for spreadsheets and dataframes: entities, relations and claims, and what their columns mean.

Each thing that one record has several of stands in a file of its own: names, figures. `datapackage.json` describes the
columns the way frictionless data packages do (https://datapackage.org), foreign keys included, and holds what the
dataset says of itself. The files begin with a byte order mark, without which Excel reads UTF-8 as something else; cells
that a spreadsheet would run begin with an apostrophe.
"""

from __future__ import annotations

import csv
from json import dumps
from typing import TYPE_CHECKING, Any

from graph.exports.flattened import relations_of
from graph.flat.columns import (
    CLAIM_COLUMNS,
    EDGE_COLUMNS,
    FIGURE_COLUMNS,
    LISTED_ENTITY,
    NODE_COLUMNS,
    SHARED_EDGE_COLUMNS,
    TEXT_COLUMNS,
    Attributes,
    Column,
    claim_row,
    figure_rows,
    text_values,
)
from graph.flat.records import header
from graph.words.cells import FORMULA_STARTS, inert
from graph.words.citations import Citations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.exports.formats import Subject
    from graph.flat.columns import Value
    from graph.model.records import Claim, Dataset, Relation

_KEPT = [NODE_COLUMNS.index(column) for column in LISTED_ENTITY]
_ENTITIES = (Column("id", str, "id of the entity"), *LISTED_ENTITY, *TEXT_COLUMNS)
_NAMES = (
    Column("entity", str, "id of the entity"),
    Column("name", str, "a further name"),
    Column("lang", str, "its language, as BCP 47"),
    Column("former", bool, "true where it is no longer in use"),
)
_RELATIONS = (
    Column("id", str, "id of the relation or fact"),
    Column("source", str, "id of the entity it starts from"),
    Column("target", str, "id of the entity it leads to; empty of a fact, whose claims give a value"),
    *(column for column in EDGE_COLUMNS if column.name not in {"relation", "claims"}),
)
_CLAIMS = (*CLAIM_COLUMNS, Column("citation", str, "authors, title, publisher, date and place"))
_TYPES = (
    Column("type", str, "name of the type"),
    Column("inverse", str, "how it reads from the other end"),
    Column("symmetric", bool, "true where it reads the same from both ends"),
    Column("from", str, "kinds that may stand at its source; any where empty"),
    Column("to", str, "kinds that may stand at its target; any where empty"),
    Column("family", str, "what it is grouped under"),
    Column("ftm", str, "nearest FollowTheMoney schema"),
    Column("speech", bool, "true of a speech act"),
    Column("part", bool, "true where its source is a part of its target"),
    Column("value", str, "of facts: what their value is"),
    Column("unit", str, "of values that are numbers"),
    Column("scheme", str, "of values that are identifiers"),
    Column("many", bool, "true where one entity may have several such facts"),
    Column("was", str, "former names"),
)
_KINDS = (
    Column("kind", str, "name of the kind"),
    Column("plural", str, "how several are called"),
    Column("colour", str, "how it is drawn"),
    Column("shape", str, "likewise"),
    Column("ftm", str, "nearest FollowTheMoney schema"),
)
_UNITS = (Column("unit", str, "what is counted"), Column("of", str, "units that it is some of"))
_KEYS = {
    "names": {"entity": "entities"},
    "relations": {"source": "entities", "target": "entities", "type": "types"},
    "claims": {"relation": "relations", "document": "entities"},
    "figures": {"claim": "claims", "relation": "relations"},
}
_PRIMARY = {"claims": ["claim"], "types": ["type"], "units": ["unit"], "kinds": ["kind"], "names": ["entity", "name"]}
_PRIMARY["figures"] = ["claim", "unit"]
_FIELD_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_INERT = "text a spreadsheet would run given an apostrophe in front"

Row = tuple["Value | None", ...]


def csv_folder(subject: Subject, folder: Path) -> None:
    """Write the graph as a folder of CSV files, in the order of the graph."""
    folder.mkdir(exist_ok=True)
    dataset: Dataset = subject.network.graph["dataset"]
    found = tables(subject)
    for name, (columns, rows) in found.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([column.name for column in columns])
            flags = [index for index, column in enumerate(columns) if column.type is bool]
            writer.writerows(_cells(subject, row, flags) for row in rows)
    package: dict[str, Any] = {"name": "graph", "title": dataset.title or "graph", "dataset": header(dataset)}
    if dataset.licence:
        package["licenses"] = [{"title": dataset.licence}]
    package["resources"] = [_resource(name, columns) for name, (columns, _rows) in found.items()]
    text = dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def tables(subject: Subject) -> dict[str, tuple[tuple[Column, ...], Iterator[Row]]]:
    """Return every table: its columns, and its rows in the order of the graph, each value as it is or None."""
    dataset: Dataset = subject.network.graph["dataset"]
    return {
        "entities": (_ENTITIES, _entities(subject)),
        "names": (_NAMES, _names(subject)),
        "relations": (_RELATIONS, _relations(subject)),
        "claims": (_CLAIMS, _claims(subject)),
        "figures": (FIGURE_COLUMNS, _figures(subject)),
        "kinds": (_KINDS, iter(dataset.vocabulary.kinds.values())),
        "types": (_TYPES, _types(subject)),
        "units": (_UNITS, _units(subject)),
    }


def _entities(subject: Subject) -> Iterator[Row]:
    attributes = Attributes(subject.network, {})
    for entity_id, entity in subject.network.nodes(data="entity"):
        values = attributes.node(entity)
        yield (entity_id, *[values[index] for index in _KEPT], *text_values(entity))


def _names(subject: Subject) -> Iterator[Row]:
    for entity_id, entity in subject.network.nodes(data="entity"):
        yield from ((entity_id, it.name, it.language or None, it.is_former or None) for it in entity.aliases)


def _relations(subject: Subject) -> Iterator[Row]:
    attributes = Attributes(subject.network, {})
    claims = [column.name for column in EDGE_COLUMNS].index("claims")
    head = len(SHARED_EDGE_COLUMNS)
    for relation in _all(subject):
        values = attributes.edge(relation)
        kept = (*values[:head], *values[head + 1 : claims], *values[claims + 1 :])  # the id stands first
        yield (relation.id, relation.from_id, relation.to_id or None, *kept)


def _claims(subject: Subject) -> Iterator[Row]:
    citations = Citations(subject.network.graph["dataset"])
    for relation, claim in _each_claim(subject):
        yield (*claim_row(relation, claim), citations.full(claim))


def _figures(subject: Subject) -> Iterator[Row]:
    for relation, claim in _each_claim(subject):
        yield from figure_rows(relation, claim)


def _types(subject: Subject) -> Iterator[Row]:
    for it in subject.network.graph["dataset"].vocabulary.types.values():
        yield (
            it.name,
            None if it.is_symmetric or it.value else it.inverse,
            it.is_symmetric or None,
            "; ".join(sorted(it.from_kinds)) or None,
            "; ".join(sorted(it.to_kinds)) or None,
            it.family,
            it.ftm or None,
            it.is_speech or None,
            it.is_part or None,
            it.value or None,
            it.unit or None,
            it.scheme or None,
            it.many or None,
            "; ".join(it.was) or None,
        )


def _units(subject: Subject) -> Iterator[Row]:
    for unit, of in subject.network.graph["dataset"].vocabulary.units.items():
        yield (unit, "; ".join(of) or None)


def _all(subject: Subject) -> Iterator[Relation]:
    yield from relations_of(subject.network)
    yield from subject.network.graph["dataset"].facts.values()


def _each_claim(subject: Subject) -> Iterator[tuple[Relation, Claim]]:
    return ((relation, claim) for relation in _all(subject) for claim in relation.claims)


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
        {"fields": [field], "reference": {"resource": table, "fields": _PRIMARY.get(table, ["id"])}}
        for field, table in _KEYS.get(name, {}).items()
    ]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": _PRIMARY.get(name, ["id"]), "missingValues": [""]}
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }

"""SQLite for Datasette: everything the dataset says, in tables with foreign keys, full-text search and views to read.

The tables stand in `sqlite.sql`. Beside the columns that hold each thing once, `relations` holds what a reader wants in
one line (sentence, claimants, citations), because Datasette shows and filters a table faster than a view.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain, count
from math import isinf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.flat.columns import OWN_EDGE_COLUMNS, Attributes
from graph.model.dates import iso
from graph.model.records import UNNAMED
from graph.words.citations import Citations
from graph.words.sentences import cited, details, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.exports.formats import Subject
    from graph.model.dates import Date, Day
    from graph.model.records import Dataset, Evidence, Relation

_TABLES = Path(__file__).with_name("sqlite.sql")
_INDEXES = Path(__file__).with_name("sqlite_indexes.sql")
# No journal and no syncing: the file is made beside its place and only moved there when it is whole.
_SETTINGS = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
_COLUMN = {column.name: index for index, column in enumerate(OWN_EDGE_COLUMNS)}

Row = tuple[Any, ...]


def sqlite(subject: Subject, path: Path) -> None:
    """Write the graph as a SQLite database, in the order of the graph; it loses nothing."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_SETTINGS + _TABLES.read_text(encoding="utf-8"))
        for table, rows in _tables(subject):
            _insert(database, table, rows)
        database.commit()
        database.executescript(_INDEXES.read_text(encoding="utf-8"))
        database.commit()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    width = len(database.execute(f"SELECT * FROM {table}").description)  # noqa: S608 - our own names
    database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608


def _tables(subject: Subject) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table's name and rows, each table after those it refers to."""
    dataset: Dataset = subject.network.graph["dataset"]
    citations = Citations(dataset)
    kinds, types = dataset.vocabulary
    relations = dataset.relations
    yield "dataset", [(dataset.title or None, dataset.about or None)]
    yield "kinds", kinds.values()
    yield "types", ((it.name, it.inverse, it.is_symmetric, it.family, it.ftm) for it in types.values())
    ends = ((it.name, {"from": it.from_kinds, "to": it.to_kinds}) for it in types.values())
    yield "type_kinds", ((name, end, kind) for name, by in ends for end in by for kind in sorted(by[end]))
    yield "entities", _entities(subject, citations)
    named = ((entity.id, enumerate(entity.aliases)) for entity in dataset.entities.values())
    yield "aliases", ((entity_id, *alias) for entity_id, aliases in named for alias in aliases)
    yield "relations", _relations(subject, citations)
    joined = ((relation.id, enumerate(relation.also)) for relation in relations.values())
    yield "participants", ((relation_id, index, *tie) for relation_id, also in joined for index, tie in also)
    yield "conflicts", ((relation.id, other) for relation in relations.values() for other in relation.conflicts)
    yield "evidence", (_evidence(*numbered) for numbered in _pieces(dataset))
    voiced = ((number, enumerate(piece.by)) for number, _relation, piece in _pieces(dataset))
    yield (
        "voices",
        ((number, index, None if by == UNNAMED else by) for number, voices in voiced for index, by in voices),
    )
    yield "figures", _figures(dataset)


def _entities(subject: Subject, citations: Citations) -> Iterator[Row]:
    for entity_id, entity in subject.network.nodes(data="entity"):
        text = entity.text
        yield (
            entity.id,
            entity.kind,
            entity.name,
            "; ".join(entity.aliases) or None,
            entity.description or None,
            entity.note or None,
            entity.url or None,
            subject.network.nodes[entity_id]["links"],
            *_date(entity.published),
            entity.genre or None,
            citations.document(entity.id) if entity.kind == "document" else None,
            *((text.file, text.sha256, text.paragraphs) if text else (None, None, None)),
            entity.visibility,
        )


def _relations(subject: Subject, citations: Citations) -> Iterator[Row]:
    dataset = subject.network.graph["dataset"]
    attributes = Attributes(subject.network, {})
    dates, claimants = slice(_COLUMN["when"], _COLUMN["latest"] + 1), _COLUMN["claimants"]
    for relation in dataset.relations.values():
        values = attributes.own(relation)
        yield (
            relation.id,
            sentence(dataset, relation),
            relation.from_id,
            relation.type,
            relation.to_id,
            relation.standing,
            relation.is_asserted,
            *values[dates],
            relation.past,
            values[claimants],
            details(dataset, citations, relation) or None,
            cited(citations, relation),
            relation.when.text if relation.when else None,
            relation.note or None,
            relation.visibility,
        )


def _pieces(dataset: Dataset) -> Iterator[tuple[int, Relation, Evidence]]:
    """Yield every piece of evidence with its relation and its number, from 1."""
    numbers = count(1)
    return ((next(numbers), relation, piece) for relation in dataset.relations.values() for piece in relation.evidence)


def _evidence(number: int, relation: Relation, piece: Evidence) -> Row:
    index = piece.cite.partition("#")[2]
    first = piece.paragraphs[0][0]
    head = (number, relation.id, piece.cite, piece.document, index, first, piece.stance)
    return (*head, *_date(piece.when), piece.says or None)


def _figures(dataset: Dataset) -> Iterator[Row]:
    own = ((relation.id, None, figure) for relation in dataset.relations.values() for figure in relation.figures)
    given = ((relation.id, number, figure) for number, relation, piece in _pieces(dataset) for figure in piece.figures)
    for number, (relation_id, evidence, figure) in enumerate(chain(own, given), 1):
        high = None if isinf(figure.high) else figure.high
        yield number, relation_id, evidence, figure.unit, figure.text, figure.low, high


def _date(date: Date | None) -> tuple[str | None, str | None, str | None]:
    return (date.text, _day(date.earliest), _day(date.latest)) if date else (None, None, None)


def _day(day: Day | None) -> str | None:
    return iso(day) if day else None

"""Parquet for dataframes: nodes, edges and evidence, read unchanged by DuckDB, Spark GraphFrames, cuGraph and pandas.

Lists are lists and days days. What nobody asserts has `asserted` false, and its standing in `relationship`, so that who
forgets to filter still sees it.
"""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from math import isinf
from typing import TYPE_CHECKING, Any

from graph.exports.extras import needed
from graph.exports.tables import parquet_schema
from graph.flat.columns import OWN_EDGE_COLUMNS, Attributes
from graph.model.dates import iso
from graph.questions.network import edge_label
from graph.words.citations import Citations
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.exports.formats import Subject
    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Dataset

Row = tuple[Any, ...]

_ROWS = 10_000
"""Rows held in memory at once; a row group in the file."""
# Spark refuses days before the Gregorian calendar, and Python knows no year beyond 9999.
_FIRST_DAY, _DAY_LENGTH = "1583-01-01", len("2022-10-19")
_BEYOND = "bounds of dates before 1583 or after 9999 left empty, the dates themselves kept"
_COLUMN = {column.name: index for index, column in enumerate(OWN_EDGE_COLUMNS)}


def parquet(subject: Subject, folder: Path) -> None:
    """Write nodes.parquet, edges.parquet and evidence.parquet into a new folder, in the order of the graph."""
    arrow = needed("pyarrow", "parquet", "parquet")
    files = needed("pyarrow.parquet", "parquet", "parquet")
    folder.mkdir(exist_ok=True)
    rows, metadata = _Rows(subject), _metadata(subject)
    for name, columns, table in (
        ("nodes", parquet_schema.NODES, rows.nodes()),
        ("edges", parquet_schema.EDGES, rows.edges()),
        ("evidence", parquet_schema.EVIDENCE, rows.evidence()),
    ):
        schema = parquet_schema.schema(arrow, columns).with_metadata(metadata)
        with files.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while piece := list(islice(table, _ROWS)):
                arrays = [
                    arrow.array(values, field.type)
                    for field, values in zip(schema, zip(*piece, strict=True), strict=True)
                ]
                writer.write_batch(arrow.record_batch(arrays, schema=schema))


def _metadata(subject: Subject) -> dict[str, str]:
    """Return what belongs to no row: title and description of the dataset, and its vocabulary as JSON."""
    dataset: Dataset = subject.network.graph["dataset"]
    kinds = [kind._asdict() for kind in dataset.vocabulary.kinds.values()]
    types = [known._asdict() for known in dataset.vocabulary.types.values()]
    about = {"title": dataset.title, "about": dataset.about}
    return about | {"kinds": json.dumps(kinds, default=sorted), "types": json.dumps(types, default=sorted)}


class _Rows:
    """Yields the rows of each file; notes where a date has bounds that readers do not know."""

    def __init__(self, subject: Subject) -> None:
        self._graph = subject.network
        self._dataset = subject.network.graph["dataset"]
        self._losses = subject.losses

    def nodes(self) -> Iterator[Row]:
        citations = Citations(self._dataset)
        for entity in self._dataset.entities.values():
            text = entity.text
            yield (
                entity.id,
                entity.name,
                entity.kind,
                entity.aliases,
                entity.description or None,
                entity.note or None,
                entity.url or None,
                self._graph.nodes[entity.id]["links"],
                *self._dated(entity.published, entity.id),
                entity.genre or None,
                citations.document(entity.id) if entity.kind == "document" else None,
                *((text.file, text.sha256, text.paragraphs) if text else (None, None, None)),
                entity.visibility,
            )

    def edges(self) -> Iterator[Row]:
        types = self._dataset.vocabulary.types
        citations = Citations(self._dataset)
        attributes = Attributes(self._graph, {})
        when, earliest, latest, documents = (_COLUMN[name] for name in ("when", "earliest", "latest", "documents"))
        for relation in self._dataset.relations.values():
            known = types[relation.type]
            values: Row = attributes.own(relation)
            yield (
                relation.id,
                relation.from_id,
                relation.to_id,
                edge_label(relation),
                known.name,
                known.inverse,
                known.is_symmetric,
                known.family,
                relation.standing,
                relation.is_asserted,
                sentence(self._dataset, relation),
                relation.when.text if relation.when else None,
                values[when],
                self._day(values[earliest], relation.id),
                self._day(values[latest], relation.id),
                relation.past,
                citations.claimants(relation),
                values[documents],
                _figures(relation.figures),
                [{"word": word, "entity": entity_id} for word, entity_id in relation.also],
                relation.conflicts,
                relation.note or None,
                relation.visibility,
            )

    def evidence(self) -> Iterator[Row]:
        for relation in self._dataset.relations.values():
            for position, piece in enumerate(relation.evidence):
                yield (
                    relation.id,
                    position,
                    piece.cite,
                    piece.document,
                    piece.cite.partition("#")[2],
                    piece.paragraphs[0][0],
                    piece.stance,
                    piece.by,
                    *self._dated(piece.when, relation.id),
                    _figures(piece.figures),
                    piece.says or None,
                )

    def _dated(self, given: Date | None, record_id: str) -> tuple[str | None, date | None, date | None]:
        if given is None:
            return None, None, None
        earliest, latest = (self._day(iso(day), record_id) if day else None for day in (given.earliest, given.latest))
        return given.text, earliest, latest

    def _day(self, day: str | None, record_id: str) -> date | None:
        if day is None:
            return None
        if len(day) != _DAY_LENGTH or day < _FIRST_DAY:
            self._losses.add(_BEYOND, record_id)
            return None
        return date.fromisoformat(day)


def _figures(figures: tuple[Figure, ...]) -> list[dict[str, Any]]:
    return [
        {"unit": it.unit, "value": it.text, "low": it.low, "high": None if isinf(it.high) else it.high}
        for it in figures
    ]

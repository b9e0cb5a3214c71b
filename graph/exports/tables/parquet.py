"""Parquet for dataframes: nodes, edges, facts and claims, read by DuckDB, Spark GraphFrames, cuGraph and pandas.

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
from graph.flat import tabled
from graph.flat.columns import Attributes
from graph.flat.records import header, type_data
from graph.model.dates import iso
from graph.questions.network import edge_label
from graph.words.citations import Citations
from graph.words.claims import voice_words
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.exports.formats import Subject
    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Dataset, Relation

Row = tuple[Any, ...]

_ROWS = 10_000
"""Rows held in memory at once; a row group in the file."""
# Spark refuses days before the Gregorian calendar, and Python knows no year beyond 9999.
_FIRST_DAY, _DAY_LENGTH = "1583-01-01", len("2022-10-19")
_BEYOND = "bounds of dates before 1583 or after 9999 left empty, the dates themselves kept"


def parquet(subject: Subject, folder: Path) -> None:
    """Write nodes, edges, facts and claims, a file each, into a new folder, in the order of the graph."""
    arrow = needed("pyarrow", "parquet", "parquet")
    files = needed("pyarrow.parquet", "parquet", "parquet")
    folder.mkdir(exist_ok=True)
    rows, metadata = _Rows(subject), _metadata(subject)
    for name, columns, table in (
        ("nodes", tabled.NODES, rows.nodes()),
        ("edges", tabled.EDGES, rows.edges()),
        ("facts", tabled.FACTS, rows.facts()),
        ("claims", tabled.CLAIMS, rows.claims()),
    ):
        schema = tabled.schema(arrow, columns).with_metadata(metadata)
        with files.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while piece := list(islice(table, _ROWS)):
                arrays = [
                    arrow.array(values, field.type)
                    for field, values in zip(schema, zip(*piece, strict=True), strict=True)
                ]
                writer.write_batch(arrow.record_batch(arrays, schema=schema))


def _metadata(subject: Subject) -> dict[str, str]:
    """Return what belongs to no row: what the dataset says of itself, and its vocabulary as JSON."""
    dataset: Dataset = subject.network.graph["dataset"]
    kinds, types, units = dataset.vocabulary
    return {
        "tables": tabled.VERSION,
        "dataset": json.dumps(header(dataset), ensure_ascii=False),
        "title": dataset.title,
        "licence": dataset.licence,
        "kinds": json.dumps([kind._asdict() for kind in kinds.values()]),
        "types": json.dumps([type_data(known) for known in types.values()]),
        "units": json.dumps({name: list(of) for name, of in units.items()}),
    }


class _Rows:
    """Yields the rows of each file; notes where a date has bounds that readers do not know."""

    def __init__(self, subject: Subject) -> None:
        self._graph = subject.network
        self._dataset: Dataset = subject.network.graph["dataset"]
        self._losses = subject.losses
        self._citations = Citations(self._dataset)
        self._attributes = Attributes(self._graph, {})

    def nodes(self) -> Iterator[Row]:
        for entity in self._dataset.entities.values():
            text = entity.text
            yield (
                entity.id,
                entity.name,
                entity.kind,
                [{"name": it.name, "lang": it.language or None, "former": it.is_former} for it in entity.aliases],
                entity.description or None,
                entity.note or None,
                entity.url or None,
                self._graph.nodes[entity.id]["links"],
                *self._dated(entity.published, entity.id),
                entity.genre or None,
                entity.language or None,
                entity.archived,
                entity.accessed.text if entity.accessed else None,
                entity.withdrawn.text if entity.withdrawn else None,
                self._citations.document(entity.id) if entity.kind == "document" else None,
                *((text.file, text.sha256, text.form, text.length, text.transcript or None) if text else (None,) * 5),
                entity.was,
                entity.not_same,
                entity.visibility,
            )

    def edges(self) -> Iterator[Row]:
        types = self._dataset.vocabulary.types
        for relation in self._dataset.relations.values():
            known = types[relation.type]
            yield (
                relation.id,
                relation.from_id,
                relation.to_id,
                edge_label(relation),
                known.inverse,
                known.is_symmetric,
                known.is_speech,
                [{"word": word, "entity": entity_id} for word, entity_id in relation.also],
                *self._relation(relation),
            )

    def facts(self) -> Iterator[Row]:
        for fact in self._dataset.facts.values():
            yield (fact.id, fact.from_id, *self._relation(fact))

    def _relation(self, relation: Relation) -> Row:
        earliest, latest = self._attributes.span(relation)
        return (
            relation.type,
            self._dataset.vocabulary.types[relation.type].family,
            relation.standing,
            relation.is_asserted,
            sentence(self._dataset, relation),
            self._attributes.sources(relation),
            len({claim.document for claim in relation.claims}),
            self._day(earliest, relation.id),
            self._day(latest, relation.id),
            relation.is_past,
            relation.conflicts,
            relation.notes,
            relation.was,
            relation.visibility,
        )

    def claims(self) -> Iterator[Row]:
        for relation in (*self._dataset.relations.values(), *self._dataset.facts.values()):
            for position, claim in enumerate(relation.claims):
                yield (
                    relation.address(claim),
                    relation.id,
                    position,
                    claim.stance,
                    claim.standing,
                    claim.document,
                    claim.cite.partition("#")[2],
                    claim.place.ranges[0][0],
                    self._citations.full(claim),
                    claim.by,
                    voice_words(self._dataset, self._citations, claim) or None,
                    *self._dated(claim.when, relation.id),
                    claim.past,
                    _figures(claim.figures),
                    claim.covers.text if claim.covers else None,
                    claim.value.text if claim.value else None,
                    claim.says or None,
                    claim.remark or None,
                    claim.quote or None,
                    claim.repeats,
                    claim.withdrawn.text if claim.withdrawn else None,
                    claim.visibility,
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

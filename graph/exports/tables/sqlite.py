"""SQLite for Datasette: everything the dataset says, in tables with foreign keys, full-text search and views to read.

The tables stand in `sqlite.sql`. Beside the columns that hold each thing once, `relations` and `claims` hold what a
reader wants in one line (sentence, voice, citation), because Datasette shows and filters a table faster than a view.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.flat.columns import Attributes, figure_rows
from graph.flat.records import header
from graph.model.dates import iso
from graph.model.records import UNNAMED
from graph.words.citations import Citations
from graph.words.claims import voice_words
from graph.words.sentences import sentence
from graph.words.standings import made_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.exports.formats import Subject
    from graph.model.dates import Date
    from graph.model.records import Claim, Dataset, Relation
    from graph.model.vocabulary import RelationType

_TABLES = Path(__file__).with_name("sqlite.sql")
_INDEXES = Path(__file__).with_name("sqlite_indexes.sql")
# No journal and no syncing: the file is made beside its place and only moved there when it is whole.
_SETTINGS = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
_HEADER = ("title", "about", "by", "licence", "url", "date", "version", "language")

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
    kinds, types, units = dataset.vocabulary
    entities = dataset.entities.values()
    relations = [*dataset.relations.values(), *dataset.facts.values()]
    claims = [(relation, claim) for relation in relations for claim in relation.claims]
    about = header(dataset)
    yield "dataset", [tuple(about.get(key) for key in _HEADER)]
    yield "kinds", kinds.values()
    yield "types", (_type(known) for known in types.values())
    yield "units", ((unit, wider) for unit, of in units.items() for wider in of or ("",))
    yield "former_ids", _former(dataset)
    ends = ((it.name, {"from": it.from_kinds, "to": it.to_kinds}) for it in types.values())
    yield "type_kinds", ((name, end, kind) for name, by in ends for end in by for kind in sorted(by[end]))
    citations = Citations(dataset)
    yield "entities", _entities(subject, citations)
    yield (
        "aliases",
        ((it.id, place, *alias) for it in entities for place, alias in enumerate(it.aliases)),
    )
    yield "archived", ((it.id, *copy) for it in entities for copy in enumerate(it.archived))
    yield "told_apart", ((it.id, other) for it in entities for other in it.not_same)
    yield "relations", _relations(subject, citations, relations)
    yield (
        "participants",
        ((it.id, place, *tie) for it in relations for place, tie in enumerate(it.also)),
    )
    yield "conflicts", ((relation.id, other) for relation in relations for other in relation.conflicts)
    yield "claims", _claims(dataset, citations, relations)
    yield (
        "voices",
        (
            (relation.address(claim), place, None if by == UNNAMED else by)
            for relation, claim in claims
            for place, by in enumerate(claim.by)
        ),
    )
    yield (
        "repeats",
        ((relation.address(claim), *cite) for relation, claim in claims for cite in enumerate(claim.repeats)),
    )
    figures = (row for relation, claim in claims if claim.figures for row in figure_rows(relation, claim))
    yield "figures", ((number, row[0], *row[2:]) for number, row in enumerate(figures, 1))


def _type(known: RelationType) -> Row:
    return (
        *(known.name, known.inverse, known.is_symmetric, known.family, known.ftm, known.is_speech, known.is_part),
        *(known.value or None, known.unit or None, known.scheme or None, known.many),
    )


def _former(dataset: Dataset) -> Iterator[Row]:
    for what, records in (("entity", dataset.entities), ("relation", {**dataset.relations, **dataset.facts})):
        yield from ((former, what, record.id) for record in records.values() for former in record.was)
    yield from ((former, "type", it.name) for it in dataset.vocabulary.types.values() for former in it.was)


def _entities(subject: Subject, citations: Citations) -> Iterator[Row]:
    for entity_id, entity in subject.network.nodes(data="entity"):
        text = entity.text
        yield (
            entity.id,
            entity.kind,
            entity.name,
            "; ".join([alias.name for alias in entity.aliases]) or None,
            entity.description or None,
            entity.note or None,
            entity.url or None,
            subject.network.nodes[entity_id]["links"],
            *_date(entity.published),
            entity.genre or None,
            entity.language or None,
            entity.accessed.text if entity.accessed else None,
            entity.withdrawn.text if entity.withdrawn else None,
            citations.document(entity.id) if entity.kind == "document" else None,
            *((text.file, text.sha256, text.form, text.length, text.transcript or None) if text else (None,) * 5),
            entity.visibility,
        )


def _relations(subject: Subject, citations: Citations, relations: Iterable[Relation]) -> Iterator[Row]:
    dataset = subject.network.graph["dataset"]
    attributes = Attributes(subject.network, {})
    for relation in relations:
        earliest, latest = attributes.span(relation)
        yield (
            relation.id,
            sentence(dataset, relation),
            relation.from_id,
            relation.type,
            relation.to_id or None,
            relation.standing,
            relation.is_asserted,
            made_of(relation),
            attributes.sources(relation),
            earliest,
            latest,
            relation.is_past,
            "; ".join(dict.fromkeys(map(citations.short, relation.claims))),
            "; ".join(relation.notes) or None,
            relation.visibility,
        )


def _claims(dataset: Dataset, citations: Citations, relations: Iterable[Relation]) -> Iterator[Row]:
    for relation in relations:
        for position, claim in enumerate(relation.claims):
            yield _claim(dataset, citations, relation, claim, position)


def _claim(dataset: Dataset, citations: Citations, relation: Relation, claim: Claim, position: int) -> Row:
    return (
        relation.address(claim),
        relation.id,
        position,
        claim.stance,
        claim.standing,
        claim.document,
        claim.cite.partition("#")[2],
        claim.place.ranges[0][0],
        citations.full(claim),
        voice_words(dataset, citations, claim) or None,
        *_date(claim.when),
        claim.past,
        claim.covers.text if claim.covers else None,
        claim.value.text if claim.value else None,
        claim.says or None,
        claim.remark or None,
        claim.quote or None,
        claim.withdrawn.text if claim.withdrawn else None,
        claim.visibility,
    )


def _date(date: Date | None) -> tuple[str | None, str | None, str | None]:
    if date is None:
        return None, None, None
    earliest, latest = (iso(day) if day else None for day in (date.earliest, date.latest))
    return date.text, earliest, latest

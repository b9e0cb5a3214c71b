"""SQLite as its readers see it: everything is there once, refers to what exists, is found, and reads well."""

import asyncio
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hostile import TEXT, TINY, hostile

from graph.curated.load import load
from graph.exports.formats import Subject
from graph.exports.losses import Losses
from graph.exports.tables.sqlite import sqlite
from graph.model.records import Dataset
from graph.questions.network import assemble


def written(dataset: Dataset, path: Path) -> Subject:
    """Write a dataset as SQLite; return what it was written from."""
    subject = Subject(assemble(dataset), {}, Losses())
    sqlite(subject, path)
    return subject


def rows(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny dataset as SQLite."""
    path = tmp_path_factory.mktemp("sqlite") / "graph.db"
    written(load(TINY), path)
    return path


@pytest.mark.parametrize("dataset", [load(TINY), hostile()], ids=["tiny", "hostile"])
def test_nothing_is_lost(dataset: Dataset, tmp_path: Path) -> None:
    """Every entity, alias, relation, participant, conflict, piece of evidence, voice and figure is there, unchanged."""
    path = tmp_path / "graph.db"

    subject = written(dataset, path)

    entities, relations = dataset.entities.values(), dataset.relations.values()
    pieces = list(enumerate([(it.id, piece) for it in relations for piece in it.evidence], 1))
    assert subject.losses.report() == []
    assert rows(path, "SELECT * FROM dataset") == [(dataset.title, dataset.about)]
    assert rows(
        path,
        "SELECT id, kind, name, description, note, url, published, genre, text_file, text_sha256, "
        "text_paragraphs, visibility FROM entities ORDER BY rowid",
    ) == [
        (
            it.id,
            it.kind,
            it.name,
            it.description or None,
            it.note or None,
            it.url or None,
            it.published.text if it.published else None,
            it.genre or None,
            *(it.text or (None, None, None)),
            it.visibility,
        )
        for it in entities
    ]
    assert rows(path, "SELECT entity, alias FROM aliases") == sorted(
        ((it.id, alias) for it in entities for alias in it.aliases), key=lambda row: row[0]
    )
    assert rows(
        path,
        "SELECT id, from_id, type, to_id, standing, asserted, date, past, note, visibility "
        "FROM relations ORDER BY rowid",
    ) == [
        (
            it.id,
            it.from_id,
            it.type,
            it.to_id,
            it.standing,
            it.is_asserted,
            it.when.text if it.when else None,
            it.past,
            it.note or None,
            it.visibility,
        )
        for it in relations
    ]
    assert Counter(rows(path, "SELECT relation, word, entity FROM participants")) == Counter(
        (it.id, *tie) for it in relations for tie in it.also
    )
    assert set(rows(path, "SELECT * FROM conflicts")) == {(it.id, other) for it in relations for other in it.conflicts}
    assert rows(path, "SELECT id, relation, cite, document, stance, date, says FROM evidence") == [
        (number, relation_id, it.cite, it.document, it.stance, it.when.text if it.when else None, it.says or None)
        for number, (relation_id, it) in pieces
    ]
    assert rows(path, "SELECT evidence, coalesce(entity, 'unnamed') FROM voices ORDER BY evidence, position") == [
        (number, by) for number, (_id, it) in pieces for by in it.by
    ]
    assert rows(path, "SELECT relation, evidence, unit, value FROM figures") == [
        (relation_id, number, figure.unit, figure.text) for number, (relation_id, it) in pieces for figure in it.figures
    ]


def test_the_vocabulary_is_there(file: Path) -> None:
    """Kinds and types, with the readings and ends of a type."""
    assert rows(file, "SELECT * FROM types WHERE name IN ('paid', 'allied with') ORDER BY name") == [
        ("allied with", "allied with", 1, "office", "Associate"),
        ("paid", "paid by", 0, "money", "Payment"),
    ]
    assert rows(file, "SELECT * FROM type_kinds WHERE type = 'spokesperson for'") == [
        ("spokesperson for", "from", "person"),
        ("spokesperson for", "to", "government"),
        ("spokesperson for", "to", "organization"),
    ]
    assert rows(file, "SELECT * FROM kinds WHERE name = 'asset'") == [("asset", "assets", "#4d6b2f", "star", "Thing")]


@pytest.mark.parametrize("dataset", [load(TINY), hostile()], ids=["tiny", "hostile"])
def test_what_is_referred_to_exists(dataset: Dataset, tmp_path: Path) -> None:
    """No foreign key dangles, and the file is sound."""
    written(dataset, tmp_path / "graph.db")

    assert rows(tmp_path / "graph.db", "PRAGMA foreign_key_check") == []
    assert rows(tmp_path / "graph.db", "PRAGMA integrity_check") == [("ok",)]


def test_everything_linked_is_one_view(file: Path) -> None:
    """The view `links` reads each asserted relation from an entity's end; what nobody asserts is in `unasserted`."""
    assert rows(file, "SELECT phrase, other, dates, standing, claimants FROM links WHERE entity = 'no'") == [
        ("granted asylum to", "ကိုကို", "2022-04-30~", "claimed", "Harbour Front"),
        (
            "takes part in",
            "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
            *("2022-04", "claimed", "ကိုကို; Ministry of Ports"),
        ),
    ]
    assert rows(file, "SELECT sentence, standing FROM unasserted") == [
        ("Norway expelled ကိုကို", "requested"),
        ("Norway paid Harbour Front", "denied"),
        ("Norway recognised Harbour Front", "expected"),
        ("Port Bill gave to Harbour Front (of Pier 9)", "proposed"),
    ]


def test_a_citation_is_one_row(file: Path) -> None:
    """The view `citations` says who says what of a relation, and where."""
    found = rows(
        file,
        "SELECT stance, voices, reference, paragraphs, figures, says FROM citations WHERE relation LIKE '%moved--%'",
    )

    reference = "“Asylum for Ko Ko”, The River Daily, 2022-05-04"
    assert found == [
        ("asserts", "ကိုကို", reference, "3", "about 150 people", "by ship & by road, <at night>"),
        ("asserts", "Ministry of Ports", reference, "4", "200 people", None),
        ("asserts", None, reference, "3", None, None),
    ]


@pytest.mark.parametrize("words", ["nunez", "Núñez", "ana"])
def test_names_are_found_without_their_accents(file: Path, words: str) -> None:
    """Full-text search ignores accents and case."""
    query = "SELECT id FROM entities WHERE rowid IN (SELECT rowid FROM entities_fts WHERE entities_fts MATCH ?)"

    assert rows(file, query, words) == [("ana-nunez",)]


def test_burmese_and_aliases_are_found(file: Path) -> None:
    """A Burmese name is found, and so is an alias."""
    query = "SELECT id FROM entities WHERE rowid IN (SELECT rowid FROM entities_fts WHERE entities_fts MATCH ?)"

    assert rows(file, query, "ကိုကို") == [("ko-ko",)]
    assert set(rows(file, query, '"Ko Ko"')) == {("ko-ko",), ("daily-2022",)}


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Two exports of one dataset are the same file."""
    for name in ("one", "two"):
        written(hostile(), tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


# Datasette's own dependencies warn, and it leaves connections to the collector.
@pytest.mark.filterwarnings("ignore")
def test_datasette_opens_it(file: Path) -> None:
    """Datasette finds the tables, follows foreign keys to names, searches, and shows the views."""
    from datasette.app import Datasette

    async def pages(*paths: str) -> list[Any]:
        datasette = Datasette([str(file)])
        await datasette.invoke_startup()
        return [(await datasette.client.get(path)).json() for path in paths]

    asked = pages(
        "/graph.json",
        "/graph/entities.json?_search=harbour&_shape=array&_col=id",
        "/graph/links.json?entity=oslo&_shape=array",
        "/graph/relations.json?id=no--paid--harbour-front&_labels=on&_shape=array",
    )
    with ThreadPoolExecutor(1) as thread:  # in this one the browser tests keep an event loop running
        database, searched, links, relation = thread.submit(asyncio.run, asked).result()

    counts = {table["name"]: table["count"] for table in database["tables"] if not table["hidden"]}
    assert counts == {
        "aliases": 4,
        "conflicts": 2,
        "dataset": 1,
        "entities": 16,
        "evidence": 23,
        "figures": 2,
        "kinds": 9,
        "participants": 4,
        "relations": 20,
        "type_kinds": 21,
        "types": 16,
        "voices": 6,
    }
    assert {view["name"] for view in database["views"]} == {"links", "citations", "unasserted", "documents"}
    assert {row["id"] for row in searched} == {"ko-ko", "harbour-front"}
    assert [(row["phrase"], row["other"]) for row in links] == [
        ("located in", "Norway"),
        ("location of", "Pier 9"),
        ("takes part in", "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)"),
    ]
    assert relation[0]["to_id"] == {"value": "harbour-front", "label": "Harbour Front"}


def test_hostile_text_is_found_as_it_is(tmp_path: Path) -> None:
    """A text of quotes, line ends and SQL is in the file as it was curated."""
    written(hostile(), tmp_path / "graph.db")

    assert rows(tmp_path / "graph.db", "SELECT name, description FROM entities WHERE id = 'ko-ko'") == [(TEXT, TEXT)]

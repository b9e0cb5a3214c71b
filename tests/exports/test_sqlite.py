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
    """Every entity, alias, relation, participant, conflict, claim, voice and figure is there, unchanged."""
    path = tmp_path / "graph.db"

    subject = written(dataset, path)

    entities, relations = dataset.entities.values(), dataset.relations.values()
    claims = [(it, claim) for it in relations for claim in it.claims]
    assert subject.losses.report() == []
    assert rows(path, "SELECT title, about FROM dataset") == [(dataset.title, dataset.about)]
    assert rows(
        path,
        "SELECT id, kind, name, coalesce(description, ''), coalesce(note, ''), coalesce(url, ''), published, "
        "coalesce(genre, ''), text_file, text_sha256, text_form, text_length, visibility FROM entities ORDER BY rowid",
    ) == [
        (
            *(it.id, it.kind, it.name, it.description, it.note, it.url),
            *(it.published.text if it.published else None, it.genre),
            *(it.text[:4] if it.text else (None,) * 4),
            it.visibility,
        )
        for it in entities
    ]
    assert rows(path, "SELECT entity, alias, coalesce(language, ''), former FROM aliases") == sorted(
        ((it.id, *alias) for it in entities for alias in it.aliases), key=lambda row: row[0]
    )
    assert rows(
        path,
        "SELECT id, from_id, type, to_id, standing, asserted, past, note, visibility FROM relations ORDER BY rowid",
    ) == [
        (
            *(it.id, it.from_id, it.type, it.to_id, it.standing, it.is_asserted, it.is_past),
            *("; ".join(it.notes) or None, it.visibility),
        )
        for it in relations
    ]
    assert Counter(rows(path, "SELECT relation, word, entity FROM participants")) == Counter(
        (it.id, *tie) for it in relations for tie in it.also
    )
    assert set(rows(path, "SELECT * FROM conflicts")) == {(it.id, other) for it in relations for other in it.conflicts}
    assert rows(
        path,
        "SELECT claim, relation, document, place, stance, standing, date, past, coalesce(says, ''), "
        "coalesce(remark, ''), coalesce(quote, ''), withdrawn, visibility FROM claims ORDER BY rowid",
    ) == [
        (
            *(it.address(claim), it.id, claim.document, claim.cite.partition("#")[2], claim.stance, claim.standing),
            *(claim.when.text if claim.when else None, claim.past, claim.says, claim.remark, claim.quote),
            *(claim.withdrawn.text if claim.withdrawn else None, claim.visibility),
        )
        for it, claim in claims
    ]
    assert Counter(rows(path, "SELECT claim, position, coalesce(entity, 'unnamed') FROM voices")) == Counter(
        (it.address(claim), place, by) for it, claim in claims for place, by in enumerate(claim.by)
    )
    assert rows(path, "SELECT claim, unit, value FROM figures") == [
        (it.address(claim), figure.unit, figure.text) for it, claim in claims for figure in claim.figures
    ]


def test_the_vocabulary_is_there(file: Path) -> None:
    """Kinds and types, with the readings and ends of a type."""
    assert rows(file, "SELECT * FROM types WHERE name IN ('paid', 'allied with') ORDER BY name") == [
        ("allied with", "allied with", 1, "office", "Associate", 0, 0, None, None, None, 0),
        ("paid", "paid by", 0, "money", "Payment", 0, 0, None, None, None, 0),
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
    assert rows(file, "SELECT phrase, other, standing, made_of, sources, earliest FROM links WHERE entity = 'no'") == [
        ("granted asylum to", "ကိုကို", "claimed", "", 1, "2022-04-30"),
        (
            "takes part in",
            "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
            *("claimed", "claimed by 2", 2, "2022-04-01"),
        ),
    ]
    assert rows(file, "SELECT sentence, standing FROM unasserted") == [
        ("Norway expelled ကိုကို", "requested"),
        ("Norway paid Harbour Front", "denied"),
        ("Norway recognised Harbour Front", "expected"),
        ("Port Bill gave to Harbour Front (of Pier 9)", "proposed"),
        ("Ana Núñez may be the same as ကိုကို", "guessed"),
    ]


def test_a_claim_is_one_row(file: Path) -> None:
    """The view `said` has who says what of a relation, and where; no row holds two."""
    found = rows(file, "SELECT standing, voice, citation, figures, says FROM said WHERE relation LIKE '%moved--%'")

    cited = "“Asylum for Ko Ko”, The River Daily, 4 May 2022"
    assert found == [
        ("claimed", "by ကိုကို", f"{cited}, ¶3", "about 150 people", "by ship & by road, <at night>"),
        ("claimed", "by Ministry of Ports", f"{cited}, ¶4", "200 people", None),
        ("stated", None, f"{cited}, ¶3", None, None),
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
        "archived": 0,
        "claims": 23,
        "conflicts": 2,
        "dataset": 1,
        "entities": 16,
        "figures": 2,
        "former_ids": 0,
        "kinds": 9,
        "participants": 4,
        "relations": 20,
        "repeats": 0,
        "told_apart": 0,
        "type_kinds": 25,
        "types": 18,
        "units": 0,
        "voices": 6,
    }
    assert {view["name"] for view in database["views"]} == {"links", "said", "facts", "unasserted", "documents"}
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

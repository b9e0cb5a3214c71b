"""Parquet as dataframes see it: DuckDB and pyarrow read back every row, typed, and nothing needs renaming."""

import json
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hostile import TINY, hostile
from pyarrow import parquet as arrow

from graph.curated.load import load
from graph.errors import GraphError
from graph.exports.formats import Subject
from graph.exports.losses import Loss, Losses
from graph.exports.tables.parquet import parquet
from graph.model.records import Dataset
from graph.questions.network import assemble


def written(dataset: Dataset, folder: Path) -> Subject:
    """Write a dataset as Parquet; return what it was written from."""
    subject = Subject(assemble(dataset), {}, Losses())
    parquet(subject, folder)
    return subject


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny dataset as Parquet files."""
    path = tmp_path_factory.mktemp("parquet") / "parquet"
    written(load(TINY), path)
    return path


@pytest.mark.parametrize("dataset", [load(TINY), hostile()], ids=["tiny", "hostile"])
def test_nothing_is_lost(dataset: Dataset, tmp_path: Path) -> None:
    """Pyarrow reads back what the dataset holds: entities, relations, evidence, and the vocabulary beside them."""
    written(dataset, tmp_path / "parquet")

    nodes, edges, evidence = (
        arrow.read_table(tmp_path / "parquet" / f"{name}.parquet") for name in ("nodes", "edges", "evidence")
    )

    entities, relations = dataset.entities.values(), dataset.relations.values()
    assert [
        (it["id"], it["kind"], it["name"], tuple(it["aliases"]), it["description"], it["note"], it["url"])
        for it in nodes.to_pylist()
    ] == [(*it[:4], it.description or None, it.note or None, it.url or None) for it in entities]
    assert [
        (it["published"], it["genre"], it["text_file"], it["text_sha256"], it["text_paragraphs"], it["visibility"])
        for it in nodes.to_pylist()
    ] == [
        (
            *(it.published.text if it.published else None, it.genre or None),
            *(it.text or (None, None, None)),
            it.visibility,
        )
        for it in entities
    ]
    assert [
        (
            it["id"],
            it["src"],
            it["type"],
            it["dst"],
            it["date"],
            it["past"],
            it["conflicts"],
            it["note"],
            it["standing"],
        )
        for it in edges.to_pylist()
    ] == [
        (
            *(it.id, it.from_id, it.type, it.to_id, it.when.text if it.when else None, it.past, [*it.conflicts]),
            *(it.note or None, it.standing),
        )
        for it in relations
    ]
    assert [[(also["word"], also["entity"]) for also in it["also"]] for it in edges.to_pylist()] == [
        list(it.also) for it in relations
    ]
    assert [
        (
            *(it["relation"], it["position"], it["cite"], it["document"], it["stance"], tuple(it["by"]), it["date"]),
            *(tuple((figure["unit"], figure["value"]) for figure in it["figures"]), it["says"]),
        )
        for it in evidence.to_pylist()
    ] == [
        (
            *(
                it.id,
                position,
                piece.cite,
                piece.document,
                piece.stance,
                piece.by,
                piece.when.text if piece.when else None,
            ),
            *(tuple((figure.unit, figure.text) for figure in piece.figures), piece.says or None),
        )
        for it in relations
        for position, piece in enumerate(it.evidence)
    ]
    metadata = edges.schema.metadata
    assert (metadata[b"title"].decode(), metadata[b"about"].decode()) == (dataset.title, dataset.about)
    assert [known["name"] for known in json.loads(metadata[b"types"])] == list(dataset.vocabulary.types)


def test_the_days_are_days(folder: Path) -> None:
    """Bounds are dates that can be compared, and are empty where a date is open."""
    edges = arrow.read_table(folder / "edges.parquet", filters=[("src", "=", "aung-and-sons")])

    assert edges.select(["dates", "earliest", "latest"]).to_pylist() == [
        {"dates": "2021/..", "earliest": date(2021, 1, 1), "latest": None},
        {"dates": "2022-04", "earliest": date(2022, 4, 1), "latest": date(2022, 4, 30)},
    ]


def test_graphframes_names(folder: Path) -> None:
    """Vertices have `id`, edges `src`, `dst` and `relationship`, as text; every end is a vertex."""
    nodes, edges = arrow.read_schema(folder / "nodes.parquet"), arrow.read_schema(folder / "edges.parquet")
    ends = duckdb.sql(f"SELECT src FROM '{folder}/edges.parquet' UNION SELECT dst FROM '{folder}/edges.parquet'")  # noqa: S608
    ids = {row[0] for row in duckdb.sql(f"SELECT id FROM '{folder}/nodes.parquet'").fetchall()}  # noqa: S608

    assert nodes.field("id").type == edges.field("src").type == edges.field("relationship").type == "string"
    assert {row[0] for row in ends.fetchall()} <= ids


def test_duckdb_joins_a_relation_to_its_citations(folder: Path) -> None:
    """One query lists what is linked to an entity with its citations; what nobody asserts is told by its standing."""
    query = f"""
        SELECT relationship, dst, asserted, cite, "by" FROM '{folder}/edges.parquet'
        JOIN '{folder}/evidence.parquet' ON relation = id WHERE src = 'no' ORDER BY ALL
    """  # noqa: S608

    assert duckdb.sql(query).fetchall() == [
        ("expelled [requested]", "ko-ko", False, "opinion-2023#2", []),
        ("granted asylum to", "ko-ko", True, "daily-2022#2", ["harbour-front"]),
        ("paid [denied]", "harbour-front", False, "daily-2022#2", []),
        ("recognised [expected]", "harbour-front", False, "opinion-2023#2", []),
    ]


def test_days_that_readers_do_not_know_are_reported(tmp_path: Path) -> None:
    """A year before 1583 keeps its date and loses its bounds, which is reported; nothing else is."""
    subject = written(hostile(), tmp_path / "parquet")

    what = "bounds of dates before 1583 or after 9999 left empty, the dates themselves kept"
    assert subject.losses.report() == [Loss(what, ("aung-and-sons--moved--moved-people", "daily-2022", "twin"))]


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Two exports of one dataset are the same files."""
    for name in ("one", "two"):
        written(hostile(), tmp_path / name)

    for file in ("nodes", "edges", "evidence"):
        assert (tmp_path / "one" / f"{file}.parquet").read_bytes() == (
            tmp_path / "two" / f"{file}.parquet"
        ).read_bytes()


def test_a_missing_library_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the message is the command that installs it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(GraphError) as raised:
        written(load(TINY), tmp_path / "parquet")

    assert str(raised.value) == "'parquet' needs the library pyarrow: pip install 'claimgraph[parquet]'"

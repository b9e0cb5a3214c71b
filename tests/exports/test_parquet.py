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
    """Pyarrow reads back what the dataset holds: entities, relations, claims, and the vocabulary beside them."""
    written(dataset, tmp_path / "parquet")

    nodes, edges, claims = (
        arrow.read_table(tmp_path / "parquet" / f"{name}.parquet") for name in ("nodes", "edges", "claims")
    )

    entities, relations = dataset.entities.values(), dataset.relations.values()
    assert [
        (
            *(it["id"], it["kind"], it["name"], it["description"] or "", it["note"] or "", it["url"] or ""),
            tuple((name["name"], name["lang"] or "", name["former"]) for name in it["names"]),
            *(it["published"], it["genre"] or "", it["visibility"]),
            *(it["text_file"], it["text_sha256"], it["text_form"], it["text_length"]),
        )
        for it in nodes.to_pylist()
    ] == [
        (
            *(it.id, it.kind, it.name, it.description, it.note, it.url, it.aliases),
            *(it.published.text if it.published else None, it.genre, it.visibility),
            *(it.text[:4] if it.text else (None,) * 4),
        )
        for it in entities
    ]
    keys = ("id", "src", "type", "dst", "standing", "conflicts", "notes", "was", "visibility")
    assert [tuple(it[key] for key in keys) for it in edges.to_pylist()] == [
        (
            *(it.id, it.from_id, it.type, it.to_id, it.standing),
            *([*it.conflicts], [*it.notes], [*it.was], it.visibility),
        )
        for it in relations
    ]
    assert [[(also["word"], also["entity"]) for also in it["also"]] for it in edges.to_pylist()] == [
        list(it.also) for it in relations
    ]
    texts = ("says", "remark", "quote")
    assert [
        (
            *(it["claim"], it["relation"], it["position"], it["document"], it["place"], it["stance"], it["standing"]),
            *(tuple(it["by"]), it["date"], it["past"], it["withdrawn"], *(it[key] or "" for key in texts)),
            tuple((figure["unit"], figure["value"]) for figure in it["figures"]),
        )
        for it in claims.to_pylist()
    ] == [
        (
            *(it.address(claim), it.id, position, claim.document, claim.cite.partition("#")[2]),
            *(claim.stance, claim.standing, claim.by, claim.when.text if claim.when else None, claim.past),
            *(claim.withdrawn.text if claim.withdrawn else None, claim.says, claim.remark, claim.quote),
            tuple((figure.unit, figure.text) for figure in claim.figures),
        )
        for it in relations
        for position, claim in enumerate(it.claims)
    ]
    metadata = edges.schema.metadata
    assert json.loads(metadata[b"dataset"]) == {"title": dataset.title, "about": dataset.about}
    assert [known["name"] for known in json.loads(metadata[b"types"])] == list(dataset.vocabulary.types)


def test_the_days_are_days(folder: Path) -> None:
    """Bounds are dates that can be compared, and are empty where a date is open."""
    edges = arrow.read_table(folder / "edges.parquet", filters=[("src", "=", "aung-and-sons")])

    assert edges.select(["earliest", "latest"]).to_pylist() == [
        {"earliest": date(2021, 1, 1), "latest": None},
        {"earliest": date(2022, 4, 1), "latest": date(2022, 4, 30)},
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
        SELECT relationship, dst, asserted, claim, "by" FROM '{folder}/edges.parquet'
        JOIN '{folder}/claims.parquet' ON relation = id WHERE src = 'no' ORDER BY ALL
    """  # noqa: S608

    assert duckdb.sql(query).fetchall() == [
        ("expelled [requested]", "ko-ko", False, "no--expelled--ko-ko@opinion-2023#2", []),
        ("granted asylum to", "ko-ko", True, "no--granted-asylum-to--ko-ko@daily-2022#2", ["harbour-front"]),
        ("paid [denied]", "harbour-front", False, "no--paid--harbour-front@daily-2022#2", []),
        ("recognised [expected]", "harbour-front", False, "no--recognised--harbour-front@opinion-2023#2", []),
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

    for file in ("nodes", "edges", "facts", "claims"):
        assert (tmp_path / "one" / f"{file}.parquet").read_bytes() == (
            tmp_path / "two" / f"{file}.parquet"
        ).read_bytes()


def test_a_missing_library_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the message is the command that installs it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(GraphError) as raised:
        written(load(TINY), tmp_path / "parquet")

    assert str(raised.value) == "'parquet' needs the library pyarrow: pip install 'claimgraph[parquet]'"

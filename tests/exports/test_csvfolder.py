"""The folder of CSV: whole, described, and inert in a spreadsheet."""

import csv
import json
from pathlib import Path

import pytest
from exporting import DATASETS, HOSTILE, TINY, ends, export

TABLES = ("entities", "relations", "evidence")


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of one table."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("folder", DATASETS)
def test_every_row_is_there(folder: Path, tmp_path: Path) -> None:
    """One row an entity, a relation and a piece of evidence."""
    network, _losses = export("csv", folder, tmp_path / "csv")
    relations = network.graph["dataset"].relations

    tables = {name: read(tmp_path / "csv", name) for name in TABLES}

    assert [row["id"] for row in tables["entities"]] == list(network)
    assert sorted((row["source"], row["target"], row["id"]) for row in tables["relations"]) == ends(network)
    found = sorted((row["relation"], f"{row['document']}#{row['paragraphs']}") for row in tables["evidence"])
    assert found == sorted((key, piece.cite) for key, it in relations.items() for piece in it.evidence)


def test_the_columns_are_described(tmp_path: Path) -> None:
    """datapackage.json names every column in its order, says what it holds, and which refer to which."""
    export("csv", HOSTILE, tmp_path / "csv")

    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))

    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert list(resources) == list(TABLES)
    for name in TABLES:
        fields = resources[name]["fields"]
        assert [field["name"] for field in fields] == list(read(tmp_path / "csv", name)[0])
        assert all(field["description"] for field in fields)
    assert [(key["fields"], key["reference"]["resource"]) for key in resources["evidence"]["foreignKeys"]] == [
        (["relation"], "relations"),
        (["document"], "entities"),
    ]


def test_references_lead_somewhere(tmp_path: Path) -> None:
    """Every end, relation and document that a row names is a row."""
    export("csv", TINY, tmp_path / "csv")
    entities, relations, evidence = (read(tmp_path / "csv", name) for name in TABLES)
    ids = {row["id"] for row in entities}

    assert {row[end] for row in relations for end in ("source", "target")} <= ids
    assert {row["document"] for row in evidence} <= ids
    assert {row["relation"] for row in evidence} == {row["id"] for row in relations}


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    """Whatever begins like a formula begins with an apostrophe, and that is reported."""
    _graph, losses = export("csv", HOSTILE, tmp_path / "csv")

    cells = {cell for name in TABLES for row in read(tmp_path / "csv", name) for cell in row.values()}

    assert [cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r"] == []
    assert '\'=HYPERLINK("http://evil.example","Click")' in cells
    assert losses == {"text a spreadsheet would run given an apostrophe in front": ["a", "m1", "m2"]}


def test_excel_knows_the_encoding(tmp_path: Path) -> None:
    """A byte order mark, without which Excel takes Burmese for something else; once a file."""
    export("csv", HOSTILE, tmp_path / "csv")

    for name in TABLES:
        content = (tmp_path / "csv" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1


def test_text_comes_back_whole(tmp_path: Path) -> None:
    """Quotes, commas, line ends, tabs."""
    network, _losses = export("csv", HOSTILE, tmp_path / "csv")
    rows = {row["id"]: row for row in read(tmp_path / "csv", "entities")}

    assert rows["b"]["label"] == network.nodes["b"]["label"]
    assert rows["b"]["description"] == network.nodes["b"]["entity"].description
    assert rows["e"]["restricted"] == "true"
    assert rows["doc"]["text_paragraphs"] == "9"

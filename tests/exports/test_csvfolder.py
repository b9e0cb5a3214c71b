"""The folder of CSV: whole, described, and inert in a spreadsheet."""

import csv
import json
from pathlib import Path

import pytest
from exporting import DATASETS, HOSTILE, TINY, ends, export

TABLES = ("entities", "names", "relations", "claims", "figures", "kinds", "types", "units")


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of one table."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def header(folder: Path, name: str) -> list[str]:
    """Return the names of the columns of one table."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream))


@pytest.mark.parametrize("folder", DATASETS)
def test_every_row_is_there(folder: Path, tmp_path: Path) -> None:
    """One row an entity, a further name, a relation, a claim and a figure."""
    network, _losses = export("csv", folder, tmp_path / "csv")
    dataset = network.graph["dataset"]
    every = [*dataset.relations.values(), *dataset.facts.values()]

    tables = {name: read(tmp_path / "csv", name) for name in TABLES}

    assert [row["id"] for row in tables["entities"]] == list(network)
    relations = [row for row in tables["relations"] if row["target"]]
    assert sorted((row["source"], row["target"], row["id"]) for row in relations) == ends(network)
    assert sorted(row["claim"] for row in tables["claims"]) == sorted(
        relation.address(claim) for relation in every for claim in relation.claims
    )
    assert sorted((row["claim"], row["unit"], row["value"]) for row in tables["figures"]) == sorted(
        (relation.address(claim), figure.unit, figure.text)
        for relation in every
        for claim in relation.claims
        for figure in claim.figures
    )


def test_the_columns_are_described(tmp_path: Path) -> None:
    """datapackage.json names every column in its order, says what it holds, and which refer to which."""
    export("csv", HOSTILE, tmp_path / "csv")

    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))

    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert list(resources) == list(TABLES)
    for name in TABLES:
        fields = resources[name]["fields"]
        assert [field["name"] for field in fields] == header(tmp_path / "csv", name)
        assert all(field["description"] for field in fields)
    assert [(key["fields"], key["reference"]["resource"]) for key in resources["claims"]["foreignKeys"]] == [
        (["relation"], "relations"),
        (["document"], "entities"),
    ]


def test_references_lead_somewhere(tmp_path: Path) -> None:
    """Every end, relation and document that a row names is a row."""
    export("csv", TINY, tmp_path / "csv")
    tables = {name: read(tmp_path / "csv", name) for name in TABLES}
    relations, claims = tables["relations"], tables["claims"]
    ids = {row["id"] for row in tables["entities"]}

    assert {row[end] for row in relations for end in ("source", "target")} <= ids
    assert {row["document"] for row in claims} <= ids
    assert {row["relation"] for row in claims} == {row["id"] for row in relations}
    assert {row["claim"] for row in tables["figures"]} <= {row["claim"] for row in claims}
    assert {row["entity"] for row in tables["names"]} <= ids
    assert {row["type"] for row in relations} <= {row["type"] for row in tables["types"]}


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    """Whatever begins like a formula begins with an apostrophe, and that is reported."""
    _graph, losses = export("csv", HOSTILE, tmp_path / "csv")

    cells = {cell for name in TABLES for row in read(tmp_path / "csv", name) for cell in row.values()}

    assert [cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r"] == []
    assert '\'=HYPERLINK("http://evil.example","Click")' in cells
    assert losses == {"text a spreadsheet would run given an apostrophe in front": ["a", "m1", "m1@doc#5", "m2@doc#5"]}


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
    assert (rows["doc"]["text_form"], rows["doc"]["text_length"]) == ("paragraph", "9")

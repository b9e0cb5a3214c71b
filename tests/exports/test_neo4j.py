"""The folder for the bulk importer of Neo4j, held against the header format its manual documents; not run."""

import csv
import re
from pathlib import Path

import pytest
from exporting import DATASETS, HOSTILE, ends, export

# https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format
TYPE = (
    r"(int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime|datetime|duration)"
)
PROPERTY = re.compile(rf"[^:]+(:{TYPE}(\[\])?)?")
ENTITY_FIELD = re.compile(r"([^:]*:ID(\([^)]+\))?)|(:LABEL)")
RELATION_FIELD = re.compile(r":(START_ID|END_ID)(\([^)]+\))?|:TYPE")
VALUES = {
    "int": r"-?\d+",
    "double": r"-?\d+(\.\d+)?",
    "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d",
}


def read(file: Path) -> tuple[list[str], list[list[str]]]:
    """Return head and rows as the importer splits them: commas, double quotes, doubled inside."""
    with file.open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream, strict=True)
    return head, rows


@pytest.mark.parametrize("folder", DATASETS)
@pytest.mark.parametrize(("name", "own"), [("entities", ENTITY_FIELD), ("relations", RELATION_FIELD)])
def test_the_header_keeps_the_documented_grammar(folder: Path, name: str, own: re.Pattern[str], tmp_path: Path) -> None:
    """Each field is one of the importer's own or a property with a type it knows; none twice; each value fits."""
    export("neo4j", folder, tmp_path / "neo4j")
    head, rows = read(tmp_path / "neo4j" / f"{name}.csv")

    mandatory = [field for field in head if own.fullmatch(field)]
    properties = [field for field in head if not own.fullmatch(field)]

    assert sorted(field[field.index(":") :] for field in mandatory) == (
        [":ID", ":LABEL"] if name == "entities" else [":END_ID", ":START_ID", ":TYPE"]
    )
    assert [field for field in properties if not PROPERTY.fullmatch(field)] == []
    keys = [field.partition(":")[0] for field in properties]
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert len(row) == len(head)
        for field, value in zip(head, row, strict=True):
            assert not value or re.fullmatch(VALUES.get(field.partition(":")[2], r"(?s).+"), value)


@pytest.mark.parametrize("folder", DATASETS)
def test_ids_are_unique_and_ends_exist(folder: Path, tmp_path: Path) -> None:
    """The importer stops at a second id and skips or stops at a missing end."""
    network, _losses = export("neo4j", folder, tmp_path / "neo4j")
    _head, entities = read(tmp_path / "neo4j" / "entities.csv")
    _head, relations = read(tmp_path / "neo4j" / "relations.csv")

    assert [row[0] for row in entities] == list(network)
    assert sorted((row[0], row[1], row[3]) for row in relations) == ends(network)


def test_labels_and_types(tmp_path: Path) -> None:
    """Entity and kind; types in capitals, never the bare type for what nobody asserts."""
    export("neo4j", HOSTILE, tmp_path / "neo4j")
    _head, entities = read(tmp_path / "neo4j" / "entities.csv")
    _head, relations = read(tmp_path / "neo4j" / "relations.csv")

    assert {row[0]: row[1] for row in entities if row[0] in "abc"} == {
        "a": "Entity;Person",
        "b": "Entity;Organization",
        "c": "Entity;OddKind",
    }
    assert {row[3]: row[2] for row in relations if row[3] in {"p1", "p3", "s1", "s2"}} == {
        "p1": "PAID",
        "p3": "PAID_DENIED",
        "s1": "IT_S_SO",
        "s2": "IT_S_SO_EXPECTED",
    }


def test_a_list_keeps_its_length(tmp_path: Path) -> None:
    """A semicolon inside an alias would make two of it; it becomes a comma, and that is reported."""
    _graph, losses = export("neo4j", HOSTILE, tmp_path / "neo4j")
    head, entities = read(tmp_path / "neo4j" / "entities.csv")

    assert entities[0][head.index("aliases:string[]")].split(";") == ["+1", "-2", "@SUM(A1)", "semi,colon", "a, b"]
    assert losses["semicolon inside a list, where it separates, written as a comma"] == ["a"]


def test_the_readme_documents_every_column(tmp_path: Path) -> None:
    """And holds the line to type."""
    export("neo4j", HOSTILE, tmp_path / "neo4j")
    readme = (tmp_path / "neo4j" / "README.md").read_text("utf-8")

    heads = [field for name in ("entities", "relations") for field in read(tmp_path / "neo4j" / f"{name}.csv")[0]]

    assert [field for field in heads if f"| `{field}` | " not in readme] == []
    assert "neo4j-admin database import full" in readme
    assert "--nodes=entities.csv --relationships=relations.csv" in readme

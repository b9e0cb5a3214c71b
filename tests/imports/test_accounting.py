"""Every file, row and cell of an import is used, noted or told; a file of another sort is named as what it is."""

import gzip
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.errors import DataError
from graph.imports.csv.csvfiles import csv_files
from graph.imports.ftm.links import ftm
from graph.model.records import Dataset

GRAPH = Path(sys.executable).with_name("graph")


def made(folder: Path, text: str, name: str = "table.csv") -> Dataset:
    """Import one table and read what it became."""
    (folder / name).write_text(text, "utf-8")
    draft, _problems = csv_files([folder / name])
    for file, lines in draft.files().items():
        (folder / file).write_text("".join(lines), "utf-8")
    return load(folder)


def told(folder: Path, text: str) -> list[str]:
    """Return what is wrong with a table, without its path."""
    (folder / "table.csv").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        csv_files([folder / "table.csv"])
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "id,name,note,note\na,A,1,2\n",
            "table.csv:1:1: 'note' heads 2 columns, small and capital letters being the same",
        ),
        ("id,Name,name\na,A,B\n", "table.csv:1:1: 'name' heads 2 columns"),
        ("id,name,\na,A,lost\n", "table.csv:2:1: a cell under no name"),
        ("id,name,restricted\na,A,maybe\n", "table.csv:2:1: 'maybe' under 'restricted' is neither true nor false"),
        (
            ":START_ID,:END_ID,:TYPE\na,b,OWNS\n",
            "rename ':start_id' to 'source', ':end_id' to 'target', ':type' to 'type'",
        ),
    ],
)
def test_what_would_be_lost_is_told(text: str, problem: str, tmp_path: Path) -> None:
    """At its place, with what would be right."""
    assert any(problem in line for line in told(tmp_path, text))


def test_a_column_that_loses_to_another_is_in_the_note(tmp_path: Path) -> None:
    """A second name, what an edge says beside its type, times beside its ends."""
    dataset = made(tmp_path, "Id,Label,Name\na,Short,The Full Name\n")
    assert (dataset.entities["a"].name, dataset.entities["a"].note) == ("Short", "name: The Full Name")

    dataset = made(tmp_path, "source,target,type,label,from,to\na,b,owns,51 percent,2001,2003\n")
    [relation] = dataset.relations.values()
    assert relation.type == "owns"
    assert relation.notes == ("label: 51 percent; from: 2001; to: 2003",)


def test_times_of_a_list_are_no_ends(tmp_path: Path) -> None:
    """A list of office-holders joins nobody; a list of edges with names for ids does."""
    dataset = made(tmp_path, "id,name,from,to\na,Minister A,2001,2003\nb,Minister B,2003,\n")
    assert (list(dataset.entities), dataset.relations) == (["a", "b"], {})
    assert dataset.entities["a"].note == "from: 2001; to: 2003"


def test_names_that_print_alike_are_one(tmp_path: Path) -> None:
    """Whatever blanks surround or divide them, however their letters are composed; kinds in any case."""
    dataset = made(tmp_path, "source,target\nAnn, Bob\nBob , Zoe\u0301\nZo\u00e9,Ann\u00a0\n")
    assert [it.name for it in dataset.entities.values() if it.kind != "document"] == ["Ann", "Bob", "Zo\u00e9"]

    dataset = made(tmp_path, "id,name,kind\na,Ann,Person\nb,Bob,PERSON\n")
    assert [it.kind for it in dataset.entities.values()] == ["person", "person"]


def test_every_file_of_a_folder_is_read_or_told(tmp_path: Path) -> None:
    """Tables under any ending of theirs; what is none is told."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "NODES.TSV").write_text("id\tname\na\tAnn\nb\tBob\n", "utf-8")
    (folder / "edges.CSV").write_text("source,target\na,b\n", "utf-8")
    draft, problems = csv_files([folder])
    assert (problems, [it.rows for it in draft.accounts]) == ([], [2, 1])

    (folder / "more.xlsx").write_text("", "utf-8")
    with pytest.raises(DataError, match=r"more\.xlsx:1:1: is no table, and would be passed over"):
        csv_files([folder])


def test_a_file_of_another_sort_is_named(tmp_path: Path) -> None:
    """In one message, with what to do; not line by line."""
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    files = {
        "zip": None,
        "gz": gzip.compress(b"id,name\n"),
        "pdf": b"%PDF-1.7\n",
        "xml": b'<?xml version="1.0"?>\n<graphml/>\n',
        "json": b'{\n "nodes": []\n}\n',
        "utf16": "id,name\n".encode("utf-16"),
    }
    for name, content in files.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        for read in (lambda path: csv_files([path]), ftm):
            with pytest.raises(DataError) as caught:
                read(tmp_path / name)
            [problem] = caught.value.problems
            assert problem.message.startswith("is "), (name, problem)
    (tmp_path / "list").write_text(json.dumps([{"id": "a"}]), "utf-8")
    with pytest.raises(DataError, match="is one JSON document, not an entity a line"):
        ftm(tmp_path / "list")


def test_rows_reconcile(tmp_path: Path) -> None:
    """What went in is used or left out, file by file, also with --skip-bad; as text and as JSON."""
    (tmp_path / "nodes.csv").write_text("id,name,colour\na,Ann,red\n,,\nb,Bob,\n,Nobody,\n", "utf-8")
    (tmp_path / "edges.csv").write_text("source,target\na,b\na,z\na\n", "utf-8")
    (tmp_path / "other.csv").write_text("x,y\n1,2\n3,4\n", "utf-8")
    files = [tmp_path / f"{name}.csv" for name in ("nodes", "edges", "other")]

    def run(*more: str, out: str) -> subprocess.CompletedProcess[str]:
        command = [GRAPH, "import", "csv", *files, "--skip-bad", *more, "-o", tmp_path / out]
        return subprocess.run(command, capture_output=True, text=True, check=True)

    lines = run(out="one").stderr.splitlines()[-3:]
    assert lines == [
        f"  {files[0]}: 3 rows = 2 used + 1 left out; in notes: colour",
        f"  {files[1]}: 3 rows = 1 used + 2 left out",
        f"  {files[2]}: 2 rows = 0 used + 2 left out",
    ]
    found = run("--report", "json", out="two").stderr
    accounts = json.loads(found[found.index("[\n") :])
    assert [it["rows"] == it["used"] + it["left_out"] for it in accounts] == [True] * 3


def test_the_same_message_is_said_a_few_times(tmp_path: Path) -> None:
    """Then counted."""
    rows = "".join(f"a,z{number}\n" for number in range(900))
    (tmp_path / "nodes.csv").write_text("id,name\na,Ann\n", "utf-8")
    (tmp_path / "edges.csv").write_text(f"source,target\n{rows}", "utf-8")

    done = subprocess.run(
        [GRAPH, "import", "csv", tmp_path / "nodes.csv", tmp_path / "edges.csv", "-o", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 7
    assert done.stderr.splitlines()[-2:] == [f"{tmp_path}/edges.csv: and 895 more like it: no entity …", "900 problems"]

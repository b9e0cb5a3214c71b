"""What is restricted is in no export of tables or triples, unless it is asked for."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hostile import TINY
from pyarrow import parquet

from graph.cli import main

SECRETS = ("port-programme", "Port Programme")


def said(path: Path) -> str:
    """Return everything a file, a database or a folder of Parquet says."""
    if path.is_dir():
        tables = [parquet.read_table(file) for file in sorted(path.iterdir())]
        return "\n".join(f"{table.to_pylist()}{table.schema.metadata}" for table in tables)
    if path.suffix == ".db":
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA freelist_count").fetchone() == (0,)
            return "\n".join(database.iterdump()) + path.read_bytes().decode("utf-8", "replace")
    return path.read_text("utf-8")


@pytest.mark.parametrize("target", ["graph.db", "parquet", "graph.ttl", "graph.jsonld"])
def test_what_is_restricted_is_left_out(target: str, tmp_path: Path) -> None:
    """The only restricted relation, and the entity that only it names, are there when asked for and not otherwise."""
    format_ = {"graph.db": "sqlite", "graph.ttl": "turtle", "graph.jsonld": "jsonld"}.get(target, target)
    for folder, flag in (("public", []), ("all", ["--restricted"])):
        assert main(["export", format_, "-C", str(TINY), "-o", str(tmp_path / folder / target), *flag]) == 0

    public, everything = said(tmp_path / "public" / target), said(tmp_path / "all" / target)

    assert [secret in public for secret in SECRETS] == [False, False]
    assert [secret in everything for secret in SECRETS] == [True, True]
    assert ("restricted" in public, "restricted" in everything) == (False, True)

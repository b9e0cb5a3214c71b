"""What docs/exports-tables.md shows runs, as it is shown."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hostile import TINY

from graph.cli import main

SHOWN = (Path(__file__).parent.parent.parent / "docs" / "exports-tables.md").read_text("utf-8")
SQLITE, DUCKDB = re.findall(r"```sql\n(.*?)```", SHOWN, re.DOTALL)


def test_the_sqlite_queries(tmp_path: Path) -> None:
    """Both queries find what they say."""
    assert main(["export", "sqlite", "-C", str(TINY), "-o", str(tmp_path / "graph.db")]) == 0

    with closing(sqlite3.connect(tmp_path / "graph.db")) as database:
        one, two = [database.execute(query).fetchall() for query in SQLITE.strip().split(";\n\n")]

    assert ("ကိုကို knows ကိုကို", "daily-2022") in one
    assert "ကိုကို spokesperson for Harbour Front" not in dict(one)
    assert two == [("Ana Núñez",)]


def test_the_duckdb_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The query finds what it says, from beside the build folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["export", "parquet", "-C", str(TINY), "-o", "build/parquet"]) == 0

    assert duckdb.sql(DUCKDB).fetchall() == [
        ("granted asylum to", "ko-ko", "no--granted-asylum-to--ko-ko@daily-2022#2", ["harbour-front"])
    ]


def test_the_pandas_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts the asserted relations of each type."""
    monkeypatch.chdir(tmp_path)
    assert main(["export", "parquet", "-C", str(TINY), "-o", "build/parquet"]) == 0

    counted = pd.read_parquet("build/parquet/edges.parquet").query("asserted").groupby("type").size()

    assert counted["located in"] == 2
    assert "expelled" not in counted

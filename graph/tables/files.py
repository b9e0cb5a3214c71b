"""The files of a dataset as tables: found, and held against what we write, before anything is asked of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from graph.errors import TableError
from graph.flat import tabled
from graph.words.english import listed
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("nodes", "edges", "facts", "claims")
_METADATA = ("dataset", "kinds", "types", "units")


def is_tables(folder: Path) -> bool:
    """Tell whether a folder holds a dataset as tables, and none as curated files."""
    return any((folder / f"{name}.parquet").exists() for name in TABLES) and not (
        (folder / "entities.yaml").exists() or (folder / "entities").exists()
    )


def opened(folder: Path) -> tuple[Any, dict[str, str]]:
    """Open the tables in a folder; return a connection of DuckDB that knows them by name, and their metadata.

    Raises:
        TableError: if a file is missing, cut short, not ours, or of a newer version; or DuckDB is not installed.
    """
    missing = [f"{name}.parquet" for name in TABLES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise TableError(
            f"{folder}: {listed(missing, 'and')} missing; graph export parquet writes {listed(TABLES, 'and')}"
        )
    duckdb = _duckdb(folder)
    connection = duckdb.connect(config={"threads": 2})
    metadata: dict[str, str] = {}
    for name in TABLES:
        file = folder / f"{name}.parquet"
        try:
            place = str(file).replace("'", "''")
            connection.execute(f"create view {name} as from read_parquet('{place}', file_row_number = true)")
            columns = {row[0] for row in connection.execute(f"describe {name}").fetchall()}
            if name == "nodes":
                rows = connection.execute("select key, value from parquet_kv_metadata(?)", [str(file)]).fetchall()
                metadata = {key.decode(): value.decode("utf-8", "replace") for key, value in rows}
        except duckdb.Error as error:
            said = str(error).splitlines()[0]
            raise TableError(f"{file}: cannot be read; was it cut short? {said}") from error
        _check_columns(file, columns, tabled.COLUMNS[name].keys())
    _check_version(folder, metadata)
    return connection, metadata


def _check_columns(file: Path, columns: set[str], wanted: Any) -> None:
    lacking = [column for column in wanted if column not in columns]
    if lacking:
        hint = did_you_mean(lacking[0], columns)
        raise TableError(f"{file}: is no table of ours: it has no column {listed(lacking[:3], 'and')}{hint}")


def _check_version(folder: Path, metadata: dict[str, str]) -> None:
    found = metadata.get("tables", "")
    if not all(key in metadata for key in _METADATA) or not found:
        raise TableError(
            f"{folder}: are no tables of ours, or of an older version; write them again: graph export parquet"
        )
    if found != tabled.VERSION:
        raise TableError(
            f"{folder}: tables of version {found}; this claimgraph reads {tabled.VERSION}: install the other"
        )


def _duckdb(folder: Path) -> Any:
    try:
        return import_module("duckdb")
    except ImportError as error:
        raise TableError(f"{folder}: tables are read by DuckDB: pip install 'claimgraph[tables]'") from error

"""The Cypher script: parsed by Neo4j's own language support, run on an embedded Cypher database row by row."""

import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from exporting import DATASETS, HOSTILE, TINY, ends, export
from nodejs import run_node

from graph.exports.propertygraph.properties import ENTITY_PROPERTIES, RELATION_PROPERTIES

ladybug = pytest.importorskip("real_ladybug", reason="the embedded Cypher database is not installed")
TYPES = {"string": "STRING", "int": "INT64", "boolean": "BOOLEAN", "date": "DATE", "string[]": "STRING[]"}


@pytest.mark.parametrize("folder", [TINY, HOSTILE], ids=lambda folder: folder.name)
def test_neo4j_parses_it(folder: Path, tmp_path: Path) -> None:
    """No error, no warning; as many statements as were meant, so that no name ends one early.

    The shipped dataset takes this parser half a minute, so it was parsed by hand; see docs/exports.md.
    """
    network, _losses = export("cypher", folder, tmp_path / "file.cypher")
    relations = [
        (data["type"], data["standing"] if not data["asserted"] else "") for *_e, data in network.edges(data=True)
    ]

    read = run_node("parse_cypher.mjs", tmp_path / "file.cypher")

    kinds = set(dict(network.nodes(data="kind")).values())
    assert read["problems"] == []
    assert len([each for each in read["statements"] if each.strip()]) == 1 + 1 + len(kinds) + len(set(relations))


@pytest.mark.parametrize("folder", DATASETS)
def test_a_database_runs_it(folder: Path, tmp_path: Path) -> None:
    """Every entity and relation arrives with its properties; run twice, nothing is there twice."""
    network, _losses = export("cypher", folder, tmp_path / "file.cypher")
    script = (tmp_path / "file.cypher").read_text("utf-8")

    connection = database(script, tmp_path / "database")
    for _time in range(2):
        for statement in row_by_row(script):
            connection.execute(statement)

    assert rows(connection, "MATCH (e:Entity) RETURN e.id, e.name, e.description, e.aliases ORDER BY e.id") == sorted(
        [it.id, it.name, it.description or None, [alias.name for alias in it.aliases] or None]
        for it in entities(network)
    )
    found = rows(connection, "MATCH (a)-[r]->(b) RETURN a.id, b.id, r.id, r.type, r.note ORDER BY r.id")
    assert sorted(tuple(row[:3]) for row in found) == ends(network)
    assert {row[2]: (row[3], row[4]) for row in found} == {
        it.id: (it.type, "; ".join(it.notes) or None) for *_ends, it in network.edges(data="relation")
    }


def test_a_pattern_finds_only_what_somebody_asserts(tmp_path: Path) -> None:
    """`PAID` does not find the payment that was denied."""
    export("cypher", HOSTILE, tmp_path / "file.cypher")
    script = (tmp_path / "file.cypher").read_text("utf-8")
    connection = database(script, tmp_path / "database")
    for statement in row_by_row(script):
        connection.execute(statement)

    found = rows(connection, "MATCH ({id: 'a'})-[r:PAID]->({id: 'b'}) RETURN r.id ORDER BY r.id")
    denied = rows(connection, "MATCH ({id: 'a'})-[r:PAID_DENIED]->({id: 'b'}) RETURN r.id")

    assert (found, denied) == ([["p1"], ["p2"]], [["p3"]])


def entities(network: nx.MultiDiGraph) -> list[Any]:
    """Return the entities of a graph."""
    return [entity for _id, entity in network.nodes(data="entity")]


def database(script: str, path: Path) -> Any:
    """Return a connection to a database with the tables the script needs: this one, unlike Neo4j, wants them first."""
    connection = ladybug.Connection(ladybug.Database(str(path)))
    columns = ", ".join(f"`{key}` {TYPES[type_]}" for key, type_ in ENTITY_PROPERTIES)
    connection.execute(f"CREATE NODE TABLE Entity(id STRING PRIMARY KEY, {columns})")
    columns = ", ".join(f"`{key}` {TYPES[type_]}" for key, type_ in RELATION_PROPERTIES)
    for type_ in dict.fromkeys(re.findall(r"^MERGE \(a\)-\[r:(`[^`]+`) ", script, re.MULTILINE)):
        connection.execute(f"CREATE REL TABLE {type_}(FROM Entity TO Entity, id STRING, {columns})")
    return connection


def row_by_row(script: str) -> list[str]:
    """Split each batch into its rows, each without the properties it does not have.

    This database wants all rows of a batch to have the same keys, and fails to merge relations after UNWIND; Neo4j does
    neither. It has no constraints and one label an entity, so those statements are left out.
    """
    statements = []
    for rows_, body, assigned in re.findall(
        r"^UNWIND \[\n(.*?)\n\] AS row\n(.*?)\nSET (.*?);$", script, re.DOTALL | re.MULTILINE
    ):
        for row in rows_.split("\n"):
            kept = [each for each in assigned.split(", ") if f"{each.partition('row.')[2]}: " in row]
            statements.append(f"WITH {row.removesuffix(',')} AS row {body} SET {', '.join(kept)}")
    return statements


def rows(connection: Any, query: str) -> list[list[Any]]:
    """Return what a query finds."""
    found: list[list[Any]] = connection.execute(query).get_all()
    return found

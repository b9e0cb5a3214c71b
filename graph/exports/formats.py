"""Every format `graph export` knows: its name and file, the tool it is for, what it cannot say, how it is written."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import networkx as nx

    from graph.drawing.layout import Position
    from graph.exports.losses import Losses


class Subject(NamedTuple):
    """What an export is made from, and where it notes what it loses; `places` is empty where nothing was laid out."""

    network: nx.MultiDiGraph
    positions: dict[str, Position]
    losses: Losses


class Format(NamedTuple):
    """One format.

    Attributes:
        name: what stands after ``graph export``.
        target: file name, or folder name ending in ``/``, under ``build/``.
        tool: what opens it.
        cannot: what it cannot express; empty where it can express everything.
        function: ``module:function`` under `graph.exports`, imported when asked for. A text format's function takes a
            `Subject` and yields text; another's takes a `Subject` and a path to write to, a file or an empty folder.
        is_text: which of the two.
        is_laid_out: whether it holds positions.
    """

    name: str
    target: str
    tool: str
    cannot: str
    function: str
    is_text: bool = True
    is_laid_out: bool = False

    def text(self, subject: Subject) -> Iterable[str]:
        """Yield the export as text; for a text format only."""
        found: Iterable[str] = self._function()(subject)
        return found

    def write(self, subject: Subject, target: Path) -> None:
        """Write the export to a new file or an empty folder; for any other format."""
        self._function()(subject, target)

    def _function(self) -> Callable[..., Any]:
        module, _, function = self.function.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"graph.exports.{module}"), function)
        return found


# Of the formats that hold a line of attributes an entity.
_FLAT = "the text that was read; language of names"
_UNORDERED = "the order of aliases, of voices and of further participants"

FORMATS = {
    known.name: known
    for known in (
        Format(
            "graphml",
            "graph.graphml",
            "Gephi Lite, networkx, igraph, rustworkx, Tulip",
            _FLAT,
            "graphml.plain:graphml",
            is_laid_out=True,
        ),
        Format(
            "gephi",
            "graph.gephi.graphml",
            "Gephi desktop",
            _FLAT,
            "graphml.gephi:gephi",
            is_laid_out=True,
        ),
        Format(
            "yed",
            "graph.yed.graphml",
            "yEd",
            _FLAT,
            "graphml.yed:yed",
            is_laid_out=True,
        ),
        Format(
            "gexf",
            "graph.gexf",
            "Gephi and Gephi Lite, with a timeline",
            f"{_FLAT}; on the timeline, doubt about a date",
            "graphml.gexf:gexf",
            is_laid_out=True,
        ),
        Format(
            "cyjs",
            "graph.cyjs",
            "Cytoscape desktop, cytoscape.js",
            _FLAT,
            "json.cyjs:cyjs",
            is_laid_out=True,
        ),
        Format(
            "ftm",
            "graph.ftm.json",
            "OpenAleph, Aleph, yente, followthemoney",
            "what nobody asserts; doubt about dates; further participants as links",
            "ftm.entities:ftm",
        ),
        Format(
            "neo4j",
            "neo4j/",
            "Neo4j, by neo4j-admin database import",
            _FLAT,
            "propertygraph.neo4j:neo4j",
            is_text=False,
        ),
        Format(
            "cypher",
            "graph.cypher",
            "Neo4j and its kin, by cypher-shell",
            _FLAT,
            "propertygraph.cypher:cypher",
        ),
        Format(
            "csv",
            "csv/",
            "Excel, LibreOffice, pandas, R, DuckDB",
            "",
            "tables.csvfolder:csv_folder",
            is_text=False,
        ),
        Format(
            "json",
            "graph.json",
            "networkx, d3, your own programs",
            "",
            "json.nodelink:nodelink",
            is_laid_out=True,
        ),
        Format(
            "pyvis",
            "graph.pyvis.html",
            "any browser, as pyvis draws it; notebooks by `to_pyvis()`",
            _FLAT,
            "pyvis:pyvis_page",
            is_laid_out=True,
        ),
        Format("sqlite", "graph.db", "Datasette, sqlite3, DB Browser", "", "tables.sqlite:sqlite", is_text=False),
        Format(
            "parquet",
            "parquet/",
            "DuckDB, Spark GraphFrames, cuGraph, pandas, Polars",
            "bounds of dates before 1583 or after 9999",
            "tables.parquet:parquet",
            is_text=False,
        ),
        Format("yaml", "yaml/", "claimgraph itself, any editor", "comments", "yamlfolder:yaml_folder", is_text=False),
        Format("turtle", "graph.ttl", "rdflib, Oxigraph, Jena, Protégé", _UNORDERED, "rdf.turtle:turtle"),
        Format("jsonld", "graph.jsonld", "rdflib, Oxigraph, any JSON reader", _UNORDERED, "rdf.jsonld:jsonld"),
    )
}

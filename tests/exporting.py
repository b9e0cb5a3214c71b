"""What the tests of all exports begin with: two small datasets and the shipped one, and a format written from one."""

from pathlib import Path

import networkx as nx
import pytest

from graph import output
from graph.curated.load import load
from graph.drawing.layout import positions
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.questions.network import assemble

TINY = Path(__file__).parent / "data" / "tiny"
HOSTILE = Path(__file__).parent / "exports" / "data" / "hostile"
SHIPPED = Path(__file__).parent.parent
DATASETS = [pytest.param(TINY, id="tiny"), pytest.param(HOSTILE, id="hostile"), pytest.param(SHIPPED, id="shipped")]


def graph_of(folder: Path) -> nx.MultiDiGraph:
    """Return the graph of a dataset, what is restricted included."""
    return assemble(load(folder))


def export(name: str, folder: Path, target: Path) -> tuple[nx.MultiDiGraph, dict[str, list[str]]]:
    """Write a dataset in a format, as `graph export --restricted` would; return its graph and the losses."""
    network = graph_of(folder)
    chosen = FORMATS[name]
    subject = Subject(network, positions(network) if chosen.is_laid_out else {}, Losses())
    if chosen.is_text:
        output.write(target, chosen.text(subject))
    else:
        output.put(target, lambda path: chosen.write(subject, path))
    return network, {loss.what: list(loss.ids) for loss in subject.losses.report()}


def ends(network: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
    """Return source, target and id of every relation, sorted."""
    return sorted(network.edges(keys=True))

"""What the page is told: the tiny dataset as a gold file, and what follows from its shape.

To accept a change, delete tests/gold/tiny.page.json, run this file twice, and review the difference in git.
"""

import json
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graph.curated.load import load
from graph.drawing.layout import Position
from graph.page.data import page_data
from graph.questions.network import assemble
from graph.questions.visibility import public

TINY = Path(__file__).parent.parent / "data" / "tiny"
GOLD = Path(__file__).parent.parent / "gold" / "tiny.page.json"


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    """Return the graph of the tiny dataset, what is restricted left out."""
    return assemble(public(load(TINY))[0])


def in_a_row(network: nx.MultiDiGraph) -> dict[str, Position]:
    """Place the entities in a row: a real layout differs between machines."""
    return {key: Position(10.0 * number, -5.0 * number, 12.5) for number, key in enumerate(network)}


def test_the_page_is_told_what_the_gold_file_says(network: nx.MultiDiGraph) -> None:
    """Every column is as reviewed; communities apart, whose names depend on the release of igraph."""
    told = dict(page_data(network, in_a_row(network), title="Harbour affairs", about="A made-up dataset."))
    del told["communities"]
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if not GOLD.exists():
        GOLD.write_text(text, encoding="utf-8")
        pytest.fail(f"{GOLD.name} was not there and is written; review it and run again")

    assert text == GOLD.read_text(encoding="utf-8")


def test_nothing_restricted_is_told(network: nx.MultiDiGraph) -> None:
    """A relation that is restricted, and whom only it names, are nowhere in the data."""
    told = json.dumps(page_data(network, in_a_row(network), title="x"))

    assert "Port Programme" not in told


def test_order_of_the_files_does_not_matter(network: nx.MultiDiGraph) -> None:
    """The same records in another order tell the page the same."""
    dataset = network.graph["dataset"]
    turned = dataset._replace(
        entities=dict(reversed(dataset.entities.items())), relations=dict(reversed(dataset.relations.items()))
    )
    positions = in_a_row(network)
    one = page_data(network, positions, title="x")
    other = page_data(assemble(turned), positions, title="x")
    parts = ("entities", "relations", "claims", "facts", "citations", "differences")

    assert [one[part] for part in parts] == [other[part] for part in parts]  # type: ignore[literal-required]


def test_days_are_counted_from_1970(network: nx.MultiDiGraph) -> None:
    """A date is told by its first and last day, open sides by null."""
    told = page_data(network, in_a_row(network), title="x")["dates"]
    number = told["text"].index("2021/..")
    first = (date(2021, 1, 1) - date(1970, 1, 1)).days

    assert (told["earliest"][number], told["latest"][number], told["form"][number]) == (first, None, "interval")

"""The page and the command line answer alike: links, paths and time are worked out by each, from the same data."""

from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from browsing import ROOT, open_page
from playwright.sync_api import BrowserContext, Page

from graph.curated.load import load
from graph.model.dates import parse
from graph.questions.links import Selection, links_of
from graph.questions.network import assemble
from graph.questions.paths import shortest_paths
from graph.questions.visibility import public


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    """Return the graph of the tiny dataset, as the page shows it."""
    return assemble(public(load(ROOT / "tests" / "data" / "tiny"))[0])


@pytest.fixture
def page(context: BrowserContext, tiny_file: Path) -> Page:
    """Return the page, with ids for its numbers and numbers for its ids."""
    page = open_page(context, tiny_file)
    page.evaluate(
        """() => {
          const { graph } = explorer;
          const id = (relation) => decodeURIComponent(explorer.relationHref(relation).replace("#relation=", ""));
          globalThis.ids = (relations) => relations.map(id);
          globalThis.entity = (id) => graph.entities.id.indexOf(id);
        }"""
    )
    return page


def test_paths_are_the_same(network: nx.MultiDiGraph, page: Page) -> None:
    """Between any two entities the same chains are found, in the same order, with the same relations in each hop."""
    pairs = list(combinations(sorted(network), 2))
    expected = [
        [[[relation.id for relation in hop.relations] for hop in path] for path in shortest_paths(network, one, other)]
        for one, other in pairs
    ]
    found = page.evaluate(
        """(pairs) => pairs.map(([one, other]) => {
          explorer.change({ at: { start: entity(one), end: entity(other) } });
          return explorer.paths.map((path) => path.map((hop) => ids(hop.relations).sort()));
        })""",
        pairs,
    )

    assert found == expected


def test_links_are_the_same(network: nx.MultiDiGraph, page: Page) -> None:
    """Each entity has the same number of asserted links."""
    dataset = network.graph["dataset"]
    found = page.evaluate(
        "Object.fromEntries(explorer.graph.entities.id.map((id, n) => [id, explorer.graph.links[n]]))"
    )

    assert found == {
        key: len({it.relation.id for it in links_of(dataset, key) if it.end != "cited" and it.relation.is_asserted})
        for key in dataset.entities
    }


@pytest.mark.parametrize("month", ["2019-03", "2020-07", "2021-12", "2022-04", "2022-05", "2025-01"])
def test_what_is_possible_then_is_the_same(network: nx.MultiDiGraph, page: Page, month: str) -> None:
    """The page's time filter keeps what `graph links --at` keeps."""
    dataset = network.graph["dataset"]
    at = parse(month)
    kept = {link.relation.id for key in dataset.entities for link in links_of(dataset, key, Selection(at=at))}
    found = page.evaluate(
        """([year, month]) => {
          const day = (y, m) => Math.round(Date.UTC(y, m, 1) / 86400000);
          explorer.change({ time: [day(year, month - 1), day(year, month) - 1] });
          return ids(explorer.numbersShown()[1]);
        }""",
        [int(part) for part in month.split("-")],
    )

    assert set(found) == kept

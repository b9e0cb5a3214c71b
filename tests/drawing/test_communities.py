"""Who belongs together: found the same every time, the most linked first."""

import networkx as nx
import pytest
from layouts import graph_of

from graph.drawing.communities import communities, simple_graph


@pytest.fixture
def network() -> nx.MultiDiGraph:
    """Return two cliques of five, joined by one relation, and one entity alone; the first clique has a parallel."""
    cliques = [(base + one, base + other) for base in (0, 5) for one in range(5) for other in range(one)]
    return graph_of([*cliques, (0, 1), (4, 5)], 11)


def test_communities_are_found_the_largest_first(network: nx.MultiDiGraph) -> None:
    """Each begins with its most linked member; who is alone comes last."""
    found = communities(network)

    assert [sorted(each) for each in found] == [[f"p{n}" for n in range(5)], [f"p{n}" for n in range(5, 10)], ["p10"]]
    assert found[1][0] == "p5"


def test_parallels_and_loops_count_once(network: nx.MultiDiGraph) -> None:
    """The simple graph has one edge a pair."""
    assert simple_graph(network).ecount() == 21


def test_no_entities_make_no_communities() -> None:
    """An empty graph is no special case."""
    assert communities(graph_of([], 0)) == []

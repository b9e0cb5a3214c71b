"""Parts of the picture: those that the dataset names, else what is linked among itself; the same every time."""

from pathlib import Path

import networkx as nx
from layouts import graph_of

from graph.curated.load import load
from graph.drawing.layout import positions
from graph.drawing.regions import FEWEST, Region, regions
from graph.questions.network import assemble

ROOT = Path(__file__).parent.parent.parent


def cliques(count: int, size: int) -> nx.MultiDiGraph:
    """Return cliques in a ring, each joined to the next by one relation, and one entity that is linked to nobody."""
    pairs = [
        (base * size + one, base * size + other) for base in range(count) for one in range(size) for other in range(one)
    ]
    pairs += [(base * size, ((base + 1) % count) * size) for base in range(count)]
    return graph_of(pairs, count * size + 1)


def test_what_is_linked_among_itself_is_a_region() -> None:
    """Each clique; whoever is linked to nobody is in none."""
    network = cliques(7, 10)

    found = regions(network)

    assert {frozenset(it.members) for it in found} == {
        frozenset(f"p{base * 10 + n}" for n in range(10)) for base in range(7)
    }
    assert {it.name for it in found} == {""}
    assert found == regions(network)


def test_small_and_very_large_graphs_have_none() -> None:
    """One is read entity by entity, of the other the parts are too many."""
    assert regions(cliques(5, 10)) == []
    assert cliques(5, 10).number_of_nodes() < FEWEST


def test_the_dataset_names_its_regions() -> None:
    """Whoever it lists is where it says; whoever it does not is where most of its links lead; nobody is in two."""
    dataset = load(ROOT)
    network = assemble(dataset)

    found = regions(network)

    assert {it.name for it in found} == {name for name, _ids in dataset.regions}
    placed = [entity for it in found for entity in it.members]
    assert len(placed) == len(set(placed))
    linked = {it for relation in dataset.relations.values() if relation.is_asserted for it in relation.participants}
    by_name = {it.name: it for it in found}
    for name, ids in dataset.regions:
        assert set(by_name[name].members) >= set(ids) & linked
    assert by_name["Defectors"].members[0] == "defectors-from-the-security-forces"


def test_regions_stand_apart() -> None:
    """No entity of one lies within the disc of another."""
    network = assemble(load(ROOT))
    spots = positions(network)
    discs = []
    for region in regions(network):
        points = [spots[it] for it in region.members]
        x, y = sum(it.x for it in points) / len(points), sum(it.y for it in points) / len(points)
        discs.append((region, x, y))

    for region, x, y in discs:
        radius = max(((spots[it].x - x) ** 2 + (spots[it].y - y) ** 2) ** 0.5 for it in region.members)
        inside = [
            it
            for other, _x, _y in discs
            if other is not region
            for it in other.members
            if ((spots[it].x - x) ** 2 + (spots[it].y - y) ** 2) ** 0.5 < radius * 0.95
        ]
        assert inside == []


def test_a_region_is_its_members() -> None:
    """The most linked first, then by id."""
    network = cliques(6, 10)
    links = network.nodes(data="links")

    for region in regions(network):
        assert isinstance(region, Region)
        assert region.members == sorted(region.members, key=lambda it: (-links[it], it))

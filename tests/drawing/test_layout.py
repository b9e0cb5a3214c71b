"""Where entities stand: the same every time, apart from each other, what is hardly linked out of the way."""

from itertools import combinations
from math import hypot

import pytest
from layouts import graph_of

from graph.drawing.layout import positions, size

RING = [(number, (number + 1) % 40) for number in range(40)]


def test_the_same_graph_is_laid_out_the_same() -> None:
    """Chance is seeded, and left as it was found."""
    network = graph_of(RING, 40)

    assert positions(network) == positions(network)


def test_every_entity_has_its_place_and_its_room() -> None:
    """No disc covers another."""
    found = positions(graph_of([*RING, *((0, number) for number in range(2, 40, 3))], 40))

    assert list(found) == [f"p{number}" for number in range(40)]
    for one, other in combinations(found.values(), 2):
        assert hypot(one.x - other.x, one.y - other.y) > (one.size + other.size) / 2


def test_what_is_linked_to_nothing_stands_below() -> None:
    """Entities without a relation are on a shelf under the rest, however many there are."""
    found = positions(graph_of(RING, 60))
    lowest = max(found[f"p{number}"].y for number in range(40))

    assert min(found[f"p{number}"].y for number in range(40, 60)) > lowest


def test_parts_of_a_large_component_stand_apart() -> None:
    """Two dense halves of 400, joined by one relation, do not mix."""
    halves = [
        (half + number, half + (number * step + 1) % 400)
        for half in (0, 400)
        for number in range(400)
        for step in (1, 7)
    ]
    found = positions(graph_of([*halves, (0, 400)], 800))
    middles = [
        (sum(found[f"p{number}"].x for number in half) / 400, sum(found[f"p{number}"].y for number in half) / 400)
        for half in (range(400), range(400, 800))
    ]

    assert hypot(middles[0][0] - middles[1][0], middles[0][1] - middles[1][1]) > 800


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_graphs_have_places(count: int) -> None:
    """Nothing, one or two entities are no special case to the caller."""
    assert len(positions(graph_of([], count))) == count


def test_size_grows_with_links_up_to_a_limit() -> None:
    """A hub is larger, but no hub fills the picture."""
    assert [size(links) for links in (0, 1, 25, 100, 10_000)] == [15.0, 20.0, 40.0, 65.0, 65.0]

"""Where each entity is drawn and how large: computed once, the same every time, for page and exports.

One force-directed layout of everything turns a thousand entities into a ball of wool. Here the graph falls into pieces
first (its regions; its components, and the communities of a component too large to read), each is laid out by itself,
and the pieces are set side by side, those that have most to do with each other nearest.
"""

from __future__ import annotations

import random
from itertools import combinations, product
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

import igraph

from graph.drawing import communities
from graph.drawing.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

_SEED = 20_210_201
_SPACING = 95.0  # between neighbours, in the page's pixels at scale 1: room for a name of two words
_NAMED = 34.0  # around a piece that has a ground and a name of its own
_WHOLE = 700  # entities up to which a component is laid out as one piece
_CRUMB = 5  # entities up to which a component is set aside, where there is a larger one
_KAMADA_KAWAI = 400  # entities of a piece up to which the best-looking, cubic layout is affordable
_MANY = 3_000  # entities of a graph beyond which each of its pieces must do with a quicker layout
_EFFORT = 100_000  # rounds of pushing apart, times entities
_SAME_SPOT = 0.01
_GOLDEN_ANGLE = pi * (3 - sqrt(5))

Point = tuple[float, float]


class Position(NamedTuple):
    """Centre and diameter of a drawn entity, in pixels at scale 1; y grows downwards."""

    x: float
    y: float
    size: float


class _Piece(NamedTuple):
    """Vertices laid out around (0, 0), and the radius of the disc that holds them."""

    vertices: list[int]
    points: list[Point]
    radius: float


class _Split(NamedTuple):
    """The pieces to set side by side, and the crumbs: entities that nothing, or next to nothing, is linked to."""

    pieces: list[list[int]]
    crumbs: list[list[int]]
    are_named: bool = False


def positions(network: nx.MultiDiGraph) -> dict[str, Position]:
    """Lay the graph out over its asserted relations; entities without any stand around the rest.

    Returns:
        A place for every node, in the order of the graph, centred on (0, 0).
    """
    ids = list(network)
    if not ids:
        return {}
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a drawing, not a secret
    drawn = communities.simple_graph(network)
    sizes = [size(network.nodes[entity_id]["links"]) for entity_id in ids]
    rounds = max(2, min(40, _EFFORT // len(ids)))
    number = {entity_id: place for place, entity_id in enumerate(ids)}
    split = _split(drawn, [[number[entity_id] for entity_id in region.members] for region in regions(network)])
    gap = _NAMED if split.are_named else 0.0
    pieces = [
        _Piece(part, points := _inside(drawn, part, sizes, rounds), _radius(points) + gap) for part in split.pieces
    ]
    crumbs = [_Piece(part, points := _inside(drawn, part, sizes, rounds), _radius(points)) for part in split.crumbs]
    centres = _centres(drawn, pieces)
    centres += _shelf(crumbs, [(x, y, piece.radius) for (x, y), piece in zip(centres, pieces, strict=True)])
    found: list[Point] = [(0.0, 0.0)] * len(ids)
    for piece, (x, y) in zip(pieces + crumbs, centres, strict=True):
        for vertex, point in zip(piece.vertices, piece.points, strict=True):
            found[vertex] = (x + point[0], y + point[1])
    return {
        entity_id: Position(round(x, 1), round(y, 1), diameter)
        for entity_id, (x, y), diameter in zip(ids, found, sizes, strict=True)
    }


def size(links: int) -> float:
    """Return the diameter of an entity with that many links: its area grows with them."""
    return round(15 + 5 * sqrt(min(links, 100)), 1)


def _split(drawn: igraph.Graph, regions_: list[list[int]]) -> _Split:
    """Return the pieces, the largest first: regions, else components, or the communities of one that is too large."""
    pieces: list[list[int]] = []
    crumbs: list[list[int]] = []
    if regions_:
        placed = {vertex for region in regions_ for vertex in region}
        return _Split(
            regions_, [part for part in drawn.connected_components() if placed.isdisjoint(part)], are_named=True
        )
    components = sorted(drawn.connected_components(), key=lambda component: (-len(component), component[0]))
    for component in components:
        if len(component) > _WHOLE:
            part = drawn.induced_subgraph(component)
            groups = part.community_leiden(objective_function="modularity", n_iterations=4)
            pieces += [[component[number] for number in group] for group in groups]
        elif pieces and len(component) <= _CRUMB:
            crumbs.append(component)
        else:
            pieces.append(component)
    return _Split(sorted(pieces, key=lambda piece: (-len(piece), piece[0])), crumbs)


def _inside(drawn: igraph.Graph, vertices: list[int], sizes: Sequence[float], rounds: int) -> list[Point]:
    """Lay out one piece by itself, at a scale that gives every entity its room."""
    count = len(vertices)
    if count == 1:
        return [(0.0, 0.0)]
    part = drawn.induced_subgraph(vertices)
    side = sqrt(count) * _SPACING * 0.75
    start = [_on_spiral(side * sqrt(number / count), number) for number in range(count)]
    if count <= _KAMADA_KAWAI and len(sizes) <= _MANY:
        layout = part.layout_kamada_kawai(seed=start, maxiter=count * 30)
    else:
        layout = part.layout_fruchterman_reingold(seed=start, niter=80, grid=count > _WHOLE, start_temp=side / 6)
    points = _evened(_within(layout, side), side)
    return _apart(points, [_SPACING * 0.34 + sizes[vertex] for vertex in vertices], rounds)


def _within(layout: igraph.Layout, radius: float) -> list[Point]:
    """Return the points of a layout, moved and scaled to fill a disc around (0, 0)."""
    layout.center(0, 0)
    furthest = max(hypot(x, y) for x, y in layout.coords) or 1.0
    return [(x * radius / furthest, y * radius / furthest) for x, y in layout.coords]


def _evened(points: list[Point], radius: float) -> list[Point]:
    """Loosen the crowd around the hubs: halfway to the distance at which the disc would be evenly filled."""
    order = sorted(range(len(points)), key=lambda number: (hypot(*points[number]), number))
    found = list(points)
    for rank, number in enumerate(order):
        x, y = points[number]
        distance = hypot(x, y) or 1.0
        factor = (1 + radius * sqrt((rank + 0.5) / len(points)) / distance) / 2
        found[number] = (x * factor, y * factor)
    return found


def _radius(points: list[Point]) -> float:
    """Return the radius of the disc around (0, 0) that a piece takes up, with room around it."""
    return max(hypot(x, y) for x, y in points) + _SPACING * 0.6


def _on_spiral(distance: float, number: int) -> Point:
    return distance * cos(number * _GOLDEN_ANGLE), distance * sin(number * _GOLDEN_ANGLE)


def _centres(drawn: igraph.Graph, pieces: list[_Piece]) -> list[Point]:
    """Set the pieces side by side: linked ones attract each other, discs do not overlap."""
    if len(pieces) < 2:  # noqa: PLR2004 - one has nobody to stand beside
        return [(0.0, 0.0)] * len(pieces)
    owner = {vertex: number for number, piece in enumerate(pieces) for vertex in piece.vertices}
    weights: dict[tuple[int, int], int] = {}
    for source, target in drawn.get_edgelist():
        one, other = owner.get(source, 0), owner.get(target, 0)  # a crumb is linked to itself alone
        pair = (min(one, other), max(one, other))
        if one != other:
            weights[pair] = weights.get(pair, 0) + 1
    positions = _spiral(pieces)
    if weights:
        linked = sorted({number for pair in weights for number in pair})
        index = {number: position for position, number in enumerate(linked)}
        pairs = sorted(weights)
        quotient = igraph.Graph(n=len(linked), edges=[(index[one], index[other]) for one, other in pairs])
        side = 1.15 * sqrt(sum(pieces[number].radius ** 2 for number in linked))
        layout = quotient.layout_fruchterman_reingold(
            seed=[positions[number] for number in linked],
            weights=[sqrt(weights[pair]) for pair in pairs],
            niter=300,
            start_temp=side / 8,
            grid=False,
        )
        for number, point in zip(linked, _within(layout, side), strict=True):
            positions[number] = point
    return _apart(positions, [piece.radius for piece in pieces], rounds=150)


def _shelf(crumbs: list[_Piece], discs: list[tuple[float, float, float]]) -> list[Point]:
    """Return places for crumbs, in rows below the rest, each as high as the largest on it."""
    left = min((x - radius for x, _y, radius in discs), default=0.0)
    width = max((x + radius for x, _y, radius in discs), default=0.0) - left
    top = max((y + radius for _x, y, radius in discs), default=0.0)
    found: list[Point] = []
    for row in _rows(crumbs, width):
        taken = sum(2 * crumb.radius for crumb in row)
        x, height = left + (width - taken) / 2, 2 * max(crumb.radius for crumb in row)
        for crumb in row:
            found.append((x + crumb.radius, top + height / 2))
            x += 2 * crumb.radius
        top += height * 0.85
    return found


def _rows(crumbs: list[_Piece], width: float) -> list[list[_Piece]]:
    """Break crumbs into rows that are no wider than the rest, as lines of a text are broken."""
    rows: list[list[_Piece]] = []
    taken = width + 1
    for crumb in crumbs:
        if taken + 2 * crumb.radius > width:
            rows.append([])
            taken = 0
        rows[-1].append(crumb)
        taken += 2 * crumb.radius
    return rows


def _spiral(pieces: list[_Piece]) -> list[Point]:
    """Return a first place for each piece: the largest in the middle, the others around it by size."""
    covered, found = 0.0, []
    for number, piece in enumerate(pieces):
        covered += piece.radius**2
        found.append(_on_spiral(1.1 * sqrt(covered) if number else 0.0, number))
    return found


def _apart(points: list[Point], radii: Sequence[float], rounds: int) -> list[Point]:
    """Push overlapping discs apart, a little in each round, until none overlap or the rounds are over."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    cell = 2 * sorted(radii)[int((len(radii) - 1) * 0.95)]
    for _round in range(rounds):
        is_clear = True
        for one, other in _near(xs, ys, radii, cell):
            dx, dy = xs[other] - xs[one], ys[other] - ys[one]
            reach = radii[one] + radii[other]
            square = dx * dx + dy * dy
            if square >= (reach - 0.5) ** 2:
                continue
            is_clear = False
            distance = sqrt(square)
            if distance < _SAME_SPOT:  # two on one spot: any direction will do, as long as it is always the same
                dx, dy, distance = cos(one), sin(one), 1.0
            push = 0.6 * (reach - distance) / distance
            share = radii[other] / reach
            xs[one] -= dx * push * share
            ys[one] -= dy * push * share
            xs[other] += dx * push * (1 - share)
            ys[other] += dy * push * (1 - share)
        if is_clear:
            break
    return list(zip(xs, ys, strict=True))


def _near(xs: list[float], ys: list[float], radii: Sequence[float], cell: float) -> Iterable[tuple[int, int]]:
    """Yield the pairs of discs that may overlap, each once: those in the same or in neighbouring cells of a grid.

    The few discs larger than a cell are compared with all others.
    """
    large = [number for number, radius in enumerate(radii) if 2 * radius > cell]
    is_large = set(large)
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if number not in is_large:
            cells.setdefault((int(x // cell), int(y // cell)), []).append(number)
    for position, members in cells.items():
        yield from combinations(members, 2)
        for column, row in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            beside = cells.get((position[0] + column, position[1] + row))
            if beside:
                yield from product(members, beside)
    yield from combinations(large, 2)
    yield from product(large, (number for number in range(len(xs)) if number not in is_large))

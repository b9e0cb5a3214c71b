"""The graph of a dataset: nodes, edges and every attribute they have."""

from collections.abc import Callable

import networkx as nx

from graph.flat.columns import EDGE_COLUMNS, Attributes
from graph.model.records import Dataset
from graph.questions.network import assemble, edge_label, is_step


def test_the_graph_holds_its_dataset(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Whoever has the graph has vocabulary, title and everything else, and no other attribute."""
    assert tiny_graph.graph == {"dataset": tiny}
    assert tiny_graph.graph["dataset"] is tiny


def test_a_node_has_exactly_these_attributes(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """The entity itself, its kind, its name, and how many asserted relations it takes part in."""
    assert [tiny_graph.nodes["harbour-front"], tiny_graph.nodes["the-strike"]] == [
        {"entity": tiny.entities["harbour-front"], "kind": "organization", "label": "Harbour Front", "links": 6},
        {"entity": tiny.entities["the-strike"], "kind": "event", "label": "the strike", "links": 0},
    ]


def test_an_edge_has_exactly_these_attributes(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """The relation itself, its type, a label that never hides a denial, its standing and whether it counts."""
    asserted, denied = "ko-ko--spokesperson-for--harbour-front", "no--paid--harbour-front"

    actual = [tiny_graph.edges["ko-ko", "harbour-front", asserted], tiny_graph.edges["no", "harbour-front", denied]]

    assert actual == [
        {
            "relation": tiny.relations[asserted],
            "type": "spokesperson for",
            "label": "spokesperson for",
            "standing": "stated",
            "asserted": True,
        },
        {
            "relation": tiny.relations[denied],
            "type": "paid",
            "label": "paid [denied]",
            "standing": "denied",
            "asserted": False,
        },
    ]


def test_a_citation_that_does_not_assert_tells_its_stance_and_its_voice(
    tiny: Dataset, tiny_graph: nx.MultiDiGraph
) -> None:
    """A denial that a newspaper reports is not the newspaper's; where it is its own, nobody is named."""
    attributes, names = Attributes(tiny_graph, {}), [column.name for column in EDGE_COLUMNS]

    relations = (tiny.relations[key] for key in ("harbour-front--paid--ko-ko", "no--paid--harbour-front"))

    assert [attributes.edge(relation)[names.index("citations")] for relation in relations] == [
        "daily-2022#2; daily-2022#2 denies (by harbour-front)",
        "daily-2022#2 denies",
    ]


def test_every_entity_and_relation_is_there_once_in_the_order_of_the_files(
    tiny: Dataset, tiny_graph: nx.MultiDiGraph
) -> None:
    """Isolated entities and unasserted relations included; the key of an edge is the relation's id."""
    assert list(tiny_graph) == list(tiny.entities)
    assert {key: (source, target) for source, target, key in tiny_graph.edges(keys=True)} == {
        relation.id: (relation.from_id, relation.to_id) for relation in tiny.relations.values()
    }
    assert tiny_graph.number_of_edges() == len(tiny.relations)


def test_parallel_relations_and_loops_are_kept(tiny_graph: nx.MultiDiGraph) -> None:
    """Two relations between the same two stay two; one from an entity to itself stays one."""
    assert list(tiny_graph["ko-ko"]["harbour-front"]) == [
        "ko-ko--founded--harbour-front",
        "ko-ko--spokesperson-for--harbour-front",
    ]
    assert list(tiny_graph["ko-ko"]["ko-ko"]) == ["ko-ko--knows--ko-ko"]


def test_links_count_each_asserted_relation_once_for_everyone_in_it(tiny_graph: nx.MultiDiGraph) -> None:
    """A loop counts once, a further participant counts, what is only denied, requested or expected does not."""
    assert dict(tiny_graph.nodes(data="links")) == {
        "ana-nunez": 1,
        "ko-ko": 7,
        "aung-and-sons": 2,
        "harbour-front": 6,
        "ministry-of-ports": 2,
        "river-daily": 2,
        "no": 2,
        "oslo": 3,
        "norway-place": 1,
        "moved-people": 2,
        "port-programme": 1,
        "the-strike": 0,
        "pier-9": 1,
        "daily-2022": 1,
        "opinion-2023": 1,
        "port-bill": 0,
    }


def test_links_are_degrees_of_the_asserted_graph(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Where a relation has no further participants and is no loop, `links` is what networkx counts."""
    plain = [r for r in tiny.relations.values() if r.is_asserted and not r.also and r.from_id != r.to_id]
    degrees = nx.MultiGraph([(r.from_id, r.to_id, r.id) for r in plain]).degree

    without = assemble(tiny._replace(relations={relation.id: relation for relation in plain}))

    assert {node: links for node, links in without.nodes(data="links") if links} == dict(degrees)
    assert list(without) == list(tiny_graph)


def test_labels_tell_the_standing_where_the_type_alone_would_mislead(tiny: Dataset) -> None:
    """Stated and claimed read as the type; disputed and everything unasserted is marked."""
    labels = {relation.standing: edge_label(relation).partition(" [")[2] for relation in tiny.relations.values()}

    assert labels == {
        "stated": "",
        "claimed": "",
        "disputed": "disputed]",
        "denied": "denied]",
        "requested": "requested]",
        "proposed": "proposed]",
        "expected": "expected]",
        "guessed": "guessed]",
    }


def test_a_path_takes_asserted_relations_but_no_guess_at_identity(tiny: Dataset) -> None:
    """Disputed counts, denied does not; "may be the same as" never leads on."""
    steps = {relation.id: is_step(relation) for relation in tiny.relations.values()}

    assert [key for key, is_taken in steps.items() if not is_taken] == [
        "no--expelled--ko-ko",
        "no--paid--harbour-front",
        "no--recognised--harbour-front",
        "port-bill--gave-to--harbour-front",
        "ana-nunez--may-be-the-same-as--ko-ko",
    ]


def test_an_empty_dataset_is_an_empty_graph(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A dataset that has just been started can be assembled."""
    network = assemble(dataset_of("entities: []\n", "relations: []\n"))

    assert (list(network.nodes), list(network.edges)) == ([], [])


def test_assembling_changes_nothing(tiny: Dataset) -> None:
    """The dataset is the same afterwards, and two graphs of it are equal and independent."""
    before = repr(tiny)

    one, other = assemble(tiny), assemble(tiny)
    one.remove_node("ko-ko")

    assert repr(tiny) == before
    assert "ko-ko" in other

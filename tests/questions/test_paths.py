"""How two entities are connected."""

from collections.abc import Callable

import networkx as nx
import pytest

from graph.model.records import Dataset
from graph.questions.network import assemble
from graph.questions.paths import Hop, Path, shortest_paths

PEOPLE = f"""
entities:
- {{id: a, kind: person, name: A}}
- {{id: b, kind: person, name: B}}
- {{id: c, kind: person, name: C}}
- {{id: d, kind: person, name: D}}
- {{id: e, kind: organization, name: E}}
- {{id: doc, kind: document, name: Doc, text: {{file: d, sha256: {"0" * 64}, paragraphs: 1}}}}
- {{id: other, kind: document, name: Other}}
"""
TYPES = "types: {knows: {inverse: known by}}\nrelations:\n"


@pytest.fixture
def paths_of(dataset_of: Callable[[str, str], Dataset]) -> Callable[..., list[str]]:
    """Return a function that finds the paths over relations written as `a knows b`, and gives the ids each passes."""

    def find(relations: list[str], start: str, end: str, **options: object) -> list[str]:
        records = [f"- {{{_record(relation)}, evidence: ['doc#1']}}\n" for relation in relations]
        network = assemble(dataset_of(PEOPLE, TYPES + "".join(records)))
        return [chain(path) for path in shortest_paths(network, start, end, **options)]

    return find


def _record(relation: str) -> str:
    source, *words, target = relation.split()
    return f"from: {source}, type: {' '.join(words)}, to: {target}"


def chain(path: Path) -> str:
    """Return the ids a path passes."""
    return " ".join([path[0].start, *(hop.end for hop in path)])


def test_a_hop_holds_every_relation_between_its_two_entities(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Parallel relations are one step with several reasons, sorted by id; unasserted ones are none."""
    reasons = (
        "harbour-front--paid--ko-ko",
        "ko-ko--founded--harbour-front",
        "ko-ko--spokesperson-for--harbour-front",
    )

    assert shortest_paths(tiny_graph, "ko-ko", "harbour-front") == [
        (Hop("ko-ko", "harbour-front", tuple(tiny.relations[reason] for reason in reasons)),)
    ]


def test_direction_does_not_matter(paths_of: Callable[..., list[str]]) -> None:
    """A path goes along relations and against them, and back the same way."""
    relations = ["a knows b", "c knows b"]

    assert (paths_of(relations, "a", "c"), paths_of(relations, "c", "a")) == (["a b c"], ["c b a"])


def test_the_shortest_paths_come_in_the_order_of_their_ids(paths_of: Callable[..., list[str]]) -> None:
    """All of the least length, none that is longer, whatever the order of the files."""
    relations = ["a knows c", "c knows d", "d knows b", "b knows a", "a knows e", "e knows d"]

    forwards, backwards = paths_of(relations, "a", "d"), paths_of(relations[::-1], "a", "d")

    assert forwards == backwards == ["a b d", "a c d", "a e d"]


def test_a_limit_takes_the_first_of_them(paths_of: Callable[..., list[str]]) -> None:
    """The same ones every time."""
    relations = ["a knows e", "e knows d", "a knows c", "c knows d", "a knows b", "b knows d"]

    assert paths_of(relations, "a", "d", limit=2) == ["a b d", "a c d"]


def test_a_document_is_no_shortcut(paths_of: Callable[..., list[str]]) -> None:
    """One publisher or one author joins everyone, so documents lead on only where that is asked for."""
    relations = ["doc published by e", "doc written by a", "a knows b", "b knows c", "c knows e"]

    without = paths_of(relations, "a", "e")
    through = paths_of(relations, "a", "e", through_documents=True)

    assert (without, through) == (["a b c e"], ["a doc e"])


def test_a_document_may_be_an_end(paths_of: Callable[..., list[str]]) -> None:
    """Who asks for a document by name gets its connections, but not through another one."""
    relations = ["doc published by e", "other published by e", "other written by a"]

    assert (paths_of(relations, "doc", "e"), paths_of(relations, "doc", "other"), paths_of(relations, "doc", "a")) == (
        ["doc e"],
        ["doc e other"],
        [],
    )


def test_a_guess_at_identity_is_no_step(paths_of: Callable[..., list[str]]) -> None:
    """`may be the same as` connects nobody, even where nothing else does."""
    assert paths_of(["a may be the same as b", "b knows c"], "a", "c") == []


def test_what_nobody_asserts_is_no_step(tiny_graph: nx.MultiDiGraph) -> None:
    """The bill that would give the port is proposed only."""
    assert shortest_paths(tiny_graph, "port-bill", "harbour-front") == []


@pytest.mark.parametrize("other", ["aung-and-sons", "moved-people", "no"])
def test_all_who_take_part_in_a_relation_are_one_step_apart(
    tiny: Dataset, tiny_graph: nx.MultiDiGraph, other: str
) -> None:
    """Oslo, where they were moved to: from who moved, from who was moved, and from whom it was done for."""
    moved = tiny.relations["aung-and-sons--moved--moved-people"]

    assert [shortest_paths(tiny_graph, other, "oslo"), shortest_paths(tiny_graph, "oslo", other)] == [
        [(Hop(other, "oslo", (moved,)),)],
        [(Hop("oslo", other, (moved,)),)],
    ]


def test_a_loop_joins_nothing(paths_of: Callable[..., list[str]]) -> None:
    """Who knows himself is not connected to others by that."""
    assert paths_of(["a knows a", "b knows c"], "a", "b") == []


@pytest.mark.parametrize(("start", "end"), [("the-strike", "oslo"), ("oslo", "the-strike"), ("oslo", "oslo")])
def test_no_connection_is_no_path(tiny_graph: nx.MultiDiGraph, start: str, end: str) -> None:
    """An isolated entity, and an entity with itself."""
    assert shortest_paths(tiny_graph, start, end) == []


@pytest.mark.parametrize(("start", "end"), [("nobody", "oslo"), ("oslo", "nobody")])
def test_an_unknown_end_is_a_key_error(tiny_graph: nx.MultiDiGraph, start: str, end: str) -> None:
    """Names are resolved before."""
    with pytest.raises(KeyError, match="nobody"):
        shortest_paths(tiny_graph, start, end)


def test_finding_paths_leaves_the_graph_as_it_was(tiny: Dataset) -> None:
    """Nothing is added to nodes or edges, or taken away."""
    network = assemble(tiny)
    before = (dict(network.nodes(data=True)), list(network.edges(keys=True, data=True)))

    shortest_paths(network, "ko-ko", "oslo")

    assert (dict(network.nodes(data=True)), list(network.edges(keys=True, data=True))) == before


def test_lengths_are_those_of_networkx(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Between any two entities the paths are as short as any over the same steps."""
    steps = nx.Graph()
    for relation in tiny.relations.values():
        if relation.is_asserted and relation.type not in {"may be the same as", "published by", "written by"}:
            everyone = [relation.from_id, relation.to_id, *(entity_id for _word, entity_id in relation.also)]
            steps.add_edges_from((one, other) for one in everyone for other in everyone)
    expected = {
        (one, other): length
        for one, lengths in nx.all_pairs_shortest_path_length(steps)
        for other, length in lengths.items()
        if one != other
    }

    actual = {pair: {len(path) for path in shortest_paths(tiny_graph, *pair)} for pair in expected}

    assert actual == {pair: {length} for pair, length in expected.items()}

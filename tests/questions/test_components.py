"""What hangs together by chains of asserted relations, and who is spoken of most."""

from pathlib import Path

import networkx as nx
import pytest
from conforming import BUILDERS

from graph.curated.load import load
from graph.model.sources import independent, origins
from graph.questions.components import components
from graph.questions.links import linked
from graph.questions.network import assemble
from graph.questions.paths import shortest_paths
from graph.questions.rank import ranked

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", sorted(BUILDERS))
@pytest.mark.parametrize("through_documents", [False, True])
def test_a_component_is_what_a_path_reaches(name: str, through_documents: bool, tmp_path: Path) -> None:
    """Two are in one exactly when `graph path` finds a way; networkx has the same groups."""
    dataset = BUILDERS[name](tmp_path)
    found = components(dataset, through_documents=through_documents)

    assert sorted(it for group in found for it in group) == sorted(dataset.entities)
    assert [len(group) for group in found] == sorted((len(group) for group in found), reverse=True)
    joined = nx.Graph()
    joined.add_nodes_from(dataset.entities)
    for relation in dataset.relations.values():
        if relation.is_asserted and relation.type not in {"may be the same as", "version of", "land of"}:
            members = [
                it for it in relation.participants if through_documents or dataset.entities[it].kind != "document"
            ]
            nx.add_path(joined, members)
    assert {frozenset(group) for group in found} == {frozenset(group) for group in nx.connected_components(joined)}
    network = assemble(dataset)
    first = found[0][0]
    for other in [*found[0][1:4], *(group[0] for group in found[1:4])]:
        if dataset.entities[other].kind != "document" and dataset.entities[first].kind != "document":
            is_there = bool(shortest_paths(network, first, other, through_documents=through_documents))
            assert is_there == (other in found[0])


def test_ranks_are_counted() -> None:
    """Links as `graph links` lists them, neighbours each once, sources as independent as they are of one relation."""
    dataset = load(ROOT)
    found = {it.entity: it for it in ranked(dataset)}
    assert [it.links for it in ranked(dataset)] == sorted((it.links for it in found.values()), reverse=True)

    for entity_id in ("myanmar-military", "salai-timmy", "australia"):
        listed = [
            link.relation
            for link in linked(dataset, entity_id).links
            if link.relation.is_asserted and link.steps and link.through != "land"
        ]
        own = {
            it.id: it
            for it in listed
            if entity_id in it.participants
            and it.type != "land of"
            and not any(dataset.entities[member].kind == "document" for member in it.participants)
        }
        rank = found[entity_id]
        assert rank.links == len(own)
        assert rank.neighbours == len({member for it in own.values() for member in it.participants} - {entity_id})
        alone = [independent(origins(dataset), it) for it in own.values()]
        assert max(alone) <= rank.sources <= sum(alone)


def test_a_source_counts_once() -> None:
    """However many relations it asserts: four texts cannot be more independent sources than they name."""
    dataset = load(ROOT / "tests" / "data" / "tiny")
    by_sources = ranked(dataset, "sources")

    assert [it.sources for it in by_sources] == sorted((it.sources for it in by_sources), reverse=True)
    assert {it.entity for it in by_sources} == {it.entity for it in ranked(dataset, "neighbours")}

"""Graphs to be laid out."""

import networkx as nx

from graph.curated import definitions
from graph.model.records import Dataset, Entity, Evidence, Relation
from graph.questions.network import assemble


def graph_of(pairs: list[tuple[int, int]], count: int) -> nx.MultiDiGraph:
    """Return a graph of `count` people and a relation for each pair."""
    evidence = (Evidence("doc#1", "doc", ((1, 1),)),)
    entities = {f"p{number}": Entity(f"p{number}", "person", f"P {number}") for number in range(count)}
    relations = {
        f"r{number}": Relation(f"r{number}", f"p{one}", "may be the same as", f"p{other}", evidence)
        for number, (one, other) in enumerate(pairs)
    }
    return assemble(Dataset(entities, relations, definitions.start()))

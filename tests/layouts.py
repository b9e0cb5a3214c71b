"""Graphs to be laid out."""

import networkx as nx

from graph.curated import definitions
from graph.model.records import Dataset, Entity, Relation
from graph.questions.network import assemble


def graph_of(pairs: list[tuple[int, int]], count: int) -> nx.MultiDiGraph:
    """Return a graph of `count` people and a relation for each pair."""
    entities = {f"p{number}": Entity(f"p{number}", "person", f"P {number}") for number in range(count)}
    relations = {
        f"r{number}": Relation(f"r{number}", f"p{one}", "published by", f"p{other}", ())
        for number, (one, other) in enumerate(pairs)
    }
    return assemble(Dataset(entities, relations, definitions.start(), facts={}))

"""What flat attributes do not say of the dataset: reported by every format that writes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from graph.exports.registry import Source
    from graph.model import Dataset, Relation

_JOINED = "evidence joined, so that it is not said which piece gives which date, figure, claimant or remark"
_SILENT = "who denies, requests, proposes or expects it left out"
_TEXT = "file, hash and length of the text that was read left out"


def note_flattened(source: Source) -> None:
    """Note in the losses what a line of attributes a relation, and one an entity, cannot say."""
    dataset: Dataset = source.graph.graph["dataset"]
    for relation in dataset.relations.values():
        evidence = relation.evidence
        if len(evidence) > 1 and any(piece.by or piece.when or piece.figures or piece.says for piece in evidence):
            source.losses.add(_JOINED, relation.id)
        if any(piece.by and piece.stance != "asserts" for piece in evidence):
            source.losses.add(_SILENT, relation.id)
    for entity in dataset.entities.values():
        if entity.text:
            source.losses.add(_TEXT, entity.id)


def edge_id(graph: nx.MultiDiGraph, relation: Relation) -> str:
    """Return the relation's id; where an entity has the same, one that neither has, for formats with one set of ids."""
    found = relation.id
    while found in graph:
        found += "--relation"
    return found

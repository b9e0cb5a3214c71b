"""What hangs together: the entities that chains of asserted relations join, whatever their length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.network import is_step

if TYPE_CHECKING:
    from graph.model.records import Dataset


def components(dataset: Dataset, *, through_documents: bool = False) -> list[list[str]]:
    """Return the entities in groups that no asserted relation joins, the largest first, then by first id.

    Relations are walked as `graph path` walks them: between any of their participants, in either direction; documents
    join nobody unless asked for, and stand alone then.
    """
    above = {entity_id: entity_id for entity_id in dataset.entities}

    def top(entity_id: str) -> str:
        while (parent := above[entity_id]) != entity_id:
            above[entity_id] = above[parent]
            entity_id = parent
        return entity_id

    for relation in dataset.relations.values():
        if is_step(relation):
            members = relation.participants
            if not through_documents:
                members = tuple(it for it in members if dataset.entities[it].kind != "document")
            for other in members[1:]:
                above[top(other)] = top(members[0])
    groups: dict[str, list[str]] = {}
    for entity_id in sorted(above):
        groups.setdefault(top(entity_id), []).append(entity_id)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))

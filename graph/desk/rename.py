"""An entity under another id: every mention follows, the old id stands under ``was`` and is still found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.fields import ID, ID_HINT
from graph.curated.relations import derived_id
from graph.curated.scalars import scalar
from graph.desk.changes import Desk
from graph.desk.references import references
from graph.errors import EditError
from graph.model.vocabulary import slug
from graph.questions.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from graph.desk.changes import Change
    from graph.desk.source import Node, Source
    from graph.model.records import Relation


def renamed(folder: Path, old: str, new: str) -> Change:
    """Return what giving an entity another id changes.

    Args:
        folder: of the dataset.
        old: its id, or a name that only it has.
        new: the id that it gets.

    Raises:
        NameNotFoundError: if there is no such entity, or several.
        EditError: if the new id will not do, or the dataset would not check with it.
    """
    desk = Desk(folder)
    entity = find(desk.dataset, old)
    _check_id(desk, entity.id, new)
    for source in desk.of("entities"):
        for record in source.records:
            if _text(record, "id") == entity.id:
                _rename_record(desk, source, record, entity.id, new)
    replace_references(desk, {entity.id: new})
    change = desk.change()
    change.checked()
    return change


def replace_references(desk: Desk, ids: dict[str, str]) -> None:
    """Have every mention of some entities name others, and every conflict the ids that follow from that."""
    for source in desk.sources:
        for node, entity, rest, _record in references(source):
            if entity in ids:
                desk.edit(source, node.start, node.end, scalar(ids[entity] + rest, inside=True))
    moved = {relation.id: _moved(desk, relation, ids) for relation in _derived(desk)}
    for source in desk.of("relations"):
        for record in source.records:
            conflicts = record.get("conflicts")
            for node in (conflicts.values or (conflicts,)) if conflicts else ():
                if moved.get(node.text, node.text) != node.text:
                    desk.edit(source, node.start, node.end, scalar(moved[node.text], inside=True))


def _derived(desk: Desk) -> list[Relation]:
    """Return the relations and facts that were given no id."""
    given = {_text(record, "id") for source in desk.of("relations") for record in source.records}
    every = {**desk.dataset.relations, **desk.dataset.facts}
    return [relation for key, relation in every.items() if key not in given]


def _moved(desk: Desk, relation: Relation, ids: dict[str, str]) -> str:
    known = desk.dataset.vocabulary.types[relation.type]
    start, end = ids.get(relation.from_id, relation.from_id), ids.get(relation.to_id, relation.to_id)
    if known.is_symmetric and end < start:
        start, end = end, start
    if known.value:
        value = relation.claims[0].value if known.many and relation.claims else None
        end = slug(value.text) if value else ""
    return derived_id(start, known.slug, end)


def _check_id(desk: Desk, old: str, new: str) -> None:
    if not ID.fullmatch(new):
        raise EditError(f"'{new}' is no id: {ID_HINT}")
    if new == old:
        raise EditError(f"'{old}' is called that already")
    if new in desk.dataset.entities:
        raise EditError(f"'{new}' is another entity; to make the two one: graph merge {new} {old}")
    for entity in desk.dataset.entities.values():
        if new in entity.was and entity.id != old:
            raise EditError(f"'{new}' was the id of '{entity.id}', and still leads there; choose another")


def _rename_record(desk: Desk, source: Source, record: Node, old: str, new: str) -> None:
    """Change the id, and put the old one under ``was``; the new one, if it was there, is no former id any more."""
    node, was = record.get("id"), record.get("was")
    assert node is not None  # noqa: S101 - it was found by it
    former = [it.text for it in (was.values or (was,))] if was else []
    kept = [*(it for it in former if it != new), old]
    listed = f"[{', '.join(scalar(it, inside=True) for it in kept)}]"
    if was:
        desk.edit(source, was.start, was.end, listed)
        desk.edit(source, node.start, node.end, scalar(new, inside=True))
    elif record.is_flow:
        desk.edit(source, node.start, node.end, f"{scalar(new, inside=True)}, was: {listed}")
    else:
        indent = " " * record_indent(source, record)
        desk.edit(source, node.start, node.end, f"{scalar(new)}\n{indent}was: {listed}")


def record_indent(source: Source, record: Node) -> int:
    """Return how far the keys of a record in lines of its own are indented."""
    first = record.keys[0].start
    return first - (source.text.rfind("\n", 0, first) + 1)


def _text(record: Node, key: str) -> str:
    node = record.get(key)
    return node.text if node else ""

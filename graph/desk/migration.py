"""A dataset of an older version brought to the form of today, comments kept.

Before format 2 a relation's derived id ended with its date. Of those that now share ``FROM--TYPE--TO`` all but one keep
what they had as an ``id`` of their own; the ids of the rest are still found with their date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.description import FORMAT
from graph.curated.files import NAMES, dataset_files
from graph.curated.relations import derived_id
from graph.curated.scalars import scalar
from graph.desk.changes import Change
from graph.desk.edits import Edit, edited
from graph.desk.rename import record_indent
from graph.desk.source import read_source
from graph.errors import DataError
from graph.model.vocabulary import slug

if TYPE_CHECKING:
    from pathlib import Path

    from graph.desk.source import Node, Source
    from graph.errors import Problem


def migrated(folder: Path) -> Change:
    """Return what bringing a dataset to the form of today changes; nothing where it has that form.

    Raises:
        DataError: if files cannot be read.
        EditError: if it would not check afterwards.
    """
    problems: list[Problem] = []
    sources = [read_source(path, name) for name in NAMES for path in dataset_files(folder, name, problems)]
    if problems:
        raise DataError(problems)
    edits: dict[Path, list[Edit]] = {source.path: [] for source in sources}
    now: dict[str, str] = {}
    taken: set[str] = set()
    for source in sources:
        for record in source.records if source.name == "relations" and not _is_new(sources) else ():
            before, after = _ids(record)
            if after in taken:
                edits[source.path].append(_with_id(source, record, before))
            elif before:
                now[before] = after
                taken.add(after)
    for source in sources:
        edits[source.path] += [*_conflicts(source, now), *_format(source)]
    changed = {source.path: edited(source.text, edits[source.path]) for source in sources if edits[source.path]}
    change = Change(folder, {source.path: source.text for source in sources}, changed)
    change.checked()
    return change


def _is_new(sources: list[Source]) -> bool:
    """Tell whether a dataset says that it has the form of today."""
    headers = [header for source in sources if (header := source.root.get("dataset"))]
    return any(_text(header, "format") == FORMAT for header in headers)


def _ids(record: Node) -> tuple[str, str]:
    """Return the id that a record had, and the one that it has now; both empty where it was given one."""
    if record.get("id"):
        return "", ""
    start, name, end, when = (_text(record, key) for key in ("from", "type", "to", "when"))
    after = derived_id(start, slug(name), end)
    return (f"{after}--{slug(when)}" if when else after), after


def _with_id(source: Source, record: Node, relation_id: str) -> Edit:
    first = record.keys[0].start
    if record.is_flow:
        return Edit(first, first, f"id: {scalar(relation_id, inside=True)}, ")
    return Edit(first, first, f"id: {scalar(relation_id)}\n{' ' * record_indent(source, record)}")


def _conflicts(source: Source, now: dict[str, str]) -> list[Edit]:
    every = (record.get("conflicts") for record in source.records)
    nodes = (node for conflicts in every if conflicts for node in conflicts.values or (conflicts,))
    return [
        Edit(it.start, it.end, scalar(now[it.text], inside=True))
        for it in nodes
        if now.get(it.text, it.text) != it.text
    ]


def _format(source: Source) -> list[Edit]:
    """Say in the header which form the dataset has."""
    header = source.root.get("dataset")
    if header is None or header.get("format"):
        return []
    first = header.keys[0].start
    if header.is_flow:
        return [Edit(first, first, f"format: {FORMAT}, ")]
    return [Edit(first, first, f"format: {FORMAT}\n{' ' * record_indent(source, header)}")]


def _text(record: Node, key: str) -> str:
    node = record.get(key)
    return node.text if node and node.kind == "scalar" else ""

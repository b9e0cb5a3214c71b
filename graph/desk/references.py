"""Where in the files an entity is named: every place that an edit of its id must reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.desk.source import Node, Source


class Reference(NamedTuple):
    """One mention of an entity.

    Attributes:
        node: the scalar that holds it.
        entity: its id.
        rest: what follows the id in the same scalar: ``#23`` of a citation.
        record: number of the record that it stands in; -1 outside of records.
    """

    node: Node
    entity: str
    rest: str
    record: int


def references(source: Source) -> Iterator[Reference]:
    """Yield every mention of an entity by its id in a file, in the order of the file, but for its own ``id``."""
    if source.name == "entities":
        for number, record in enumerate(source.records):
            yield from _plain(record.get("not"), number)
        header = source.root.get("dataset")
        regions = header.get("regions") if header else None
        for value in regions.values if regions else ():
            yield from _plain(value, -1)
        return
    yield from _plain(source.root.get("document"), -1)
    for number, record in enumerate(source.records):
        for key in ("from", "to"):
            yield from _plain(record.get(key), number)
        also = record.get("also")
        for value in also.values if also else ():
            yield from _plain(value, number)
        yield from _evidence(record.get("evidence"), number)


def _plain(node: Node | None, record: int) -> Iterator[Reference]:
    for one in _scalars(node):
        yield Reference(one, one.text, "", record)


def _evidence(node: Node | None, record: int) -> Iterator[Reference]:
    for piece in node.values if node else ():
        if piece.kind == "scalar":
            yield from _cites(piece, record)
        else:
            yield from _cites(piece.get("cite"), record)
            yield from _plain(piece.get("by"), record)
            yield from _cites(piece.get("repeats"), record)


def _cites(node: Node | None, record: int) -> Iterator[Reference]:
    for one in _scalars(node):
        document, mark, place = one.text.partition("#")
        if mark and document:  # a place alone is of the document at the top of the file
            yield Reference(one, document, mark + place, record)


def _scalars(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if node.kind == "scalar":
        yield node
    else:
        yield from node.values

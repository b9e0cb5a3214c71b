"""Curated files in the dataset's order: records sorted, and quotes where another reader would misread the text.

A comment belongs to the record below it; one with a blank line below is a heading, which keeps its place: records are
sorted between headings.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from graph.curated.scalars import is_misread, quoted
from graph.desk.changes import Desk
from graph.desk.chunks import Chunk, chunks
from graph.desk.source import parsed
from graph.model.places import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.desk.changes import Change
    from graph.desk.source import Node, Source

_NO_TEXT = frozenset(
    {"past", "former", "symmetric", "speech", "part", "many", "paragraphs", "pages", "figures", "format"}
)
_FIRST = (0, 0)


def formatted(folder: Path) -> Change:
    """Return what putting a dataset's files in order changes.

    Entities stand by kind, in the order of the vocabulary, then id. Relations stand by ends and type; in a file with a
    ``document`` by the first place of it that they cite, then so.

    Raises:
        DataError: if it does not check.
    """
    desk = Desk(folder)
    for source in desk.sources:
        for node in _misread(source.root):
            desk.edit(source, node.start, node.end, quoted(node.text))
    quotes = desk.change()
    after = dict(quotes.after)
    for source in desk.sources:
        text = after.get(source.path, source.text)
        ordered = _ordered(desk, source._replace(text=text) if text == source.text else _again(source, text))
        if ordered != source.text:
            after[source.path] = ordered
    change = quotes._replace(after=after)
    change.checked()
    return change


def _again(source: Source, text: str) -> Source:
    return source._replace(text=text, root=parsed(text))


def _misread(node: Node, key: str = "") -> Iterator[Node]:
    """Yield the plain texts that another reader would read as something else."""
    if node.kind == "scalar":
        if node.text and not node.style and key not in _NO_TEXT and is_misread(node.text):
            yield node
    elif key not in _NO_TEXT:
        for name, value in node.items() if node.keys else ((None, it) for it in node.values):
            if name is not None:
                yield from _misread(name)
            yield from _misread(value, name.text if name is not None else key)


def _ordered(desk: Desk, source: Source) -> str:
    found = chunks(source)
    if not found:
        return source.text
    document = source.root.get("document")
    keys = [_order(desk, record, document.text if document else "") for record in source.records]
    pieces, at = [], 0
    for _heading, group in groupby(found, key=lambda chunk: _section(source, found, chunk)):
        run = list(group)
        ordered = sorted(run, key=lambda chunk: keys[chunk.number])
        # What stands between two records stays between two records.
        for place, chunk in zip(run, ordered, strict=True):
            pieces += [source.text[at : place.start], source.text[chunk.start : chunk.end]]
            at = place.end
    pieces.append(source.text[at:])
    return "".join(piece if piece.endswith("\n") or not piece else f"{piece}\n" for piece in pieces)


def _section(source: Source, found: list[Chunk], chunk: Chunk) -> int:
    """Return the number of the first record below the last heading above a record."""
    number = chunk.number
    while number:
        between = source.text[found[number - 1].end : found[number].start]
        if re.search(r"^[ ]*#", between, re.MULTILINE):
            return number
        number -= 1
    return 0


def _order(desk: Desk, record: Node, document: str) -> tuple[object, ...]:
    def text(key: str) -> str:
        node = record.get(key)
        return node.text if node and node.kind == "scalar" else ""

    if record.get("kind"):
        return (list(desk.dataset.vocabulary.kinds).index(text("kind")), text("id"))
    ends = (text("from"), text("type"), text("to"), text("value"), text("id"))
    return (_first_place(record, document), *ends) if document else ends


def _first_place(record: Node, document: str) -> tuple[int, int]:
    """Return the first place of a document that a record cites."""
    found = []
    evidence = record.get("evidence")
    for piece in evidence.values if evidence else ():
        cite = piece if piece.kind == "scalar" else piece.get("cite")
        name, _, place = cite.text.rpartition("#") if cite else ("", "", "")
        if place and name in {"", document}:
            found.append(parse(place).ranges[0])
    return min(found, default=_FIRST)

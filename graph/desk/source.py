"""A curated file as it stands: its text, and where in it each value begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamStartEvent

from graph.curated.files import dataset_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.curated.yamlfile import Trail


class Node(NamedTuple):
    """One value, from `start` to `end` of the text, in characters; a comment behind it is not part of it.

    Attributes:
        kind: what it is.
        text: of a scalar, what is written as it is read.
        style: of a scalar ``"``, ``'``, ``|`` or ``>``; empty where it is plain.
        is_flow: of a mapping or a list: whether it stands in brackets.
        keys: of a mapping, its keys.
        values: of a mapping or a list.
    """

    kind: Literal["scalar", "mapping", "list"]
    start: int
    end: int
    text: str = ""
    style: str = ""
    is_flow: bool = False
    keys: tuple[Node, ...] = ()
    values: tuple[Node, ...] = ()

    def get(self, key: str) -> Node | None:
        """Return the value under a key of a mapping."""
        return next((value for name, value in self.items() if name.text == key), None)

    def items(self) -> Iterator[tuple[Node, Node]]:
        """Yield the keys of a mapping, each with its value."""
        return zip(self.keys, self.values, strict=True)


EMPTY = Node("scalar", 0, 0)


class Source(NamedTuple):
    """One curated file.

    Attributes:
        name: ``entities`` or ``relations``, whichever it holds.
        text: all of it.
        root: its mapping.
    """

    path: Path
    name: str
    text: str
    root: Node

    @property
    def records(self) -> tuple[Node, ...]:
        """Its records, in order."""
        found = self.root.get(self.name)
        return found.values if found else ()

    def at(self, trail: Trail) -> Node:
        """Return the value that a trail leads to.

        Raises:
            LookupError: if it leads to none.
        """
        node = self.root
        for step in trail:
            found = node.get(step) if isinstance(step, str) else node.values[step]
            if found is None:
                raise KeyError(step)
            node = found
        return node


def read_source(path: Path, name: str) -> Source:
    """Read a file that is known to be sound."""
    text = path.read_text("utf-8-sig")
    return Source(path, name, text, parsed(text))


def has_own_file(folder: Path, document: str) -> bool:
    """Tell whether what a document says stands in a file of its own, which names it at the top."""
    sources = (read_source(path, "relations") for path in dataset_files(folder, "relations", []))
    return any((named := source.root.get("document")) and named.text == document for source in sources)


def parsed(text: str) -> Node:
    """Return the value that a sound YAML text holds."""
    parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    while isinstance(parser.get_event(), StreamStartEvent):
        pass  # the document's start follows
    event = parser.get_event()
    return _node(parser, event) if event is not None else EMPTY


def _node(parser: Any, event: Any) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, ScalarEvent):
        return Node("scalar", start, end, event.value, event.style or "")
    keys, values = [], []
    if isinstance(event, MappingStartEvent):
        while not isinstance(event_ := parser.get_event(), MappingEndEvent):
            keys.append(_node(parser, event_))
            values.append(_node(parser, parser.get_event()))
        kind: Literal["mapping", "list"] = "mapping"
    else:
        while not isinstance(event_ := parser.get_event(), SequenceEndEvent):
            values.append(_node(parser, event_))
        kind = "list"
    is_flow = bool(event.flow_style)
    # Outside of brackets libyaml ends a value where the next begins, behind all comments.
    end = event_.end_mark.index if is_flow else values[-1].end
    return Node(kind, start, end, is_flow=is_flow, keys=tuple(keys), values=tuple(values))

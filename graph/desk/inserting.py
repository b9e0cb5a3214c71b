"""New records put into the curated files, where the dataset's order has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.scalars import scalar
from graph.desk.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from graph.desk.changes import Desk
    from graph.desk.source import Node, Source

    Values: TypeAlias = Mapping[str, str | list[str] | Mapping[str, str]]


def insert_entities(desk: Desk, entities: Sequence[Values]) -> None:
    """Put entities where those of their kind stand, by id; in the first file where there are none.

    Args:
        desk: has the change made.
        entities: of each the values of its keys, in the order they are written; empty ones are left out.
    """
    kinds = list(desk.dataset.vocabulary.kinds)
    ordered = sorted(entities, key=lambda values: (kinds.index(str(values["kind"])), str(values["id"])))
    by_source: dict[Path, list[Values]] = {}
    for values in ordered:
        by_source.setdefault(_home(desk, str(values["kind"])).path, []).append(values)
    for source in desk.of("entities"):
        if source.path in by_source:
            _insert(desk, source, by_source[source.path], kinds)


def _insert(desk: Desk, source: Source, entities: list[Values], kinds: list[str]) -> None:
    found = source.root.get("entities")
    if found is None or (found.is_flow and not found.values):
        _begin(desk, source, found, "".join(record(values, "") for values in entities))
        return
    if found.is_flow:
        desk.edit(source, found.end - 1, found.end - 1, "".join(f", {{{_flow(values)}}}" for values in entities))
        return
    pieces = chunks(source)
    indent = _indent(source, found.values[0])
    for values in entities:
        place = (kinds.index(str(values["kind"])), str(values["id"]))
        before = [piece for piece in pieces if _order(kinds, source.records[piece.number]) < place]
        at = before[-1].end if before else pieces[0].start
        newline = "" if not at or source.text[:at].endswith("\n") else "\n"
        desk.edit(source, at, at, newline + record(values, indent))


def record(values: Values, indent: str) -> str:
    """Write a record of a list in lines of its own.

    >>> print(record({"id": "nug", "aliases": ["NUG"], "note": "", "text": {"file": "a.txt"}}, ""), end="")
    - id: nug
      aliases: [NUG]
      text: {file: a.txt}
    """
    lines = [f"{key}: {_written(value)}" for key, value in values.items() if value]
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def _written(value: str | list[str] | Mapping[str, str]) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        return f"[{', '.join(scalar(item, inside=True) for item in value)}]"
    return f"{{{', '.join(f'{key}: {scalar(item, inside=True)}' for key, item in value.items())}}}"


def _flow(values: Values) -> str:
    written = {
        key: scalar(value, inside=True) if isinstance(value, str) else _written(value) for key, value in values.items()
    }
    return ", ".join(f"{key}: {value}" for key, value in written.items() if values[key])


def _home(desk: Desk, kind: str) -> Source:
    """Return the file that holds most entities of a kind; the first where none does."""
    sources = desk.of("entities")
    return max(sources, key=lambda source: sum(_text(record, "kind") == kind for record in source.records))


def _begin(desk: Desk, source: Source, found: Node | None, text: str) -> None:
    """Write the first record of a file in place of ``[]``, or of the key that is not there."""
    if found is None:
        desk.edit(source, len(source.text), len(source.text), f"{_newline(source.text)}entities:\n{text}")
    else:
        end = source.text.find("\n", found.end)
        end = len(source.text) if end < 0 else end + 1
        start = len(source.text[: found.start].rstrip(" "))
        desk.edit(source, start, end, f"{source.text[found.end : end].rstrip()}\n{text}")


def _newline(text: str) -> str:
    return "" if not text or text.endswith("\n") else "\n"


def _order(kinds: list[str], node: Node) -> tuple[int, str]:
    return kinds.index(_text(node, "kind")), _text(node, "id")


def _indent(source: Source, node: Node) -> str:
    line = source.text.rfind("\n", 0, node.start) + 1
    dash = source.text.find("-", line)
    return source.text[line:dash]


def _text(node: Node, key: str) -> str:
    found = node.get(key)
    return found.text if found else ""

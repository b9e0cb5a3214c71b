"""Two records of one relation in one file made into one: the evidence of both, each piece with what was lent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.scalars import scalar
from graph.desk.rename import record_indent

if TYPE_CHECKING:
    from graph.desk.source import Node, Source

LENT = ("when", "past", "figures", "covers", "value")
_OTHERS = ("conflicts", "was", "allow", "note")


def joined_record(source: Source, first: Node, second: Node) -> str:
    """Return the text of one record that says what two say, with the keys of the first, as lines without the dash.

    What stands beside the evidence is shorthand for the pieces of that record alone, so it moves into each of them.
    Notes of both stand in a list.
    """
    text = source.text
    pieces = [piece for record in (first, second) for piece in pieces_of(source, record)]
    lines = []
    for key, value in first.items():
        if key.text == "evidence":
            lines.append("evidence:\n" + "\n".join(f"- {piece}" for piece in dict.fromkeys(pieces)))
        elif key.text in _OTHERS and second.get(key.text):
            lines.append(f"{key.text}: {_both(value, second.get(key.text))}")
        elif key.text not in LENT:
            lines.append(f"{key.text}: {text[value.start : value.end].rstrip()}")
    for key, value in second.items():
        if first.get(key.text) is None and key.text not in (*LENT, "id"):
            lines.append(f"{key.text}: {text[value.start : value.end].rstrip()}")
    indent = " " * record_indent(source, first)
    return f"\n{indent}".join(line for entry in lines for line in entry.split("\n"))


def pieces_of(source: Source, record: Node) -> list[str]:
    """Return the pieces of evidence of a record, each as it is written, with what the record lends it."""
    evidence = record.get("evidence")
    lent = {key: _flow(source, value) for key in LENT if (value := record.get(key))}
    found = []
    for piece in evidence.values if evidence else ():
        own = dict(_own(source, piece))
        more = {key: value for key, value in lent.items() if key not in own}
        if piece.kind == "mapping" and not piece.is_flow:
            margin = piece.start - (source.text.rfind("\n", 0, piece.start) + 1)
            first, *rest = source.text[piece.start : piece.end].rstrip().split("\n")
            lines = [first, *(line[margin:] for line in rest), *(f"{key}: {value}" for key, value in more.items())]
            found.append("\n  ".join(lines))
        elif len(own | more) == 1:
            found.append(own["cite"])
        else:
            found.append(f"{{{', '.join(f'{key}: {value}' for key, value in (own | more).items())}}}")
    return found


def _own(source: Source, piece: Node) -> list[tuple[str, str]]:
    if piece.kind == "scalar":
        return [("cite", scalar(piece.text, inside=True))]
    return [(key.text, _flow(source, value)) for key, value in piece.items()]


def _flow(source: Source, node: Node) -> str:
    """Write a value in brackets, on one line."""
    if node.kind == "scalar":
        return scalar(node.text, inside=True)
    if node.kind == "list":
        return f"[{', '.join(_flow(source, value) for value in node.values)}]"
    return f"{{{', '.join(f'{scalar(key.text, inside=True)}: {_flow(source, value)}' for key, value in node.items())}}}"


def _both(one: Node, other: Node | None) -> str:
    assert other is not None  # noqa: S101 - the caller's choice
    if one.kind == "mapping":
        pairs = {key.text: value.text for node in (other, one) for key, value in node.items()}
        return f"{{{', '.join(f'{scalar(key, inside=True)}: {scalar(it, inside=True)}' for key, it in pairs.items())}}}"
    texts = [it.text for node in (one, other) for it in (node.values or (node,))]
    return f"[{', '.join(scalar(it, inside=True) for it in dict.fromkeys(texts))}]"

"""What two curators made of one file, joined record by record; markers stand only where they truly disagree.

git joins lines: two records added at one place disagree to it, and two claims of one relation too. Here records, types
and claims are joined, each whole; what one of the two left as it was becomes what the other made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from graph.desk.chunks import chunks
from graph.desk.joining import LENT, pieces_of
from graph.desk.rename import record_indent
from graph.desk.source import Source, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.desk.source import Node

_MAPPINGS = ("kinds", "types", "units")
_OURS, _BETWEEN, _THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"


class Joined(NamedTuple):
    """A file joined from two, and in how many places they disagree."""

    text: str
    disagreements: int


class _Piece(NamedTuple):
    """One record, type or unit in whole lines, what stands above it included; `source` and `record` of a record.

    Attributes:
        gap: the blank lines above all of it.
    """

    key: str
    text: str
    gap: str = ""
    source: Source | None = None
    record: Node | None = None


class _Parts(NamedTuple):
    """A file taken apart: what stands before the records, the records, what stands behind them."""

    head: str
    pieces: list[_Piece]
    tail: str


def joined(base: str, ours: str, theirs: str, path: Path) -> Joined | None:
    """Join what became of a file on two sides; None where one of the texts is no YAML of ours, for git to join.

    Args:
        base: the file that both began with; empty where both made it.
        ours: what one of them made of it.
        theirs: what the other did.
        path: where it lies.
    """
    try:
        before, one, other = (_parts(text, path) for text in (base, ours, theirs))
    except (yaml.YAMLError, ValueError, IndexError):
        return None
    head, wrong = _joined_heads(before.head, one.head, other.head)
    body, more = _joined_pieces(before.pieces, one.pieces, other.pieces)
    tail = one.tail if one.tail.strip() or not other.tail.strip() else other.tail
    return Joined(head + body + tail, wrong + more)


def _parts(text: str, path: Path) -> _Parts:
    root = parsed(text) if text.strip() else parsed("{}")
    name = next((key.text for key in root.keys if key.text in {"entities", "relations"}), "entities")
    source = Source(path, name, text, root)
    found = chunks(source)
    if root.get(name) and not found and root.get(name).values:  # type: ignore[union-attr]
        raise ValueError("records in brackets")
    if not found:
        return _Parts(text, [], "")
    pieces, at = [], found[0].start
    for chunk in found:
        record = source.records[chunk.number]
        gap = text[at : chunk.start]  # blank lines, or a heading, which goes with the record below it
        own = gap.lstrip("\n") + text[chunk.start : chunk.end]
        pieces.append(_Piece(_key(record), own, gap[: len(gap) - len(gap.lstrip("\n"))], source, record))
        at = chunk.end
    if len({piece.key for piece in pieces}) < len(pieces):
        raise ValueError("two records of one key")
    return _Parts(text[: found[0].start], pieces, text[at:])


def _key(record: Node) -> str:
    """Return what makes a record this one: its id, else its ends and its type."""
    given = record.get("id")
    parts = [given] if given else [record.get(key) for key in ("from", "type", "to", "value")]
    return "--".join(part.text for part in parts if part)


# -- pieces -----------------------------------------------------------------------------------------------------------


def _joined_pieces(base: Sequence[_Piece], ours: Sequence[_Piece], theirs: Sequence[_Piece]) -> tuple[str, int]:
    """Join pieces by key, in our order; what only they have stands behind what it stood behind there."""
    before, one, other = ({piece.key: piece for piece in side} for side in (base, ours, theirs))
    order = [piece.key for piece in ours]
    last = ""
    for piece in theirs:
        if piece.key not in one:
            order.insert(order.index(last) + 1 if last in order else 0, piece.key)
        last = piece.key
    gap = max((piece.gap for piece in (*ours, *theirs)), default="")  # for what was first, and had none
    found, wrong = "", 0
    for key in order:
        text, is_wrong = _joined_piece(before.get(key), one.get(key), other.get(key))
        wrong += is_wrong
        if text:
            above = (one.get(key) or other[key]).gap
            is_first_there = key in {side[0].key for side in (ours, theirs) if side}
            found += (above or gap * is_first_there) * bool(found) + _lines(text.rstrip("\n"))
    return found, wrong


def _joined_piece(base: _Piece | None, ours: _Piece | None, theirs: _Piece | None) -> tuple[str, bool]:
    was, mine, yours = (piece.text.rstrip("\n") if piece else "" for piece in (base, ours, theirs))
    if mine in (yours, was):
        return yours, False
    if yours == was:
        return mine, False
    if ours and theirs and ours.record and theirs.record:
        text = _joined_record(base, ours, theirs)
        if text is not None:
            return text, False
    return f"{_OURS}{_lines(mine)}{_BETWEEN}{_lines(yours)}{_THEIRS}", True


def _lines(text: str) -> str:
    return f"{text}\n" if text else ""


# -- one record -------------------------------------------------------------------------------------------------------


def _joined_record(base: _Piece | None, ours: _Piece, theirs: _Piece) -> str | None:
    """Join a record key by key and claim by claim; None where both changed one of them, each in another way."""
    sides = [_Record.of(piece) for piece in (base, ours, theirs)]
    if any(side is None for side in sides):
        return None
    was, mine, yours = (side for side in sides if side)
    comment = _three(was.comment, mine.comment, yours.comment)
    claims = _joined_claims(was.claims, mine.claims, yours.claims)
    if comment is None or claims is None:
        return None
    lines = []
    for key in dict.fromkeys([*mine.values, *yours.values]):
        if key == "evidence":
            lines.append("evidence:\n" + "\n".join(f"- {piece}" for piece in claims))
            continue
        texts = [side.values.get(key, "") for side in (was, mine, yours)]
        value = _three(*texts)
        if value is None and key in mine.lists and key in yours.lists:
            value = _listed(was.lists.get(key, ()), mine.lists[key], yours.lists[key])
        if value is None:
            return None
        if value and not (key in LENT and claims):
            lines.append(f"{key}: {value}")
    text = f"\n{' ' * mine.indent}".join(line for entry in lines for line in entry.split("\n"))
    return f"{comment}{' ' * (mine.indent - 2)}- {text}"


class _Record(NamedTuple):
    """One record taken apart: the comment above it, its values as they are written, its claims with what they are lent.

    Attributes:
        lists: of the values that are lists but for the evidence, each item as it is written.
    """

    comment: str
    values: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    claims: tuple[str, ...]
    indent: int

    @staticmethod
    def of(piece: _Piece | None) -> _Record | None:
        """Return a record taken apart; None where comments stand inside of it, which no key has a claim to."""
        if piece is None or piece.source is None or piece.record is None:
            return _Record("", {}, {}, (), 2)
        source, record = piece.source, piece.record
        lines = piece.text.splitlines(keepends=True)
        comment = "".join(line for line in lines if line.lstrip().startswith("#"))
        if record.is_flow or not piece.text.startswith(comment) or " #" in piece.text[len(comment) :]:
            return None
        values = {key.text: source.text[value.start : value.end].rstrip() for key, value in record.items()}
        lists = {
            key.text: tuple(source.text[item.start : item.end] for item in value.values)
            for key, value in record.items()
            if value.kind == "list" and value.is_flow
        }
        return _Record(comment, values, lists, tuple(pieces_of(source, record)), record_indent(source, record))


def _joined_claims(was: Sequence[str], mine: Sequence[str], yours: Sequence[str]) -> list[str] | None:
    """Join claims: ours without what they took out, then what they added; None where both changed the same claim."""
    gone_here, gone_there = set(was) - set(mine), set(was) - set(yours)
    new_here = [claim for claim in mine if claim not in was]
    new_there = [claim for claim in yours if claim not in was and claim not in new_here]
    if gone_here & gone_there and new_here and new_there:
        return None
    return [claim for claim in mine if claim not in gone_there] + new_there


def _listed(was: Sequence[str], mine: Sequence[str], yours: Sequence[str]) -> str:
    """Join two lists: ours without what they took out, then what they added."""
    kept = [item for item in mine if item in yours or item not in was]
    return f"[{', '.join([*kept, *(item for item in yours if item not in mine and item not in was)])}]"


def _three(was: str, mine: str, yours: str) -> str | None:
    """Return what a text becomes that two sides had; None where each made something else of it."""
    if mine in (yours, was):
        return yours
    return mine if yours == was else None


# -- what stands before the records -----------------------------------------------------------------------------------


def _joined_heads(base: str, ours: str, theirs: str) -> tuple[str, int]:
    """Join heads: kinds, types and units entry by entry, the rest as a whole."""
    whole = _three(base, ours, theirs)
    if whole is not None:
        return whole, 0
    before, one, other = (dict(_blocks(text)) for text in (base, ours, theirs))
    text, wrong = "", 0
    for key in dict.fromkeys([*one, *other]):
        was, mine, yours = before.get(key, ""), one.get(key, ""), other.get(key, "")
        block = _three(was, mine, yours)
        if block is None and key in _MAPPINGS and mine and yours:
            head, entries = _entries(mine)
            body, more = _joined_pieces(_entries(was)[1], entries, _entries(yours)[1])
            text, wrong = text + head + body, wrong + more
        elif block is None:
            text, wrong = f"{text}{_OURS}{_lines(mine.rstrip())}{_BETWEEN}{_lines(yours.rstrip())}{_THEIRS}", wrong + 1
        else:
            text += block
    return text, wrong


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a head, each with its lines and the comments above them; what stands above all under no key."""
    key = ""
    lines: list[str] = []
    above: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[:1] in {"#", "\n"}:
            above.append(line)
            continue
        if line[:1].strip() and ":" in line:
            yield key, "".join(lines)
            key, lines = line.partition(":")[0], [*above, line]
        else:
            lines += [*above, line]
        above = []
    yield key, "".join([*lines, *above])


def _entries(block: str) -> tuple[str, list[_Piece]]:
    """Return the first line of a block, and its entries, each with the comments above it."""
    head = ""
    pieces: list[_Piece] = []
    above: list[str] = []
    lines = block.splitlines(keepends=True)
    indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip() and line[:1] == " "), default=2)
    for line in lines:
        own = line[:indent].isspace() and line[indent : indent + 1] not in {" ", "#", "\n", ""}
        if own:
            pieces.append(_Piece(line.strip().partition(":")[0], "".join([*above, line])))
            above = []
        elif line.lstrip().startswith("#"):
            above.append(line)
        elif pieces:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + "".join(above) + line)
            above = []
        else:
            head += line
    return head, pieces

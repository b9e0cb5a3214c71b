"""The records of a file as pieces of its text, each with the comments that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.desk.source import Source


class Chunk(NamedTuple):
    """One record in whole lines, from `start` to `end` of the text.

    Attributes:
        number: of the record.
        start: where its first line begins, or the first line of the comment right above it.
        end: where its last line ends, comments behind its last value included.
    """

    number: int
    start: int
    end: int


def chunks(source: Source) -> list[Chunk]:
    """Return the pieces of a file whose records stand in lines of their own; none where they stand in brackets."""
    found = source.root.get(source.name)
    if found is None or found.is_flow:
        return []
    text, result, at = source.text, [], 0
    for number, record in enumerate(found.values):
        start = text.rfind("\n", 0, record.start) + 1
        end = _line_end(text, record.end)
        while start > at and (above := _line_above(text, start)) >= at and text[above:start].lstrip().startswith("#"):
            start = above
        result.append(Chunk(number, start, end))
        at = end
    return result


def _line_end(text: str, at: int) -> int:
    """Return the end of the line; of a text of several lines, whose node ends where the next begins, that place."""
    if at and text[at - 1 : at] == "\n":
        return at - (len(text[:at]) - len(text[:at].rstrip("\n")) - 1)
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _line_above(text: str, start: int) -> int:
    return text.rfind("\n", 0, start - 1) + 1

"""Changes of one text at several places at once, each by where it was before any of them."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`; where both are the same, it is put in there."""

    start: int
    end: int
    text: str


def edited(text: str, edits: list[Edit]) -> str:
    """Return a text with all edits made; several at one place in the order they were given.

    Raises:
        ValueError: if two of them touch the same characters.
    """
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if start < at:
            raise ValueError(f"two edits touch character {start}")
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])

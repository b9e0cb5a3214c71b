"""How text is fitted into a width: broken between words, never inside one."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

# A line begins neither with the dot between two parts nor with the number of a paragraph.
_BREAK = re.compile(r" (?![·¶])")
_GAP = 2
_SHORT = 16


def wrapped(text: Text, width: int) -> list[Text]:
    """Break a text into lines; only a word that is longer than a whole line is cut."""
    starts, end, used = [0], 0, 0
    ends = []
    for start, stop in _words(text.plain, width):
        length = cell_len(text.plain[start:stop])
        gap = start - end
        if start and used + gap + length > width:
            ends.append(end)
            starts.append(start)
            used = length
        else:
            used += gap + length
        end = stop
    return [text[start:stop] for start, stop in zip(starts, [*ends, end], strict=True)]


def widths(columns: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Share a width among columns so that no word is broken; None where they cannot all stand side by side.

    A column is at least as wide as its longest word, a short one as its longest cell where that can be; more than that
    is shared by the root of what each would take, so that one long remark does not squeeze the names.
    """
    free = width - _GAP * (len(columns) - 1)
    wanted = [max(map(cell_len, column)) for column in columns]
    least = [max(cell_len(word) for cell in column for word in _BREAK.split(cell)) for column in columns]
    if sum(least) > free:
        return None
    whole = [high if high <= _SHORT else low for low, high in zip(least, wanted, strict=True)]
    least = whole if sum(whole) <= free else least

    def shared(each: float) -> list[int]:
        return [max(low, min(high, int(each * sqrt(high)))) for low, high in zip(least, wanted, strict=True)]

    low, high = 0.0, float(max(wanted, default=0) + 1)
    for _halving in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(shared(middle)) <= free else (low, middle)
    return shared(low)


def _words(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each word starts and ends; of one that is longer than a line, where each piece does."""
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if end - start <= width // 2 or cell_len(text[start:end]) <= width:  # no sign is wider than two cells
            yield start, end
        else:
            for piece in chop_cells(text[start:end], width):
                yield start, start + len(piece)
                start += len(piece)
        start = gap.end() if gap else end

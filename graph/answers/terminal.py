"""A listing for a person at a terminal: paragraphs under what they are about, coloured, whole at any width from 40.

Each claim is a paragraph of its own that hangs under its relation; the word on how it stands has the margin, so that
the eye runs down it. There are no columns to squeeze, and nothing is broken inside a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from graph.answers.listing import Entry, Line, Rows
from graph.answers.wrapping import widths, wrapped
from graph.words.cells import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.answers.listing import Listing, Section

COLOURS = {
    "stated": "green",
    "claimed": "yellow",
    "disputed": "red",
    "differ": "red",
    "against": "red",
    "denied": "red",
    "requested": "cyan",
    "proposed": "cyan",
    "expected": "cyan",
}
_LONGEST = 110  # cells; longer lines are hard to follow from one to the next
_FULL = 100  # from this width on, citations have a line of their own and are given in full
_MARGIN = 60  # from this width on, the marks have a margin of their own
_INDENT = 4
_MARK = 11  # the longest word on how a claim stands, and two blanks


def drawn(listing: Listing, width: int) -> Iterator[Text]:
    """Yield the lines of a listing at a width."""
    prose = min(width, _LONGEST)
    yield from _paragraph(_text(listing.title, "bold"), prose, 0)
    for line in listing.about:
        yield from _paragraph(_text(line), prose, 2)
    for section in listing.sections:
        yield Text()
        yield from _section(section, width)
    yield Text()
    for remark in listing.remarks:
        yield from _paragraph(_text(remark, "dim"), prose, 0)


def _section(section: Section, width: int) -> Iterator[Text]:
    prose = min(width, _LONGEST)
    if section.heading:
        heading = _text(section.heading, "bold cyan")
        if section.aside:
            heading.append_text(_text(f" · {section.aside}", "dim"))
        yield from _paragraph(heading, prose, 0)
    if isinstance(section.body, Rows):
        yield from _rows(section.body, width)
    else:
        for entry in section.body:
            yield from _entry(entry, prose)


def _entry(entry: Entry, width: int, marked: int = _MARK) -> Iterator[Text]:
    yield from _paragraph(_text(entry.head, "bold"), width, 2)
    if entry.summary:
        yield from _paragraph(_text(entry.summary, "italic"), width, _INDENT)
    for line in entry.lines:
        yield from _line(line, width, marked)


def _line(line: Line, width: int, marked: int) -> Iterator[Text]:
    """Yield the lines of one claim: the mark in the margin, what is said beside it, where it is written last."""
    struck = " strike" if line.withdrawn else ""
    said = _text(" · ".join(part for part in line.parts if part), struck)
    if line.withdrawn:
        said.append(" · " if said.plain else "", "dim").append_text(_text(line.withdrawn))
    cited = _text(line.full if width >= _FULL else line.short, f"dim{struck}")
    mark = _text(line.mark, COLOURS.get(line.mark, "dim") + struck)
    if width < _MARGIN:
        first = mark.append("  ").append_text(said) if said.plain else mark
        body = _said(first, cited, width - _INDENT - 2, width)
        margin, rest = Text(" " * _INDENT), Text(" " * (_INDENT + 2))
    else:
        body = _said(said, cited, width - _INDENT - marked, width)
        margin = Text(" " * _INDENT).append_text(mark).append(" " * max(1, marked - mark.cell_len))
        rest = Text(" " * (_INDENT + marked))
    for number, text in enumerate(body):
        yield _trimmed((rest if number else margin) + text)


def _said(said: Text, cited: Text, room: int, width: int) -> list[Text]:
    """Break what is said into lines; where it is written ends the last of them if it has room there as a whole."""
    lines = wrapped(said, room) if said.plain else []
    if not cited.plain:
        return lines or [Text()]
    if lines and width < _FULL and lines[-1].cell_len + 3 + cited.cell_len <= room:
        lines[-1].append(" · ", "dim").append_text(cited)
        return lines
    return lines + wrapped(cited, room)


def _rows(table: Rows, width: int) -> Iterator[Text]:
    """Yield a table, its columns side by side where no word need be broken for it, else each row as a small record."""
    if not table.rows:
        return
    has_header = any(table.columns)
    lines = [table.columns, *table.rows] if has_header else table.rows
    cells = [tuple(map(printable, line)) for line in lines]
    shares = widths(list(zip(*cells, strict=True)), width - 2)
    if shares is None:
        yield from _records(table, min(width, _LONGEST))
        return
    for number, row in enumerate(cells):
        style = "dim" if number == 0 and has_header else ""
        columns = [wrapped(Text(cell, style), share) for cell, share in zip(row, shares, strict=True)]
        yield from _side_by_side(columns, shares)


def _side_by_side(columns: Sequence[Sequence[Text]], shares: Sequence[int]) -> Iterator[Text]:
    for at in range(max(map(len, columns))):
        line = Text("  ")
        for column, share in zip(columns, shares, strict=True):
            cell = column[at] if at < len(column) else Text()
            line.append_text(cell).append(" " * (share - cell.cell_len + 2))
        yield _trimmed(line)


def _records(table: Rows, width: int) -> Iterator[Text]:
    marked = max(map(len, table.columns)) + 2
    for first, *rest in table.rows:
        lines = [Line(name, (cell,)) for name, cell in zip(table.columns[1:], rest, strict=True) if cell]
        yield from _entry(Entry(first, "", lines), width, marked)


def _paragraph(text: Text, width: int, indent: int, hanging: int = 0) -> Iterator[Text]:
    for number, line in enumerate(wrapped(text, width - indent - hanging)):
        yield _trimmed(Text(" " * (indent + (hanging if number else 0))) + line)


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line


def _text(text: str, style: str = "") -> Text:
    return Text().append(printable(text), style.strip())  # as a part: a style of the whole would pass to what follows


def show(listings: Iterable[Listing]) -> None:
    """Print listings at the width of the terminal, in colour unless NO_COLOR is set."""
    from rich.console import Console

    console = Console(highlight=False)
    for number, listing in enumerate(listings):
        if number:
            console.print()
        for line in drawn(listing, console.width):
            console.print(line, soft_wrap=True)

"""A listing for a pipe: a line a claim that says all by itself, so that grep finds whole claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Line, Rows
from graph.words.cells import printable
from graph.words.english import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.answers.listing import Entry, Listing, Section


def as_text(listings: Iterable[Listing]) -> str:
    """Write listings as plain text: nothing is wrapped or coloured, columns line up within a section."""
    return "\n".join("\n".join([*_lines(listing), ""]) for listing in listings)


def _lines(listing: Listing) -> Iterator[str]:
    yield printable(joined([listing.title, *listing.about], " · "))
    for section in listing.sections:
        yield ""
        yield from _section(section)
    yield ""
    yield from map(printable, listing.remarks)


def _section(section: Section) -> Iterator[str]:
    heading = printable(joined([section.heading, f"({section.aside})" if section.aside else ""], " "))
    if isinstance(section.body, Rows):
        if heading:
            yield heading
        yield from _rows(section.body)
    else:
        claims = [(entry, line) for entry in section.body for line in _with_summary(entry)]
        heads = max((len(printable(entry.head)) for entry, _line in claims), default=0)
        marks = max((len(printable(line.mark)) for _entry, line in claims), default=0)
        for entry, line in claims:
            yield _claim(heading, entry, line, heads, marks)


def _with_summary(entry: Entry) -> Sequence[Line]:
    return [Line("", (entry.summary,)), *entry.lines] if entry.summary else entry.lines


def _claim(heading: str, entry: Entry, line: Line, heads: int, marks: int) -> str:
    said = printable(joined([*line.parts, line.short, line.withdrawn], " · "))
    cells = [heading, printable(entry.head).ljust(heads), printable(line.mark).ljust(marks), said]
    return joined(cells, "  ").rstrip()


def _rows(table: Rows) -> Iterator[str]:
    lines = [table.columns, *table.rows] if any(table.columns) else table.rows
    cells = [tuple(map(printable, line)) for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        shown = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
        yield f"  {'  '.join(shown)}".rstrip()

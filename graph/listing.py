"""Rows as a person or a program reads them: a table in the terminal, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from graph.characters import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Format = Literal["table", "markdown", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

_COLOURS = {"stated": "green", "claimed": "yellow", "disputed": "red"}
_NARROW = 16


class Section(NamedTuple):
    """A heading and the rows under it, each as long as the columns of its listing."""

    heading: str
    rows: Sequence[tuple[str, ...]]


class Listing(NamedTuple):
    """Something listed: a title, columns, sections, a closing remark, and the same as plain data for JSON."""

    title: str
    columns: tuple[str, ...]
    sections: list[Section]
    remark: str
    data: Any


def as_markdown(listing: Listing) -> str:
    """Write a listing as Markdown that can be pasted into a report: a heading and a table a section."""
    lines = [f"# {_inline(listing.title)}", ""]
    for section in listing.sections:
        if section.heading:
            lines += [f"## {_inline(section.heading)}", ""]
        lines += ["| " + " | ".join(listing.columns) + " |", "|" + " --- |" * len(listing.columns)]
        lines += ["| " + " | ".join(map(_inline, row)) + " |" for row in section.rows] + [""]
    return "\n".join([*lines, _inline(listing.remark), ""])


def as_csv(listing: Listing) -> str:
    """Write a listing as CSV (RFC 4180), the section in the first column; spreadsheets run nothing of it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["section", *listing.columns])
    for section in listing.sections:
        writer.writerows([inert(cell) for cell in (section.heading, *row)] for row in section.rows)
    return stream.getvalue()


def as_json(listing: Listing) -> str:
    """Write what a listing holds as JSON."""
    return json.dumps(listing.data, ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[str, Callable[[Listing], str]] = {"markdown": as_markdown, "csv": as_csv, "json": as_json}


def as_text(listing: Listing) -> str:
    """Write a listing as plain text, a line a row, for pipes: nothing is wrapped, so that grep finds whole rows."""
    lines = [listing.title]
    for section in listing.sections:
        lines += ["", section.heading] if section.heading else [""]
        widths = [max(map(len, column)) for column in zip(*section.rows, strict=True)]
        for row in section.rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
            lines.append(f"  {'  '.join(cells)}".rstrip())
    return "\n".join([*lines, "", listing.remark, ""])


def print_table(listing: Listing) -> None:
    """Print a listing for a person, wrapped to the width of the terminal and coloured; plain where that is none."""
    if not sys.stdout.isatty():
        sys.stdout.write(as_text(listing))
        return
    # rich takes 60 ms to import and draw; only those who look at a table should wait for it.
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(listing.title, style="bold"))
    widths = _widths(listing, console.width, cell_len)
    for section in listing.sections:
        if section.heading:
            console.print(Text(f"\n{section.heading}", style="bold cyan"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(width=0)  # indents by the padding between columns
        for column, width in zip(listing.columns, widths, strict=True):
            table.add_column(width=width, overflow="fold", style="dim" if column == listing.columns[-1] else "")
        for row in section.rows:
            table.add_row("", *(Text(cell, style=_COLOURS.get(cell, "")) for cell in row))
        console.print(table)
    console.print(Text(f"\n{listing.remark}", style="dim"))


def _widths(listing: Listing, width: int, measure: Callable[[str], int]) -> list[int]:
    """Share the width of the terminal: the same columns in every section, short ones as wide as they need."""
    rows = [row for section in listing.sections for row in section.rows]
    wanted = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    free = width - 2 * (len(wanted) + 1) - 1
    if sum(wanted) <= free:
        return wanted
    rest = free - sum(each for each in wanted if each <= _NARROW)
    # By the root, so that one long remark does not squeeze the names.
    shares = sum(sqrt(each) for each in wanted if each > _NARROW)
    return [each if each <= _NARROW else max(_NARROW, int(rest * sqrt(each) / shares)) for each in wanted]


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 relation``, ``2,000 relations``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(parts: Iterable[str], between: str = "; ") -> str:
    """Join the parts that are not empty."""
    return between.join(part for part in parts if part)


def _inline(text: str) -> str:
    escaped = "".join(f"\\{mark}" if mark in "\\`*_[]<>|#" else mark for mark in text)
    return " ".join(escaped.split())

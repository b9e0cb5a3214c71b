"""CSV files as tables: whatever delimiter, with or without a byte order mark, each row with the lines it stands on."""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import Problem
from graph.imports.draft import hidden
from graph.imports.lines import Line, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DELIMITERS = ",;\t|"
_FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t", "'\r")


_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


class Row(NamedTuple):
    """The cells of one row by column, in lower case, without the empty ones; its first line, and its paragraphs."""

    cells: dict[str, str]
    line: int
    place: str

    def get(self, *columns: str) -> str:
        """Return the first of these cells that is not empty; empty where all are."""
        return next((self.cells[column] for column in columns if column in self.cells), "")

    def list(self, column: str) -> list[str]:
        """Return the parts of a cell that joins several with ``; ``."""
        return [part for part in self.get(column).split("; ") if part]


class Table(NamedTuple):
    """One file: its columns, in lower case, and its rows; `unread` counts those that could not be read."""

    lines: Lines
    columns: frozenset[str]
    rows: list[Row]
    unread: int = 0

    def problem(self, row: Row, message: str) -> Problem:
        """Return what is wrong with a row, with its place."""
        return Problem(str(self.lines.path), row.line, 1, message)


def table(path: Path, problems: list[Problem]) -> Table:
    """Read a CSV file; rows that are wrong are left out and added to `problems`.

    What our own export wrote, which has a description beside it, is taken to the letter; of any other the cells are
    trimmed, letters composed, and all blanks made plain ones: two names that print alike are one.
    """
    is_exact = (path.parent / "datapackage.json").exists()
    lines = Lines(path)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=feed.delimiter(), strict=True)
    columns: list[str] = []
    rows = []
    before = len(problems)
    for line, place, cells in _rows(reader, feed, problems):
        character = hidden([_unix(" ".join(cells))])
        if character:
            message = f"hidden character {character}, which can make a text read as what it is not; take it out"
            problems.append(Problem(str(path), line, 1, message))
        elif not columns:
            columns = [cell.strip().lower() for cell in cells]
            _check_columns(path, line, columns, problems)
            before = len(problems)
        elif len(cells) != len(columns):
            message = f"{len(cells)} cells where the first line has {len(columns)}"
            problems.append(Problem(str(path), line, 1, message))
        else:
            texts = [
                (column, _text(cell, is_exact=is_exact))
                for column, cell in zip(columns, cells, strict=True)
                if cell and column
            ]
            rows.append(Row({column: text for column, text in texts if text}, line, place))
        if (
            columns
            and not columns[-1]
            and any(not name and cell.strip() for name, cell in zip(columns, cells, strict=False))
        ):
            problems.append(Problem(str(path), line, 1, "a cell under no name; give its column one in the first line"))
    return Table(lines, frozenset(columns) - {""}, rows, len(problems) - before)


def _check_columns(path: Path, line: int, columns: list[str], problems: list[Problem]) -> None:
    """Report columns that cannot be told apart: one of them would be lost."""
    for name in dict.fromkeys(name for name in columns if name and columns.count(name) > 1):
        count = columns.count(name)
        message = f"'{name}' heads {count} columns, small and capital letters being the same; name one otherwise"
        problems.append(Problem(str(path), line, 1, message))


class _Feed:
    """Hands lines to the reader of CSV and remembers which it has handed out."""

    def __init__(self, lines: Lines) -> None:
        self.file = str(lines.path)
        self._lines = iter(lines)
        self._first = next(self._lines, None)
        self.handed: list[Line] = []

    def delimiter(self) -> str:
        """Return the delimiter that the first line has most of."""
        head = self._first.text if self._first else ""
        return max(_DELIMITERS, key=head.count)

    def __iter__(self) -> Iterator[str]:
        if self._first:
            self.handed.append(self._first)
            yield self._first.text
        for line in self._lines:
            self.handed.append(line)
            yield line.text


def _rows(reader: Iterator[list[str]], feed: _Feed, problems: list[Problem]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield line, paragraphs and cells of each row."""
    while True:
        feed.handed.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = feed.handed[0].number if feed.handed else 1
            problems.append(Problem(feed.file, line, 1, f"not CSV: {error}"))
            continue
        if any(cells):
            first, last = feed.handed[0], feed.handed[-1]
            place = f"{first.paragraph}-{last.paragraph}" if last.paragraph > first.paragraph else f"{first.paragraph}"
            yield first.number, place, cells


def _text(cell: str, *, is_exact: bool) -> str:
    """Return what a cell says: without the apostrophe that keeps a spreadsheet from running it."""
    text = cell[1:] if cell[0] == "'" and cell.startswith(_FORMULA_STARTS) else cell
    if is_exact or not text.strip():
        return _unix(text) if text.strip() else ""
    return _unix(_BLANKS.sub(" ", unicodedata.normalize("NFC", text))).strip()


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

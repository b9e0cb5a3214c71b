"""A listing as Markdown that can be pasted into a report: a bullet a relation, below it a bullet a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Rows
from graph.words.english import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.listing import Entry, Line, Listing, Section


def as_markdown(listings: Iterable[Listing]) -> str:
    """Write listings, each under a heading of its own, with full citations."""
    return "\n".join("\n".join([*_lines(listing), ""]) for listing in listings)


def _lines(listing: Listing) -> Iterator[str]:
    yield f"# {_inline(listing.title)}"
    yield ""
    for line in listing.about:
        yield from (_inline(line), "")
    for section in listing.sections:
        yield from _section(section)
    # Two blanks at the end of a line keep the remarks apart within one paragraph.
    yield "  \n".join(map(_inline, listing.remarks))


def _section(section: Section) -> Iterator[str]:
    heading = joined([section.heading, f"({section.aside})" if section.aside else ""], " ")
    if heading:
        yield from (f"## {_inline(heading)}", "")
    if isinstance(section.body, Rows):
        yield from _rows(section.body)
    else:
        for entry in section.body:
            yield from _entry(entry)
    yield ""


def _entry(entry: Entry) -> Iterator[str]:
    yield joined([f"- **{_inline(entry.head)}**", _inline(entry.summary)], ": ")
    yield from map(_claim, entry.lines)


def _claim(line: Line) -> str:
    said = joined(map(_inline, [*line.parts, line.full]), " · ")
    said = f"~~{said}~~ · {_inline(line.withdrawn)}" if line.withdrawn else said
    return f"  - {joined([f'*{_inline(line.mark)}*', said], ': ')}"


def _rows(table: Rows) -> Iterator[str]:
    yield f"| {' | '.join(map(_inline, table.columns))} |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield f"| {' | '.join(map(_inline, row))} |"


def _inline(text: str) -> str:
    escaped = "".join(f"\\{mark}" if mark in "\\`*_[]<>|#~" else mark for mark in text)
    return " ".join(escaped.split())

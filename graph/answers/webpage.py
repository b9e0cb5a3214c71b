"""A listing as a piece of HTML, for notebooks: headings and lists, no style and no script of ours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from graph.answers.listing import Rows
from graph.words.english import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.answers.listing import Entry, Line, Listing, Section


def as_html(listings: Iterable[Listing]) -> str:
    """Write listings as HTML, all text escaped, with full citations."""
    return "\n".join(line for listing in listings for line in _lines(listing))


_STYLE = """\
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h3 { font-size: 1.5rem; }
h4 { margin: 1.6rem 0 .3rem; font-size: 1.1rem; border-bottom: 1px solid; }
li { margin: .3rem 0; }
table { border-collapse: collapse; }
td, th { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; }
"""


def as_page(listings: Sequence[Listing]) -> str:
    """Write listings as a page of its own: one file, no script, no request."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(listings[0].title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n{as_html(listings)}\n</body>\n</html>\n"
    )


def _lines(listing: Listing) -> Iterator[str]:
    yield f"<h3>{escape(listing.title)}</h3>"
    yield from (f"<p>{escape(line)}</p>" for line in listing.about)
    for section in listing.sections:
        yield from _section(section)
    yield from (f"<p><small>{escape(remark)}</small></p>" for remark in listing.remarks)


def _section(section: Section) -> Iterator[str]:
    heading = joined([section.heading, f"({section.aside})" if section.aside else ""], " ")
    if heading:
        yield f"<h4>{escape(heading)}</h4>"
    if isinstance(section.body, Rows):
        yield from _rows(section.body)
    else:
        yield "<ul>"
        for entry in section.body:
            yield from _entry(entry)
        yield "</ul>"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<li><b>{escape(entry.head)}</b>{f' <i>{escape(entry.summary)}</i>' if entry.summary else ''}<ul>"
    yield from map(_claim, entry.lines)
    yield "</ul></li>"


def _claim(line: Line) -> str:
    said = escape(joined([*line.parts, line.full], " · "))
    said = f"<s>{said}</s> · {escape(line.withdrawn)}" if line.withdrawn else said
    return f"<li>{joined([f'<em>{escape(line.mark)}</em>' if line.mark else '', said], ': ')}</li>"


def _rows(table: Rows) -> Iterator[str]:
    yield "<table>"
    if any(table.columns):
        yield f"<tr>{''.join(f'<th>{escape(name)}</th>' for name in table.columns)}</tr>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
    yield "</table>"

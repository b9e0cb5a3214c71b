"""What a question is answered with, before it is known who reads it: a person, a report or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Line(NamedTuple):
    """One claim in words, or one thing said beside claims: a note, where sources differ.

    Attributes:
        mark: the one word it begins with: how the claim stands, ``note``.
        parts: what is said, each part by itself: voice, date, figures, content, remark; empty ones are passed over.
        short: where it is written, for a narrow terminal: ``The Irrawaddy 2022 ¶4``; empty where nowhere.
        full: the same with authors, title and date.
        withdrawn: said of what is no longer said, ``withdrawn in May 2023``; the rest is struck through.
    """

    mark: str
    parts: tuple[str, ...] = ()
    short: str = ""
    full: str = ""
    withdrawn: str = ""


class Entry(NamedTuple):
    """One relation: what it reads like, what it is made of where that is more than one claim, and a line a claim."""

    head: str
    summary: str
    lines: Sequence[Line]


class Rows(NamedTuple):
    """A plain table: a header where the columns need one, else empty words; each row as long as the header."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Section(NamedTuple):
    """What stands under one heading; `aside` is said quietly beside it: ``2 steps away``."""

    heading: str
    body: Sequence[Entry] | Rows
    aside: str = ""


class Listing(NamedTuple):
    """One thing listed: its name, lines on what it is, sections, and what remains to be said."""

    title: str
    about: Sequence[str]
    sections: Sequence[Section]
    remarks: Sequence[str] = ()


class Table(NamedTuple):
    """The same for a spreadsheet, whatever is displayed: no cell holds two claims."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Answer(NamedTuple):
    """Listings one after the other (several things may be called by one name), and the same for programs."""

    listings: Sequence[Listing]
    table: Table
    data: Any

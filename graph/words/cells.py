"""Text where something might act on it: a cell that a spreadsheet could run, a line that a terminal could obey."""

from __future__ import annotations

# A spreadsheet runs what begins with these; an apostrophe in front makes it text.
FORMULA_STARTS = frozenset("=+-@\t\r")
# They show nothing by themselves, but Burmese, Persian and Indic scripts are wrong without them.
_JOINERS = "\u200c\u200d"


def inert(cell: str) -> str:
    """Return a cell of a table so that no spreadsheet runs it; the same object where none would."""
    return f"'{cell}" if cell[:1] in FORMULA_STARTS else cell


def printable(text: str) -> str:
    r"""Return a text as one line that no terminal obeys: what is no sign is written as its number, line ends as blanks.

    >>> printable("red \x1b[31m")
    'red <U+001B>[31m'
    """
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() or mark in _JOINERS else _named(mark) for mark in text)


def _named(mark: str) -> str:
    return " " if mark.isspace() else f"<U+{ord(mark):04X}>"

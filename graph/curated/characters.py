"""What a text file may hold: UTF-8, and nothing that makes a line read as what it is not."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from graph.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 20
# C0 and C1 controls but tab and line ends, line separators, bidirectional overrides and isolates, lone surrogates,
# noncharacters. Zero-width joiners (U+200C, U+200D) stay: Burmese and Persian need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


# What nearly every byte of a curated file is; a piece of nothing else needs no search.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"


def first_hidden(text: str) -> str | None:
    """Return the first control or direction-overriding character of a value, as ``U+202E``; None if it has none."""
    match = _HIDDEN.search(text)
    if match is None and "\r" in text:  # a line end in a file, but in a value XML would turn it into another
        return "U+000D"
    return f"U+{ord(match[0]):04X}" if match else None


def is_readable(path: Path, problems: list[Problem]) -> bool:
    """Tell whether a file can be read, is UTF-8 and hides nothing; add every line that does to `problems`.

    Reads in small pieces: a file of 250 MB needs no 250 MB here.
    """
    before = len(problems)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    line, rest = 1, ""
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                text = rest + decoder.decode(piece)
                if piece.translate(None, _PLAIN) and _HIDDEN.search(text):
                    problems.extend(_hidden(str(path), line, text))
                head, newline, tail = text.rpartition("\n")
                line += head.count("\n") + bool(newline)
                rest = tail if newline else text
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        problems.append(_not_utf8(path))
    except OSError as error:
        problems.append(Problem(str(path), 1, 1, f"cannot be read: {error.strerror}"))
    return len(problems) == before


def _hidden(file: str, first_line: int, text: str) -> Iterator[Problem]:
    # The last line of a piece is looked at again with the next piece; `DataError` drops what is said twice.
    for match in _HIDDEN.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line = first_line + text.count("\n", 0, match.start())
        message = f"hidden character U+{ord(match[0]):04X}, which no reader sees; take it out"
        yield Problem(file, line, match.start() - line_start + 1, message)


def _not_utf8(path: Path) -> Problem:
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            return Problem(str(path), number, column, f"byte 0x{line[error.start]:02X} is not UTF-8; save it as UTF-8")
    raise AssertionError(path)  # the file changed between two readings

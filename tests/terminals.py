"""A real terminal as the output of a command."""

import os
import pty
import re
import subprocess
import termios
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graph.answers.listing import Listing, Rows

WIDTHS = (60, 80, 100, 120, 160)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(command: list[str | Path], columns: int, cwd: Path | None = None, **environment: str) -> str:
    """Run a command with a terminal of that many columns as its output; return what it showed, colours and all."""
    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, (50, columns))
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    surroundings = plain | {"TERM": "xterm-256color"} | environment
    with subprocess.Popen(command, stdin=writer, stdout=writer, stderr=writer, env=surroundings, cwd=cwd):
        os.close(writer)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that it was closed
            while piece := os.read(reader, 65536):
                shown += piece
    os.close(reader)
    return shown.decode().replace("\r\n", "\n")


def uncoloured(shown: str) -> str:
    """Take the colours out."""
    return _COLOUR.sub("", shown)


def words_of(text: str) -> Counter[str]:
    """Count the words of a text; a dot that only sets two parts apart is none."""
    return Counter(word for word in text.split() if word != "·")


def words_in(listing: Listing, columns: int) -> Counter[str]:
    """Count the words that a listing has to show at a width, where citations are short or full."""
    return words_of(" ".join(_texts(listing, is_wide=columns >= 100)))


def _texts(listing: Listing, *, is_wide: bool) -> Iterator[str]:
    yield from (listing.title, *listing.about, *listing.remarks)
    for section in listing.sections:
        yield from (section.heading, section.aside)
        if isinstance(section.body, Rows):
            yield from (cell for row in (section.body.columns, *section.body.rows) for cell in row)
            continue
        for entry in section.body:
            yield from (entry.head, entry.summary)
            for line in entry.lines:
                yield from (line.mark, *line.parts, line.full if is_wide else line.short, line.withdrawn)

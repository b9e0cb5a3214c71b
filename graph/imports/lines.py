"""The file being imported, line by line, counted the way citations count: a paragraph is a non-empty line."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Line(NamedTuple):
    """One line: its number, from 1, its text with the line end, and the paragraph it is, or would be if not empty."""

    number: int
    text: str
    paragraph: int


class Lines:
    """The lines of one file; when all have been read, `sha256` and `paragraphs` say which text that was."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sha256 = ""
        self.paragraphs = 0

    def __iter__(self) -> Iterator[Line]:
        """Yield every line.

        Raises:
            DataError: when the file cannot be read, or is not UTF-8.
        """
        number, digest, paragraphs = 0, sha256(), 0
        try:
            with self.path.open("rb") as stream:
                for number, content in enumerate(stream, 1):
                    digest.update(content)
                    text = content.decode("utf-8-sig" if number == 1 else "utf-8")
                    # What Python takes for a line end within a line begins a paragraph too, for the audit.
                    pieces = sum(not piece.isspace() for piece in text.splitlines() if piece)
                    yield Line(number, text, paragraphs + 1)
                    paragraphs += pieces
        except UnicodeDecodeError as error:
            message = f"byte 0x{error.object[error.start]:02X} is not UTF-8; save it as UTF-8"
            raise DataError([Problem(str(self.path), number, 1, message)]) from error
        except OSError as error:
            raise DataError([Problem(str(self.path), 1, 1, f"cannot be read: {error.strerror}")]) from error
        self.sha256, self.paragraphs = digest.hexdigest(), paragraphs

"""The texts that were read, as an audit needs them: by paragraph or page, with what is wrong with them."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model.records import Entity, Text

_LINE_END = re.compile(r"\r\n|\r|\n")


class Read(NamedTuple):
    """One text that was read again.

    Attributes:
        parts: its paragraphs or pages, the first at 0; an empty one is a page without text; None of what has no text.
        wrong: what does not agree with what the dataset says of it.
    """

    parts: list[str] | None
    wrong: list[str]


def read_text(document: Entity, folder: Path) -> Read:
    """Read the text of a document again: its paragraphs, its pages, or the transcript of a recording."""
    text = document.text
    assert text is not None  # noqa: S101 - the caller's choice
    path = folder / text.file
    try:
        content = path.read_bytes()
    except OSError as error:
        return Read(None, [f"{path}: cannot be read: {error.strerror}"])
    wrong = []
    actual = sha256(content).hexdigest()
    if actual != text.sha256:
        wrong.append(f"{path}: this is not the text that was read: its SHA-256 is {actual}, not {text.sha256}")
    if text.form == "time":
        return Read(None, wrong)
    parts, problem = _pages(path) if text.form == "page" else _paragraphs(path, content)
    if problem:
        return Read(None, [*wrong, problem])
    if len(parts) != text.length:
        wrong.append(f"{path}: has {len(parts)} {text.form}s, not {text.length}")
    return Read(parts, wrong)


def read_transcript(text: Text, folder: Path) -> str:
    """Return what is said in a recording, in one piece; empty where nobody wrote it down."""
    if not text.transcript:
        return ""
    try:
        return (folder / text.transcript).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _paragraphs(path: Path, content: bytes) -> tuple[list[str], str]:
    try:
        lines = _LINE_END.split(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [], f"{path}: is not UTF-8"
    return [line for line in lines if line.strip()], ""


def _pages(path: Path) -> tuple[list[str], str]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        return [], f"{path}: pages are read by pypdf: pip install 'claimgraph[pdf]'"
    try:
        return [page.extract_text() for page in PdfReader(path).pages], ""
    except (PyPdfError, ValueError, OSError) as error:
        return [], f"{path}: is no PDF that can be read: {error}"

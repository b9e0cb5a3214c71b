"""The plain text of a saved web page or a PDF, a paragraph a line, by libraries that are extras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import EditError

if TYPE_CHECKING:
    from pathlib import Path

_LIBRARIES = "pip install 'claimgraph[texts]'"


class Extracted(NamedTuple):
    """What was found in a file.

    Attributes:
        paragraphs: without empty ones, each in one line.
        title: and the rest, what a web page says of itself; empty where it does not.
    """

    paragraphs: list[str]
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def extracted(path: Path) -> Extracted:
    """Extract the text of a file by its ending: ``.html``, ``.htm`` or ``.pdf``.

    Raises:
        EditError: if there is no text in it, or the library for it is not installed.
    """
    found = _from_pdf(path) if path.suffix.lower() == ".pdf" else _from_html(path)
    if not found.paragraphs:
        raise EditError(f"{path}: no text was found in it")
    return found


def _from_html(path: Path) -> Extracted:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise EditError(f"{path}: the text of a web page is extracted by trafilatura: {_LIBRARIES}") from error
    # The bytes, not a text: the page itself says which encoding it has.
    found = bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return Extracted([])
    said: dict[str, Any] = found.as_dict()  # type: ignore[union-attr]

    def of(key: str) -> str:
        return str(said.get(key) or "")

    return Extracted(
        _lines(of("text").splitlines()),
        of("title"),
        of("author"),
        of("sitename"),
        of("date"),
        of("url"),
        of("language"),
    )


def _from_pdf(path: Path) -> Extracted:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTTextBox
        from pdfminer.pdfexceptions import PDFException
    except ImportError as error:
        raise EditError(f"{path}: the paragraphs of a PDF are extracted by pdfminer.six: {_LIBRARIES}") from error
    try:
        boxes = [box.get_text() for page in extract_pages(path) for box in page if isinstance(box, LTTextBox)]
    except (PDFException, ValueError) as error:
        raise EditError(f"{path}: is no PDF that can be read: {error}") from error
    return Extracted(_lines(boxes))


def _lines(texts: list[str]) -> list[str]:
    return [line for text in texts if (line := " ".join(text.split()))]

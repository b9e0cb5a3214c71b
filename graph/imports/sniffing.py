"""A file that is of another sort than it is taken for, named as what it is: one message, and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from graph.errors import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

_ARCHIVE = "is a spreadsheet or another archive (zip); save each sheet as CSV, or unpack it"
_MAGIC = {
    b"PK\x03\x04": _ARCHIVE,
    b"PK\x05\x06": _ARCHIVE,
    b"\xd0\xcf\x11\xe0": "is an old spreadsheet (.xls); save each sheet as CSV",
    b"%PDF": "is a PDF; graph add document takes it as a text to read",
    b"\x1f\x8b": "is compressed (gzip); unpack it: gunzip FILE",
    b"BZh": "is compressed (bzip2); unpack it: bunzip2 FILE",
    b"\xfd7zXZ": "is compressed (xz); unpack it: unxz FILE",
    b"(\xb5/\xfd": "is compressed (zstd); unpack it: unzstd FILE",
    b"SQLite": "is an SQLite database; export its tables as CSV",
    b"PAR1": "is Parquet; graph links and the other questions take a folder of ours with -C",
    b"\xff\xfe": "is UTF-16; save it as UTF-8",
    b"\xfe\xff": "is UTF-16; save it as UTF-8",
}
_XML = "is XML (GraphML and GEXF are); open it in the tool that wrote it, and save nodes and edges as CSV"
_HEAD = 4096


def refuse_foreign(path: Path, wanted: Literal["csv", "ftm"]) -> None:
    """Refuse a file that begins like something else.

    Raises:
        DataError: with one problem, that says what it is.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise DataError([Problem(str(path), 1, 1, f"cannot be read: {error.strerror}")]) from error
    what = next((said for magic, said in _MAGIC.items() if head.startswith(magic)), "")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not what and text.startswith(b"<"):
        what = _XML
    if not what and wanted == "csv" and text[:1] in {b"{", b"["} and text[1:].lstrip()[:1] in {b'"', b"{", b"[", b"}"}:
        what = "is JSON; FollowTheMoney, one entity a line, is read by graph import ftm"
    if not what and wanted == "ftm" and _is_one_document(path, text):
        what = "is one JSON document, not an entity a line; of a list of entities: jq -c '.[]' FILE > LINES"
    if what:
        raise DataError([Problem(str(path), 1, 1, what)])


def _is_one_document(path: Path, head: bytes) -> bool:
    """Tell whether a file is JSON as a whole, over several lines: its first line alone is none."""
    first = head.partition(b"\n")[0].strip()
    if head[:1] not in {b"{", b"["} or _parses(first):
        return head[:1] == b"[" and bool(first)
    return _parses(path.read_bytes())


def _parses(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True

"""Is anything restricted in a file that is about to be published? Every byte is searched, decoded in every way.

What is searched for are the ids and names of whoever is withheld, the ids of withheld relations, the words of withheld
claims, and the types, kinds and units that only these use.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import sqlite3
import tempfile
import zipfile
import zlib
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from graph.curated.restricted import NAME as ALLOWED
from graph.page.page import own_words, vis_network
from graph.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.records import Dataset, Relation

_SHORTEST_TEXT = 12  # letters of what a claim says; "shot dead" proves nothing
_DEEPEST = 4  # archives inside archives
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_APART = re.compile(r"[\W_]+")


class Leak(NamedTuple):
    """One restricted word in one file; `where` says in what of it: ``as it is``, ``decompressed``, ``in its name``."""

    file: str
    where: str
    word: str


class Searched(NamedTuple):
    """The words that are looked for, and those that are not: public records, or every page, hold them by right."""

    words: frozenset[str]
    passed_over: frozenset[str]


def restricted_words(dataset: Dataset, shown: Dataset) -> Searched:
    """Return what may stand in nothing that is published.

    Args:
        dataset: all of it.
        shown: what anyone may see of it.
    """
    withheld = [entity for key, entity in dataset.entities.items() if key not in shown.entities]
    found = {name for entity in withheld for name in entity.names}
    found |= {key for entity in withheld for key in (entity.id, *entity.was) if "-" in key}
    every, left = {**dataset.relations, **dataset.facts}, {**shown.relations, **shown.facts}
    found |= every.keys() - left.keys()
    found |= {text for it in every.values() for text in _texts(it)} - {
        text for it in left.values() for text in _texts(it)
    }
    whole, remaining = dataset.vocabulary, shown.vocabulary
    found |= (whole.kinds.keys() - remaining.kinds.keys()) | (whole.types.keys() - remaining.types.keys())
    found |= {unit for unit in whole.units.keys() - remaining.units.keys() if " " in unit}
    allowed = [own_words(), *_allowed_texts(shown)]
    public = {folded(name) for entity in shown.entities.values() for name in (entity.id, *entity.names)}
    pattern_of = {word: _pattern([word]) for word in found if word}
    passed = {
        word
        for word, pattern in pattern_of.items()
        if folded(word) in public or any(pattern.search(_plain(text)) for text in allowed)
    }
    return Searched(frozenset(pattern_of.keys() - passed), frozenset(passed))


def leaks(name: str, content: bytes, words: frozenset[str]) -> list[Leak]:
    """Return the words that stand in a file, or in its name, each once."""
    if not words:
        return []
    pattern = _pattern(words)
    by_plain = {_plain(word).strip(): word for word in words}
    found: dict[str, Leak] = {}
    for where, text in (("in its name", name), *_views(name, content, 0)):
        for match in pattern.findall(_plain(text)):
            word = by_plain[match.strip()]
            found.setdefault(word, Leak(name, where, word))
    return sorted(found.values())


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    plain = sorted({_plain(word).strip() for word in words} - {""}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, plain))})(?= )" if plain else "(?!)")


def _plain(text: str) -> str:
    """Return words between single spaces, whatever case, accents and signs there are: ``INFORMANT_FOR`` too."""
    return f" {_APART.sub(' ', folded(text)).strip()} "


def _texts(relation: Relation) -> Iterator[str]:
    for text in (*relation.notes, *(it for claim in relation.claims for it in (claim.says, claim.remark, claim.quote))):
        if len(text) >= _SHORTEST_TEXT:
            yield text


def _allowed_texts(shown: Dataset) -> Iterator[str]:
    """Yield the public texts in which a word may stand that is a restricted name too: a curator has said so."""
    for entity in shown.entities.values():
        if ALLOWED in dict(entity.allow):
            yield from (entity.id, *entity.names, entity.description, entity.note, entity.url)
    for relation in (*shown.relations.values(), *shown.facts.values()):
        if ALLOWED in dict(relation.allow):
            yield from (relation.id, *_texts(relation))


# -- what a file holds ------------------------------------------------------------------------------------------------


def _views(name: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """Yield a content as text, in every way in which it may be read."""
    text = content.decode("utf-8", "replace").replace(vis_network(), "")
    yield "as it is", text
    for encoding in ("utf-16-le", "utf-16-be"):
        if b"\0" in content:
            yield f"as {encoding}", content.decode(encoding, "replace")
    yield "unescaped", _unescaped(text)
    yield "percent-decoded", unquote(text)
    for run in _BASE64.findall(text):
        yield "decoded from base64", _from_base64(run)
    if depth < _DEEPEST:
        for inner, opened in _opened(content):
            yield from ((f"decompressed, {inner}", seen) for _where, seen in _views(name, opened, depth + 1))
    if content.startswith(b"SQLite format 3\0"):
        yield "in its tables", "\n".join(_rows_of_sqlite(content))
    if content.startswith(b"PAR1"):
        yield "in its columns", "\n".join(_cells_of_parquet(content))


def _unescaped(text: str) -> str:
    """Undo what JSON, JavaScript, Turtle, HTML and XML do to signs."""

    def sign(match: re.Match[str]) -> str:
        number = int(match[1] or match[2] or match[3], 16)
        return chr(number) if number < 0x110000 else match[0]  # noqa: PLR2004 - the end of Unicode

    return html.unescape(_ESCAPED.sub(sign, text)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _from_base64(run: str) -> str:
    try:
        return b64decode(f"{run}{'=' * (-len(run) % 4)}", altchars=b"-_" if {"-", "_"} & set(run) else None).decode()
    except ValueError:  # no base64, or no text
        return ""


def _opened(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is compressed in a content."""
    if content.startswith(b"\x1f\x8b"):
        try:
            yield "gzip", gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return
    if content.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for inner in archive.namelist():
                    yield inner, inner.encode() + b"\n" + archive.read(inner)
        except (zipfile.BadZipFile, NotImplementedError):
            return


def _rows_of_sqlite(content: bytes) -> Iterator[str]:
    """Yield every cell: a long one lies in pieces on several pages; nothing of what is no database after all."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.db"
        file.write_bytes(content)
        connection = sqlite3.connect(file)
        try:
            yield from connection.iterdump()
        except sqlite3.DatabaseError:
            return
        finally:
            connection.close()


def _cells_of_parquet(content: bytes) -> Iterator[str]:
    """Yield every cell, and what stands beside them: names of columns, metadata, bounds of each group of rows."""
    from pyarrow import ArrowException, BufferReader, parquet

    try:
        file = parquet.ParquetFile(BufferReader(content))
    except (ArrowException, OSError):  # no table after all
        return
    yield str(file.schema_arrow)
    for key, value in (file.metadata.metadata or {}).items():
        yield f"{key.decode('utf-8', 'replace')} {value.decode('utf-8', 'replace')}"
    for group in range(file.metadata.num_row_groups):
        for column in range(file.metadata.num_columns):
            statistics = file.metadata.row_group(group).column(column).statistics
            if statistics is not None and statistics.has_min_max:
                yield f"{statistics.min} {statistics.max}"
    for column in file.read().columns:
        yield from map(str, column.to_pylist())

"""Do the citations hold? Each is held against the text it cites: its hash, its paragraphs, the names in them."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.find import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.model.records import Dataset, Entity, Evidence, Relation

# Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese.
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_LONGEST_INITIALS = 5


class _WordCharacters(dict[int, int]):
    """Leaves letters, digits and the marks on them, which are vowels in Burmese; turns the rest into spaces."""

    def __missing__(self, code: int) -> int:
        is_part = chr(code).isalnum() or unicodedata.category(chr(code)).startswith("M")
        return self.setdefault(code, code if is_part else ord(" "))


_WORD_CHARACTERS = _WordCharacters()


class Failure(NamedTuple):
    """A citation, or a text, that does not hold; `subject` is a relation's id or a document's."""

    subject: str
    message: str


class Unnamed(NamedTuple):
    """An end that the cited paragraphs do not call by name or alias: understood from the context, one hopes."""

    relation: str
    cite: str
    entity: str


class Coverage(NamedTuple):
    """How far one document was used: `uncited` are the paragraphs that no relation cites."""

    document: str
    relations: int
    paragraphs: int
    cited: tuple[int, ...]
    uncited: tuple[int, ...]


class Audit(NamedTuple):
    """What an audit found; `citations` is how many were held against a text."""

    citations: int
    failures: tuple[Failure, ...]
    unnamed: tuple[Unnamed, ...]
    coverage: tuple[Coverage, ...]


def audit(dataset: Dataset, folder: Path) -> Audit:
    """Hold every citation against the texts in a folder.

    A paragraph is the n-th non-empty line of the text. A name counts as there in any case and with any accents, but
    initials in capitals only, as whole words where its script has spaces; a document need not be named in its own text.
    """
    texts: dict[str, list[str]] = {}
    failures: list[Failure] = []
    for document in dataset.entities.values():
        if document.text is not None:
            paragraphs, wrong = _read(document, folder)
            failures += wrong
            if paragraphs:
                texts[document.id] = paragraphs
    checked, unnamed = 0, list[Unnamed]()
    for relation, piece in _citations(dataset):
        if piece.document not in texts:
            continue
        checked += 1
        cited = [texts[piece.document][number - 1 : number] for number in _numbers(piece)]
        if not all(cited):
            failures.append(Failure(relation.id, f"{piece.cite}: there is no such paragraph in the text"))
        text = " ".join(paragraph for found in cited for paragraph in found)
        words, as_written = _words(folded(text)), _words(text)
        unnamed += [
            Unnamed(relation.id, piece.cite, end)
            for end in dict.fromkeys((relation.from_id, relation.to_id))
            if end != piece.document and not _is_named(dataset.entities[end], words, as_written)
        ]
    coverage = tuple(_coverage(dataset, document) for document in dataset.entities.values() if document.text)
    return Audit(checked, tuple(failures), tuple(unnamed), coverage)


def _read(document: Entity, folder: Path) -> tuple[list[str], list[Failure]]:
    """Return the paragraphs of a document's text, and what is wrong with it."""
    text = document.text
    assert text is not None  # noqa: S101 - the caller's choice
    path = folder / text.file
    try:
        content = path.read_bytes()
    except OSError as error:
        return [], [Failure(document.id, f"{path}: cannot be read: {error.strerror}")]
    failures = []
    actual = sha256(content).hexdigest()
    if actual != text.sha256:
        message = f"{path}: this is not the text that was read: its SHA-256 is {actual}, not {text.sha256}"
        failures.append(Failure(document.id, message))
    try:
        paragraphs = [line for line in re.split(r"\r\n|\r|\n", content.decode("utf-8-sig")) if line.strip()]
    except UnicodeDecodeError:
        return [], [*failures, Failure(document.id, f"{path}: is not UTF-8")]
    if len(paragraphs) != text.paragraphs:
        message = f"{path}: has {len(paragraphs)} paragraphs, not {text.paragraphs}"
        failures.append(Failure(document.id, message))
    return paragraphs, failures


def _citations(dataset: Dataset) -> Iterable[tuple[Relation, Evidence]]:
    return ((relation, piece) for relation in dataset.relations.values() for piece in relation.evidence)


def _numbers(piece: Evidence) -> list[int]:
    return [number for first, last in piece.paragraphs for number in range(first, last + 1)]


def _words(text: str) -> str:
    """Return a text as words between single spaces, possessives undone, so that a name is found only whole."""
    words = re.sub(r"['’]s\b", " ", text).translate(_WORD_CHARACTERS)
    return f" {' '.join(words.split())} "


def _is_named(entity: Entity, words: str, as_written: str) -> bool:
    for name in (entity.name, *entity.aliases):
        if name.isupper() and len(name) <= _LONGEST_INITIALS:  # "US" is not what "they told us" is about
            is_there = _words(name) in as_written
        else:
            wanted = _words(folded(name))
            is_there = (wanted.strip() if _UNSPACED.search(wanted) else wanted) in words
        if is_there:
            return True
    return False


def _coverage(dataset: Dataset, document: Entity) -> Coverage:
    assert document.text is not None  # noqa: S101 - the caller's choice
    citing = [(relation.id, piece) for relation, piece in _citations(dataset) if piece.document == document.id]
    cited = {number for _id, piece in citing for number in _numbers(piece)}
    every = range(1, document.text.paragraphs + 1)
    return Coverage(
        document.id,
        len({relation_id for relation_id, _piece in citing}),
        document.text.paragraphs,
        tuple(sorted(cited)),
        tuple(number for number in every if number not in cited),
    )

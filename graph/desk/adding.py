"""A document that was read, added to a dataset: its record, and a file for what it says, with who published it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from graph.curated.fields import ID, ID_HINT
from graph.desk.changes import Desk
from graph.desk.extraction import Extracted, extracted
from graph.desk.inserting import insert_entities, record
from graph.errors import EditError, NameNotFoundError
from graph.model.places import parse
from graph.model.records import Entity, Text
from graph.model.vocabulary import PUBLISHED_BY, WRITTEN_BY, slug
from graph.questions.find import LITTLE_WORDS, find
from graph.questions.naming import is_named, words_in
from graph.questions.texts import read_text
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.desk.changes import Change

_LONGEST_TITLE = 160
_TITLE_WORDS = 3
_PAGES = frozenset({".html", ".htm"})


class About(NamedTuple):
    """What is said of a document on the command line, each as it is written in the curated file; empty: not said.

    Attributes:
        publisher: an id or name; of an organization that is not there yet with `new`.
        authors: ids or names; of people that are not there yet with `new`.
        duration: of a recording, ``00:42:10``.
        as_text: of a PDF: read it as paragraphs of plain text, not by page.
        new: whether publisher and authors may be entities that are not there yet.
    """

    id: str = ""
    title: str = ""
    publisher: str = ""
    authors: Sequence[str] = ()
    published: str = ""
    genre: str = ""
    url: str = ""
    archived: Sequence[str] = ()
    accessed: str = ""
    language: str = ""
    duration: str = ""
    as_text: bool = False
    new: bool = False


class Added(NamedTuple):
    """What adding a document changes, and what there is to say of it.

    Attributes:
        change: of the curated files.
        texts: plain texts to be written beside the file they were taken from.
        document: its id.
        says: sentences for the curator: what was understood, what to look at.
    """

    change: Change
    texts: dict[Path, str]
    document: str
    says: list[str]


def added_document(folder: Path, file: Path, about: About, texts: Path | None = None) -> Added:
    """Return what adding a document changes: its hash and its length are taken from the file.

    Args:
        folder: of the dataset.
        file: the text: plain, a saved web page (its plain text is taken out of it), a PDF or a recording.
        about: what else is known of it.
        texts: the folder of texts, below which the path is written; the file's own folder where it is None.

    Raises:
        EditError: if the file cannot be read, stands in the dataset already, or the dataset would not check with it.
        NameNotFoundError: if publisher or author is no entity, and none may be added.
    """
    return _Adder(folder, file, about, texts).added()


class _Adder:
    def __init__(self, folder: Path, file: Path, about: About, texts: Path | None) -> None:
        self._desk = Desk(folder)
        self._file = file
        self._about = about
        self._texts = texts or file.parent
        self._written: dict[Path, str] = {}
        self._says: list[str] = []

    def added(self) -> Added:
        page, text, paragraphs = self._read()
        about = self._completed(page, paragraphs)
        publisher = self._entity(about.publisher, "organization")
        authors = [self._entity(name, "person") for name in about.authors]
        document = self._id(about, publisher)
        new = {it.id: it for it in (publisher, *authors) if it and it.id not in self._desk.dataset.entities}
        insert_entities(
            self._desk,
            [
                *({"id": it.id, "kind": it.kind, "name": it.name} for it in new.values()),
                {
                    "id": document,
                    "kind": "document",
                    "name": about.title,
                    "published": about.published,
                    "genre": about.genre,
                    "language": about.language,
                    "url": about.url,
                    "archived": list(about.archived),
                    "accessed": about.accessed,
                    "text": text,
                },
            ],
        )
        links = [(PUBLISHED_BY, publisher), *((WRITTEN_BY, author) for author in authors)]
        facts = [(type_, entity, self._place(type_, entity, paragraphs)) for type_, entity in links if entity]
        change = self._desk.change()
        change = change._replace(after={**change.after, self._own_file(document): _begun(document, facts)})
        change.checked()
        return Added(change, self._written, document, self._says)

    def _read(self) -> tuple[Extracted, dict[str, str], list[str] | None]:
        """Return what a page says of itself, the value of ``text``, and the paragraphs where there are any."""
        if self._about.duration:
            return Extracted([]), self._text(self._file, "duration", self._about.duration), None
        is_pdf = self._file.suffix.lower() == ".pdf"
        if self._file.suffix.lower() in _PAGES or (is_pdf and self._about.as_text):
            page = extracted(self._file)
            plain = self._file.with_suffix(".txt")
            content = "".join(f"{line}\n" for line in page.paragraphs)
            if plain.exists() and plain.read_bytes() != content.encode():
                raise EditError(f"{plain}: is there already, and is another text; move it or name the file otherwise")
            self._written[plain] = content
            self._says.append(f"plain text: {plain}, {counted(len(page.paragraphs), 'paragraph')}; read it through")
            return page, self._text(plain, "paragraphs", str(len(page.paragraphs))), page.paragraphs
        form = "page" if is_pdf else "paragraph"
        parts = self._parts(form)
        return Extracted([]), self._text(self._file, f"{form}s", str(len(parts))), parts

    def _parts(self, form: str) -> list[str]:
        """Read a file exactly as an audit will."""
        text = Text(self._file.name, "", form, 0, "")  # type: ignore[arg-type]
        found = read_text(Entity(id="", kind="document", name="", text=text), self._file.parent)
        if not found.parts:
            wrong = [message for message in found.wrong if "SHA-256" not in message]
            raise EditError(wrong[0] if wrong else f"{self._file}: holds no text")
        return found.parts

    def _text(self, file: Path, length: str, number: str) -> dict[str, str]:
        content = self._written.get(file, "").encode() or _bytes(file)
        digest = sha256(content).hexdigest()
        for entity in self._desk.dataset.entities.values():
            if entity.text and entity.text.sha256 == digest:
                raise EditError(f"{file}: is the text of '{entity.id}' already")
        try:
            name = file.resolve().relative_to(self._texts.resolve()).as_posix()
        except ValueError as error:
            raise EditError(f"{file}: does not lie in the folder of texts, {self._texts}") from error
        return {"file": name, "sha256": digest, length: number}

    def _completed(self, page: Extracted, paragraphs: list[str] | None) -> About:
        """Return what is known, with what the page says of itself where nothing else was said."""
        about = self._about
        taken = {
            key: value
            for key, value in (
                *(("title", page.title), ("published", page.published), ("url", page.url)),
                ("language", page.language),
            )
            if value and not getattr(about, key)
        }
        if taken:
            self._says.append(f"the page says: {', '.join(f'{key} {value}' for key, value in taken.items())}")
        for option, said, given in (
            ("publisher", page.publisher, about.publisher),
            ("author", page.author, about.authors),
        ):
            if said and not given:
                self._says.append(f'the page names as {option}: {said}; if that is so: --{option} "{said}"')
        about = about._replace(**taken)  # type: ignore[arg-type]
        if not about.title:
            first = paragraphs[0].strip() if paragraphs else ""
            is_title = 0 < len(first) <= _LONGEST_TITLE and "\n" not in first
            about = about._replace(title=first if is_title else self._file.stem)
            self._says.append(f"title, from {'the first line' if is_title else 'the name of the file'}: {about.title}")
        return about

    def _entity(self, name: str, kind: str) -> Entity | None:
        """Return the entity that a name means; a new one where there is none and that is wanted."""
        if not name:
            return None
        try:
            return find(self._desk.dataset, name)
        except NameNotFoundError as error:
            if not self._about.new:
                option = "--publisher" if kind == "organization" else "--author"
                raise EditError(f"{option}: {error}\nif that is somebody new, add --new") from error
        entity_id = _plain_slug(name)
        if entity_id in self._desk.dataset.entities:
            raise EditError(f"'{entity_id}' is the id of somebody else; add '{name}' to the entities by hand first")
        self._says.append(f"new: {entity_id} ({kind})")
        return Entity(id=entity_id, kind=kind, name=name)

    def _id(self, about: About, publisher: Entity | None) -> str:
        if about.id and not ID.fullmatch(about.id):
            raise EditError(f"'{about.id}' is no id: {ID_HINT}")
        words = [word for word in slug(about.title).split("-") if word not in LITTLE_WORDS | {"the"}]
        source = _plain_slug(_shortest(publisher)) if publisher else ""
        year = about.published[:4] if about.published[:4].isdecimal() else ""
        found = about.id or "-".join(part for part in (source, year, *words[:_TITLE_WORDS]) if part)
        if found in self._desk.dataset.entities:
            raise EditError(f"'{found}' is an entity already; give the document an id of its own: --id {found}-2")
        return found

    def _place(self, type_: str, entity: Entity, paragraphs: list[str] | None) -> str:
        """Return the first place that names somebody, for a citation of their own."""
        if paragraphs is None:
            return "00:00:00"
        form = "p" if self._file.suffix.lower() == ".pdf" and not self._written else ""
        what = "page" if form else "paragraph"
        for number, part in enumerate(paragraphs, 1):
            if is_named(entity, words_in(part)):
                self._says.append(f"{type_} {entity.name}: {what} {number}")
                return f"{form}{number}"
        self._says.append(f"{type_} {entity.name}: no {what} says so; 1 is cited, put it right")
        return f"{form}1"

    def _own_file(self, document: str) -> Path:
        path = self._desk.folder / "relations" / f"{document}.yaml"
        if path.exists():
            raise EditError(f"{path}: is there already; give the document another id: --id")
        return path


def _begun(document: str, facts: list[tuple[str, Entity, str]]) -> str:
    """Write the file of what a document says, in the order of its places."""
    records = [
        record({"from": document, "type": type_, "to": entity.id, "evidence": [place]}, "")
        for type_, entity, place in sorted(facts, key=lambda fact: parse(fact[2]).ranges)
    ]
    return f"document: {document}\nrelations:{chr(10) if records else ' []' + chr(10)}" + "\n".join(records)


def _plain_slug(name: str) -> str:
    """Return a name as an id: an article in front says nothing."""
    return slug(name.strip()).removeprefix("the-")


def _shortest(entity: Entity) -> str:
    """Return the shortest name of somebody that an id can hold."""
    names = [name for name in entity.names if name.isascii()] or [entity.name]
    return min(names, key=len)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise EditError(f"{file}: cannot be read: {error.strerror}") from error

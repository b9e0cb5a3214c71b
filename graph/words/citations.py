"""Citations and voices as a reader sees them: ``Voice of America 2023, ¶23``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.records import UNNAMED
from graph.model.vocabulary import PUBLISHED_BY, WRITTEN_BY
from graph.words.dates import date_words

if TYPE_CHECKING:
    from graph.model.dates import Date
    from graph.model.records import Claim, Dataset, Entity

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LAST = (9999, 12, 31)


class Citations:
    """Puts claims' citations into words; looks publishers and authors up once for a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._entities = dataset.entities
        self._publishers = _makers(dataset, PUBLISHED_BY)
        self._authors = _makers(dataset, WRITTEN_BY)
        self._documents: dict[str, str] = {}
        self._letters = self._lettered()

    def short(self, claim: Claim) -> str:
        """Return publisher, year and place: ``The Irrawaddy 2022 ¶4``; ``2022a`` where that year has several."""
        return self.place(claim.cite)

    def place(self, cite: str) -> str:
        """Return the same of a citation as it is written, ``irrawaddy-2022#4``, whether or not a claim has it."""
        document = self._entities[cite.partition("#")[0]]
        return f"{self._called(document)}{self._letters.get(document.id, '')} {_place_words(cite)}"

    def _called(self, document: Entity) -> str:
        maker = ", ".join(self._publishers.get(document.id, ())) or document.name
        return f"{maker} {_year(document.published)}"

    def _lettered(self) -> dict[str, str]:
        """Return what tells apart what one published in one year: ``a``, ``b`` and so on, by date, then id."""
        alike: dict[str, list[Entity]] = {}
        for entity in self._entities.values():
            if entity.text:
                alike.setdefault(self._called(entity), []).append(entity)
        found: dict[str, str] = {}
        for documents in alike.values():
            if len(documents) > 1:
                documents.sort(key=lambda it: ((it.published and it.published.earliest) or _LAST, it.id))
                found |= {document.id: _letter(number) for number, document in enumerate(documents)}
        return found

    def full(self, claim: Claim) -> str:
        """Return authors, title, publisher, date and paragraphs."""
        return f"{self.document(claim.document)}, {place_words(claim)}"

    def document(self, document_id: str) -> str:
        """Return authors, title, publisher and date of a document."""
        if document_id not in self._documents:
            self._documents[document_id] = self._document(document_id)
        return self._documents[document_id]

    def _document(self, document_id: str) -> str:
        document = self._entities[document_id]
        authors = " and ".join(self._authors.get(document_id, ()))
        publishers = ", ".join(self._publishers.get(document_id, ()))
        date = date_words(document.published.text) if document.published else "undated"
        # A name in brackets is the curator's: the document was read without its title.
        title = document.name if document.name.startswith("[") and document.name.endswith("]") else f"“{document.name}”"
        parts = [authors, title, publishers if publishers != authors else "", date]
        return ", ".join(part for part in parts if part)

    def publishers(self, document_id: str) -> tuple[str, ...]:
        """Return the names of those who published a document, in order of the relations."""
        return self._publishers.get(document_id, ())

    def authors(self, document_id: str) -> tuple[str, ...]:
        """Return the names of those who wrote a document, in order of the relations."""
        return self._authors.get(document_id, ())

    def voices(self, claim: Claim) -> tuple[str, ...]:
        """Return the names of those whom the document cites; empty where it speaks itself."""
        return tuple(map(self.voice, claim.by))

    def owners(self, document_id: str) -> tuple[str, ...]:
        """Return the names of those whose claim an opinion or a statement is: its authors, else its publishers."""
        return self._authors.get(document_id) or self._publishers.get(document_id, ())

    def voice(self, by: str) -> str:
        """Return the name of one of those whom a document cites."""
        return "unnamed sources" if by == UNNAMED else self._entities[by].name


def place_words(claim: Claim) -> str:
    """Return the place as readers know it: ``¶23``, ``¶¶23–24, 26``, ``p. 5``, ``pp. 5–6``, ``00:12:30–00:13:10``."""
    return _place_words(claim.cite)


def _place_words(cite: str) -> str:
    place = cite.partition("#")[2]
    number = place.replace("p", "")
    written = number.replace("-", "–").replace("+", ", ")
    if ":" in place:
        return written
    one, several = ("p. ", "pp. ") if "p" in place else ("¶", "¶¶")
    return f"{one if number.isdecimal() else several}{written}"


def _letter(number: int) -> str:
    """Return a, b, … z, aa, ab and so on, for 0 and up."""
    head, tail = divmod(number, len(_ALPHABET))
    return (_letter(head - 1) if head else "") + _ALPHABET[tail]


def _year(published: Date | None) -> str:
    """Return the year a document was published in, ``2022``, or the years it may have been, ``2023–2024``."""
    if published is None:
        return "undated"
    years = dict.fromkeys(str(day[0]) for day in (published.earliest, published.latest) if day)
    return "–".join(years)


def _makers(dataset: Dataset, type_name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for relation in dataset.relations.values():
        if relation.type == type_name and relation.is_asserted:
            maker = dataset.entities[relation.to_id].name
            found[relation.from_id] = (*found.get(relation.from_id, ()), maker)
    return {document_id: tuple(dict.fromkeys(makers)) for document_id, makers in found.items()}

"""Do the citations hold? Each is held against the text it cites: its hash, its place, its quote, the names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.naming import Words, is_named, words_in
from graph.questions.quotes import is_quoted
from graph.questions.texts import read_text, read_transcript

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.model.records import Claim, Dataset, Entity, Relation


class Failure(NamedTuple):
    """A citation, or a text, that does not hold; `subject` is a claim's address or a document's id."""

    subject: str
    message: str


class Unnamed(NamedTuple):
    """An end that the cited place does not name: understood from the context, one hopes."""

    claim: str
    cite: str
    entity: str


class Doubt(NamedTuple):
    """A claim whose names stand rather in a paragraph beside the cited one."""

    claim: str
    cite: str
    better: int
    names: tuple[str, ...]

    @property
    def document(self) -> str:
        """The document that it cites."""
        return self.cite.partition("#")[0]


class Coverage(NamedTuple):
    """How far one document was used: `uncited` are the paragraphs or pages that no claim cites."""

    document: str
    relations: int
    form: str
    length: int
    cited: tuple[int, ...]
    uncited: tuple[int, ...]


class Scope(NamedTuple):
    """For how many claims each thing was tested; each counts the claims that there was something to test of.

    Attributes:
        claims: all there are.
        places: of which the place was looked up in the text.
        quotes: of which a quote was looked for.
        names: of which it was looked for whom they are about.
        named: of these, those whose every end is named at the place.
        untested: that cite what cannot be read: a text that is not there, a recording, a page without text.
    """

    claims: int
    places: int
    quotes: int
    names: int
    named: int
    untested: int


class Audit(NamedTuple):
    """What an audit found: what does not hold, and what a person should look at."""

    tested: Scope
    failures: tuple[Failure, ...]
    doubts: tuple[Doubt, ...]
    unnamed: tuple[Unnamed, ...]
    coverage: tuple[Coverage, ...]


def audit(dataset: Dataset, folder: Path) -> Audit:
    """Hold every citation against the texts in a folder.

    A paragraph is the n-th non-empty line of the text, a page the file's n-th. A claim whose quote is found is not held
    against its neighbours; a document need not be named in its own text.
    """
    return _Auditor(dataset, folder).audit()


class _Auditor:
    def __init__(self, dataset: Dataset, folder: Path) -> None:
        self._dataset = dataset
        self._folder = folder
        self._texts: dict[str, list[str]] = {}
        self._words: dict[tuple[str, int], Words] = {}
        self._failures: list[Failure] = []
        self._doubts: list[Doubt] = []
        self._unnamed: list[Unnamed] = []
        self._counts = dict.fromkeys(Scope._fields, 0)

    def audit(self) -> Audit:
        documents = [document for document in self._dataset.entities.values() if document.text]
        for document in documents:
            found = read_text(document, self._folder)
            self._failures += [Failure(document.id, message) for message in found.wrong]
            if found.parts:
                self._texts[document.id] = found.parts
        for relation, claim in _claims(self._dataset):
            self._counts["claims"] += 1
            self._test(relation, claim)
        coverage = tuple(self._coverage(document) for document in documents)
        found_all = (tuple(self._failures), tuple(self._doubts), tuple(self._unnamed))
        return Audit(Scope(**self._counts), *found_all, coverage)

    def _test(self, relation: Relation, claim: Claim) -> None:
        if claim.place.form == "time":
            self._test_recording(relation, claim)
            return
        parts = self._texts.get(claim.document)
        if parts is None:
            self._counts["untested"] += 1
            return
        numbers = claim.place.numbers()
        self._counts["places"] += 1
        if numbers[-1] > len(parts):
            message = f"{claim.cite}: there is no such {claim.place.form} in the text"
            self._failures.append(Failure(relation.address(claim), message))
            return
        if not any(parts[number - 1].strip() for number in numbers):
            self._counts["untested"] += 1  # a scanned page has no text
            return
        is_found = self._test_quote(relation, claim, [parts[number - 1] for number in numbers])
        self._test_names(relation, claim, numbers, has_quote=is_found)

    def _test_recording(self, relation: Relation, claim: Claim) -> None:
        text = self._dataset.entities[claim.document].text
        transcript = read_transcript(text, self._folder) if text else ""
        if claim.quote and transcript:
            self._test_quote(relation, claim, [transcript])
        else:
            self._counts["untested"] += 1

    def _test_quote(self, relation: Relation, claim: Claim, parts: list[str]) -> bool:
        """Look for the quote within one of the cited parts; tell whether there is one and it stands there."""
        if not claim.quote:
            return False
        self._counts["quotes"] += 1
        if any(is_quoted(claim.quote, part) for part in parts):
            return True
        where = [
            number for number, part in enumerate(self._texts.get(claim.document, []), 1) if is_quoted(claim.quote, part)
        ]
        hint = f"; it stands in {', '.join(map(str, where))}" if where else "; it stands nowhere in the text"
        self._failures.append(Failure(relation.address(claim), f"{claim.cite}: “{claim.quote}” is not there{hint}"))
        return False

    def _test_names(self, relation: Relation, claim: Claim, numbers: list[int], *, has_quote: bool) -> None:
        ends = dict.fromkeys(end for end in (relation.from_id, relation.to_id) if end and end != claim.document)
        if not ends:
            return
        self._counts["names"] += 1
        cited = {end for number in numbers for end in ends if self._names(claim.document, number, end)}
        missing = [end for end in ends if end not in cited]
        self._counts["named"] += not missing
        if has_quote:
            return
        self._unnamed += [Unnamed(relation.address(claim), claim.cite, end) for end in missing]
        for beside in (numbers[0] - 1, numbers[-1] + 1):
            if 1 <= beside <= len(self._texts[claim.document]) and missing:
                there = {end for end in ends if self._names(claim.document, beside, end)}
                if len(there) > len(cited):
                    names = tuple(sorted(there - cited))
                    self._doubts.append(Doubt(relation.address(claim), claim.cite, beside, names))
                    break

    def _names(self, document: str, number: int, entity: str) -> bool:
        key = (document, number)
        if key not in self._words:
            self._words[key] = words_in(self._texts[document][number - 1])
        return is_named(self._dataset.entities[entity], self._words[key])

    def _coverage(self, document: Entity) -> Coverage:
        assert document.text is not None  # noqa: S101 - the caller's choice
        citing = [(relation.id, claim) for relation, claim in _claims(self._dataset) if claim.document == document.id]
        form, length = document.text.form, document.text.length
        is_counted = form != "time"
        cited = {number for _id, claim in citing for number in claim.place.numbers()} if is_counted else set()
        uncited = tuple(number for number in range(1, length + 1) if number not in cited) if is_counted else ()
        relations = len({relation_id for relation_id, _claim in citing})
        return Coverage(document.id, relations, form, length, tuple(sorted(cited)), uncited)


def _claims(dataset: Dataset) -> Iterator[tuple[Relation, Claim]]:
    every = (*dataset.relations.values(), *dataset.facts.values())
    return ((relation, claim) for relation in every for claim in relation.claims)

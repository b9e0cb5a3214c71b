"""Citations, ``document#place``, checked against the documents that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import places
from graph.model.records import Claim
from graph.words.english import indefinite
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.curated.fields import Fields
    from graph.model.records import Entity, Text

_LENGTH = {"paragraph": "paragraphs", "page": "pages", "time": "times"}


class Cites:
    """Reads citations, each once: most are given many times.

    Attributes:
        document: what a place alone cites, from the top of the file; empty where it says none.
        known: a bare claim for each citation that was found sound.
    """

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._by_document: dict[str, dict[str, Claim]] = {}
        self.open("")

    def open(self, document: str, *, is_sound: bool = True) -> None:
        """Begin a file, whose top names its document; of an unsound one a place alone is not reported again."""
        self.document = document
        self._is_sound = is_sound
        self.known = self._by_document.setdefault(document, {})

    def read(self, cite: str, fields: Fields, *trail: str | int) -> Claim | None:
        """Return the bare claim that a citation stands for; what is wrong is reported under `trail` of `fields`."""
        found = self.known.get(cite)
        if found is None:
            message, found = self._read(cite)
            if found is None and message:
                fields.problem(message, *trail)
            elif found is None:
                return None
            else:
                self.known[cite] = found
        return found

    def _read(self, cite: str) -> tuple[str, Claim | None]:
        document_id, mark, text = cite.rpartition("#")
        if not document_id:
            document_id = self.document
        if not document_id or (mark and not text):
            hint = "write document#place, such as 'voa#23', 'voa#23-24+26', 'voa#p5' or 'voa#00:12:30-00:13:10'"
            return f"'{cite}' is no citation; {hint}" if document_id or self._is_sound else "", None
        document = self._entities.get(document_id)
        if document is None:
            documents = [entity.id for entity in self._entities.values() if entity.kind == "document"]
            return f"no document '{document_id}'{did_you_mean(document_id, documents)}", None
        if document.kind != "document":
            return f"'{document_id}' is {indefinite(document.kind)}; only a document can be evidence", None
        if document.text is None:
            return f"'{document_id}' has no 'text': a document that was not read cannot be evidence", None
        try:
            place = places.parse(text)
        except ValueError as error:
            return str(error), None
        message = _beyond(place, document.id, document.text)
        claim = Claim(f"{document.id}#{text}", document.id, place, withdrawn=document.withdrawn)
        return (message, None) if message else ("", claim)


def _beyond(place: places.Place, document_id: str, text: Text) -> str:
    """Return what is wrong with a place in a text of that length."""
    if place.form != text.form:
        example = {"paragraph": "#23", "page": "#p5", "time": "#00:12:30"}[text.form]
        return f"'{document_id}' is cited by its {_LENGTH[text.form]}, such as '{document_id}{example}'"
    last = place.ranges[-1][1]
    if last <= text.length:
        return ""
    if place.form == "time":
        return f"{places.clock(last)} is beyond the end: '{document_id}' lasts {places.clock(text.length)}"
    return f"there is no {place.form} {last}: '{document_id}' has {text.length}"

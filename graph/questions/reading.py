"""One document as a curator reads it: paragraph by paragraph, who is named, what cites it, what does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import QuestionError
from graph.questions.audit import audit
from graph.questions.spotting import Spotter, likely_names
from graph.questions.texts import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model.places import Form
    from graph.model.records import Claim, Dataset, Entity, Relation
    from graph.questions.audit import Doubt, Failure
    from graph.questions.spotting import Spot


class Paragraph(NamedTuple):
    """One paragraph, or page.

    Attributes:
        number: from 1.
        named: where it names known entities, in order; the document itself is left out.
        proposed: where words look like the name of nobody known.
        citing: the claims that cite it, by relation.
    """

    number: int
    text: str
    named: tuple[Spot, ...]
    proposed: tuple[Spot, ...]
    citing: tuple[tuple[Relation, Claim], ...]


class Reading(NamedTuple):
    """A document with all that is said of it.

    Attributes:
        form: what its text is counted in.
        paragraphs: all of them.
        failures: citations of it that do not hold, and what is wrong with the text.
        doubts: citations that a place beside the cited one would fit better.
    """

    document: Entity
    form: Form
    paragraphs: tuple[Paragraph, ...]
    failures: tuple[Failure, ...]
    doubts: tuple[Doubt, ...]

    @property
    def uncited(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that no claim cites."""
        return tuple(paragraph.number for paragraph in self.paragraphs if not paragraph.citing)

    def proposals(self) -> dict[str, list[int]]:
        """Return what looks like a name of nobody known, each with the paragraphs that hold it, as first met."""
        found: dict[str, list[int]] = {}
        for paragraph in self.paragraphs:
            for spot in paragraph.proposed:
                numbers = found.setdefault(paragraph.text[spot.start : spot.end], [])
                if paragraph.number not in numbers:
                    numbers.append(paragraph.number)
        return found


def read(dataset: Dataset, document: Entity, folder: Path) -> Reading:
    """Read a document again, with the text in a folder.

    Raises:
        QuestionError: if it has no text, or none that can be shown.
    """
    if document.text is None:
        raise QuestionError(f"'{document.id}' has no text: it is only mentioned")
    found = read_text(document, folder)
    if not found.parts:
        why = "\n".join(found.wrong) or f"'{document.id}' is a recording: there is no text to show"
        raise QuestionError(why)
    spotter = Spotter(entity for entity in dataset.entities.values() if entity.id != document.id)
    named = [spotter.spots(part) for part in found.parts]
    proposed = likely_names(found.parts, named)
    citing: dict[int, list[tuple[Relation, Claim]]] = {}
    of_document = set()
    for relation in (*dataset.relations.values(), *dataset.facts.values()):
        for claim in relation.claims:
            if claim.document == document.id:
                of_document.add(relation.address(claim))
                for number in claim.place.numbers():
                    citing.setdefault(number, []).append((relation, claim))
    audited = audit(dataset, folder)
    parts = zip(found.parts, named, proposed, strict=True)
    return Reading(
        document,
        document.text.form,
        tuple(
            Paragraph(number, part, tuple(known), tuple(likely), tuple(citing.get(number, ())))
            for number, (part, known, likely) in enumerate(parts, 1)
        ),
        tuple(it for it in audited.failures if it.subject == document.id or it.subject in of_document),
        tuple(it for it in audited.doubts if it.claim in of_document),
    )

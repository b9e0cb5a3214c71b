"""What `graph audit` answers: what does not hold, what a person should look at, and what was tested at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.answers.listing import Answer, Entry, Line, Listing, Rows, Section, Table
from graph.words.citations import Citations, place_words
from graph.words.english import counted, joined, listed
from graph.words.sentences import sentence
from graph.words.spans import spans_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Dataset
    from graph.questions.audit import Audit, Coverage, Doubt

_FAILURES, _DOUBTS, _UNNAMED, _TEXTS = (
    "does not hold",
    "a place beside the cited one names more",
    "not named at the place, understood from context",
    "texts",
)


def audit_report(dataset: Dataset, found: Audit) -> Answer:
    """List failures first, then what to look at, then what each text was used for; say what was tested."""
    names = {entity.id: entity.name for entity in dataset.entities.values()}
    claims = _Claims(dataset)
    doubted = {doubt.claim for doubt in found.doubts}
    unnamed = [it for it in found.unnamed if it.claim not in doubted]
    failures = [claims.entry(it.subject, "", it.message) for it in found.failures]
    doubts = [claims.entry(it.claim, "look at", claims.better(it, names)) for it in found.doubts]
    context = [claims.entry(it.claim, "context", f"does not name {names[it.entity]}") for it in unnamed]
    texts = [_text_row(names, it) for it in found.coverage]
    bodies: list[tuple[str, Sequence[Entry] | Rows]] = [(_FAILURES, failures), (_DOUBTS, doubts), (_UNNAMED, context)]
    bodies.append((_TEXTS, Rows(("text", "cited", "not cited"), texts)))
    sections = [Section(heading, body) for heading, body in bodies if body]
    data: dict[str, Any] = {
        "tested": found.tested._asdict(),
        "failures": [failure._asdict() for failure in found.failures],
        "doubts": [doubt._asdict() for doubt in found.doubts],
        "unnamed": [unnamed._asdict() for unnamed in found.unnamed],
        "coverage": [coverage._asdict() for coverage in found.coverage],
    }
    rows = [(_FAILURES, it.subject, it.message, "") for it in found.failures]
    rows += [(_DOUBTS, it.claim, " ".join(names[name] for name in it.names), str(it.better)) for it in found.doubts]
    rows += [(_UNNAMED, it.claim, names[it.entity], it.cite) for it in unnamed]
    rows += [(_TEXTS, *row) for row in texts]
    table = Table(("section", "subject", "finding", "where"), rows)
    return Answer([Listing("Citations", [], sections, _remarks(found, len(unnamed)))], table, data)


class _Claims:
    """Writes what was found of a claim under the sentence that it is a claim of, or of a document under its name."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._citations = Citations(dataset)
        every = (*dataset.relations.values(), *dataset.facts.values())
        self._claims = {relation.address(claim): (relation, claim) for relation in every for claim in relation.claims}

    def entry(self, subject: str, mark: str, message: str) -> Entry:
        if subject not in self._claims:
            return Entry(self._dataset.entities[subject].name, "", [Line(mark, (message,))])
        relation, claim = self._claims[subject]
        line = Line(mark, (message,), self._citations.short(claim), self._citations.full(claim))
        return Entry(sentence(self._dataset, relation), "", [line])

    def better(self, doubt: Doubt, names: dict[str, str]) -> str:
        _relation, claim = self._claims[doubt.claim]
        beside = claim._replace(cite=f"{doubt.document}#{'p' * (claim.place.form == 'page')}{doubt.better}")
        named = listed([names[name] for name in doubt.names], "and", quote="")
        return f"does not name {named}; {place_words(beside)} does"


def _remarks(found: Audit, unnamed: int) -> list[str]:
    """Say for how many claims each thing was tested, and how that came out."""
    tested = found.tested
    parts = (
        f"{tested.places:,} were held against the place that they cite",
        f"{tested.quotes:,} against the words that they quote",
        f"{tested.names:,} against the names of whom they are about: {tested.named:,} name all of them",
    )
    said = [f"Of {counted(tested.claims, 'claim')}, {', '.join(parts)}."]
    if tested.untested:
        said.append(f"{counted(tested.untested, 'claim')} could not be tested: no text there.")
    out = [
        f"{counted(len(found.failures), 'does', 'do')} not hold" if found.failures else "What was tested holds",
        f"{counted(len(found.doubts), 'fits', 'fit')} a place beside it better" if found.doubts else "",
        f"{counted(unnamed, 'end')} understood from context" if unnamed else "",
    ]
    return [*said, joined(out, "; ") + "."]


def _text_row(names: dict[str, str], it: Coverage) -> tuple[str, str, str]:
    relations = counted(it.relations, "relation")
    if it.form == "time":
        return (names[it.document], relations, "")
    cited = f"{relations}; {len(it.cited)} of {it.length} {it.form}s cited"
    return (names[it.document], cited, f"never cited: {spans_words(it.uncited)}" if it.uncited else "")

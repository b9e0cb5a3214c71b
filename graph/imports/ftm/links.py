"""FollowTheMoney in: entities become entities, links relations, each with its line of the file as evidence.

The evidence is what was read, the file, and nothing else: a publisher that the file names is whom it cites (``by``), an
address or a source document is repeated in words. Our own exports, known by a ``recordId`` that is the id, give their
types, kinds and dates back.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from graph.errors import DataError, Problem
from graph.imports.draft import Account, Draft
from graph.imports.ftm import words
from graph.imports.ftm.records import known, records
from graph.imports.lines import Lines
from graph.imports.sniffing import refuse_foreign
from graph.model.vocabulary import PUBLISHED_BY, WRITTEN_BY
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from graph.imports.ftm.records import Record

_PROOF = "proof"
_GUESSES = 100
_MAKERS = (
    ("publisher", PUBLISHED_BY, ("organization", "government")),
    ("author", WRITTEN_BY, ("person", "organization", "group")),
)


def ftm(path: Path, *, skip_bad: bool = False) -> tuple[Draft, list[Problem]]:
    """Read a file of FollowTheMoney JSON lines; return the draft and what is wrong with the lines that it leaves out.

    Raises:
        DataError: with all that is wrong, unless `skip_bad`.
    """
    refuse_foreign(path, "ftm")
    lines = Lines(path)
    problems: list[Problem] = []
    importer = _Importer(lines, records(lines, problems).values(), problems)
    importer.take_entities()
    importer.take_links()
    importer.take_references()
    if problems and not (skip_bad and lines.paragraphs):
        raise DataError(problems)
    left_out = len({problem.line for problem in problems})
    importer.draft.accounts = [Account(str(path), lines.paragraphs, lines.paragraphs - left_out, left_out, ())]
    return importer.draft, sorted(problems)


class _Importer:
    """Fills a draft with the records of one file, noting what is wrong with them."""

    def __init__(self, lines: Lines, found: Iterable[Record], problems: list[Problem]) -> None:
        self.draft = Draft()
        self._lines = lines
        self._problems = problems
        with_schema = [(record, known().schemata[record.schema]) for record in found]
        self._nodes = [(record, schema) for record, schema in with_schema if "kind" in schema]
        self._links = [(record, schema) for record, schema in with_schema if "type" in schema]
        self._document = ""

    def take_entities(self) -> None:
        """Keep every record that stands for an entity, then the file itself."""
        is_ours = any(words.is_ours(record) for record, _schema in self._links)
        for record, schema in self._nodes:
            fields = words.entity(record, schema, is_ours=is_ours)
            self.draft.kind(fields["kind"], plural=schema.get("plural", ""), ftm=record.schema)
            self.draft.entity(record.id, fields)
        bulk = sorted({name for record, _schema in self._nodes for name in record.properties} & words.BULK)
        left_out = f" What it gives as {', '.join(bulk)} stands only there." if bulk else ""
        self._document = self.draft.file(self._lines, f"FollowTheMoney data; a paragraph is a line.{left_out}")

    def take_links(self) -> None:
        """Keep every record that stands for a link, as a relation between each of its sources and targets."""
        references = known().references
        for record, schema in self._links:
            ends = record.all(schema["from"]), record.all(schema["to"])
            further = record.references()
            missing = [name for name, ids in zip((schema["from"], schema["to"]), ends, strict=True) if not ids]
            if missing:
                self._problem(record, f"{record.schema} needs {' and '.join(map(repr, missing))}")
            elif self._are_there(record, (schema["from"], schema["to"], *further)):
                fields = words.relation(record, schema)
                fields["also"] = {
                    references[name]: [self.draft.entity_ids[value] for value in record.all(name)]
                    for name in further
                    if name != _PROOF
                }
                fields["type"] = self._type(record, schema, fields["type"])
                fields["evidence"] = [self._evidence(record, fields.pop("says"))]
                own_id = record.first("recordId") if words.is_ours(record) else record.id
                for source, target in product(*ends):
                    self._keep(own_id, source, target, fields)

    def take_references(self) -> None:
        """Keep what entities say of each other, and who published and wrote a document, where no link says it."""
        for record, _schema in self._nodes:
            for name in record.references():
                if self._are_there(record, (name,)):
                    noun = known().references[name]
                    type_ = self.draft.type(f"has {noun}", inverse=f"{noun} of", family="references")
                    for value in record.all(name):
                        self._refer(record, type_, value)
            for name, type_, kinds in _MAKERS if self.draft.is_document(record.id) else ():
                for maker in record.all(name):
                    self._refer(record, type_, self.draft.named(maker, kinds))

    def _type(self, record: Record, schema: dict[str, str], ours: str) -> str:
        if ours:
            return self.draft.type(ours, ftm=record.schema)
        fields = {key: schema[key] for key in ("inverse", "symmetric") if key in schema}
        return self.draft.type(schema["type"], **fields, ftm=record.schema)

    def _evidence(self, record: Record, says: str) -> dict[str, Any]:
        publishers = [self.draft.named(name, _MAKERS[0][2]) for name in record.all("publisher")]
        by = [self.draft.entity_ids[publisher] for publisher in publishers]
        proofs = [self.draft.name(value) for value in record.all(_PROOF)]
        unsaid = [f"source document: {name}" for name in proofs if name not in says]
        return {
            "cite": f"{self._document}#{record.paragraph}",
            "by": by,
            "says": "; ".join(filter(None, [says, *unsaid])),
        }

    def _refer(self, record: Record, type_: str, target: str) -> None:
        if not self.draft.has_relation(record.id, type_, target):
            evidence = {"cite": f"{self._document}#{record.paragraph}"}
            self._keep("", record.id, target, {"type": type_, "evidence": [evidence]})

    def _keep(self, foreign_id: str, source: str, target: str, fields: dict[str, Any]) -> None:
        ids = self.draft.entity_ids
        self.draft.relation(foreign_id, {"from": ids[source], "type": fields["type"], "to": ids[target], **fields})

    def _are_there(self, record: Record, names: Iterable[str]) -> bool:
        dangling = [(name, value) for name in names for value in record.all(name) if value not in self.draft.entity_ids]
        for name, value in dangling:
            # Of a part of a larger file thousands of ends are missing, and each guess takes milliseconds.
            guess = did_you_mean(value, self.draft.entity_ids) if len(self._problems) < _GUESSES else ""
            self._problem(record, f"no entity '{value}' for '{name}'{guess}")
        return not dangling

    def _problem(self, record: Record, message: str) -> None:
        self._problems.append(Problem(str(self._lines.path), record.line, 1, message))

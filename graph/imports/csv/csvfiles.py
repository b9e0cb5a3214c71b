"""CSV in: what `graph export csv` writes, or simple lists of nodes and edges such as Gephi's.

A relation's evidence is what the table of evidence says of it. Where there is none it is the line of the file that was
read, as a document of its own, for that is all that is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.errors import DataError, Problem
from graph.imports.csv import cells
from graph.imports.csv.tables import table
from graph.imports.draft import Draft
from graph.model.records import UNNAMED
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from graph.imports.csv.tables import Row, Table

_FROM, _TO = ("source", "from"), ("target", "to")
_GUESSES = 100
_NO_TITLE = "graph"  # what our own export writes for want of one
_WANTED = "entities have 'id', relations 'source' and 'target', evidence 'relation', 'document' and 'paragraphs'"


def csv_files(paths: Sequence[Path], *, skip_bad: bool = False) -> tuple[Draft, list[Problem]]:
    """Read CSV files, or folders of them; return the draft and what is wrong with the rows that it leaves out.

    Raises:
        DataError: with all that is wrong, unless `skip_bad`.
    """
    problems: list[Problem] = []
    files = [file for path in paths for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
    if not files:
        raise DataError([Problem(str(paths[0]), 1, 1, "there is no *.csv in this folder")])
    tables = [table(file, problems) for file in files]
    importer = _Importer(Draft(_title(paths)), problems)
    importer.take(tables)
    if problems and not skip_bad:
        raise DataError(problems)
    return importer.draft, sorted(problems)


class _Importer:
    """Fills a draft with the rows of tables, noting what is wrong with them."""

    def __init__(self, draft: Draft, problems: list[Problem]) -> None:
        self.draft = draft
        self._problems = problems
        self._paragraphs: dict[str, int] = {}  # of each document that can be evidence
        self._evidence: dict[str, list[dict[str, Any]]] = {}  # by the relation's id there
        self._relations: dict[str, str] = {}  # ids there, ids here

    def take(self, tables: list[Table]) -> None:
        """Take entities, then evidence, then relations, then what conflicts among them."""
        evidence, edges, nodes = self._sorted(tables)
        for entities in nodes:
            self._each(self._take_entity, entities, {"links"} if "text_file" in entities.columns else set())
        for relations in () if nodes else edges:
            self._take_ends(relations)
        known = {row.get("id") for relations in edges for row in relations.rows}
        for pieces in evidence:
            self._each(self._take_evidence, pieces, known)
        for relations in edges:
            document = "" if evidence else self.draft.file(relations.lines, "CSV; a paragraph is a line.")
            self._each(self._take_relation, relations, document)
        for relations in edges:
            self._each(self._take_conflicts, relations)

    def _sorted(self, tables: list[Table]) -> tuple[list[Table], list[Table], list[Table]]:
        """Tell tables of evidence, of relations and of entities apart by their columns."""
        evidence: list[Table] = []
        edges: list[Table] = []
        nodes: list[Table] = []
        for found in tables:
            columns = found.columns
            if {"relation", "document", "paragraphs"} <= columns:
                evidence.append(found)
            elif columns & {*_FROM} and columns & {*_TO}:
                edges.append(found)
            elif "id" in columns:
                nodes.append(found)
            else:
                self._problems.append(Problem(str(found.lines.path), 1, 1, f"no table that is known: {_WANTED}"))
        return evidence, edges, nodes

    def _each(self, take: Callable[..., None], rows: Table, *further: object) -> None:
        """Take every row of a table; what is wrong with one is a problem with its place."""
        for row in rows.rows:
            try:
                take(row, *further)
            except ValueError as error:
                self._problems.append(Problem(str(rows.lines.path), row.line, 1, str(error)))

    def _take_entity(self, row: Row, computed: set[str]) -> None:
        foreign_id = row.get("id")
        if not foreign_id:
            raise ValueError("'id' is empty")
        if foreign_id in self.draft.entity_ids:
            raise ValueError(f"id '{foreign_id}' is taken already; every id is given once")
        fields = cells.entity(row, computed)
        kind = fields["kind"]
        self.draft.kind(kind, plural=f"{kind}s" if kind == cells.THING else "")
        self.draft.entity(foreign_id, fields)
        if fields.get("text"):
            self._paragraphs[foreign_id] = int(fields["text"]["paragraphs"])

    def _take_ends(self, relations: Table) -> None:
        """Take whatever the edges name as an entity, for want of a list of nodes."""
        self.draft.kind(cells.THING, plural="things")
        ends = [row.get(*end) for row in relations.rows for end in (_FROM, _TO)]
        for name in dict.fromkeys(ends):
            if name and name not in self.draft.entity_ids:
                self.draft.entity(name, {"kind": cells.THING, "name": name})

    def _take_evidence(self, row: Row, relations: set[str]) -> None:
        relation, document = row.get("relation"), row.get("document")
        if relation not in relations:
            raise ValueError(f"no relation '{relation}'{did_you_mean(relation, relations)}")
        if document not in self._paragraphs:
            raise ValueError(f"no document '{document}' with a text{did_you_mean(document, self._paragraphs)}")
        fields = cells.evidence(row, self._paragraphs[document])
        by = [voice if voice == UNNAMED else self._entity(voice) for voice in row.list("by")]
        cite = f"{self._entity(document)}#{row.get('paragraphs')}"
        self._evidence.setdefault(relation, []).append({"cite": cite, "by": by} | fields)

    def _take_relation(self, row: Row, document: str) -> None:
        source, target = self._entity(row.get(*_FROM)), self._entity(row.get(*_TO))
        foreign_id = row.get("id")
        if foreign_id and foreign_id in self._relations:
            raise ValueError(f"id '{foreign_id}' is taken already; every id is given once")
        pieces = self._evidence.get(foreign_id, []) if foreign_id else []
        if not pieces and not document:
            raise ValueError(f"no evidence of relation '{foreign_id}'; add a row for it to the table of evidence")
        fields = cells.relation(row, pieces, cells.COMPUTED if pieces else ())
        also: dict[str, list[str]] = {}
        for tie in row.list("also"):
            word, _, participant = tie.rpartition(" ")
            also.setdefault(cells.word(word or "with"), []).append(self._entity(participant))
        name, definition = cells.relation_type(row)
        head = {"from": source, "type": self.draft.type(name, **definition), "to": target, "also": also}
        evidence = pieces or [{"cite": f"{document}#{row.place}"}]
        found = self.draft.relation(foreign_id, head | fields | {"evidence": evidence})
        self._relations[foreign_id] = found

    def _take_conflicts(self, row: Row) -> None:
        others = row.list("conflicts")
        relation = self._relations.get(row.get("id"))
        if others and relation:
            for other in others:
                if other not in self._relations or other == row.get("id"):
                    raise ValueError(f"no relation '{other}' to conflict with{did_you_mean(other, self._relations)}")
            self.draft.conflict(relation, [self._relations[other] for other in others])

    def _entity(self, foreign_id: str) -> str:
        found = self.draft.entity_ids.get(foreign_id)
        if found is None:
            # Each guess among many takes milliseconds, and where the wrong list of nodes is given every end is missing.
            guess = did_you_mean(foreign_id, self.draft.entity_ids) if len(self._problems) < _GUESSES else ""
            raise ValueError(f"no entity '{foreign_id}'{guess}")
        return found


def _title(paths: Iterable[Path]) -> str:
    """Return the title that the description beside our own export gives."""
    for path in paths:
        try:
            title = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))["title"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if type(title) is str and title != _NO_TITLE:
            return title
    return ""

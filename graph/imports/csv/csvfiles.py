"""CSV in: what `graph export csv` writes, or simple lists of nodes and edges such as Gephi's.

A relation's claims are what the table of claims says of it. Where there is none it is the line of the file that was
read, as a document of its own, for that is all that is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.errors import DataError, Problem
from graph.imports.csv import cells
from graph.imports.csv.tables import table
from graph.imports.draft import Account, Draft
from graph.imports.sniffing import refuse_foreign
from graph.model import dates
from graph.model.records import UNNAMED
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.imports.csv.tables import Row, Table

_FROM, _TO = ("source", "from"), ("target", "to")
_GUESSES = 100
_NO_TITLE = "graph"  # what our own export writes for want of one
_UNKNOWN = "no table that is known"
_MEANT = {
    ":start_id": "source",
    ":end_id": "target",
    ":type": "type",
    ":id": "id",
    ":label": "kind",
    "node_id": "id",
    "node_id_start": "source",
    "node_id_end": "target",
    "start": "source",
    "end": "target",
    "destination": "target",
    "link": "type",
}
_WANTED = "entities have 'id', relations 'source' and 'target', claims 'relation', 'document' and 'place'"
# Told apart by their columns, in this order; `paragraphs` is what claims had before format 2.
_KNOWN = (
    ("claims", {"relation", "document", "place"}),
    ("claims", {"relation", "document", "paragraphs"}),
    ("figures", {"claim", "unit", "value"}),
    ("kinds", {"kind", "plural", "colour"}),
    ("types", {"type", "inverse", "speech"}),
    ("units", {"unit", "of"}),
    ("names", {"entity", "name", "former"}),
)


def csv_files(paths: Sequence[Path], *, skip_bad: bool = False) -> tuple[Draft, list[Problem]]:
    """Read CSV files, or folders of them; return the draft and what is wrong with the rows that it leaves out.

    Raises:
        DataError: with all that is wrong, unless `skip_bad`.
    """
    problems: list[Problem] = []
    files = [file for path in paths for file in (_in_folder(path, problems) if path.is_dir() else [path])]
    if not files:
        raise DataError([*problems, Problem(str(paths[0]), 1, 1, "there is no *.csv in this folder")])
    for file in files:
        refuse_foreign(file, "csv")
    tables = [table(file, problems) for file in files]
    importer = _Importer(Draft(_header(paths)), problems)
    importer.take(tables)
    if problems and not skip_bad:
        raise DataError(problems)
    importer.draft.accounts = importer.accounts(tables)
    return importer.draft, sorted(problems)


def _in_folder(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the tables in a folder, whatever the case of their ending; what else lies there is told."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".csv", ".tsv"} and path.is_file():
            found.append(path)
        elif not (path.name.startswith(".") or path.name == "datapackage.json" or path.suffix.lower() == ".md"):
            problems.append(
                Problem(str(path), 1, 1, "is no table, and would be passed over; take it out of the folder")
            )
    return found


class _Importer:
    """Fills a draft with the rows of tables, noting what is wrong with them."""

    def __init__(self, draft: Draft, problems: list[Problem]) -> None:
        self.draft = draft
        self._problems = problems
        self._texts: dict[str, Mapping[str, str]] = {}  # of each document that can be evidence
        self._names: dict[str, list[Any]] = {}  # further names, by the entity's id there
        self._figures: dict[str, dict[str, str]] = {}  # by the claim's address
        self._types: dict[str, dict[str, Any]] = {}
        self._claims: dict[str, list[dict[str, Any]]] = {}  # by the relation's id there
        self._relations: dict[str, str] = {}  # ids there, ids here

    def take(self, tables: list[Table]) -> None:
        """Take what is defined, then entities, then claims, then relations, then what these say of each other."""
        found = self._sorted(tables)
        for name, take in (
            ("kinds", self._take_kind),
            ("types", self._take_type),
            ("units", self._take_unit),
            ("names", self._take_name),
            ("figures", self._take_figure),
        ):
            for rows in found[name]:
                self._each(take, rows)
        nodes, edges, claims = found["entities"], found["relations"], found["claims"]
        for entities in nodes:
            self._each(self._take_entity, entities, {"links"} if "text_file" in entities.columns else set())
        for entities in nodes:
            self._each(self._take_apart, entities)
        for relations in () if nodes else edges:
            self._take_ends(relations)
        known = {row.get("id") for relations in edges for row in relations.rows}
        for rows in claims:
            self._each(self._take_claim, rows, known)
        for relations in edges:
            document = "" if claims else self.draft.file(relations.lines, "CSV; a paragraph is a line.")
            self._each(self._take_relation, relations, document)
        for relations in edges:
            self._each(self._take_conflicts, relations)

    def accounts(self, tables: list[Table]) -> list[Account]:
        """Return what became of the rows and columns of each file."""
        found = []
        for each in tables:
            file = str(each.lines.path)
            bad = {problem.line for problem in self._problems if problem.file == file and problem.line > 1}
            total = len(each.rows) + each.unread
            is_known = not any(it.file == file and it.message.startswith(_UNKNOWN) for it in self._problems)
            noted = self._noted(each) if is_known else ()
            left_out = len(bad) if is_known else total
            found.append(Account(file, total, total - left_out, left_out, noted))
        return found

    @staticmethod
    def _noted(found: Table) -> tuple[str, ...]:
        """Return the columns of which some cell is kept in a note, for want of a key of its own."""
        is_relations = bool(found.columns & {*_FROM}) and bool(found.columns & {*_TO}) and not _is_list(found)
        if not is_relations and "id" not in found.columns:
            return ()
        known = cells.RELATION_COLUMNS if is_relations else cells.ENTITY_COLUMNS
        noted = {name for row in found.rows for name in row.cells if name not in known}
        return tuple(sorted(noted - ({"links"} | cells.COMPUTED if "text_file" in found.columns else set())))

    def _sorted(self, tables: list[Table]) -> dict[str, list[Table]]:
        """Tell tables apart by their columns."""
        names = ("entities", "relations", *dict.fromkeys(name for name, _columns in _KNOWN))
        sorted_: dict[str, list[Table]] = {name: [] for name in names}
        for found in tables:
            columns = found.columns
            name = next((name for name, wanted in _KNOWN if wanted <= columns), "")
            if not name and columns & {*_FROM} and columns & {*_TO} and not _is_list(found):
                name = "relations"
            elif not name and "id" in columns:
                name = "entities"
            if name:
                sorted_[name].append(found)
            else:
                self._problems.append(Problem(str(found.lines.path), 1, 1, _unknown(found)))
        return sorted_

    def _take_kind(self, row: Row) -> None:
        self.draft.kind(
            cells.word(row.get("kind")), **{key: row.get(key) for key in ("plural", "colour", "shape", "ftm")}
        )

    def _take_type(self, row: Row) -> None:
        definition = self._types[row.get("type")] = cells.type_definition(row)
        self.draft.type(cells.word(row.get("type")), **definition)

    def _take_unit(self, row: Row) -> None:
        self.draft.unit(cells.word(row.get("unit")), row.list("of"))

    def _take_name(self, row: Row) -> None:
        self._names.setdefault(row.get("entity"), []).append(cells.alias(row))

    def _take_figure(self, row: Row) -> None:
        self._figures.setdefault(row.get("claim"), {})[cells.word(row.get("unit"))] = row.get("value")

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
        if foreign_id in self._names:
            fields["aliases"] = self._names[foreign_id]
        kind = fields["kind"]
        self.draft.kind(kind, plural=f"{kind}s" if kind == cells.THING else "")
        self.draft.entity(foreign_id, fields)
        if fields.get("text"):
            self._texts[foreign_id] = fields["text"]

    def _take_apart(self, row: Row) -> None:
        others = row.list("not")
        if others and row.get("id") in self.draft.entity_ids:
            for other in others:
                self._entity(other)
            self.draft.told_apart(row.get("id"), others)

    def _take_ends(self, relations: Table) -> None:
        """Take whatever the edges name as an entity, for want of a list of nodes."""
        self.draft.kind(cells.THING, plural="things")
        ends = [row.get(*end) for row in relations.rows for end in (_FROM, _TO)]
        for name in dict.fromkeys(ends):
            if name and name not in self.draft.entity_ids:
                self.draft.entity(name, {"kind": cells.THING, "name": name})

    def _take_claim(self, row: Row, relations: set[str]) -> None:
        relation, document = row.get("relation"), row.get("document")
        if relation not in relations:
            raise ValueError(f"no relation '{relation}'{did_you_mean(relation, relations)}")
        if document not in self._texts:
            raise ValueError(f"no document '{document}' with a text{did_you_mean(document, self._texts)}")
        fields = cells.claim(row, self._texts[document], self._figures.get(row.get("claim"), {}))
        by = [voice if voice == UNNAMED else self._entity(voice) for voice in row.list("by")]
        repeats = [f"{self._entity(cite.partition('#')[0])}#{cite.partition('#')[2]}" for cite in row.list("repeats")]
        cite = f"{self._entity(document)}#{row.get('place', 'paragraphs')}"
        self._claims.setdefault(relation, []).append({"cite": cite, "by": by, **fields, "repeats": repeats})

    def _take_relation(self, row: Row, document: str) -> None:
        definition = self._types.get(row.get("type"))
        is_fact = bool(definition and definition.get("value"))
        source, target = self._entity(row.get(*_FROM)), "" if is_fact else self._entity(row.get(*_TO))
        foreign_id = row.get("id")
        if foreign_id and foreign_id in self._relations:
            raise ValueError(f"id '{foreign_id}' is taken already; every id is given once")
        claims = self._claims.get(foreign_id, []) if foreign_id else []
        name, guessed = cells.relation_type(row)
        if not claims and not document and row.get("standing") != "guessed":
            raise ValueError(f"no claim of relation '{foreign_id}'; add a row for it to the table of claims")
        fields = cells.relation(row, claims, () if document else cells.COMPUTED)
        also: dict[str, list[str]] = {}
        for tie in row.list("also"):
            word, _, participant = tie.rpartition(" ")
            also.setdefault(cells.word(word or "with"), []).append(self._entity(participant))
        head = {"from": source, "type": self.draft.type(name, **(definition or guessed)), "to": target, "also": also}
        evidence = claims or ([{"cite": f"{document}#{row.place}"}] if document else [])
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


def _is_list(found: Table) -> bool:
    """Tell whether `from` and `to` are times of what a row lists, such as an office, rather than ends of a relation."""
    if not ("id" in found.columns and found.columns & {"name", "label"}) or found.columns & {"source", "target"}:
        return False
    ids = {row.get("id") for row in found.rows}
    ends = {row.get(column) for row in found.rows for column in ("from", "to")} - {""}
    return bool(ends) and ends.isdisjoint(ids) and all(map(dates.is_date, ends))


def _unknown(found: Table) -> str:
    """Return why a table cannot be told, with what its columns may have been meant for."""
    shown = ", ".join(f"'{name}'" for name in sorted(found.columns)[:8])
    guesses = [f"'{there}' to '{here}'" for there, here in _MEANT.items() if there in found.columns]
    hint = f"; rename {', '.join(guesses)}" if guesses else ""
    return f"{_UNKNOWN}: {_WANTED}; this one has {shown}{hint}"


def _header(paths: Iterable[Path]) -> dict[str, Any]:
    """Return what the description beside our own export says of the dataset."""
    for package in _packages(paths):
        if type(header := package.get("dataset")) is dict:
            return header
        if type(title := package.get("title")) is str and title != _NO_TITLE:
            return {"title": title}
    return {}


def _packages(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        try:
            package = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if type(package) is dict:
            yield package

"""Curated files in, a checked `Dataset` out, or every problem at once.

First each record is read by itself, then what they say of each other is checked.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.curated import beside, crosschecks, definitions, yamlfile
from graph.curated.description import read_description
from graph.curated.entities import read_entity
from graph.curated.fields import Fields, TrailProblem
from graph.curated.files import dataset_files
from graph.curated.relations import RelationReader, joined_problem, joined_relation
from graph.curated.restricted import NAME as RESTRICTED_WORD
from graph.curated.restricted import mentions
from graph.curated.warned import warned
from graph.errors import CheckWarning, DataError, Problem
from graph.model.former import former_relations
from graph.model.records import Dataset
from graph.model.settle import settled
from graph.model.vocabulary import slug
from graph.words.english import indefinite, listed, noun
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.curated.warned import Warned
    from graph.curated.yamlfile import Trail
    from graph.model.records import Entity, Relation


def load(folder: Path, with_: Path | None = None) -> Dataset:
    """Read and check the dataset in a folder.

    Args:
        folder: that holds the curated files.
        with_: a folder of more of them, all of whose records are restricted.

    Raises:
        DataError: with every problem found, sorted by file and line.
    """
    with _no_collection():
        return _Loader(folder, with_).dataset()


def checked(
    folder: Path, with_: Path | None = None, *, names_restricted: bool = False
) -> tuple[Dataset, tuple[CheckWarning, ...]]:
    """Read and check the dataset in a folder; return it, and what is allowed but seldom meant, sorted by place.

    Args:
        folder: that holds the curated files.
        with_: a folder of more of them, all of whose records are restricted.
        names_restricted: name the restricted names that stand in public texts; else only their places are told, for
            what is printed may be public too.

    Raises:
        DataError: with every problem found, sorted by file and line.
    """
    with _no_collection():
        loader = _Loader(folder, with_, names_restricted=names_restricted)
        dataset = loader.dataset()
        return dataset, loader.warnings(dataset)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the cyclic collector off: it would walk a growing heap without a cycle in it, for most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    """The state of one load: what has been read so far, and what was wrong with it."""

    def __init__(self, folder: Path, with_: Path | None = None, *, names_restricted: bool = False) -> None:
        self._folder = folder
        self._beside = with_
        self._names_restricted = names_restricted
        self._dataset = Dataset({}, {}, definitions.start(), facts={})
        self._origins: dict[tuple[str, str], tuple[Path, Trail]] = {}
        self._conflicts: list[tuple[Fields, Relation]] = []
        self._problems: list[Problem] = []
        self._unplaced: list[tuple[Path, TrailProblem]] = []

    def dataset(self) -> Dataset:
        entities, (kinds, types, _units) = self._dataset.entities, self._dataset.vocabulary
        for fields in self._records("entities"):
            entity = read_entity(fields, kinds)
            self._keep_entity(
                entity._replace(visibility="restricted") if self._is_beside(fields.file) else entity, fields
            )
        if self._problems:  # what could not be read is not there for relations to name: that is no news
            self._files("relations")
            self._raise_problems()
        self._report("entities", crosschecks.wrong_names(self._dataset))
        reader = RelationReader(entities, types)
        for fields in self._records("relations", reader):
            before = len(self._unplaced)
            relation = reader.read(fields)
            if self._is_beside(fields.file):
                known = self._dataset.facts if relation.is_fact else self._dataset.relations
                relation = beside.restricted(relation, known.get(relation.id), fields)
            self._keep_relation(relation, fields, is_faulty=len(self._unplaced) > before)
        self._report("relations", crosschecks.wrong_references(self._dataset))
        self._report_mentions()
        self._check_conflicts()
        self._raise_problems()
        if self._beside:
            beside.drop_unused(
                self._dataset, {key for key, (file, _trail) in self._origins.items() if self._is_beside(file)}
            )
        return settled(self._dataset, reader.claims.cited)

    def warnings(self, dataset: Dataset) -> tuple[CheckWarning, ...]:
        """Find the place of each warning."""
        by_file: dict[Path, list[tuple[Trail, Warned]]] = {}
        for each in warned(dataset):
            file, trail = self._origins[each.of, each.record]
            by_file.setdefault(file, []).append((trail + each.trail, each))
        placed = []
        for file, found in by_file.items():
            places = yamlfile.locate(file, {part for trail, _each in found for part in _beginnings(trail)})
            for trail, each in found:
                line, column = next(places[part] for part in _beginnings(trail) if part in places)
                placed.append(CheckWarning(str(file), line, column, each.message, each.name))
        return tuple(sorted(placed))

    def _records(self, name: str, reader: RelationReader | None = None) -> Iterator[Fields]:
        """Yield the records of all files of one name; their definitions go into the vocabulary on the way."""
        for file in self._files(name):
            if reader:
                reader.cites.open("")
            has_begun = False
            for key, index, value in yamlfile.read(file, frozenset({name}), self._problems):
                if key != name:
                    self._section(name, Fields(file, (), {key: value}, self._unplaced), reader, has_begun=has_begun)
                elif index is None:
                    self._tell(file, (name,), f"'{name}' should be a list, not {noun(value)}")
                elif type(value) is dict:
                    has_begun = True
                    yield Fields(file, (name, index), value, self._unplaced)
                else:
                    message = f"{noun(value)} where a record belongs; a record is a mapping with its keys"
                    self._tell(file, (name, index), message)

    def _files(self, name: str) -> list[Path]:
        before = len(self._problems)
        files = dataset_files(self._folder, name, self._problems)
        if self._beside and files:
            files += dataset_files(self._beside, name, self._problems)
        if not files and len(self._problems) == before:
            message = f"no such file; a dataset has {name}.yaml, or {name}/ with *.yaml in it"
            self._problems.append(Problem(str(self._folder / f"{name}.yaml"), 1, 1, message))
        return files

    def _is_beside(self, file: Path) -> bool:
        return self._beside is not None and self._beside in file.parents

    def _section(self, name: str, section: Fields, reader: RelationReader | None, *, has_begun: bool) -> None:
        """Read what stands in a file beside its records."""
        [key] = section.raw
        vocabulary = self._dataset.vocabulary
        known = {
            "entities": ("entities", "dataset", "kinds"),
            "relations": ("relations", "document", "types", "units"),
        }[name]
        if key not in known:
            section.problem(f"unknown key '{key}'{did_you_mean(key, known)}", key, "?")
        elif key == "document":
            self._open_document(section, reader, has_begun=has_begun)
        elif key == "dataset" and self._is_beside(section.file):
            section.problem("the dataset describes itself in its own files; take 'dataset' out here", key, "?")
        elif key == "dataset":
            inner = section.inner(key)
            section.check_keys((key,), ())
            self._dataset = read_description(inner, self._dataset)
        else:
            section.check_keys((key,), ())
            add = {"kinds": definitions.add_kinds, "types": definitions.add_types, "units": definitions.add_units}[key]
            inner = section.inner(key)
            add(vocabulary, inner)
            for defined in inner.raw:
                self._origins.setdefault((key, defined), (section.file, (key, defined, "?")))

    def _open_document(self, section: Fields, reader: RelationReader | None, *, has_begun: bool) -> None:
        section.check_keys(("document",), ())
        document = section.text("document")
        known = self._dataset.entities.get(document)
        if has_begun:
            section.problem("'document' stands at the top of a file, above 'relations'", "document", "?")
        elif document and known is None:
            documents = [entity.id for entity in self._dataset.entities.values() if entity.kind == "document"]
            section.problem(f"no document '{document}'{did_you_mean(document, documents)}", "document")
        elif known and (known.kind != "document" or known.text is None):
            why = "has no 'text'" if known.kind == "document" else f"is {indefinite(known.kind)}"
            section.problem(f"'{document}' {why}; only a document that was read can be evidence", "document")
        if reader and not has_begun:
            is_sound = known is not None and known.text is not None
            reader.cites.open(document if is_sound else "", is_sound=is_sound)

    def _keep_entity(self, entity: Entity, fields: Fields) -> None:
        """Store an entity under its id, unless one has that id already."""
        if not entity.id:  # reported as missing
            return
        if entity.id in self._dataset.entities:
            first = self._origins["entities", entity.id][0]
            where = "" if first == fields.file else f" in {first}"
            fields.problem(f"id '{entity.id}' is taken already{where}; every id is given once", "id")
            return
        self._dataset.entities[entity.id] = entity
        self._origins["entities", entity.id] = (fields.file, fields.trail)

    def _keep_relation(self, relation: Relation, fields: Fields, *, is_faulty: bool) -> None:
        """Store a relation under its id; where it stands in another file already, its claims join those.

        What is faulty may be meant otherwise, and is not held against what stands there.
        """
        records = self._dataset.facts if relation.is_fact else self._dataset.relations
        if relation.conflicts:
            self._conflicts.append((fields, relation))
        first = records.get(relation.id)
        if first is None:
            records[relation.id] = relation
            self._origins["relations", relation.id] = (fields.file, fields.trail)
            return
        if is_faulty:
            return
        file, _trail = self._origins["relations", relation.id]
        is_given = "id" in fields.raw
        if file == fields.file and is_given:
            fields.problem(f"id '{relation.id}' is taken already; every id is given once", "id")
        elif file == fields.file:
            message = f"a relation with these ends and type stands already, as '{relation.id}'"
            fields.problem(
                f"{message}; join their evidence, or give this one an 'id', such as '{self._other(fields, relation)}'"
            )
        elif problem := joined_problem(first, relation, f"'{relation.id}' in {file}"):
            offer = "" if is_given else f", such as '{self._other(fields, relation)}'"
            fields.problem(problem + offer, *(("id",) if is_given else ()))
        else:
            for claim in relation.claims:
                if any(claim == known._replace(number=claim.number) for known in first.claims):
                    fields.problem(f"'{claim.cite}' says the same in {file}; once is enough", "evidence")
            records[relation.id] = joined_relation(first, relation)

    def _other(self, fields: Fields, relation: Relation) -> str:
        """Return an id that is free for a second relation of these ends and type: with its date, else a number."""
        when = fields.raw.get("when")
        offers = [f"{relation.id}--{slug(when)}"] if type(when) is str and when else []
        offers += [f"{relation.id}--{number}" for number in range(2, 100)]
        taken = {**self._dataset.relations, **self._dataset.facts}
        return next(offer for offer in offers if offer not in taken)

    def _check_conflicts(self) -> None:
        if not self._conflicts or self._unplaced or self._problems:  # what is not there may be what could not be read
            return
        renamed = former_relations(self._dataset)
        for fields, relation in self._conflicts:
            for wrong in crosschecks.wrong_conflicts(self._dataset, relation, relation.conflicts, renamed):
                fields.problem(wrong.message, *wrong.trail)

    def _tell(self, file: Path, trail: Trail, message: str) -> None:
        self._unplaced.append((file, TrailProblem(trail, message)))

    def _report(self, name: str, wrong: Iterator[crosschecks.RecordProblem]) -> None:
        for reference in wrong:
            file, trail = self._origins[name, reference.record]
            self._tell(file, trail + reference.trail, reference.message)

    def _report_mentions(self) -> None:
        """Public text names nobody restricted; unless asked for, the name is not repeated, for a log may be public."""
        for mention in mentions(self._dataset):
            if not mention.is_shared:
                file, trail = self._origins[mention.of, mention.record]
                named = f" ({listed(mention.words, 'and')})" if self._names_restricted else ""
                message = (
                    f"a restricted name{named} stands in this public text; take it out, restrict the record too, or, "
                    f"where the word means another, say so with 'allow: {{{RESTRICTED_WORD}: reason}}'"
                )
                self._tell(file, trail + mention.trail, message)

    def _raise_problems(self) -> None:
        """Find the place of every problem and raise them all, if there are any."""
        by_file: dict[Path, list[TrailProblem]] = {}
        for file, problem in self._unplaced:
            by_file.setdefault(file, []).append(problem)
        for file, problems in by_file.items():
            found = yamlfile.locate(file, {trail for problem in problems for trail in _beginnings(problem.trail)})
            known = {(problem.line, problem.column) for problem in self._problems if problem.file == str(file)}
            for problem in problems:
                line, column = next((found[trail] for trail in _beginnings(problem.trail) if trail in found), (1, 1))
                if (line, column) not in known:  # what cannot be read is not also empty, or of the wrong shape
                    self._problems.append(Problem(str(file), line, column, problem.message))
        if self._problems:
            raise DataError(self._problems)


def _beginnings(trail: Trail) -> Iterator[Trail]:
    """Yield a trail and then its ever shorter beginnings: what is missing is reported where its record begins."""
    for length in range(len(trail), -1, -1):
        yield trail[:length]

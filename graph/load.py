"""Curated files in, a checked `Dataset` out, or every problem at once.

First each record is read by itself, then what they say of each other is checked.
"""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import references, standing, vocabulary, yamlfile
from graph.entity_record import read_entity
from graph.errors import DataError, Problem, did_you_mean
from graph.fields import Fault, Fields, noun
from graph.model import Dataset
from graph.relation_record import RelationReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.yamlfile import Trail


def load(folder: Path) -> Dataset:
    """Read and check the dataset in a folder.

    Raises:
        DataError: with every problem found, sorted by file and line.
    """
    with _no_collection():
        return _Loader(folder).dataset()


def dataset_files(folder: Path, name: str, problems: list[Problem]) -> list[Path]:
    """List the files under ``entities`` or ``relations`` of a dataset in the order they are read.

    A folder that cannot be read is added to `problems`: `Path.rglob` would pass over it in silence.
    """

    def report(error: OSError) -> None:
        if error.filename != str(folder / name) or not isinstance(error, FileNotFoundError):
            problems.append(Problem(str(error.filename), 1, 1, f"cannot be read: {error.strerror}"))

    file = folder / f"{name}.yaml"
    found = [
        Path(parent, child)
        for parent, _folders, children in os.walk(folder / name, onerror=report)
        for child in children
        if child.endswith(".yaml")
    ]
    return [file] * file.exists() + sorted(found)


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

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._dataset = Dataset({}, {}, vocabulary.start())
        self._origins: dict[tuple[str, str], tuple[Path, Trail]] = {}
        self._problems: list[Problem] = []
        self._faults: list[tuple[Path, Fault]] = []

    def dataset(self) -> Dataset:
        entities, relations, (kinds, types), *_ = self._dataset
        for fields in self._records("entities", "kinds"):
            self._keep(entities, read_entity(fields, kinds), fields)
        self._report("entities", references.wrong_names(self._dataset))
        reader = RelationReader(entities, types)
        for fields in self._records("relations", "types"):
            self._keep(relations, reader.read(fields), fields)
        self._report("relations", references.wrong_references(self._dataset))
        self._raise_problems()
        relations.update(standing.in_conflict(relations))
        return self._dataset

    def _records(self, name: str, definitions: str) -> Iterator[Fields]:
        """Yield the records of all files of one name; their definitions go into the vocabulary on the way."""
        before = len(self._problems)
        files = dataset_files(self._folder, name, self._problems)
        if not files and len(self._problems) == before:
            message = f"no such file; a dataset has {name}.yaml, or {name}/ with *.yaml in it"
            self._problems.append(Problem(str(self._folder / f"{name}.yaml"), 1, 1, message))
        for file in files:
            for key, index, value in yamlfile.read(file, frozenset({name}), self._problems):
                if key == "dataset" and name == "entities":
                    self._describe(Fields(file, (key,), value if type(value) is dict else {}, self._faults))
                elif key == definitions:
                    self._define(Fields(file, (), {key: value}, self._faults), key)
                elif key != name:
                    suggestion = did_you_mean(key, (name, definitions))
                    self._faults.append((file, Fault((key, "?"), f"unknown key '{key}'{suggestion}")))
                elif index is None:
                    self._faults.append((file, Fault((name,), f"'{name}' should be a list, not {noun(value)}")))
                elif type(value) is dict:
                    yield Fields(file, (name, index), value, self._faults)
                else:
                    message = f"{noun(value)} where a record belongs; a record is a mapping with its keys"
                    self._faults.append((file, Fault((name, index), message)))

    def _define(self, section: Fields, key: str) -> None:
        section.check_keys((key,), ())
        define = vocabulary.add_kinds if key == "kinds" else vocabulary.add_types
        define(self._dataset.vocabulary, section.inner(key))

    def _describe(self, fields: Fields) -> None:
        fields.check_keys(("title", "about"), ("title",))
        self._dataset = self._dataset._replace(title=fields.text("title"), about=fields.text("about"))

    def _keep(self, records: dict[str, Any], record: Any, fields: Fields) -> None:
        """Store a record under its id, unless one has that id already."""
        name = str(fields.trail[0])
        if not record.id:  # reported as missing
            return
        if record.id not in records:
            records[record.id] = record
            self._origins[name, record.id] = (fields.file, fields.trail)
            return
        first = self._origins[name, record.id][0]
        where = "" if first == fields.file else f" in {first}"
        if "id" in fields.raw:
            fields.fault(f"id '{record.id}' is taken already{where}; every id is given once", "id")
        else:
            message = f"a relation with these ends, type and date stands already{where}, as '{record.id}'"
            fields.fault(f"{message}; join their evidence, or give this one an 'id'")

    def _report(self, name: str, wrong: Iterator[references.Reference]) -> None:
        for reference in wrong:
            file, trail = self._origins[name, reference.record]
            self._faults.append((file, Fault(trail + reference.trail, reference.message)))

    def _raise_problems(self) -> None:
        """Find the place of every fault and raise them all, if there are any."""
        by_file: dict[Path, list[Fault]] = {}
        for file, fault in self._faults:
            by_file.setdefault(file, []).append(fault)
        for file, faults in by_file.items():
            found = yamlfile.places(file, {trail for fault in faults for trail in _beginnings(fault.trail)})
            known = {(problem.line, problem.column) for problem in self._problems if problem.file == str(file)}
            for fault in faults:
                line, column = next((found[trail] for trail in _beginnings(fault.trail) if trail in found), (1, 1))
                if (line, column) not in known:  # what cannot be read is not also empty, or of the wrong shape
                    self._problems.append(Problem(str(file), line, column, fault.message))
        if self._problems:
            raise DataError(self._problems)


def _beginnings(trail: Trail) -> Iterator[Trail]:
    """Yield a trail and then its ever shorter beginnings: what is missing is reported where its record begins."""
    for length in range(len(trail), -1, -1):
        yield trail[:length]

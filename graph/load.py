"""Curated files in, a checked `Dataset` out, or every problem at once.

First each record is read by itself, then what they say of each other is checked: ends, kinds, documents, conflicts.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph import standing, vocabulary, yamlfile
from graph.errors import DataError, Problem, did_you_mean
from graph.fields import Fields, noun
from graph.model import STANCES, UNNAMED, Dataset, Entity, Evidence, Relation, Text
from graph.vocabulary import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.yamlfile import Trail

ENTITY_KEYS = (
    *("id", "kind", "name", "aliases", "description", "note", "url", "visibility"),
    *("published", "genre", "text"),
)
RELATION_KEYS = frozenset(
    {"id", "from", "type", "to", "also", "when", "past", "figures", "conflicts", "note", "visibility", "evidence"}
)
EVIDENCE_KEYS = frozenset({"cite", "by", "stance", "when", "figures", "says"})
TEXT_KEYS = ("file", "sha256", "paragraphs")

_ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
_ID_HINT = "use a-z, 0-9 and single hyphens, such as 'salai-timmy'"
_CITE = re.compile(r"(?P<document>[^#\s]+)#(?P<place>\d+(?:-\d+)?(?:\+\d+(?:-\d+)?)*)")
_VISIBILITIES = ("public", "restricted")
_NOTHING: dict[str, Any] = {}


def load(folder: Path) -> Dataset:
    """Read and check the dataset in a folder.

    Raises:
        DataError: with every problem found, sorted by file and line.
    """
    with _no_collection():
        return _Loader(folder).dataset()


def dataset_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """List the files of a dataset in the order they are read: those of entities, those of relations."""
    found = []
    for name in ("entities", "relations"):
        files = [folder / f"{name}.yaml"] if (folder / f"{name}.yaml").exists() else []
        found.append(files + sorted((folder / name).rglob("*.yaml")))
    return found[0], found[1]


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
        self._vocabulary = vocabulary.start()
        self._entities: dict[str, Entity] = {}
        self._relations: dict[str, Relation] = {}
        self._origins: dict[str, tuple[Path, Trail]] = {}
        self._problems: list[Problem] = []
        self._faults: list[tuple[Path, Fault]] = []
        self._citations: dict[str, Evidence] = {}
        self._opinions: frozenset[str] = frozenset()

    def dataset(self) -> Dataset:
        entity_files, relation_files = dataset_files(self._folder)
        self._expect("entities", entity_files)
        self._expect("relations", relation_files)
        for file in entity_files:
            self._read(file, "entities", "kinds")
        self._check_entities()
        self._opinions = frozenset(entity.id for entity in self._entities.values() if entity.genre == "opinion")
        for file in relation_files:
            self._read(file, "relations", "types")
        self._check_relations()
        self._raise_problems()
        self._relations.update(standing.in_conflict(self._relations))
        return Dataset(self._entities, self._relations, self._vocabulary)

    def _expect(self, name: str, files: list[Path]) -> None:
        if not files:
            file = str(self._folder / f"{name}.yaml")
            message = f"no such file; a dataset has {name}.yaml, or {name}/ with *.yaml in it"
            self._problems.append(Problem(file, 1, 1, message))

    def _read(self, file: Path, records: str, definitions: str) -> None:
        """Read one file: definitions into the vocabulary, records into entities or relations."""
        add = self._entity if records == "entities" else self._relation
        define = vocabulary.add_kinds if definitions == "kinds" else vocabulary.add_types
        index = 0
        for key, value in yamlfile.read(file, frozenset({records}), self._problems):
            if key == definitions:
                self._faults += [(file, fault) for fault in define(self._vocabulary, value)]
            elif key != records:
                suggestion = did_you_mean(key, (records, definitions))
                self._faults.append((file, Fault((key, "?"), f"unknown key '{key}'{suggestion}")))
            elif type(value) is dict:
                add(Fields(file, (records, index), value, self._faults))
                index += 1
            elif self._is_not_record(file, records, index, value):
                index += 1

    def _is_not_record(self, file: Path, records: str, index: int, value: object) -> bool:
        """Report what stands in the place of a record; tell whether it stood in the list."""
        # An item that is no mapping and a value that is no list arrive alike; the file's second reading tells them apart.
        in_list = (records, index) in yamlfile.places(file, [(records, index)])
        if in_list:
            message = f"{noun(value)} where a record belongs, such as '- id: …'"
            self._faults.append((file, Fault((records, index), message)))
        else:
            self._faults.append((file, Fault((records,), f"'{records}' should be a list, not {noun(value)}")))
        return in_list

    # -- entities ------------------------------------------------------------------------------------------------

    def _entity(self, fields: Fields) -> None:
        fields.check_keys(ENTITY_KEYS, ("id", "kind", "name"))
        entity_id = fields.text("id")
        if entity_id:
            self._check_id(entity_id, fields)
        kind = fields.text("kind")
        if kind and kind not in self._vocabulary.kinds:
            kinds = self._vocabulary.kinds
            fields.fault(f"'{kind}' is no kind of entity{did_you_mean(kind, kinds)}; {_kinds_known(kinds)}", "kind")
        for key in ("published", "genre", "text"):
            if kind != "document" and key in fields.raw:
                fields.fault(f"only a document has '{key}'", key, "?")
        url = fields.text("url")
        if url and not url.startswith(("https://", "http://")):
            fields.fault(f"'{url}' is no web address; it begins with https://", "url")
        entity = Entity(
            entity_id,
            kind,
            fields.text("name"),
            fields.texts("aliases"),
            fields.text("description"),
            fields.text("note"),
            url,
            fields.one_of("visibility", _VISIBILITIES, "public"),  # type: ignore[arg-type] - one of them
            fields.date("published"),
            fields.one_of("genre", ("news", "opinion"), "news") if kind == "document" else "",
            _text(fields) if fields.raw.get("text") else None,
        )
        self._keep(entity_id, entity, self._entities, fields)

    def _check_id(self, entity_id: str, fields: Fields) -> None:
        if not _ID.fullmatch(entity_id):
            hint = vocabulary.slug(entity_id)
            fields.fault(f"'{entity_id}' is no id: {_ID_HINT}; did you mean '{hint}'?", "id")
        elif entity_id == UNNAMED:
            fields.fault(f"'{UNNAMED}' is kept for voices that a document does not name; choose another id", "id")

    def _keep(self, record_id: str, record: Any, records: dict[str, Any], fields: Fields) -> None:
        """Store a record under its id, unless one has that id already."""
        if record_id in records:
            first, _trail = self._origins[record_id]
            where = "" if first == fields.file else f" in {first}"
            fields.fault(f"id '{record_id}' is taken{where}; an id names one {fields.trail[0][:-1]}", *_at_id(fields))  # type: ignore[index]
            return
        records[record_id] = record
        self._origins[record_id] = (fields.file, fields.trail)

    def _check_entities(self) -> None:
        """Check that no two entities of one kind share a name."""
        seen: dict[tuple[str, str], str] = {}
        for entity in self._entities.values():
            first = seen.setdefault((entity.kind, entity.name), entity.id)
            if first != entity.id and entity.name:
                message = f"'{entity.name}' is the name of {entity.kind} '{first}' too; tell them apart or join them"
                self._fault_at(entity.id, message, "name")

    # -- relations -----------------------------------------------------------------------------------------------

    def _relation(self, fields: Fields) -> None:
        raw = fields.raw
        # A correct record has no business with the slow checks: most of a hundred thousand are correct.
        if not (raw.keys() <= RELATION_KEYS and all(raw.values()) and "evidence" in raw):
            fields.check_keys(RELATION_KEYS, ("from", "type", "to", "evidence"))
        from_id, type_name, to_id = fields.text("from"), fields.text("type"), fields.text("to")
        evidence = self._evidence(fields)
        rest = raw.keys() - {"from", "type", "to", "evidence"}
        if not (from_id and type_name and to_id and evidence):
            if rest:
                self._optional(fields)
            return
        optional = self._optional(fields) if rest else _NOTHING
        when = optional.get("when")
        relation_id = optional.pop("id", "") or self._derived_id(from_id, type_name, to_id, when and when.text)
        # Ids are kept once, as the entities' own: a hundred thousand copies are tens of megabytes.
        ends = self._entities
        relation = Relation(
            relation_id,
            ends[from_id].id if from_id in ends else from_id,
            type_name,
            ends[to_id].id if to_id in ends else to_id,
            evidence,
            standing=standing.own_standing(evidence, self._opinions),
            **optional,
        )
        self._keep(relation_id, relation, self._relations, fields)

    def _derived_id(self, from_id: str, type_name: str, to_id: str, when: str | None) -> str:
        known = self._vocabulary.types.get(type_name)
        parts = [from_id, known.slug if known else vocabulary.slug(type_name), to_id]
        return "--".join([*parts, vocabulary.slug(when)] if when else parts)

    def _optional(self, fields: Fields) -> dict[str, Any]:
        """Read the keys a relation may have; leave out those it has not."""
        found: dict[str, Any] = {}
        raw = fields.raw
        if raw.get("id"):
            found["id"] = fields.text("id")
            if not _ID.fullmatch(found["id"]):
                fields.fault(f"'{found['id']}' is no id: {_ID_HINT}", "id")
        if raw.get("when"):
            found["when"] = fields.date("when")
        if raw.get("note"):
            found["note"] = fields.text("note")
        if raw.get("figures"):
            found["figures"] = fields.figures()
        if raw.get("also"):
            found["also"] = _also(fields)
        if raw.get("past"):
            found["past"] = fields.flag("past")
        if raw.get("conflicts"):
            found["conflicts"] = fields.texts("conflicts")
        if raw.get("visibility"):
            found["visibility"] = fields.one_of("visibility", _VISIBILITIES, "public")
        return found

    def _evidence(self, fields: Fields) -> tuple[Evidence, ...]:
        value = fields.raw.get("evidence") or []
        if type(value) is not list:
            fields.fault(f"'evidence' should be a list of citations, not {noun(value)}", "evidence")
            return ()
        pieces = []
        for index, item in enumerate(value):
            if type(item) is str and item:
                piece = self._cited(item, fields, "evidence", index)
            elif type(item) is dict:
                piece = self._piece(Fields(fields.file, (*fields.trail, "evidence", index), item, fields._faults))  # noqa: SLF001
            else:
                fields.fault(f"{noun(item)} where a citation belongs, such as 'document-id#12'", "evidence", index)
                continue
            if piece:
                pieces.append(piece)
        return tuple(pieces)

    def _piece(self, fields: Fields) -> Evidence | None:
        raw = fields.raw
        if not (raw.keys() <= EVIDENCE_KEYS and all(raw.values()) and "cite" in raw):
            fields.check_keys(EVIDENCE_KEYS, ("cite",))
        cite = fields.text("cite")
        cited = self._cited(cite, fields, "cite") if cite else None
        piece = Evidence(
            cited.document if cited else "",
            cited.paragraphs if cited else (),
            fields.texts("by") if "by" in raw else (),
            fields.one_of("stance", STANCES, "asserts") if "stance" in raw else "asserts",  # type: ignore[arg-type]
            fields.date("when") if "when" in raw else None,
            fields.figures() if "figures" in raw else (),
            fields.text("says") if "says" in raw else "",
        )
        for by in piece.by:
            if by not in self._entities and by != UNNAMED:
                suggestion = did_you_mean(by, [*self._entities, UNNAMED])
                fields.fault(f"no entity '{by}' to say so{suggestion}", "by", *_index_in(raw["by"], by))
        return piece if cited else None

    def _cited(self, cite: str, fields: Fields, *trail: str | int) -> Evidence | None:
        """Return the bare evidence a citation stands for, checked against the document's text."""
        known = self._citations.get(cite)
        if known:
            return known
        match = _CITE.fullmatch(cite)
        message = ""
        if match is None:
            message = f"'{cite}' is no citation; write document#paragraph: 'voa#23', 'voa#23-24' or 'voa#23-24+26'"
            fields.fault(message, *trail)
            return None
        document = self._entities.get(match["document"])
        ranges = tuple(_range(part) for part in match["place"].split("+"))
        numbers = [number for pair in ranges for number in pair]
        if document is None:
            documents = [entity.id for entity in self._entities.values() if entity.kind == "document"]
            message = f"no document '{match['document']}'{did_you_mean(match['document'], documents)}"
        elif document.kind != "document":
            message = f"'{document.id}' is a {document.kind}; evidence is in a document"
        elif document.text is None:
            message = f"'{document.id}' has no 'text', so it was not read and cannot be evidence"
        elif max(numbers) > document.text.paragraphs:
            message = f"'{document.id}' has {document.text.paragraphs} paragraphs, there is no {max(numbers)}"
        elif min(numbers) < 1:
            message = "paragraphs are counted from 1"
        elif numbers != sorted(numbers) or len({first for first, _last in ranges}) < len(ranges):
            message = f"paragraphs in rising order, please: '{cite}' goes back"
        if message:
            fields.fault(message, *trail)
            return None
        piece = Evidence(document.id, ranges)  # type: ignore[union-attr] - a message otherwise
        self._citations[cite] = piece
        return piece

    def _check_relations(self) -> None:
        types, entities, relations = self._vocabulary.types, self._entities, self._relations
        for relation in relations.values():
            known = types.get(relation.type)
            source, target = entities.get(relation.from_id), entities.get(relation.to_id)
            if known is None:
                message = f"'{relation.type}' is no type of relation{did_you_mean(relation.type, types)}"
                self._fault_at(relation.id, message, "type")
            if source is None:
                self._no_entity(relation, relation.from_id, "from")
            elif known and known.from_kinds and source.kind not in known.from_kinds:
                self._wrong_kind(relation, source, "from", known.from_kinds)
            if target is None:
                self._no_entity(relation, relation.to_id, "to")
            elif known and known.to_kinds and target.kind not in known.to_kinds:
                self._wrong_kind(relation, target, "to", known.to_kinds)
            if relation.also or relation.conflicts:
                self._check_references(relation)
            if relation.visibility == "public":
                self._check_visibility(relation)

    def _check_references(self, relation: Relation) -> None:
        for word, entity_id in relation.also:
            if entity_id not in self._entities:
                self._no_entity(relation, entity_id, "also", word)
        for index, other in enumerate(relation.conflicts):
            if other == relation.id:
                self._fault_at(relation.id, "a relation cannot conflict with itself", "conflicts", index)
            elif other not in self._relations:
                message = f"no relation '{other}' to conflict with{did_you_mean(other, self._relations)}"
                self._fault_at(relation.id, message, "conflicts", index)

    def _check_visibility(self, relation: Relation) -> None:
        """A public relation may name nothing restricted, or the restriction would be a sieve."""
        named = [*relation.participants]
        for piece in relation.evidence:
            named += (piece.document, *piece.by)
        for entity_id in named:
            entity = self._entities.get(entity_id)
            if entity and entity.visibility == "restricted":
                message = f"'{entity_id}' is restricted, so this relation needs 'visibility: restricted' too"
                self._fault_at(relation.id, message)

    def _no_entity(self, relation: Relation, entity_id: str, *trail: str) -> None:
        self._fault_at(relation.id, f"no entity '{entity_id}'{did_you_mean(entity_id, self._entities)}", *trail)

    def _wrong_kind(self, relation: Relation, entity: Entity, end: str, kinds: frozenset[str]) -> None:
        ordered = [kind for kind in self._vocabulary.kinds if kind in kinds]
        message = f"'{relation.type}' goes {end} {_either(ordered)}; '{entity.id}' is a {entity.kind}"
        self._fault_at(relation.id, message, end)

    # -- problems ------------------------------------------------------------------------------------------------

    def _fault_at(self, record_id: str, message: str, *trail: str | int) -> None:
        file, origin = self._origins[record_id]
        self._faults.append((file, Fault(origin + trail, message)))

    def _raise_problems(self) -> None:
        by_file: dict[Path, list[Fault]] = {}
        for file, fault in self._faults:
            by_file.setdefault(file, []).append(fault)
        for file, faults in by_file.items():
            found = yamlfile.places(file, _trails(faults))
            for fault in faults:
                line, column = next((found[trail] for trail in _prefixes(fault.trail) if trail in found), (1, 1))
                self._problems.append(Problem(str(file), line, column, fault.message))
        if self._problems:
            raise DataError(self._problems)


def _text(fields: Fields) -> Text | None:
    raw = fields.mapping("text")
    inner = Fields(fields.file, (*fields.trail, "text"), raw, fields._faults)  # noqa: SLF001
    inner.check_keys(TEXT_KEYS, TEXT_KEYS)
    sha256, paragraphs = inner.text("sha256"), inner.text("paragraphs")
    if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
        inner.fault("'sha256' should be 64 hexadecimal digits, as `sha256sum` prints them", "sha256")
    if paragraphs and not (paragraphs.isdecimal() and paragraphs.isascii() and int(paragraphs)):
        inner.fault("'paragraphs' should be the number of non-empty lines of the text", "paragraphs")
        return None
    return Text(inner.text("file"), sha256, int(paragraphs or 0))


def _also(fields: Fields) -> tuple[tuple[str, str], ...]:
    inner = Fields(fields.file, (*fields.trail, "also"), fields.mapping("also"), fields._faults)  # noqa: SLF001
    return tuple((word, entity_id) for word in inner.raw for entity_id in inner.texts(word))


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def _index_in(value: object, item: str) -> tuple[int, ...]:
    return (value.index(item),) if isinstance(value, list) else ()


def _at_id(fields: Fields) -> tuple[str, ...]:
    return ("id",) if "id" in fields.raw else ()


def _kinds_known(kinds: dict[str, vocabulary.Kind]) -> str:
    return "the kinds are " + ", ".join(kinds)


def _either(kinds: list[str]) -> str:
    return " or ".join(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds)


def _prefixes(trail: Trail) -> Iterator[Trail]:
    """Yield a trail and then its ever shorter beginnings: a missing key is found where its record begins."""
    for length in range(len(trail), -1, -1):
        yield trail[:length]


def _trails(faults: list[Fault]) -> set[Trail]:
    return {trail for fault in faults for trail in _prefixes(fault.trail)}

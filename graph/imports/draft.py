"""The dataset that an import makes, while it is made: curated records with the ids and names a dataset asks for.

Ids that will do are kept; others are made from the name. Where two of a kind share a name, the later one is told apart
by its id, because nobody here knows whether they are the same.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.curated.characters import first_hidden
from graph.curated.definitions import built_in
from graph.curated.description import FORMAT
from graph.curated.fields import ID
from graph.curated.relations import derived_id
from graph.curated.yamlwriter import write
from graph.model.records import UNNAMED
from graph.model.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from graph.imports.lines import Lines

Record = dict[str, Any]
"""One record as it is curated; None and what is empty are left out when it is kept."""

_LONGEST_ID = 80
_LONGEST_WORD = 200


class Account(NamedTuple):
    """What became of one file: its rows are used or left out, and what has no key of its own is in a note.

    Attributes:
        noted: columns of which some cell is kept in a note.
    """

    file: str
    rows: int
    used: int
    left_out: int
    noted: tuple[str, ...]


class Draft:
    """What has been imported so far: `entity_ids` gives the id here of each id there, `accounts` tells of each file."""

    def __init__(self, header: Record | None = None) -> None:
        self.entity_ids: dict[str, str] = {}
        self.accounts: list[Account] = []
        self._header = _filled(header | {"format": FORMAT}) if header and header.get("title") else {}
        self._units: dict[str, Record] = {}
        self._kinds: dict[str, Record] = {}
        self._types: dict[str, Record] = {}
        self._type_names: dict[tuple[str, bool], str] = {}
        self._readings = {reading for known in built_in().types.values() for reading in (known.name, known.inverse)}
        self._slugs = {known.slug for known in built_in().types.values()}
        self._entities: dict[str, Record] = {}
        self._relations: dict[str, Record] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, Iterator[int]] = {}
        self._ends: set[tuple[str, str, str]] = set()

    def kind(self, name: str, **fields: Any) -> str:
        """Define a kind unless it is there already; return its name."""
        if name not in built_in().kinds:
            self._kinds.setdefault(name, _filled(fields) | {"plural": fields.get("plural") or name})
        return name

    def unit(self, name: str, of: list[str]) -> None:
        """Define a unit, some of whose things are those of others."""
        self._units[name] = {"of": of} if of else {}

    def type(self, name: str, **fields: Any) -> str:
        """Define a type of relation unless it is there already; return its name.

        Where another type reads so, from either end, or is the same but for being symmetric, it gets a name of its own.
        """
        if name in built_in().types:
            return name
        wanted = (name, "symmetric" in fields)
        if wanted not in self._type_names:
            self._type_names[wanted] = self._new_type(name, _filled(fields))
        return self._type_names[wanted]

    def _new_type(self, wanted: str, fields: Record) -> str:
        direction = "undirected" if "symmetric" in fields else "directed"
        others = (f"{wanted} ({direction} {number})" for number in count(2))
        names = chain((wanted, f"{wanted} ({direction})"), others)
        name = next(it for it in names if it not in self._readings and slug(it) not in self._slugs)
        is_one_way = "symmetric" not in fields and "value" not in fields
        if is_one_way and fields.get("inverse", name) in {name, *self._readings}:
            fields["inverse"] = f"(inverse of) {name}"
        self._types[name] = fields
        self._slugs.add(slug(name))
        self._readings |= {name, fields.get("inverse", name)}
        return name

    def entity(self, foreign_id: str, record: Record) -> str:
        """Keep an entity, which has a kind and a name; return its id here."""
        kind, name = record["kind"], record["name"]
        short = slug(name)[:_LONGEST_ID].strip("-")
        wanted = foreign_id if _is_id(foreign_id) else short if short != UNNAMED else f"{short}-one"
        entity_id = self._free(wanted, self._entities)
        aliases = list(record.get("aliases") or [])
        while (kind, name) in self._names:
            aliases = [name, *aliases]
            name = f"{name} ({foreign_id})"
        self._names[kind, name] = foreign_id
        others = [alias for alias in _once(aliases) if alias != name]
        self._entities[entity_id] = _filled({"id": entity_id} | record | {"name": name, "aliases": others})
        self.entity_ids[foreign_id] = entity_id
        return entity_id

    def named(self, name: str, kinds: tuple[str, ...]) -> str:
        """Return the foreign id of an entity with that name, of any of these kinds; a new one is of the first."""
        found = next((self._names[kind, name] for kind in kinds if (kind, name) in self._names), None)
        if found is None:
            found = self._free(f"{kinds[0]}: {name}", self.entity_ids)
            self.entity(found, {"kind": kinds[0], "name": name})
        return found

    def told_apart(self, foreign_id: str, others: list[str]) -> None:
        """Keep that an entity is not the same as others, all given by their foreign ids."""
        self._entities[self.entity_ids[foreign_id]]["not"] = [self.entity_ids[other] for other in others]

    def name(self, foreign_id: str) -> str:
        """Return the name of an entity."""
        name: str = self._entities[self.entity_ids[foreign_id]]["name"]
        return name

    def file(self, lines: Lines, description: str) -> str:
        """Keep an imported file as a document that can be evidence; return its id."""
        name = slug(lines.path.name) if first_hidden(lines.path.name) else lines.path.name
        record = {
            "kind": "document",
            "name": f"{name}, as imported",
            "description": description,
            "text": {"file": name, "sha256": lines.sha256, "paragraphs": str(lines.paragraphs)},
        }
        return self.entity(self._free(f"import-{slug(lines.path.name)}", self.entity_ids), record)

    def is_document(self, foreign_id: str) -> bool:
        """Tell whether an entity is a document."""
        return bool(self._entities[self.entity_ids[foreign_id]]["kind"] == "document")

    def relation(self, foreign_id: str, record: Record) -> str:
        """Keep a relation between entities that are here; return its id, written only where it would get another."""
        record = {key: value for key, value in record.items() if value} | {
            "evidence": _once(map(_filled, record["evidence"]))
        }
        record["type"] = self._fitting(record)
        record["also"] = {word: _once(ids) for word, ids in record.get("also", {}).items()}
        derived = self._derived_id(record)
        relation_id = self._free(foreign_id if _is_id(foreign_id) else derived, self._relations)
        given = {} if relation_id == derived else {"id": relation_id}
        if self._is_restricted(record):
            record["visibility"] = "restricted"  # or it would tell of what is withheld
        self._relations[relation_id] = _filled(given | record)
        self._ends.add((record["from"], record["type"], record.get("to", "")))
        return relation_id

    def _derived_id(self, record: Record) -> str:
        """Return the id that a relation has if it is given none."""
        known = self._types.get(record["type"], {})
        start, end = record["from"], record.get("to", "")
        built = built_in().types.get(record["type"])
        if (known.get("symmetric") or (built and built.is_symmetric)) and end < start:
            start, end = end, start
        if not end and known.get("many"):
            end = slug(record.get("value", ""))
        return derived_id(start, slug(record["type"]), end)

    def conflict(self, relation_id: str, others: list[str]) -> None:
        """Keep that a relation cannot be true beside others, all given by their ids here."""
        self._relations[relation_id]["conflicts"] = others

    def _fitting(self, record: Record) -> str:
        """Return the type; another one where a built-in type does not join these kinds."""
        type_: str = record["type"]
        known = built_in().types.get(type_)
        kinds = [self._entities[record[end]]["kind"] for end in ("from", "to") if record.get(end)]
        allowed = (known.from_kinds, known.to_kinds) if known else ()
        if all(not choice or kind in choice for kind, choice in zip(kinds, allowed, strict=False)):
            return type_
        return self.type(f"{type_} (as imported)")

    def _is_restricted(self, record: Record) -> bool:
        named = [record["from"], record.get("to", ""), *(it for ids in record.get("also", {}).values() for it in ids)]
        for piece in record["evidence"]:
            cites = (piece["cite"], *piece.get("repeats", ()))
            named += [*(cite.partition("#")[0] for cite in cites), *piece.get("by", ())]
        return any("visibility" in self._entities.get(entity_id, {}) for entity_id in named)

    def has_relation(self, source: str, type_: str, target: str) -> bool:
        """Tell whether there is a relation of that type between two entities, given by their foreign ids."""
        return (self.entity_ids[source], type_, self.entity_ids[target]) in self._ends

    def _free(self, wanted: str, taken: Container[str]) -> str:
        """Return a name that is not taken: the one wanted, or that with a number."""
        if wanted not in taken:
            return wanted
        numbers = self._numbers.setdefault(wanted, count(2))  # goes on where it stopped: namesakes can be thousands
        return next(name for name in (f"{wanted}-{number}" for number in numbers) if name not in taken)

    def files(self) -> dict[str, Iterator[str]]:
        """Return the two files of the dataset, by name."""
        entities = {"dataset": self._header, "kinds": self._kinds, "entities": self._entities.values()}
        relations = {"types": self._types, "units": self._units, "relations": self._relations.values()}
        return {"entities.yaml": _written(entities), "relations.yaml": _written(relations)}


def is_word(text: str) -> bool:
    """Tell whether a text will do as the name of a kind, a type or a unit: one line, and shorter than YAML's keys."""
    return 0 < len(text) <= _LONGEST_WORD and not {"\n", "\t"} & {*text}


def hidden(texts: Iterable[str]) -> str | None:
    """Return the first character of some texts that no dataset may hold, as ``U+202E``."""
    return next(filter(None, map(first_hidden, texts)), None)


def _written(sections: Any) -> Iterator[str]:
    empty = True
    for piece in write(sections):
        empty = False
        yield piece
    if empty:
        yield f"{list(sections)[-1]}: []\n"


def _filled(record: Record) -> Record:
    return {key: value for key, value in record.items() if value}


def _once(items: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _is_id(text: str) -> bool:
    return bool(ID.fullmatch(text)) and text != UNNAMED

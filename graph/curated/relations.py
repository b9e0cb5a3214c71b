"""One record of `relations.yaml`, read into a `Relation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.curated.cites import Cites
from graph.curated.claims import NOTHING, ClaimReader, Lent, numbered, read_value
from graph.curated.entities import former_ids
from graph.curated.fields import ID, ID_HINT, VISIBILITIES, Fields
from graph.model.records import Relation
from graph.model.standing import as_guessed, relation_standing
from graph.model.vocabulary import CURATORS, slug
from graph.words.english import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.model.records import Entity
    from graph.model.vocabulary import RelationType

_LENT = ("when", "past", "figures", "covers", "value")
KEYS = frozenset(
    {"from", "type", "to", "evidence", "id", "was", "also", "conflicts", "note", "visibility", "allow", *_LENT}
)


class RelationReader:
    """Reads relations against the entities and types that there are."""

    def __init__(self, entities: Mapping[str, Entity], types: Mapping[str, RelationType]) -> None:
        self._types = types
        self._ids = {entity_id: entity_id for entity_id in entities}
        self.cites = Cites(entities)
        self.claims = ClaimReader(entities, self.cites)
        # Records are written in a few ways; a combination of keys that was found sound is not looked at again.
        self._sound_shapes: set[tuple[str, ...]] = set()

    def read(self, fields: Fields) -> Relation:
        """Read one relation; what is wrong with it is reported through `fields`, and left empty in what is returned."""
        raw = fields.raw
        shape = tuple(raw)
        type_name = raw.get("type")
        known = self._types.get(type_name) if type(type_name) is str else None
        is_usual = known is not None and not known.value and type_name not in CURATORS
        if not is_usual or shape not in self._sound_shapes or not all(raw.values()):
            self._check_shape(fields, known, is_usual=is_usual)
        from_id, to_id = raw.get("from"), raw.get("to")
        if not (type(from_id) is type(type_name) is type(to_id) is str):
            from_id, type_name, to_id = fields.text("from"), fields.text("type"), fields.text("to")
        if known and known.is_symmetric and to_id and to_id < from_id:
            from_id, to_id = to_id, from_id
        lent = self._lent(fields, known) if not raw.keys().isdisjoint(_LENT) else NOTHING
        claims = as_guessed(self.claims.read(fields, known, lent), type_name) if "evidence" in raw else ()
        optional = {_FIELD.get(key, key): _OPTIONAL[key](fields, key) for key in shape if key in _OPTIONAL}
        relation_id = optional.pop("id", "") or self._derived_id(from_id, type_name, to_id, fields)
        return Relation(
            relation_id,
            self._ids.get(from_id, from_id),
            type_name,
            self._ids.get(to_id, to_id),
            claims,
            standing=relation_standing(claims, type_name),
            **optional,
        )

    def _check_shape(self, fields: Fields, known: RelationType | None, *, is_usual: bool) -> None:
        raw = fields.raw
        required = ["from", "type", "to", "evidence"]
        if known is None:
            required = ["from", "type", *(() if "value" in raw else ("to",)), "evidence"]
        elif known.value:
            required = ["from", "type", "evidence"]
        elif known.name in CURATORS:
            required = ["from", "type", "to"]
        elif "value" in raw:
            required = ["from", "type", "evidence"]  # which of the two is meant is asked below
        fields.check_keys(KEYS, required)
        if is_usual and raw.keys() <= KEYS and all(key in raw for key in required):
            self._sound_shapes.add(tuple(raw))
        if known is None:
            if "value" in raw and "to" in raw:
                fields.problem("a relation has a 'to' or a 'value', not both", "value", "?")
        elif known.value:
            self._check_fact(fields, known)
        elif "value" in raw:
            message = f"'{known.name}' joins two: write 'to'; a 'value' needs a type that is defined with one"
            fields.problem(message, "value", "?")

    def _check_fact(self, fields: Fields, known: RelationType) -> None:
        for key in ("to", "also"):
            if key in fields.raw:
                other = "write 'value'" if key == "to" else f"take '{key}' out"
                fields.problem(f"'{known.name}' gives a value ({known.value}): {other}", key, "?")
        pieces = fields.raw.get("evidence")
        if "value" not in fields.raw and "to" not in fields.raw and type(pieces) is list:
            lacking = [n for n, piece in enumerate(pieces) if not (type(piece) is dict and piece.get("value"))]
            if len(lacking) == len(pieces):
                fields.problem("value is missing; it stands beside 'evidence', or in each piece of it")
            else:
                for index in lacking:
                    fields.problem("value is missing; other pieces of this evidence have one", "evidence", index)
        if known.many and "value" not in fields.raw and "id" not in fields.raw:
            fields.problem(f"there may be many '{known.name}': 'value' stands beside 'evidence', a record for each")

    def _lent(self, fields: Fields, known: RelationType | None) -> Lent:
        raw = fields.raw
        return Lent(
            fields.date("when") if "when" in raw else None,
            "past" in raw and fields.flag("past"),
            fields.figures("figures") if "figures" in raw else (),
            fields.date("covers") if "covers" in raw else None,
            read_value(fields, known) if "value" in raw else None,
        )

    def _derived_id(self, from_id: str, type_name: str, to_id: str, fields: Fields) -> str:
        known = self._types.get(type_name)
        if not (from_id and type_name and (to_id or (known and known.value) or "value" in fields.raw)):
            return repr(fields.trail)  # reported; must not be taken for the same as another such
        if known and known.value:
            value = fields.raw.get("value")
            return derived_id(from_id, known.slug, slug(value) if known.many and type(value) is str else "")
        return derived_id(from_id, known.slug if known else slug(type_name), to_id)


def derived_id(from_id: str, type_slug: str, to_id: str) -> str:
    """Return the id of a relation that was given none: ``FROM--TYPE--TO``; of a fact ``FROM--TYPE``."""
    return f"{from_id}--{type_slug}--{to_id}" if to_id else f"{from_id}--{type_slug}"


def joined_problem(first: Relation, other: Relation, where: str) -> str:
    """Return why two records of one id are not one relation; nothing where they are."""
    differing = [
        word
        for word, one, two in (
            ("from", first.from_id, other.from_id),
            ("type", first.type, other.type),
            ("to", first.to_id, other.to_id),
            ("also", sorted(first.also), sorted(other.also)),
            ("visibility", first.visibility, other.visibility),
        )
        if one != two
    ]
    if not differing:
        return ""
    what = listed(differing, "and")
    return f"{where} has another {what}: make them agree, or give this one an 'id'"


def joined_relation(first: Relation, other: Relation) -> Relation:
    """Return the relation that two records of one id are together, in the order of the files."""
    claims = numbered([*first.claims, *other.claims])
    return first._replace(
        claims=claims,
        conflicts=tuple(dict.fromkeys((*first.conflicts, *other.conflicts))),
        notes=tuple(dict.fromkeys((*first.notes, *other.notes))),
        was=tuple(dict.fromkeys((*first.was, *other.was))),
        allow=tuple(sorted({*first.allow, *other.allow})),
        standing=relation_standing(claims, first.type),
    )


def _id(fields: Fields, key: str) -> str:
    relation_id = fields.text(key)
    if relation_id and not ID.fullmatch(relation_id):
        fields.problem(f"'{relation_id}' is no id: {ID_HINT}", key)
    return relation_id


def _also(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    also = fields.inner(key)
    found = [(word, entity_id) for word in also.raw for entity_id in also.texts(word)]
    for word, entity_id in found:
        if found.count((word, entity_id)) > 1:
            also.problem(f"'{entity_id}' is given twice; once is enough", word)
    return tuple(found)


def _notes(fields: Fields, key: str) -> tuple[str, ...]:
    return fields.texts(key)


_OPTIONAL: dict[str, Callable[[Fields, str], Any]] = {
    "id": _id,
    "was": lambda fields, _key: former_ids(fields),
    "also": _also,
    "conflicts": Fields.texts,
    "note": _notes,
    "visibility": lambda fields, key: fields.one_of(key, VISIBILITIES, "public"),
    "allow": Fields.allow,
}
_FIELD = {"note": "notes"}

"""One record of `relations.yaml`, read into a `Relation`.

A correct record has no business with the slow checks: of a hundred thousand, most are correct.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph import standing
from graph.errors import did_you_mean
from graph.fields import ID, ID_HINT, VISIBILITIES, Fields, noun
from graph.model import STANCES, UNNAMED, Entity, Evidence, Relation
from graph.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.vocabulary import RelationType

_REQUIRED = ("from", "type", "to", "evidence")
KEYS = frozenset({*_REQUIRED, "id", "also", "when", "past", "figures", "conflicts", "note", "visibility"})
EVIDENCE_KEYS = frozenset({"cite", "by", "stance", "when", "figures", "says"})
_CITE = re.compile(r"(?P<document>[^#\s]+)#(?P<place>\d{1,7}(?:-\d{1,7})?(?:\+\d{1,7}(?:-\d{1,7})?)*)", re.ASCII)


class RelationReader:
    """Reads relations against the entities and types that there are."""

    def __init__(self, entities: Mapping[str, Entity], types: Mapping[str, RelationType]) -> None:
        self._entities = entities
        self._types = types
        # Every mention of an entity shares one text: a hundred thousand copies would be tens of megabytes.
        self._ids = {entity_id: entity_id for entity_id in entities}
        self._voices = {entity_id: (entity_id,) for entity_id in entities}
        self._opinions = frozenset(entity.id for entity in entities.values() if entity.genre == "opinion")
        self._citations: dict[str, Evidence] = {}
        # Records are written in a few ways; a combination of keys that was found sound is not looked at again.
        self._sound_shapes: set[tuple[str, ...]] = set()

    def read(self, fields: Fields) -> Relation:
        """Read one relation; what is wrong with it is reported through `fields`, and left empty in what is returned."""
        raw = fields.raw
        shape = tuple(raw)
        if shape not in self._sound_shapes or not all(raw.values()):
            fields.check_keys(KEYS, _REQUIRED)
            if raw.keys() <= KEYS and all(key in raw for key in _REQUIRED):
                self._sound_shapes.add(shape)
        from_id, type_name, to_id = raw.get("from"), raw.get("type"), raw.get("to")
        if not (type(from_id) is type(type_name) is type(to_id) is str):
            from_id, type_name, to_id = fields.text("from"), fields.text("type"), fields.text("to")
        evidence = self._evidence(fields)
        optional = {key: _OPTIONAL[key](fields, key) for key in shape if key in _OPTIONAL}
        relation_id = optional.pop("id", "") or self._derived_id(from_id, type_name, to_id, fields)
        return Relation(
            relation_id,
            self._ids.get(from_id, from_id),
            type_name,
            self._ids.get(to_id, to_id),
            evidence,
            standing=standing.own_standing(evidence, self._opinions),
            **optional,
        )

    def _derived_id(self, from_id: str, type_name: str, to_id: str, fields: Fields) -> str:
        if not (from_id and type_name and to_id):
            return repr(fields.trail)  # reported; must not be taken for the same as another such
        known = self._types.get(type_name)
        derived = f"{from_id}--{known.slug if known else slug(type_name)}--{to_id}"
        when = fields.raw.get("when")
        return f"{derived}--{slug(when)}" if type(when) is str else derived

    def _evidence(self, fields: Fields) -> tuple[Evidence, ...]:
        value = fields.raw.get("evidence") or []
        if type(value) is not list:
            fields.fault(f"'evidence' should be a list of citations, not {noun(value)}", "evidence")
            return ()
        pieces = []
        for index, item in enumerate(value):
            if type(item) is str and item:
                piece = self._citations.get(item) or self._cited(item, fields, "evidence", index)
            elif type(item) is dict:
                piece = self._usual(item) or self._piece(fields.inner("evidence", index, raw=item))
            else:
                fields.fault(f"{noun(item)} where a citation belongs, such as 'document-id#12'", "evidence", index)
                continue
            if piece:
                if piece in pieces:
                    fields.fault(f"'{piece.cite}' is given twice; once is enough", "evidence", index)
                pieces.append(piece)
        return tuple(pieces)

    def _usual(self, raw: dict[str, Any]) -> Evidence | None:
        """Return a piece of known citation, with or without one known voice and a remark; None for any other.

        Nearly every piece is of that kind, and this takes a third of the time of looking at each key for itself.
        """
        cite, by, says = raw.get("cite"), raw.get("by"), raw.get("says", "")
        if type(cite) is not str or type(says) is not str or len(raw) != 1 + ("by" in raw) + (says != ""):
            return None
        cited = self._citations.get(cite)
        voices = self._voices.get(by) if type(by) is str else () if by is None and "by" not in raw else None
        if cited is None or voices is None:
            return None
        return Evidence(cited.cite, cited.document, cited.paragraphs, voices, "asserts", None, (), says)

    def _piece(self, fields: Fields) -> Evidence | None:
        raw = fields.raw
        if not (raw.keys() <= EVIDENCE_KEYS and all(raw.values()) and "cite" in raw):
            fields.check_keys(EVIDENCE_KEYS, ("cite",))
        cite = fields.text("cite")
        cited = (self._citations.get(cite) or self._cited(cite, fields, "cite")) if cite else None
        by = self._by(fields) if "by" in raw else ()
        stance = fields.one_of("stance", STANCES, "asserts") if "stance" in raw else "asserts"
        when = fields.date("when") if "when" in raw else None
        figures = fields.figures("figures") if "figures" in raw else ()
        says = fields.text("says") if "says" in raw else ""
        if cited is None:
            return None
        return Evidence(cited.cite, cited.document, cited.paragraphs, by, stance, when, figures, says)  # type: ignore[arg-type]

    def _by(self, fields: Fields) -> tuple[str, ...]:
        voices = fields.texts("by")
        for index, voice in enumerate(voices):
            if voice not in self._entities and voice != UNNAMED:
                place = (index,) if type(fields.raw["by"]) is list else ()
                suggestion = did_you_mean(voice, [*self._entities, UNNAMED])
                fields.fault(f"no entity '{voice}' to say so{suggestion}", "by", *place)
        return tuple(self._ids.get(voice, voice) for voice in voices)

    def _cited(self, cite: str, fields: Fields, *trail: str | int) -> Evidence | None:
        """Return the bare evidence that a citation stands for, checked against the document it names."""
        match = _CITE.fullmatch(cite)
        if match is None:
            hint = "write document#paragraph, such as 'voa#23', 'voa#23-24' or 'voa#23-24+26'"
            fields.fault(f"'{cite}' is no citation; {hint}", *trail)
            return None
        ranges = tuple(_range(part) for part in match["place"].split("+"))
        message = self._wrong_with(match["document"], ranges)
        if message:
            fields.fault(message, *trail)
            return None
        piece = self._citations[cite] = Evidence(cite, self._ids[match["document"]], ranges)
        return piece

    def _wrong_with(self, document_id: str, ranges: tuple[tuple[int, int], ...]) -> str:
        document = self._entities.get(document_id)
        if document is None:
            documents = [entity.id for entity in self._entities.values() if entity.kind == "document"]
            return f"no document '{document_id}'{did_you_mean(document_id, documents)}"
        if document.kind != "document":
            return f"'{document_id}' is {indefinite(document.kind)}; only a document can be evidence"
        if document.text is None:
            return f"'{document_id}' has no 'text': a document that was not read cannot be evidence"
        numbers = [number for pair in ranges for number in pair]
        if min(numbers) < 1:
            return "there is no paragraph 0; they are counted from 1"
        if max(numbers) > document.text.paragraphs:
            return f"there is no paragraph {max(numbers)}: '{document_id}' has {document.text.paragraphs}"
        is_rising = all(first <= last for first, last in ranges) and all(a[1] < b[0] for a, b in pairwise(ranges))
        return "" if is_rising else "paragraphs stand in rising order, each once"


def indefinite(word: str) -> str:
    """Return a word with its article."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def _id(fields: Fields, key: str) -> str:
    relation_id = fields.text(key)
    if relation_id and not ID.fullmatch(relation_id):
        fields.fault(f"'{relation_id}' is no id: {ID_HINT}", key)
    return relation_id


def _also(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    also = fields.inner(key)
    found = [(word, entity_id) for word in also.raw for entity_id in also.texts(word)]
    for word, entity_id in found:
        if found.count((word, entity_id)) > 1:
            also.fault(f"'{entity_id}' is given twice; once is enough", word)
    return tuple(found)


_OPTIONAL: dict[str, Callable[[Fields, str], Any]] = {
    "id": _id,
    "also": _also,
    "when": Fields.date,
    "past": Fields.flag,
    "figures": Fields.figures,
    "conflicts": Fields.texts,
    "note": Fields.text,
    "visibility": lambda fields, key: fields.one_of(key, VISIBILITIES, "public"),
}


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)

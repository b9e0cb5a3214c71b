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
    from collections.abc import Mapping

    from graph.vocabulary import RelationType

_ENDS = frozenset({"from", "type", "to", "evidence"})
KEYS = _ENDS | {"id", "also", "when", "past", "figures", "conflicts", "note", "visibility"}
EVIDENCE_KEYS = frozenset({"cite", "by", "stance", "when", "figures", "says"})
_CITE = re.compile(r"(?P<document>[^#\s]+)#(?P<place>\d{1,7}(?:-\d{1,7})?(?:\+\d{1,7}(?:-\d{1,7})?)*)")


class RelationReader:
    """Reads relations against the entities and types that there are."""

    def __init__(self, entities: Mapping[str, Entity], types: Mapping[str, RelationType]) -> None:
        self._entities = entities
        self._types = types
        self._opinions = frozenset(entity.id for entity in entities.values() if entity.genre == "opinion")
        self._citations: dict[str, Evidence] = {}

    def read(self, fields: Fields) -> Relation:
        """Read one relation; what is wrong with it is reported through `fields`, and left empty in what is returned."""
        raw = fields.raw
        if not (raw.keys() <= KEYS and all(raw.values()) and "evidence" in raw):
            fields.check_keys(KEYS, ("from", "type", "to", "evidence"))
        from_id, type_name, to_id = fields.text("from"), fields.text("type"), fields.text("to")
        evidence = self._evidence(fields)
        optional = _optional(fields) if len(raw) > len(_ENDS) else {}
        relation_id = optional.pop("id", "") or self._derived_id(from_id, type_name, to_id, fields)
        return Relation(
            relation_id,
            self._own(from_id),
            type_name,
            self._own(to_id),
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

    def _own(self, entity_id: str) -> str:
        """Return the entity's own id: a hundred thousand copies of it would be tens of megabytes."""
        entity = self._entities.get(entity_id)
        return entity.id if entity else entity_id

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
                piece = self._attributed(item) or self._piece(fields.inner("evidence", index, raw=item))
            else:
                fields.fault(f"{noun(item)} where a citation belongs, such as 'document-id#12'", "evidence", index)
                continue
            if piece:
                pieces.append(piece)
        return tuple(pieces)

    def _attributed(self, raw: dict[str, Any]) -> Evidence | None:
        """Return a known citation with the one known voice behind it, by far the most common mapping; else None."""
        cite, by = raw.get("cite"), raw.get("by")
        if len(raw) == 2 and type(cite) is str and type(by) is str:  # noqa: PLR2004 - these two
            cited, voice = self._citations.get(cite), self._entities.get(by)
            if cited and voice:
                return Evidence(cited.cite, cited.document, cited.paragraphs, (voice.id,))
        return None

    def _piece(self, fields: Fields) -> Evidence | None:
        raw = fields.raw
        if not (raw.keys() <= EVIDENCE_KEYS and all(raw.values()) and "cite" in raw):
            fields.check_keys(EVIDENCE_KEYS, ("cite",))
        cite = fields.text("cite")
        cited = (self._citations.get(cite) or self._cited(cite, fields, "cite")) if cite else None
        by = self._by(fields) if "by" in raw else ()
        stance = fields.one_of("stance", STANCES, "asserts") if "stance" in raw else "asserts"
        when = fields.date("when") if "when" in raw else None
        figures = fields.figures() if "figures" in raw else ()
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
        return tuple(self._own(voice) for voice in voices)

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
        piece = self._citations[cite] = Evidence(cite, self._own(match["document"]), ranges)
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


def _optional(fields: Fields) -> dict[str, Any]:
    """Read the keys a relation may have; leave out those it has not."""
    raw = fields.raw
    found: dict[str, Any] = {}
    if "id" in raw:
        found["id"] = fields.text("id")
        if found["id"] and not ID.fullmatch(found["id"]):
            fields.fault(f"'{found['id']}' is no id: {ID_HINT}", "id")
    if "when" in raw:
        found["when"] = fields.date("when")
    if "note" in raw:
        found["note"] = fields.text("note")
    if "figures" in raw:
        found["figures"] = fields.figures()
    if "also" in raw:
        also = fields.inner("also")
        found["also"] = tuple((word, entity_id) for word in also.raw for entity_id in also.texts(word))
    if "past" in raw:
        found["past"] = fields.flag("past")
    if "conflicts" in raw:
        found["conflicts"] = fields.texts("conflicts")
    if "visibility" in raw:
        found["visibility"] = fields.one_of("visibility", VISIBILITIES, "public")
    return found


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)

"""A dataset written as curated files that read back as the same dataset: every record, every claim, in order.

Comments are not of the dataset; what curators wrote as shorthand stands in each claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.curated.definitions import built_in
from graph.curated.description import FORMAT
from graph.curated.relations import derived_id
from graph.curated.yamlwriter import write
from graph.model.places import clock
from graph.model.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model.dates import Date
    from graph.model.records import Claim, Dataset, Entity, Relation, Text
    from graph.model.vocabulary import RelationType, Vocabulary

Raw = dict[str, Any]


def curated(dataset: Dataset) -> dict[str, str]:
    """Return the text of ``entities.yaml`` and ``relations.yaml``, by name.

    What is restricted in it is written, marked as such.
    """
    entities = {
        "dataset": _description(dataset),
        "kinds": _kinds(dataset.vocabulary),
        "entities": [_entity(entity) for entity in dataset.entities.values()],
    }
    every = (*dataset.relations.values(), *dataset.facts.values())
    relations = {
        "types": _types(dataset.vocabulary),
        "units": {name: _filled({"of": _one_or_more(of)}) for name, of in dataset.vocabulary.units.items()},
        "relations": [_relation(dataset, relation) for relation in every],
    }
    return {"entities.yaml": _text("entities", entities), "relations.yaml": _text("relations", relations)}


def _text(name: str, sections: Raw) -> str:
    """Return a file; a list of nothing is written too, for a dataset has both files."""
    text = "".join(write(sections))
    return text if sections[name] else f"{text}{name}: []\n"


def _description(dataset: Dataset) -> Raw:
    found = _filled(
        {
            "title": dataset.title,
            "about": dataset.about,
            "by": dataset.by,
            "licence": dataset.licence,
            "url": dataset.url,
            "date": _date(dataset.date),
            "version": dataset.version,
            "language": dataset.language,
            "regions": {name: list(ids) for name, ids in dataset.regions},
            "story": dataset.story,
        }
    )
    return found | {"format": FORMAT} if dataset.title else {}


def _kinds(vocabulary: Vocabulary) -> Raw:
    return {
        kind.name: {"plural": kind.plural, "colour": kind.colour, "shape": kind.shape, "ftm": kind.ftm}
        for kind in vocabulary.kinds.values()
        if kind.name not in built_in().kinds
    }


def _types(vocabulary: Vocabulary) -> Raw:
    order = list(vocabulary.kinds)
    return {
        known.name: _type(known, order) for known in vocabulary.types.values() if known.name not in built_in().types
    }


def _type(known: RelationType, kinds: list[str]) -> Raw:
    reads = {"symmetric": "true"} if known.is_symmetric else {"inverse": known.inverse}
    return _filled(
        {
            **({"value": known.value} if known.value else reads),
            "from": sorted(known.from_kinds, key=kinds.index),
            "to": sorted(known.to_kinds, key=kinds.index),
            "speech": _flag(known.is_speech),
            "part": _flag(known.is_part),
            "unit": known.unit,
            "scheme": known.scheme,
            "many": _flag(known.many),
            "family": known.family,
            "ftm": known.ftm,
            "was": list(known.was),
        }
    )


def _entity(entity: Entity) -> Raw:
    return _filled(
        {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "aliases": [
                _filled({"name": alias.name, "lang": alias.language, "former": _flag(alias.is_former)})
                if alias.language or alias.is_former
                else alias.name
                for alias in entity.aliases
            ],
            "description": entity.description,
            "note": entity.note,
            "was": list(entity.was),
            "not": list(entity.not_same),
            "allow": dict(entity.allow),
            "visibility": _visibility(entity.visibility),
            "published": _date(entity.published),
            "genre": entity.genre if entity.genre != "news" else "",
            "language": entity.language,
            "url": entity.url,
            "archived": list(entity.archived),
            "accessed": _date(entity.accessed),
            "withdrawn": _date(entity.withdrawn),
            "text": _read(entity.text) if entity.text else {},
        }
    )


def _read(text: Text) -> Raw:
    length = clock(text.length) if text.form == "time" else str(text.length)
    key = {"paragraph": "paragraphs", "page": "pages", "time": "duration"}[text.form]
    return _filled({"file": text.file, "sha256": text.sha256, key: length, "transcript": text.transcript})


def _relation(dataset: Dataset, relation: Relation) -> Raw:
    known = dataset.vocabulary.types[relation.type]
    values = {claim.value.text for claim in relation.claims if claim.value}
    shared = values.pop() if len(values) == 1 else ""
    far = slug(shared) if known.value and known.many else relation.to_id
    derived = derived_id(relation.from_id, known.slug, far)
    also: dict[str, list[str]] = {}
    for word, entity in relation.also:
        also.setdefault(word, []).append(entity)
    return _filled(
        {
            "id": relation.id if relation.id != derived else "",
            "was": list(relation.was),
            "from": relation.from_id,
            "type": relation.type,
            "to": relation.to_id,
            "value": shared,
            "also": {word: _one_or_more(ids) for word, ids in also.items()},
            "conflicts": list(relation.conflicts),
            "note": _one_or_more(relation.notes),
            "visibility": _visibility(relation.visibility),
            "allow": dict(relation.allow),
            "evidence": [_claim(dataset, claim, is_shared=bool(shared)) for claim in relation.claims],
        }
    )


def _claim(dataset: Dataset, claim: Claim, *, is_shared: bool) -> Raw | str:
    of_document = dataset.entities[claim.document].withdrawn
    piece = _filled(
        {
            "cite": claim.cite,
            "by": _one_or_more(claim.by),
            "stance": claim.stance if claim.stance != "asserts" else "",
            "when": _date(claim.when),
            "past": _flag(claim.past),
            "figures": {figure.unit: figure.text for figure in claim.figures},
            "covers": _date(claim.covers),
            "value": claim.value.text if claim.value and not is_shared else "",
            "says": claim.says,
            "remark": claim.remark,
            "quote": claim.quote,
            "repeats": _one_or_more(claim.repeats),
            "withdrawn": _date(claim.withdrawn) if claim.withdrawn != of_document else "",
            "visibility": _visibility(claim.visibility),
        }
    )
    return piece if len(piece) > 1 else claim.cite


def _filled(raw: Mapping[str, Any]) -> Raw:
    return {key: value for key, value in raw.items() if value}


def _one_or_more(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)


def _flag(is_so: bool) -> str:
    return "true" if is_so else ""


def _visibility(visibility: str) -> str:
    return visibility if visibility == "restricted" else ""


def _date(date: Date | None) -> str:
    return date.text if date else ""

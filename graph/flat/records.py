"""What a dataset says of itself, its types and its entities, as plain data: shared by JSON, Parquet and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.words.sentences import date_data

if TYPE_CHECKING:
    from graph.model.records import Dataset, Entity
    from graph.model.vocabulary import RelationType


def header(dataset: Dataset) -> dict[str, Any]:
    """Return what a dataset says of itself; keys that do not apply are left out."""
    found = {
        "title": dataset.title,
        "about": dataset.about,
        "by": dataset.by,
        "licence": dataset.licence,
        "url": dataset.url,
        "date": dataset.date.text if dataset.date else "",
        "version": dataset.version,
        "language": dataset.language,
        "regions": {name: list(ids) for name, ids in dataset.regions},
        "story": dataset.story,
    }
    return {key: value for key, value in found.items() if value}


def type_data(known: RelationType) -> dict[str, Any]:
    """Return a type of relation by the keys under which it is curated, all of them."""
    return {
        "name": known.name,
        "inverse": "" if known.value else known.inverse,
        "symmetric": known.is_symmetric,
        "from": sorted(known.from_kinds),
        "to": sorted(known.to_kinds),
        "family": known.family,
        "ftm": known.ftm,
        "speech": known.is_speech,
        "part": known.is_part,
        "value": known.value,
        "unit": known.unit,
        "scheme": known.scheme,
        "many": known.many,
        "was": list(known.was),
    }


def entity_data(entity: Entity) -> dict[str, Any]:
    """Return what is curated of an entity, but for its id and name; keys that do not apply are left out."""
    found = {
        "kind": entity.kind,
        "aliases": [alias.name for alias in entity.aliases],
        "names": [
            {"name": it.name, "lang": it.language, "former": it.is_former}
            for it in entity.aliases
            if it.language or it.is_former
        ],
        "description": entity.description,
        "note": entity.note,
        "url": entity.url,
        "published": date_data(entity.published),
        "genre": entity.genre,
        "language": entity.language,
        "archived": list(entity.archived),
        "accessed": date_data(entity.accessed),
        "withdrawn": date_data(entity.withdrawn),
        "text": text_data(entity),
        "was": list(entity.was),
        "not": list(entity.not_same),
        "restricted": entity.visibility == "restricted",
    }
    return {key: value for key, value in found.items() if value}


def text_data(entity: Entity) -> dict[str, Any] | None:
    """Return the text of a document that was read, its length under the word for what is counted."""
    text = entity.text
    if text is None:
        return None
    length = {"paragraph": "paragraphs", "page": "pages", "time": "seconds"}[text.form]
    found = {"file": text.file, "sha256": text.sha256, length: text.length, "transcript": text.transcript}
    return {key: value for key, value in found.items() if value}

"""A relation in words, and as plain data: what the terminal, Markdown and JSON say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model.dates import iso
from graph.model.differences import differences
from graph.model.standing import composition
from graph.words.dates import date_words, span_words
from graph.words.english import joined
from graph.words.figures import number_words

if TYPE_CHECKING:
    from graph.model.dates import Date
    from graph.model.records import Claim, Dataset, Relation
    from graph.model.values import Value
    from graph.words.citations import Citations


def sentence(dataset: Dataset, relation: Relation) -> str:
    """Return a relation as its sentence: ``Malaysia deported Myanmar nationals (to Myanmar)``."""
    entities = dataset.entities
    end = values(relation) if relation.is_fact else entities[relation.to_id].name
    text = f"{entities[relation.from_id].name} {relation.type} {end}"
    also = others(dataset, relation, "")
    return f"{text} ({also})" if also else text


def others(dataset: Dataset, relation: Relation, near: str) -> str:
    """Return the further participants but one, each with its word: ``to Myanmar, with The Irrawaddy``."""
    return ", ".join(
        f"{word} {dataset.entities[entity_id].name}" for word, entity_id in relation.also if entity_id != near
    )


def values(relation: Relation) -> str:
    """Return the values that the leading claims give a fact: one, or several joined by "or" where sources differ."""
    return " or ".join(dict.fromkeys(value_words(claim.value) for claim in relation.leading if claim.value))


def value_words(value: Value) -> str:
    """Return one value as a reader knows it: dates in words, numbers grouped and with their unit."""
    if value.date:
        return date_words(value.date.text)
    if value.figure:
        return joined([number_words(value.figure.text), value.figure.unit], " ")
    return value.text


def when(relation: Relation) -> str:
    """Return the dates that its leading claims give, in words; with ``(former)`` where it is over."""
    texts = span_words(relation.dates)
    return f"{texts} (former)".lstrip() if relation.is_past else texts


def differing(citations: Citations, relation: Relation) -> list[str]:
    """Return where sources differ, a text each: ``on date: 2021 (VOA 2023 ¶4) or 2022 (DVB 2022 ¶9)``."""
    found = []
    for about, *both in differences(relation):
        said = [f"{_written(about, what)} ({source(citations, claim)})" for claim, what in both]
        found.append(f"on {about}: {' or '.join(said)}")
    return found


def against(dataset: Dataset, relation: Relation) -> list[str]:
    """Return what cannot be true beside a relation, a text each, with how it stands.

    Speech acts contradict each other, which disputes neither: that each was said is not in doubt.
    """
    found = []
    for other_id in relation.conflicts:
        other = dataset.relations.get(other_id) or dataset.facts[other_id]
        text = f"{sentence(dataset, other)} [{other.standing}]"
        if dataset.vocabulary.types[relation.type].is_speech:
            text = f"{'contradicts itself' if other.from_id == relation.from_id else 'contradicted by'}: {text}"
        found.append(text)
    return found


def source(citations: Citations, claim: Claim) -> str:
    """Return who says it and where: ``Reuters in Asia Times 2022 ¶42``."""
    names = " and ".join(citations.voices(claim))
    return f"{names} in {citations.short(claim)}" if names else citations.short(claim)


def relation_data(dataset: Dataset, citations: Citations, relation: Relation) -> dict[str, Any]:
    """Return a relation as plain data, each claim a record of its own; keys that do not apply are left out."""
    found = {
        "id": relation.id,
        "from": relation.from_id,
        "type": relation.type,
        "to": relation.to_id,
        "sentence": sentence(dataset, relation),
        "also": [{"as": word, "entity": entity_id} for word, entity_id in relation.also],
        "standing": relation.standing,
        "made_of": composition(relation.claims),
        "when": [date_data(date) for date in relation.dates],
        "past": relation.is_past,
        "conflicts": list(relation.conflicts),
        "differences": [
            {
                "about": about,
                "one": [relation.address(one[0]), one[1]],
                "other": [relation.address(other[0]), other[1]],
            }
            for about, one, other in differences(relation)
        ],
        "notes": list(relation.notes),
        "was": list(relation.was),
        "restricted": relation.visibility == "restricted",
        "claims": [claim_data(citations, relation, claim) for claim in relation.claims],
    }
    return {key: value for key, value in found.items() if value}


def claim_data(citations: Citations, relation: Relation, claim: Claim) -> dict[str, Any]:
    """Return one claim as plain data; keys that do not apply are left out."""
    found = {
        "address": relation.address(claim),
        "cite": claim.cite,
        "document": claim.document,
        "place": claim.cite.partition("#")[2],
        "citation": citations.full(claim),
        "stance": claim.stance,
        "standing": claim.standing,
        "by": list(claim.by),
        "when": date_data(claim.when),
        "past": claim.past,
        "figures": {figure.unit: figure.text for figure in claim.figures},
        "covers": date_data(claim.covers),
        "value": claim.value.text if claim.value else "",
        "says": claim.says,
        "remark": claim.remark,
        "quote": claim.quote,
        "repeats": list(claim.repeats),
        "withdrawn": date_data(claim.withdrawn),
        "restricted": claim.visibility == "restricted",
    }
    return {key: value for key, value in found.items() if value}


def date_data(date: Date | None) -> dict[str, str] | None:
    """Return a date as plain data: as curated, in words, and its first and last day where it has one."""
    if date is None:
        return None
    bounds = {"earliest": date.earliest, "latest": date.latest}
    return {"edtf": date.text, "words": date_words(date.text)} | {name: iso(day) for name, day in bounds.items() if day}


def _written(about: str, said: str) -> str:
    return date_words(said) if about == "date" else number_words(said)

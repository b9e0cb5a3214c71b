"""A relation in words, and as plain data: what the terminal, Markdown, CSV and JSON say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model.dates import iso
from graph.model.standing import differences

if TYPE_CHECKING:
    from graph.model.dates import Date
    from graph.model.records import Dataset, Evidence, Relation
    from graph.words.citations import Citations

_PASSIVE = {"denies": "denied", "requests": "requested", "proposes": "proposed", "expects": "expected"}


def when(relation: Relation) -> str:
    """Return the dates given, ``2022-10``; with ``(former)`` where it is over."""
    texts = " or ".join(dict.fromkeys(date.text for date in relation.dates))
    return f"{texts} (former)".lstrip() if relation.past else texts


def others(dataset: Dataset, relation: Relation, near: str) -> str:
    """Return the further participants but one, each with its word: ``to Myanmar, with The Irrawaddy``."""
    return ", ".join(
        f"{word} {dataset.entities[entity_id].name}" for word, entity_id in relation.also if entity_id != near
    )


def details(dataset: Dataset, citations: Citations, relation: Relation) -> str:
    """Return what the type does not say: figures, remarks, where sources differ, what stands against it, the note."""
    figures = [str(figure) for figure in relation.figures]
    figures += [str(figure) for piece in relation.evidence for figure in piece.figures]
    says = [piece.says for piece in relation.evidence if piece.says]
    differ = [
        f"sources differ on {about}: {' or '.join(f'{value} ({_source(citations, piece)})' for piece, value in both)}"
        for about, *both in differences(relation)
    ]
    opponents = [f"against: {sentence(dataset, dataset.relations[other])}" for other in relation.conflicts]
    note = [f"note: {relation.note}"] if relation.note else []
    return "; ".join(dict.fromkeys(figures + says + differ + opponents + note))


def _source(citations: Citations, piece: Evidence) -> str:
    """Return who says it and where: ``Reuters in Asia Times 2022 ¶42``."""
    names = ", ".join(citations.voices(piece))
    return f"{names} in {citations.short(piece)}" if names else citations.short(piece)


def voices(citations: Citations, relation: Relation) -> str:
    """Return who says so where the documents do not themselves: ``according to Reuters``."""
    names = citations.claimants(relation)
    return f"according to {', '.join(names)}" if names else ""


def cited(citations: Citations, relation: Relation) -> str:
    """Return the citations, each with its stance unless it asserts: ``The Irrawaddy 2022 ¶4, denied by Malaysia``."""
    texts = [citations.short(piece) + stance(citations, piece) for piece in relation.evidence]
    return "; ".join(dict.fromkeys(texts))


def stance(citations: Citations, piece: Evidence) -> str:
    """Return who denies, requests, proposes or expects, to be put behind the place; nothing where it asserts."""
    if piece.stance == "asserts":
        return ""
    names = ", ".join(citations.voices(piece))
    return f", {_PASSIVE[piece.stance]} by {names}" if names else f" {piece.stance}"


def sentence(dataset: Dataset, relation: Relation) -> str:
    """Return a relation as its sentence: ``Malaysia deported Myanmar nationals (to Myanmar)``."""
    entities = dataset.entities
    also = others(dataset, relation, "")
    text = f"{entities[relation.from_id].name} {relation.type} {entities[relation.to_id].name}"
    return f"{text} ({also})" if also else text


def relation_data(dataset: Dataset, citations: Citations, relation: Relation) -> dict[str, Any]:
    """Return a relation as plain data; keys that do not apply are left out."""
    found = {
        "id": relation.id,
        "from": relation.from_id,
        "type": relation.type,
        "to": relation.to_id,
        "sentence": sentence(dataset, relation),
        "also": [{"as": word, "entity": entity_id} for word, entity_id in relation.also],
        "when": _date(relation.when),
        "past": relation.past,
        "standing": relation.standing,
        "figures": {figure.unit: figure.text for figure in relation.figures},
        "conflicts": list(relation.conflicts),
        "differences": [
            {"about": about, "one": [one[0].cite, one[1]], "other": [other[0].cite, other[1]]}
            for about, one, other in differences(relation)
        ],
        "note": relation.note,
        "evidence": [_evidence(citations, piece) for piece in relation.evidence],
    }
    return {key: value for key, value in found.items() if value}


def _evidence(citations: Citations, piece: Evidence) -> dict[str, Any]:
    found = {
        "cite": piece.cite,
        "citation": citations.full(piece),
        "stance": piece.stance,
        "by": list(piece.by),
        "when": _date(piece.when),
        "figures": {figure.unit: figure.text for figure in piece.figures},
        "says": piece.says,
    }
    return {key: value for key, value in found.items() if value}


def _date(date: Date | None) -> dict[str, str] | None:
    if date is None:
        return None
    bounds = {"earliest": date.earliest, "latest": date.latest}
    return {"edtf": date.text} | {name: iso(day) for name, day in bounds.items() if day}

"""What a dataset holds, at a glance: entities by kind, relations by standing, documents that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Listing, Rows, Section, Table
from graph.model.records import STANDINGS
from graph.words.english import counted

if TYPE_CHECKING:
    from graph.model.records import Dataset


def overview_report(dataset: Dataset) -> Answer:
    """Count what a dataset holds, each kind and each standing in the order of the vocabulary."""
    kinds = [entity.kind for entity in dataset.entities.values()]
    every = [*dataset.relations.values(), *dataset.facts.values()]
    standings = [relation.standing for relation in every]
    claims = sum(len(relation.claims) for relation in every)
    counts: dict[str, list[tuple[str, int]]] = {
        "entities": [(kind.plural, kinds.count(name)) for name, kind in dataset.vocabulary.kinds.items()],
        "relations": [(standing, standings.count(standing)) for standing in STANDINGS],
    }
    sections = [
        Section(heading, Rows(("", ""), [(name, f"{number:,}") for name, number in rows if number]))
        for heading, rows in counts.items()
    ]
    rows = [(heading, name, str(number)) for heading, found in counts.items() for name, number in found if number]
    read = sum(entity.text is not None for entity in dataset.entities.values())
    remark = f"{counted(claims, 'claim')} in {counted(read, 'document')} read."
    about = [dataset.about] if dataset.about else []
    data = {heading: dict(found) for heading, found in counts.items()} | {"claims": claims, "documents": read}
    listing = Listing(dataset.title or "Dataset", about, sections, [remark])
    return Answer([listing], Table(("what", "name", "number"), rows), data)

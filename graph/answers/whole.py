"""What is answered of a dataset as a whole: what hangs together, and who is spoken of most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Listing, Rows, Section, Table
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model.records import Dataset
    from graph.questions.rank import By, Rank

_NAMED = 6
_MEANT = (
    "How much the documents that were read say of somebody, not how powerful, guilty or important they are: who is read"
    " about more, or in more texts, stands higher."
)


def components_report(labels: Mapping[str, str], found: Sequence[Sequence[str]], limit: int) -> Answer:
    """List the largest groups by their first members; count those who stand alone."""
    joined = [group for group in found if len(group) > 1]
    alone = len(found) - len(joined)
    rows = []
    for number, group in enumerate(joined[:limit], 1):
        names = [labels[entity_id] for entity_id in group[:_NAMED]]
        more = f" and {len(group) - _NAMED:,} more" if len(group) > _NAMED else ""
        rows.append((str(number), f"{len(group):,}", ", ".join(names) + more))
    remarks = [f"{counted(len(joined), 'group')}; {counted(alone, 'entity', 'entities')} joined to nobody."]
    if len(joined) > limit:
        remarks.insert(0, f"The first {limit}: --limit")
    table = Table(
        ("component", "size", "entity", "name"),
        [
            (str(number), str(len(group)), entity_id, labels[entity_id])
            for number, group in enumerate(found, 1)
            for entity_id in group
        ],
    )
    listing = Listing("What hangs together", [], [Section("", Rows(("", "entities", "such as"), rows))], remarks)
    data = {"components": [{"size": len(group), "entities": list(group)} for group in found]}
    return Answer([listing], table, data)


def ranks_report(dataset: Dataset, found: Sequence[Rank], by: By, limit: int) -> Answer:
    """List those of whom most is said, with what the number does not mean."""
    shown = found[:limit]
    rows = [
        (
            dataset.entities[it.entity].name,
            dataset.entities[it.entity].kind,
            f"{it.links:,}",
            f"{it.neighbours:,}",
            f"{it.sources:,}",
        )
        for it in shown
    ]
    columns = ("", "", "links", "neighbours", "independent sources")
    remarks = [f"The first {limit} of {len(found):,}: --limit"] if len(found) > limit else []
    table = Table(
        ("entity", "name", "kind", "links", "neighbours", "sources"),
        [
            (it.entity, dataset.entities[it.entity].name, dataset.entities[it.entity].kind, *map(str, it[1:]))
            for it in found
        ],
    )
    data = {"by": by, "means": _MEANT, "entities": [it._asdict() for it in found]}
    listing = Listing(f"By {by}", [], [Section("", Rows(columns, rows))], [*remarks, _MEANT])
    return Answer([listing], table, data)

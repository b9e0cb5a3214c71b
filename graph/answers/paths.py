"""What `graph path` answers: the shortest chains between two entities, with the claims of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.columns import Seen, claims_table
from graph.answers.entries import Entries
from graph.answers.listing import Answer, Listing, Section
from graph.words import sentences
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Dataset, Entity
    from graph.questions.paths import Path


def paths_report(dataset: Dataset, start: Entity, end: Entity, paths: Sequence[Path]) -> Answer:
    """List paths, a section each, an entry for every relation of every step."""
    entries = Entries(dataset)
    sections, seen = [], []
    for number, path in enumerate(paths, 1):
        heading = f"{number}. " + " – ".join([start.name, *(dataset.entities[hop.end].name for hop in path)])
        relations = [(step, hop, relation) for step, hop in enumerate(path, 1) for relation in hop.relations]
        sections.append(Section(heading, [entries.relation(relation) for _step, _hop, relation in relations]))
        seen += [Seen((str(number), str(step), hop.start, hop.end), it, it.claims) for step, hop, it in relations]
    length = counted(len(paths[0]), "step") if paths else ""
    remark = f"{counted(len(paths), 'shortest path')}, {length}." if paths else "No path over asserted relations."
    data = {
        "from": start.id,
        "to": end.id,
        "paths": [
            [
                {
                    "from": hop.start,
                    "to": hop.end,
                    "relations": [sentences.relation_data(dataset, entries.citations, it) for it in hop.relations],
                }
                for hop in path
            ]
            for path in paths
        ],
    }
    table = claims_table(entries, ("path", "step", "near", "far"), seen)
    return Answer([Listing(f"{start.name} – {end.name}", [], sections, [remark])], table, data)

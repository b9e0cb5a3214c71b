"""What `graph duplicates` answers: pairs that may be one, each with its reasons, and what says that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Entry, Line, Listing, Section, Table
from graph.words.citations import Citations
from graph.words.english import counted
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Claim, Dataset
    from graph.questions.duplicates import Retold, Twins


def duplicates_report(dataset: Dataset, pairs: Sequence[Twins], retold: Sequence[Retold]) -> Answer:
    """List entities first, the likeliest first, then relations by id."""
    citations = Citations(dataset)
    entities = [
        Entry(
            f"{pair.one.name} – {pair.other.name}",
            "; ".join(pair.reasons),
            [
                *(Line(it.id, (it.kind, it.description)) for it in (pair.one, pair.other)),
                Line("one", (f"graph merge {pair.one.id} {pair.other.id}",)),
                Line("two", (f"not: [{pair.other.id}] in {pair.one.id}",)),
            ],
        )
        for pair in pairs
    ]
    relations = [
        Entry(
            sentence(dataset, pair.one),
            pair.reason,
            [
                Line("beside", (sentence(dataset, pair.other),)),
                *(Line("", (), citations.short(claim), citations.full(claim)) for claim in _shared(pair)),
            ],
        )
        for pair in retold
    ]
    sections = [Section(name, body) for name, body in (("entities", entities), ("relations", relations)) if body]
    remark = (
        f"{counted(len(pairs), 'pair')} of entities, {counted(len(retold), 'pair')} of relations: likely, not certain."
    )
    rows = [("entities", it.one.id, it.other.id, "; ".join(it.reasons)) for it in pairs]
    rows += [("relations", it.one.id, it.other.id, it.reason) for it in retold]
    data = {
        "entities": [{"one": it.one.id, "other": it.other.id, "reasons": list(it.reasons)} for it in pairs],
        "relations": [{"one": it.one.id, "other": it.other.id, "reason": it.reason} for it in retold],
    }
    listing = Listing("What may stand twice", [], sections, [remark])
    return Answer([listing], Table(("of", "one", "other", "reasons"), rows), data)


def _shared(pair: Retold) -> list[Claim]:
    cites = {claim.cite for claim in pair.other.claims}
    return [claim for claim in pair.one.claims if claim.cite in cites][:1]

"""What `graph stats` answers: what there is and what is missing, each number with the command that lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.answers.entries import Entries
from graph.answers.listing import Answer, Entry, Line, Listing, Rows, Section, Table
from graph.answers.overview import overview_report
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Dataset
    from graph.questions.stats import Gap, Share, Stats

_MOST = 12  # types and entities shown where all of them are not asked for
_SHARE_COLUMNS = ("claims", "asserted relations", "undated", "one source", "uncited")


def stats_report(dataset: Dataset, found: Stats, by: str = "") -> Answer:
    """Show the whole at a glance; or, of documents, types or entities, every one."""
    shares = {"document": found.documents, "type": found.types, "entity": found.entities}
    data = _data(found)
    if by:
        columns, rows = _share_rows(dataset, by, shares[by])
        listing = Listing(dataset.title or "Dataset", [], [Section(f"by {by}", Rows(columns, rows))])
        return Answer([listing], Table(columns, rows), data)
    overview = overview_report(dataset)
    [there] = overview.listings
    gaps = [(_of(gap), gap.about, f"graph stats {gap.name}") for gap in found.gaps]
    missing = Section("what is missing", Rows(("", "", ""), gaps))
    parts = [
        Section(f"by {name}", Rows(*_share_rows(dataset, name, some[:_MOST])), _more(name, len(some)))
        for name, some in shares.items()
        if some
    ]
    listing = there._replace(sections=[*there.sections, missing, *parts])
    table = Table(
        ("what", "number", "of", "means", "listed by"),
        [(gap.name, str(len(gap.found)), str(gap.total), gap.about, f"graph stats {gap.name}") for gap in found.gaps],
    )
    return Answer([listing], table, overview.data | data)


def gap_report(dataset: Dataset, gap: Gap) -> Answer:
    """List what falls into one gap."""
    body: Sequence[Entry] | Rows
    if gap.of == "relations":
        every = dataset.relations | dataset.facts
        entries = Entries(dataset)
        body = [entries.relation(every[key]) for key in gap.found]
    elif gap.of == "entities":
        body = [Entry(dataset.entities[key].name, "", [Line(key, (dataset.entities[key].kind,))]) for key in gap.found]
    else:
        body = Rows(("",), [(key,) for key in gap.found])
    listing = Listing(gap.about, [], [Section(gap.of, body)] if gap.found else [], [f"{_of(gap)} {gap.of}."])
    data = {"gap": gap.name, "about": gap.about, "of": gap.of, "total": gap.total, "found": list(gap.found)}
    return Answer([listing], Table((gap.of,), [(key,) for key in gap.found]), data)


def _of(gap: Gap) -> str:
    return f"{len(gap.found):,} of {gap.total:,}"


def _more(name: str, total: int) -> str:
    plural = {"document": "documents", "type": "types", "entity": "entities"}[name]
    return f"the first {_MOST} of {counted(total, name, plural)}: graph stats --by {name}" if total > _MOST else ""


def _share_rows(dataset: Dataset, by: str, shares: Sequence[Share]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return head and rows; paragraphs are counted of documents alone."""
    columns = _SHARE_COLUMNS if by == "document" else _SHARE_COLUMNS[:-1]
    rows = []
    for share in shares:
        name = share.name if by == "type" else dataset.entities[share.name].name
        numbers = (share.claims, share.relations, share.undated, share.alone, share.uncited)[: len(columns)]
        rows.append((name, *(f"{number:,}" for number in numbers)))
    return (by, *columns), rows


def _data(found: Stats) -> dict[str, Any]:
    return {
        "missing": [{"gap": it.name, "about": it.about, "number": len(it.found), "of": it.total} for it in found.gaps],
        "documents": [share._asdict() for share in found.documents],
        "types": [share._asdict() for share in found.types],
        "by_entity": [share._asdict() for share in found.entities],
    }

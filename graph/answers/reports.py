"""What the commands answer, as listings: links, paths and audits in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Line, Listing, Rows, Section, Table
from graph.answers.listing import Entry as Entry_
from graph.model.standing import own_standing
from graph.words import sentences
from graph.words.citations import Citations, pilcrow
from graph.words.english import counted, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exports.formats import Format
    from graph.model.records import Dataset, Entity, Evidence, Relation
    from graph.questions.audit import Audit
    from graph.questions.links import Link
    from graph.questions.paths import Path

_COLUMNS = ("link", "when", "standing", "details", "citations")


def links_report(dataset: Dataset, entity: Entity, links: Sequence[Link], left_out: int) -> Answer:
    """List links by their reading, nearest first; `left_out` is how many unasserted ones were not asked for."""
    citations = Citations(dataset)
    sections = []
    for (steps, near, phrase), group in groupby(links, key=lambda link: (link.steps, link.near, _heading(link))):
        whose = "" if near == entity.id else f"{dataset.entities[near].name} "
        away = "" if steps == 1 else f"{steps} steps away"
        sections.append(Section(f"{whose}{phrase}", [_entry(dataset, citations, link) for link in group], away))
    remarks = [f"{counted(len(links), 'link')}."]
    if left_out:
        more = counted(left_out, "more is", "more are")
        remarks.append(f"{more} only denied, requested, proposed or expected: --all")
    data = {
        "entity": {"id": entity.id, "kind": entity.kind, "name": entity.name, "aliases": list(entity.aliases)},
        "links": [_link_data(dataset, citations, link) for link in links],
        "left_out": left_out,
    }
    table = Table(("section", *_COLUMNS), [(_heading(k), *_link_row(dataset, citations, k)) for k in links])
    return Answer([Listing(entity.name, _about(entity), sections, remarks)], table, data)


def paths_report(dataset: Dataset, start: Entity, end: Entity, paths: Sequence[Path]) -> Answer:
    """List paths, a section each, an entry for every relation of every hop."""
    citations = Citations(dataset)
    sections, rows = [], []
    for number, path in enumerate(paths, 1):
        heading = f"{number}. " + " – ".join([start.name, *(dataset.entities[hop.end].name for hop in path)])
        relations = [relation for hop in path for relation in hop.relations]
        sections.append(
            Section(
                heading, [_relation_entry(dataset, citations, r, sentences.sentence(dataset, r)) for r in relations]
            )
        )
        rows += [(heading, *_hop_row(dataset, citations, relation)) for relation in relations]
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
                    "relations": [sentences.relation_data(dataset, citations, r) for r in hop.relations],
                }
                for hop in path
            ]
            for path in paths
        ],
    }
    table = Table(("section", "sentence", *_COLUMNS[1:]), rows)
    return Answer([Listing(f"{start.name} – {end.name}", [], sections, [remark])], table, data)


_AUDIT_COLUMNS = {
    "does not hold": ("where", "what", ""),
    "not named in the paragraph, understood from context": ("entity", "relation", "place"),
    "texts": ("text", "cited", "not cited"),
}


def audit_report(dataset: Dataset, found: Audit) -> Answer:
    """List failures first, then ends understood from context, then what each text was used for."""
    names = {entity.id: entity.name for entity in dataset.entities.values()}
    found_rows = {
        "does not hold": [(f.subject, f.message, "") for f in found.failures],
        "not named in the paragraph, understood from context": [
            (names[u.entity], u.relation, u.cite) for u in found.unnamed
        ],
        "texts": [
            (
                names[c.document],
                f"{counted(c.relations, 'relation')}; {len(c.cited)} of {c.paragraphs} paragraphs cited",
                f"never cited: {_ranges(c.uncited)}" if c.uncited else "",
            )
            for c in found.coverage
        ],
    }
    sections = [Section(heading, Rows(_AUDIT_COLUMNS[heading], rows)) for heading, rows in found_rows.items() if rows]
    remark = f"{counted(found.citations, 'citation')} held against {counted(len(found.coverage), 'text')}: " + joined(
        [
            f"{counted(len(found.failures), 'does', 'do')} not hold" if found.failures else "all hold",
            f"{counted(len(found.unnamed), 'end')} understood from context" if found.unnamed else "",
        ],
        ", ",
    )
    data = {
        "citations": found.citations,
        "failures": [failure._asdict() for failure in found.failures],
        "unnamed": [unnamed._asdict() for unnamed in found.unnamed],
        "coverage": [coverage._asdict() for coverage in found.coverage],
    }
    rows = [(heading, *row) for heading, rows in found_rows.items() for row in rows]
    table = Table(("section", "subject", "finding", "where"), rows)
    return Answer([Listing("Citations", [], sections, [remark + "."])], table, data)


def formats_report(formats: Sequence[Format]) -> Answer:
    """List the formats of `graph export`."""
    rows = [(known.name, known.tool, known.cannot or "everything is kept") for known in formats]
    data = [{"name": f.name, "target": f.target, "tool": f.tool, "cannot": f.cannot} for f in formats]
    remark = "Write one with: graph export FORMAT [-o FILE]"
    table = Table(("format", "for", "what is lost"), rows)
    return Answer([Listing("Formats", [], [Section("", Rows(*table))], [remark])], table, data)


def _about(entity: Entity) -> list[str]:
    aliases = f"also {', '.join(entity.aliases)}" if entity.aliases else ""
    note = f"Note: {entity.note}" if entity.note else ""
    return [line for line in (joined([entity.kind, aliases], " · "), entity.description, note) if line]


def _heading(link: Link) -> str:
    return "supports" if link.end == "cited" else link.phrase


def _head(dataset: Dataset, link: Link) -> str:
    if link.end in {"also", "cited"}:
        return sentences.sentence(dataset, link.relation)
    also = sentences.others(dataset, link.relation, link.near)
    return dataset.entities[link.far].name + (f" ({also})" if also else "")


def _entry(dataset: Dataset, citations: Citations, link: Link) -> Entry_:
    pieces = [p for p in link.relation.evidence if link.end != "cited" or p.document == link.near]
    return _relation_entry(dataset, citations, link.relation, _head(dataset, link), pieces)


def _relation_entry(
    dataset: Dataset, citations: Citations, relation: Relation, head: str, pieces: Sequence[Evidence] | None = None
) -> Entry_:
    lines = [_claim(dataset, citations, relation, piece) for piece in pieces or relation.evidence]
    if relation.note:
        lines.append(Line("note", (relation.note,)))
    return Entry_(head, relation.standing if len(relation.evidence) > 1 else "", lines)


def _claim(dataset: Dataset, citations: Citations, relation: Relation, piece: Evidence) -> Line:
    stands = own_standing([piece], [d.id for d in dataset.entities.values() if d.genre == "opinion"])
    names = " and ".join(citations.voices(piece))
    date = piece.when or relation.when
    figures = [f"{figure.text} {figure.unit}" for figure in piece.figures or relation.figures]
    said = (f"by {names}" if names else "", date.text if date else "", ", ".join(figures), piece.says)
    return Line(stands, said, citations.short(piece), citations.full(piece))


def _link_row(dataset: Dataset, citations: Citations, link: Link) -> tuple[str, ...]:
    row = _relation_cells(dataset, citations, link.relation)
    if link.end == "cited":
        pieces = [piece for piece in link.relation.evidence if piece.document == link.near]
        places = dict.fromkeys(pilcrow(piece) + sentences.stance(citations, piece) for piece in pieces)
        return (_head(dataset, link), *row[:-1], "; ".join(places))
    return (_head(dataset, link), *row)


def _hop_row(dataset: Dataset, citations: Citations, relation: Relation) -> tuple[str, ...]:
    return (sentences.sentence(dataset, relation), *_relation_cells(dataset, citations, relation))


def _relation_cells(dataset: Dataset, citations: Citations, relation: Relation) -> tuple[str, ...]:
    details = joined([sentences.details(dataset, citations, relation), sentences.voices(citations, relation)])
    return (sentences.when(relation), relation.standing, details, sentences.cited(citations, relation))


def _link_data(dataset: Dataset, citations: Citations, link: Link) -> dict[str, object]:
    seen = {"near": link.near, "end": link.end, "phrase": link.phrase, "far": link.far, "steps": link.steps}
    return seen | {"relation": sentences.relation_data(dataset, citations, link.relation)}


def _ranges(numbers: Sequence[int]) -> str:
    """Write 1, 2, 3, 7 as ``1–3, 7``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{group[0]}–{group[-1]}" if len(group) > 1 else str(group[0]) for group in groups)

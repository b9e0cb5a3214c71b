"""What the commands answer, as listings: links, paths and audits in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph import relation_text
from graph.cite import Citations, pilcrow
from graph.listing import Listing, Section, counted, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.audit import Audit
    from graph.exports.registry import Format
    from graph.links import Link
    from graph.model import Dataset, Entity, Relation
    from graph.paths import Path

_LINK_COLUMNS = ("link", "when", "standing", "details", "citations")


def links_report(dataset: Dataset, entity: Entity, links: Sequence[Link], left_out: int) -> Listing:
    """List links by their reading, nearest first; `left_out` is how many unasserted ones were not asked for."""
    citations = Citations(dataset)
    sections = []
    for (steps, near, phrase), group in groupby(links, key=lambda link: (link.steps, link.near, _heading(link))):
        whose = "" if near == entity.id else f"{dataset.entities[near].name} "
        away = "" if steps == 1 else f"  ({steps} steps away)"
        rows = [_link_row(dataset, citations, link) for link in group]
        sections.append(Section(f"{whose}{phrase}{away}", rows))
    remark = f"{counted(len(links), 'link')}."
    if left_out:
        remark += f" {counted(left_out, 'more is', 'more are')} only denied, requested, proposed or expected: --all"
    data = {
        "entity": {"id": entity.id, "kind": entity.kind, "name": entity.name, "aliases": list(entity.aliases)},
        "links": [_link_data(dataset, citations, link) for link in links],
        "left_out": left_out,
    }
    return Listing(_title(entity), _LINK_COLUMNS, sections, remark, data)


def paths_report(dataset: Dataset, start: Entity, end: Entity, paths: Sequence[Path]) -> Listing:
    """List paths, a section each, a row for every relation of every hop."""
    citations = Citations(dataset)
    sections = [
        Section(
            f"{number}. " + " – ".join([start.name, *(dataset.entities[hop.end].name for hop in path)]),
            [_hop_row(dataset, citations, relation) for hop in path for relation in hop.relations],
        )
        for number, path in enumerate(paths, 1)
    ]
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
                    "relations": [relation_text.relation_data(dataset, citations, r) for r in hop.relations],
                }
                for hop in path
            ]
            for path in paths
        ],
    }
    return Listing(f"{start.name} – {end.name}", ("sentence", *_LINK_COLUMNS[1:]), sections, remark, data)


def audit_report(dataset: Dataset, found: Audit) -> Listing:
    """List failures first, then ends understood from context, then what each text was used for."""
    names = {entity.id: entity.name for entity in dataset.entities.values()}
    sections = []
    if found.failures:
        sections.append(Section("does not hold", [(f.subject, f.message, "") for f in found.failures]))
    if found.unnamed:
        rows = [(names[u.entity], u.relation, u.cite) for u in found.unnamed]
        sections.append(Section("not named in the paragraph, understood from context", rows))
    rows = [
        (
            names[c.document],
            f"{counted(c.relations, 'relation')}; {len(c.cited)} of {c.paragraphs} paragraphs cited",
            f"never cited: {_ranges(c.uncited)}" if c.uncited else "",
        )
        for c in found.coverage
    ]
    sections.append(Section("texts", rows))
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
    return Listing("Citations", ("subject", "finding", "where"), sections, remark + ".", data)


def formats_report(formats: Sequence[Format]) -> Listing:
    """List the formats of `graph export`."""
    rows = [(known.name, known.tool, known.cannot or "everything is kept") for known in formats]
    data = [{"name": f.name, "target": f.target, "tool": f.tool, "cannot": f.cannot} for f in formats]
    remark = "Write one with: graph export FORMAT [-o FILE]"
    return Listing("Formats", ("format", "for", "what is lost"), [Section("", rows)], remark, data)


def _title(entity: Entity) -> str:
    aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
    note = f"note: {entity.note}" if entity.note else ""
    return joined([f"{entity.name}{aliases}", entity.kind, entity.description, note], " · ")


def _heading(link: Link) -> str:
    return "supports" if link.end == "cited" else link.phrase


def _link_row(dataset: Dataset, citations: Citations, link: Link) -> tuple[str, ...]:
    relation = link.relation
    if link.end in {"also", "cited"}:
        other = relation_text.sentence(dataset, relation)
    else:
        also = relation_text.others(dataset, relation, link.near)
        other = dataset.entities[link.far].name + (f" ({also})" if also else "")
    row = _relation_cells(dataset, citations, relation)
    if link.end == "cited":
        pieces = [piece for piece in relation.evidence if piece.document == link.near]
        places = dict.fromkeys(pilcrow(piece) + relation_text.stance(citations, piece) for piece in pieces)
        return (other, *row[:-1], "; ".join(places))
    return (other, *row)


def _hop_row(dataset: Dataset, citations: Citations, relation: Relation) -> tuple[str, ...]:
    return (relation_text.sentence(dataset, relation), *_relation_cells(dataset, citations, relation))


def _relation_cells(dataset: Dataset, citations: Citations, relation: Relation) -> tuple[str, ...]:
    details = joined([relation_text.details(dataset, citations, relation), relation_text.voices(citations, relation)])
    return (relation_text.when(relation), relation.standing, details, relation_text.cited(citations, relation))


def _link_data(dataset: Dataset, citations: Citations, link: Link) -> dict[str, object]:
    seen = {"near": link.near, "end": link.end, "phrase": link.phrase, "far": link.far, "steps": link.steps}
    return seen | {"relation": relation_text.relation_data(dataset, citations, link.relation)}


def _ranges(numbers: Sequence[int]) -> str:
    """Write 1, 2, 3, 7 as ``1–3, 7``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{group[0]}–{group[-1]}" if len(group) > 1 else str(group[0]) for group in groups)

"""What `graph audit` answers: which citations do not hold, and how far each text was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Listing, Rows, Section, Table
from graph.words.english import counted, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Dataset
    from graph.questions.audit import Audit

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


def _ranges(numbers: Sequence[int]) -> str:
    """Write 1, 2, 3, 7 as ``1–3, 7``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{group[0]}–{group[-1]}" if len(group) > 1 else str(group[0]) for group in groups)

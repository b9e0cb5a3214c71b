"""What `graph export --list` answers: the formats, what opens each, and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Answer, Listing, Rows, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exports.formats import Format


def formats_report(formats: Sequence[Format]) -> Answer:
    """List the formats of `graph export`."""
    rows = [(known.name, known.tool, known.cannot or "everything is kept") for known in formats]
    data = [{"name": f.name, "target": f.target, "tool": f.tool, "cannot": f.cannot} for f in formats]
    remark = "Write one with: graph export FORMAT [-o FILE]"
    table = Table(("format", "for", "what is lost"), rows)
    return Answer([Listing("Formats", [], [Section("", Rows(*table))], [remark])], table, data)

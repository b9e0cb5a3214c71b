"""An answer for programs and spreadsheets: CSV and JSON, whatever is displayed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from graph.words.cells import inert

if TYPE_CHECKING:
    from graph.answers.listing import Answer


def as_csv(answer: Answer) -> str:
    """Write the table of an answer as CSV (RFC 4180); spreadsheets run nothing of it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(answer.table.columns)
    writer.writerows(map(inert, row) for row in answer.table.rows)
    return stream.getvalue()


def as_json(answer: Answer) -> str:
    """Write what an answer holds as JSON."""
    return json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n"

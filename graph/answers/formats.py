"""The formats that `--format` knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from graph.answers.markdown import as_markdown
from graph.answers.plain import as_text
from graph.answers.programs import as_csv, as_json

if TYPE_CHECKING:
    from graph.answers.listing import Answer

Format = Literal["table", "markdown", "csv", "json"]
LISTING_FORMATS: tuple[Format, ...] = get_args(Format)


def written(answer: Answer, format_: Format) -> str:
    """Write an answer in a format; as a ``table`` for a pipe."""
    match format_:
        case "table":
            return as_text(answer.listings)
        case "markdown":
            return as_markdown(answer.listings)
        case "csv":
            return as_csv(answer)
        case "json":
            return as_json(answer)

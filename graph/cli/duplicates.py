"""`graph duplicates`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.duplicates import duplicates_report
from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("duplicates")
@options.folder
@options.listing_format
@options.restricted
def command(folder: Path, format_: Format, restricted: bool) -> int:
    """List entities that are likely one, and relations that may tell one fact twice, each with the reasons.

    `graph merge` makes one of two; `not: [ID]` in an entity says once and for all that it is not the other.
    """
    from graph.questions.duplicates import retold, twins

    dataset = console.opened(folder, restricted=restricted).records
    console.show(duplicates_report(dataset, twins(dataset), retold(dataset)), format_)
    return 0

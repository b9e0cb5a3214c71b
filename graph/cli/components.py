"""`graph components`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("components")
@options.folder
@click.option("--documents", is_flag=True, help="Go through documents too: who published and wrote what.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many to show; files get all.")
@options.listing_format
@options.restricted
def command(folder: Path, documents: bool, limit: int, format_: Format, restricted: bool) -> int:
    """Show what hangs together: the groups that no asserted relation joins.

    Between two of one group `graph path` finds a way, between two of different ones none.
    """
    found = console.opened(folder, restricted=restricted).components(through_documents=documents, limit=limit)
    console.show(found.answer, format_)
    return 0

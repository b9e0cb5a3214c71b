"""`graph path`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@options.folder
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 1000), help="How many paths to list.")
@click.option("--all", "every", is_flag=True, help="List all shortest paths.")
@click.option("--documents", is_flag=True, help="Go through documents too: who published and wrote what.")
@options.listing_format
@options.restricted
def command(
    start: str,
    end: str,
    folder: Path,
    limit: int,
    every: bool,
    documents: bool,
    format_: Format,
    restricted: bool,
) -> int:
    """Show the shortest connections between A and B.

    Only what somebody asserts is a step, and documents are none unless asked for.
    """
    dataset = console.opened(folder, restricted=restricted)
    with options.usage_of():
        found = dataset.paths(start, end, through_documents=documents, limit=None if every else limit)
    console.show(found.answer, format_)
    return 0

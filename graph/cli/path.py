"""`graph path`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.paths import paths_report
from graph.cli import console, options
from graph.curated.load import load
from graph.questions.find import find_meant
from graph.questions.network import assemble
from graph.questions.paths import shortest_among

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@options.folder
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 1000), help="How many paths to list.")
@click.option("--documents", is_flag=True, help="Go through documents too: who published and wrote what.")
@options.listing_format
@options.restricted
def command(
    start: str,
    end: str,
    folder: Path,
    limit: int,
    documents: bool,
    format_: Format,
    restricted: bool,
) -> int:
    """Show the shortest connections between A and B.

    Only what somebody asserts is a step, and documents are none unless asked for.
    """
    dataset = console.shown(load(folder), restricted=restricted)
    starts, ends = find_meant(dataset, start), find_meant(dataset, end)
    if same := [entity.id for entity in starts if entity in ends]:
        raise click.UsageError(f"'{start}' and '{end}' are the same entity, '{same[0]}'")
    found = shortest_among(
        assemble(dataset),
        [entity.id for entity in starts],
        [entity.id for entity in ends],
        through_documents=documents,
        limit=limit,
    )
    console.show(paths_report(dataset, starts[0], ends[0], found), format_)
    return 0

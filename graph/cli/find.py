"""`graph find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.found import found_report
from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("find")
@click.argument("name")
@options.folder
@options.listing_format
@options.restricted
def command(name: str, folder: Path, format_: Format, restricted: bool) -> int:
    """List the entities that NAME may mean, those that it means outright first, then those named with all its words.

    Exits with 1 where there is none, with the nearest names.
    """
    dataset = console.opened(folder, restricted=restricted)
    found = dataset.mentioned(name)
    if not found:
        dataset.find(name)  # says that there is none, and what is near
    console.show(found_report(name, found), format_)
    return 0

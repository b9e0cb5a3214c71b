"""`graph fmt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import edits, options
from graph.desk.formatting import formatted
from graph.desk.migration import migrated

if TYPE_CHECKING:
    from pathlib import Path


@click.command("fmt")
@options.folder
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if the files are not in order.")
@click.option("--migrate", is_flag=True, help="Bring a dataset of an older version to the form of today.")
@edits.dry_run
def command(folder: Path, check: bool, migrate: bool, dry_run: bool) -> int:
    """Put the curated files in order: records sorted, quotes where another reader would misread.

    A comment goes with the record below it; one with a blank line below is a heading, and keeps its place.
    """
    change = migrated(folder) if migrate else formatted(folder)
    if check:
        for path in change.after:
            click.echo(f"{path}: not in order: graph fmt")
        return 1 if change.after else 0
    return edits.made(change, "moved to format 2" if migrate else "put in order", dry_run=dry_run)

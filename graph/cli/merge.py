"""`graph merge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import edits, options
from graph.desk.merge import merged

if TYPE_CHECKING:
    from pathlib import Path


@click.command("merge")
@click.argument("keep")
@click.argument("gone")
@options.folder
@edits.dry_run
def command(keep: str, gone: str, folder: Path, dry_run: bool) -> int:
    """Make one entity of two: KEEP stays, GONE leaves its names and its id, and is still found."""
    return edits.made(merged(folder, keep, gone), f"{gone} is part of {keep} now", dry_run=dry_run)

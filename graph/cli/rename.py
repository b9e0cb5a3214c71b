"""`graph rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import edits, options
from graph.desk.rename import renamed

if TYPE_CHECKING:
    from pathlib import Path


@click.command("rename")
@click.argument("old")
@click.argument("new")
@options.folder
@edits.dry_run
def command(old: str, new: str, folder: Path, dry_run: bool) -> int:
    """Give entity OLD the id NEW: every mention follows, and OLD is still found."""
    return edits.made(renamed(folder, old, new), f"{old} is {new} now", dry_run=dry_run)

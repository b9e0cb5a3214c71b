"""What the commands that edit the files share: the change shown or made, and the line that undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.words.english import counted

if TYPE_CHECKING:
    from graph.desk.changes import Change

dry_run = click.option("--dry-run", is_flag=True, help="Only show what would change.")


def made(change: Change, done: str, *, dry_run: bool) -> int:
    """Show a change, or make it and say so; with the line that undoes it where the folder is in git."""
    if not change.after:
        click.echo("nothing to change")
        return 0
    if dry_run:
        click.echo(change.diff(), nl=False)
        return 0
    undo = change.undo()
    change.write()
    click.echo(f"{done}: {counted(len(change.after), 'file')} changed")
    if undo:
        click.echo(f"to undo: {undo}")
    return 0

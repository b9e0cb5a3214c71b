"""`graph check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options
from graph.curated.load import checked
from graph.errors import DataError
from graph.words.english import counted

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@options.folder
@click.option(
    "--format", "format_", default="text", type=click.Choice(["text", "json"]), help="json for editors and CI."
)
@click.option("--strict", is_flag=True, help="Exit with 1 also where there are only warnings.")
def command(folder: Path, format_: str, *, strict: bool) -> int:
    """Check the curated files; report every problem at once.

    A warning is what is allowed but seldom meant; `allow: {NAME: reason}` in the record silences it.
    """
    try:
        dataset, warnings = checked(folder)
    except DataError as error:
        if format_ == "json":
            console.echo_json({"problems": [problem._asdict() for problem in error.problems]})
        else:
            click.echo(str(error))
            click.echo(console.problems_remark(error), err=True)
        return 1
    if format_ == "json":
        console.echo_json({"problems": [], "warnings": [warning._asdict() for warning in warnings]})
    else:
        for warning in warnings:
            click.echo(str(warning))
        remark = f", {counted(len(warnings), 'warning')}" if warnings else ""
        click.echo(f"{console.summary(dataset)}: no problems{remark}")
    return 1 if strict and warnings else 0

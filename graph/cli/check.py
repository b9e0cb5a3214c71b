"""`graph check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options
from graph.curated.load import load
from graph.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@options.folder
@click.option(
    "--format", "format_", default="text", type=click.Choice(["text", "json"]), help="json for editors and CI."
)
def command(folder: Path, format_: str) -> int:
    """Check the curated files; report every problem at once."""
    try:
        dataset = load(folder)
    except DataError as error:
        if format_ == "json":
            console.echo_json({"problems": [problem._asdict() for problem in error.problems]})
        else:
            click.echo(str(error))
            click.echo(console.problems_remark(error), err=True)
        return 1
    if format_ == "json":
        console.echo_json({"problems": []})
    else:
        click.echo(f"{console.summary(dataset)}: no problems")
    return 0

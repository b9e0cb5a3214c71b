"""`graph check`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from graph.cli import console, options
from graph.curated.load import checked
from graph.errors import DataError
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.errors import CheckWarning


_SHOWN = 20


def _tell(warnings: Sequence[CheckWarning]) -> None:
    """Print warnings by place; of many of one kind the first, and how many more there are."""
    numbers: Counter[str] = Counter()
    for warning in warnings:
        numbers[warning.name] += 1
        if numbers[warning.name] <= _SHOWN:
            click.echo(str(warning))
    for name, number in sorted(numbers.items()):
        if number > _SHOWN:
            click.echo(f"and {number - _SHOWN:,} more [{name}]; all of them: --format json")


@click.command("check")
@options.folder
@click.option(
    "--format", "format_", default="text", type=click.Choice(["text", "json"]), help="json for editors and CI."
)
@options.with_folder
@click.option("--restricted", is_flag=True, help="Name the restricted names that stand in public text; not for a log.")
@click.option("--strict", is_flag=True, help="Exit with 1 also where there are only warnings.")
def command(folder: Path, format_: str, *, restricted: bool, strict: bool) -> int:
    """Check the curated files; report every problem at once.

    A warning is what is allowed but seldom meant; `allow: {NAME: reason}` in the record silences it.
    """
    try:
        dataset, warnings = checked(folder, console.beside(), names_restricted=restricted)
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
        _tell(warnings)
        remark = f", {counted(len(warnings), 'warning')}" if warnings else ""
        click.echo(f"{console.summary(dataset)}: no problems{remark}")
    return 1 if strict and warnings else 0

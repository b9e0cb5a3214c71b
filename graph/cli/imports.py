"""`graph import`: what people already have in, a dataset folder out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import output
from graph.cli import console
from graph.curated.load import load
from graph.errors import WriteError
from graph.words.english import counted

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.imports.draft import Draft

_file = click.Path(exists=True, path_type=Path)
_target = click.option(
    *("-o", "target"),
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make the dataset in.",
)
_skip_bad = click.option("--skip-bad", is_flag=True, help="Leave out what is wrong, and import the rest.")


@click.group("import")
def command() -> None:
    """Make a dataset from what you have, to go on from."""


@command.command("ftm")
@click.argument("file", metavar="FILE", type=_file)
@_target
@_skip_bad
def ftm_command(file: Path, target: Path, skip_bad: bool) -> int:
    """Import FollowTheMoney JSON, one entity a line, as Aleph, OpenSanctions and 'ftm' write it."""
    from graph.imports.ftm.links import ftm

    _check_free(target)
    return _write(*ftm(file, skip_bad=skip_bad), target)


@command.command("csv")
@click.argument("files", metavar="FILES...", nargs=-1, required=True, type=_file)
@_target
@_skip_bad
def csv_command(files: tuple[Path, ...], target: Path, skip_bad: bool) -> int:
    """Import CSV: what 'graph export csv' writes (the folder, or its files), or a list of nodes and one of edges.

    Nodes need the columns Id and Label, edges Source and Target; Type and Label say what an edge is. Nodes may be left
    out: then whatever an edge names is an entity.
    """
    from graph.imports.csv.csvfiles import csv_files

    _check_free(target)
    return _write(*csv_files(files, skip_bad=skip_bad), target)


def _check_free(target: Path) -> None:
    standing = [target / part for name in ("entities", "relations") for part in (f"{name}.yaml", name)]
    found = [path for path in standing if path.exists()]
    if found:
        raise WriteError(f"{found[0]}: stands there already; an import begins a new dataset, choose another folder")


def _write(draft: Draft, problems: list[Problem], target: Path) -> int:
    for problem in problems:
        click.echo(str(problem), err=True)
    if target.exists():
        _make(target, draft)
    else:
        output.put(target, lambda folder: _make(folder, draft))
    dataset = load(target)
    left_out = f"; left out for {counted(len(problems), 'problem')}: see above" if problems else ""
    click.echo(f"{target}  {console.summary(dataset)}{left_out}")
    return 0


def _make(folder: Path, draft: Draft) -> None:
    for name, pieces in draft.files().items():
        output.write(folder / name, pieces)

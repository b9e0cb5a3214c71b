"""`graph import`: what people already have in, a dataset folder out."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import output
from graph.cli import console
from graph.curated.load import load
from graph.errors import DataError, WriteError
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

_report = click.option(
    "--report", default="text", type=click.Choice(["text", "json"]), help="How to tell what became of every row."
)
_SHOWN = 5
_QUOTED = re.compile(r"'[^']*'|\d+")


@click.group("import")
def command() -> None:
    """Make a dataset from what you have, to go on from."""


@command.command("ftm")
@click.argument("file", metavar="FILE", type=_file)
@_target
@_skip_bad
@_report
def ftm_command(file: Path, target: Path, skip_bad: bool, report: str) -> int:
    """Import FollowTheMoney JSON, one entity a line, as Aleph, OpenSanctions and 'ftm' write it."""
    from graph.imports.ftm.links import ftm

    _check_free(target)
    with _told():
        draft, problems = ftm(file, skip_bad=skip_bad)
    return _write(draft, problems, target, report)


@command.command("csv")
@click.argument("files", metavar="FILES...", nargs=-1, required=True, type=_file)
@_target
@_skip_bad
@_report
def csv_command(files: tuple[Path, ...], target: Path, skip_bad: bool, report: str) -> int:
    """Import CSV: what 'graph export csv' writes (the folder, or its files), or a list of nodes and one of edges.

    Nodes need the columns Id and Label, edges Source and Target; Type and Label say what an edge is. Nodes may be left
    out: then whatever an edge names is an entity.
    """
    from graph.imports.csv.csvfiles import csv_files

    _check_free(target)
    with _told():
        draft, problems = csv_files(files, skip_bad=skip_bad)
    return _write(draft, problems, target, report)


def _check_free(target: Path) -> None:
    standing = [target / part for name in ("entities", "relations") for part in (f"{name}.yaml", name)]
    found = [path for path in standing if path.exists()]
    if found:
        raise WriteError(f"{found[0]}: stands there already; an import begins a new dataset, choose another folder")


def _write(draft: Draft, problems: list[Problem], target: Path, report: str) -> int:
    for line in _capped(problems):
        click.echo(line, err=True)
    if target.exists():
        _make(target, draft)
    else:
        output.put(target, lambda folder: _make(folder, draft))
    dataset = load(target)
    left_out = f"; left out for {counted(len(problems), 'problem')}: see above" if problems else ""
    click.echo(f"{target}  {console.summary(dataset)}{left_out}")
    if report == "json":
        click.echo(json.dumps([it._asdict() for it in draft.accounts], ensure_ascii=False, indent=2), err=True)
    for it in draft.accounts if report == "text" else ():
        noted = f"; in notes: {', '.join(it.noted)}" if it.noted else ""
        click.echo(
            f"  {it.file}: {counted(it.rows, 'row')} = {it.used:,} used + {it.left_out:,} left out{noted}", err=True
        )
    return 0


@contextmanager
def _told() -> Iterator[None]:
    """Tell what is wrong with a file, the same thing a few times at most, then how often."""
    try:
        yield
    except DataError as error:
        for line in _capped(error.problems):
            click.echo(line, err=True)
        click.echo(console.problems_remark(error), err=True)
        raise click.exceptions.Exit(1) from error


def _capped(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield problems a line each; of those that differ only in what they quote the first few, then their number."""
    numbers: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = (problem.file, _QUOTED.sub("…", problem.message))
        numbers[kind] += 1
        if numbers[kind] <= _SHOWN:
            yield str(problem)
    for (file, message), number in numbers.items():
        if number > _SHOWN:
            yield f"{file}: and {number - _SHOWN:,} more like it: {message}"


def _make(folder: Path, draft: Draft) -> None:
    for name, pieces in draft.files().items():
        output.write(folder / name, pieces)

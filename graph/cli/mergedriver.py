"""`graph merge-driver`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from graph import output
from graph.cli import options
from graph.desk.git import git
from graph.desk.start import MERGED
from graph.desk.threeway import joined
from graph.errors import EditError
from graph.words.english import counted

_ATTRIBUTES = tuple(f"{name} merge=graph" for name in MERGED)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("merge-driver")
@click.argument("base", required=False, type=_FILE)
@click.argument("ours", required=False, type=_FILE)
@click.argument("theirs", required=False, type=_FILE)
@options.folder
@click.option("--install", is_flag=True, help="Have git use it for the files of the dataset here.")
def command(base: Path | None, ours: Path | None, theirs: Path | None, folder: Path, install: bool) -> int:
    """Join what two curators made of one file; git calls it, once `--install` has told git so.

    Records, types and claims are joined, each whole; markers stand only where both changed the same one. OURS is
    written over, and the exit status is 1 where they disagree, as git wants it.
    """
    if install:
        return _install(folder)
    if not (base and ours and theirs):
        raise click.UsageError("give the three files that git gives, BASE OURS THEIRS, or --install")
    before, one, other = (file.read_text("utf-8") for file in (base, ours, theirs))
    found = joined(before, one, other, ours)
    if found is None:  # not ours to understand: lines are joined, as git would have
        return _by_lines(base, ours, theirs)
    output.write(ours, [found.text])
    if found.disagreements:
        click.echo(f"{counted(found.disagreements, 'record')} changed on both sides: see the markers", err=True)
    return int(found.disagreements > 0)


def _by_lines(base: Path, ours: Path, theirs: Path) -> int:
    program = shutil.which("git")
    if program is None:
        raise EditError("git is not installed, and these files are no records that could be joined without it")
    command = [program, "merge-file", str(ours), str(base), str(theirs)]
    return int(subprocess.run(command, check=False).returncode > 0)  # noqa: S603 - our own words


def _install(folder: Path) -> int:
    """Write .gitattributes, which goes with the files, and this clone's configuration, which does not."""
    if git(folder, "rev-parse", "--git-dir") is None:
        raise EditError(f"{folder} is not in a git checkout; begin with: git init")
    attributes = folder / ".gitattributes"
    there = attributes.read_text("utf-8").splitlines() if attributes.exists() else []
    missing = [line for line in _ATTRIBUTES if line not in there]
    if missing:
        output.write(attributes, ["".join(f"{line}\n" for line in [*there, *missing])])
    git(folder, "config", "merge.graph.name", "records and claims of claimgraph")
    git(folder, "config", "merge.graph.driver", "graph merge-driver %O %A %B")
    click.echo(f"{attributes} names the files; commit it. Each clone runs this once: graph merge-driver --install")
    return 0

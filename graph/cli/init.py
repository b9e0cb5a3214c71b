"""`graph init`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.desk.start import start


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--title", default="", help="What the dataset is called; left out: the folder's name.")
@click.option("--example", is_flag=True, help="An invented town instead: three short texts, read with every key.")
def command(folder: Path, title: str, example: bool) -> int:
    """Begin a dataset in DIR: files that check and build, with recipes for git, the editor, pre-commit and CI."""
    for path in start(folder, title=title, with_example=example):
        click.echo(path)
    click.echo()
    if example:
        click.echo(f"look: graph build -C {folder}, graph counts -C {folder} terminal-of-vikhavn")
        click.echo(f"hold it against its texts: graph audit -C {folder} --texts {folder / 'texts'}")
    else:
        click.echo(f"next: graph add document TEXT -C {folder}, then graph check -C {folder}")
    click.echo(f"in git: git init {folder}, then graph merge-driver --install -C {folder}")
    return 0

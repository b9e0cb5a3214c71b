"""`graph cut`."""

from __future__ import annotations

from pathlib import Path

import click

from graph import output
from graph.cli import console, options
from graph.errors import WriteError


@click.command("cut")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@options.folder
@click.option("--depth", default=1, show_default=True, type=click.IntRange(0, 20), help="How many steps around them.")
@click.option("-o", "target", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to write.")
@click.option("--page", is_flag=True, help="A page to explore, in place of the files.")
@options.restricted
def command(names: tuple[str, ...], folder: Path, depth: int, target: Path, page: bool, restricted: bool) -> int:
    """Cut out what lies around each NAME, as a dataset of its own.

    With the documents that are cited there and who published them, so that every claim stands as it does in the whole.
    """
    console.guarded(target, folder)
    dataset = console.opened(folder, restricted=restricted)
    part = dataset.cut(*names, depth=depth)
    if page:
        from graph.page.page import render

        network, positions = console.assembled(part.records, laid_out=True)
        title = part.title or ", ".join(names)
        file = target / "index.html"
        if target.exists() and not target.is_dir():
            raise WriteError(f"{target}: is a file; name a folder for the page")
        written = output.write(file, [render(network, positions, title=title, about=part.records.about)])
        console.wrote(file, written, part.records)
        return 0
    part.export("yaml", target)
    console.wrote(target, sum(file.stat().st_size for file in target.iterdir()), part.records)
    return 0

"""`graph build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph import output
from graph.cli import console, options
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.page.page import render


@click.command("build")
@options.folder
@click.option(
    "-o",
    "target",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to write; build/ by default, build.restricted/ with --restricted.",
)
@click.option("--title", default="", help="Title of the page; the dataset's by default.")
@click.option("--open", "open_", is_flag=True, help="Open the page when it is written.")
@options.restricted
def command(folder: Path, target: Path | None, title: str, open_: bool, restricted: bool) -> int:
    """Check, then write the page and the graph.

    The page, index.html, is to explore; the graph, graph.graphml, for other tools.
    """
    target = target or folder / ("build.restricted" if restricted else "build")
    console.guarded(target, folder)
    dataset = console.opened(folder, restricted=restricted).records
    network, positions = console.assembled(dataset, laid_out=True)
    with console.progress("rendering the page"):
        page = render(network, positions, title=title or dataset.title or _title(folder), about=dataset.about)
    index, export = target / "index.html", target / "graph.graphml"
    page_bytes = output.write(index, [page])
    export_bytes = output.write(export, FORMATS["graphml"].text(Subject(network, positions, Losses())))
    click.echo(console.summary(dataset))
    click.echo(f"  {index}  {console.size(page_bytes)}  to explore: open it in a browser, no network needed")
    click.echo(f"  {export}  {console.size(export_bytes)}  for Gephi, Gephi Lite, networkx, igraph and others")
    if open_:
        click.launch(index.resolve().as_uri())
    elif sys.stdout.isatty():
        click.echo("Open the page with: graph build --open")
    return 0


def _title(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()

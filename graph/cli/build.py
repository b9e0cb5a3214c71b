"""`graph build`."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import output
from graph.cli import console, options
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.page.page import render

if TYPE_CHECKING:
    from graph.model.records import Dataset as Records


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
@click.option("--site", is_flag=True, help="Also a page an entity, relation, document and type, without script.")
@click.option("--open", "open_", is_flag=True, help="Open the page when it is written.")
@options.restricted
def command(folder: Path, target: Path | None, title: str, site: bool, open_: bool, restricted: bool) -> int:
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
    if site:
        _site(target, dataset, title or dataset.title or _title(folder))
    if open_:
        click.launch(index.resolve().as_uri())
    elif sys.stdout.isatty():
        click.echo("Open the page with: graph build --open")
    return 0


def _site(target: Path, dataset: Records, title: str) -> None:
    """Write the site beside the page: folders of pages, each put in its place whole."""
    from graph.site.pages import pages

    with tempfile.TemporaryDirectory(dir=target, prefix=".site.") as beside:
        number = size = 0
        for address, text in pages(dataset, title=title):
            path = Path(beside) / address
            path.parent.mkdir(exist_ok=True)
            size += path.write_bytes(text.encode())
            number += 1
        for made in sorted(Path(beside).iterdir()):
            if made.is_dir():
                place = target / made.name
                output.put(place, partial(_moved, made), is_ours=_is_site(place))
            else:
                output.write(target / made.name, [made.read_text("utf-8")])
    click.echo(f"  {target / 'all.html'}  {console.size(size)}  {number:,} pages to read without script")


def _moved(made: Path, place: Path) -> None:
    made.rename(place)


def _is_site(folder: Path) -> bool:
    """Tell whether a folder holds nothing but pages of a site of ours."""
    files = list(folder.rglob("*"))
    return all(file.suffix == ".html" and b'content="claimgraph"' in file.read_bytes()[:600] for file in files)


def _title(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()

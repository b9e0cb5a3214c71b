"""The command `graph`: arguments in, exit status out; the only place that prints or catches.

Exit status: 0 done, 1 the data or the question is wrong, 2 the command line is. Whatever takes long to import
(networkx, igraph, the page) is imported by the commands that need it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from graph import dates, links
from graph.errors import DataError, GraphError, did_you_mean
from graph.find import find
from graph.listing import FORMATS, WRITERS, Listing, counted, print_table
from graph.load import load

if TYPE_CHECKING:
    from graph.exports.losses import Losses
    from graph.layout import Place
    from graph.model import Dataset

_folder = click.option(
    *("-C", "folder"),
    default=".",
    show_default="here",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the dataset.",
)
_listing_format = click.option(
    *("--format", "format_"), default="table", show_default=True, type=click.Choice(FORMATS), help="How to write it."
)
_restricted = click.option(
    "--restricted", is_flag=True, help="Include what is marked 'visibility: restricted'; not for publication."
)


def run() -> NoReturn:
    """Run the command of this process's arguments and end the process with its exit status."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Freeing a large dataset, object by object, would take a tenth of the whole time.
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit status."""
    # A command builds up a dataset and ends; the cyclic collector would walk it over and over and find nothing.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _run(argv)
    finally:
        if was_on:
            gc.enable()


def _run(argv: list[str] | None) -> int:
    try:
        return int(commands.main(args=argv, prog_name="graph", standalone_mode=False) or 0)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GraphError as error:
        click.echo(str(error), err=True)
        if isinstance(error, DataError):
            click.echo(_problems_remark(error), err=True)
        return 1
    except BrokenPipeError:  # `graph links NUG | head`
        sys.stderr.close()
        return 0


class _Commands(click.Group):
    """Commands that suggest the one that was meant, and are listed in the order they are written."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail(f"no command '{args[0]}'{did_you_mean(args[0], self.commands)}")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimgraph", prog_name="graph")
def commands() -> None:
    """Who is linked to whom, who says so, and where it is written.

    Works on the dataset in this folder: entities.yaml and relations.yaml. Begin with 'graph check', then 'graph build'.
    """


@commands.command()
@_folder
@click.option(
    "--format", "format_", default="text", type=click.Choice(["text", "json"]), help="json for editors and CI."
)
def check(folder: Path, format_: str) -> int:
    """Check the curated files; report every problem at once."""
    try:
        dataset = load(folder)
    except DataError as error:
        if format_ == "json":
            _echo_json({"problems": [problem._asdict() for problem in error.problems]})
        else:
            click.echo(str(error))
            click.echo(_problems_remark(error), err=True)
        return 1
    if format_ == "json":
        _echo_json({"problems": []})
    else:
        click.echo(f"{_summary(dataset)}: no problems")
    return 0


@commands.command()
@_folder
@click.option("-o", "target", metavar="DIR", type=click.Path(path_type=Path), help="Where to write; build/ by default.")
@click.option("--title", default="", help="Title of the page; the dataset's by default.")
@click.option("--open", "open_", is_flag=True, help="Open the page when it is written.")
@_restricted
def build(folder: Path, target: Path | None, title: str, open_: bool, restricted: bool) -> int:
    """Check, then write the page to explore (index.html) and the graph (graph.graphml)."""
    from graph import output
    from graph.exports.losses import Losses
    from graph.exports.registry import FORMATS as EXPORTS
    from graph.exports.registry import Source
    from graph.page.page import render

    target = target or folder / "build"
    dataset = _shown(load(folder), restricted=restricted)
    graph, places = _assembled(dataset, laid_out=True)
    with _progress("rendering the page"):
        page = render(graph, places, title=title or dataset.title or _title(folder), about=dataset.about)
    index, export = target / "index.html", target / "graph.graphml"
    page_bytes = output.write(index, [page])
    export_bytes = output.write(export, EXPORTS["graphml"].text(Source(graph, places, Losses())))
    click.echo(_summary(dataset))
    click.echo(f"  {index}  {_size(page_bytes)}  to explore: open it in a browser, no network needed")
    click.echo(f"  {export}  {_size(export_bytes)}  for Gephi, Gephi Lite, networkx, igraph and others")
    if open_:
        click.launch(index.resolve().as_uri())
    elif sys.stdout.isatty():
        click.echo("Open the page with: graph build --open")
    return 0


@commands.command("links")
@click.argument("name")
@_folder
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 6), help="How many steps to go.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type, by either reading; repeatable.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only to this kind of entity; repeatable.")
@click.option("--at", metavar="DATE", help="Only what is possibly true then: 2022, 2022-10, 2022-10-19.")
@click.option("--all", "unasserted", is_flag=True, help="Also what is only denied, requested, proposed or expected.")
@_listing_format
@_restricted
def links_command(
    name: str,
    folder: Path,
    depth: int,
    types: tuple[str, ...],
    kinds: tuple[str, ...],
    at: str | None,
    unasserted: bool,
    format_: str,
    restricted: bool,
) -> int:
    """List everything linked to NAME: an id, a name or an alias.

    Each relation is read from NAME's end, with its date, standing, who claims it and where it is written.
    """
    from graph.reports import links_report

    dataset = _shown(load(folder), restricted=restricted)
    readings = {reading for known in dataset.vocabulary.types.values() for reading in (known.name, known.inverse)}
    _check_choices("--type", types, readings)
    _check_choices("--kind", kinds, dataset.vocabulary.kinds)
    selection = links.Selection(frozenset(types), frozenset(kinds), _date(at), unasserted)
    entity = find(dataset, name)
    found = links.links_of(dataset, entity.id, selection, depth)
    every = found if unasserted else links.links_of(dataset, entity.id, selection._replace(unasserted=True), 1)
    hidden = {link.relation.id for link in every if not link.relation.is_asserted}
    _show(links_report(dataset, entity, found, 0 if unasserted else len(hidden)), format_)
    return 0


@commands.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@_folder
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 1000), help="How many paths to list.")
@click.option("--documents", is_flag=True, help="Go through documents too: who published and wrote what.")
@_listing_format
@_restricted
def path(
    start: str,
    end: str,
    folder: Path,
    limit: int,
    documents: bool,
    format_: str,
    restricted: bool,
) -> int:
    """Show the shortest connections between A and B, each step with its citations.

    Only what somebody asserts is a step, and documents are none unless asked for.
    """
    from graph.assemble import assemble
    from graph.paths import shortest_paths
    from graph.reports import paths_report

    dataset = _shown(load(folder), restricted=restricted)
    ends = find(dataset, start), find(dataset, end)
    if ends[0].id == ends[1].id:
        raise click.UsageError(f"'{start}' and '{end}' are the same entity, '{ends[0].id}'")
    graph = assemble(dataset)
    found = shortest_paths(graph, ends[0].id, ends[1].id, through_documents=documents, limit=limit)
    _show(paths_report(dataset, *ends, found), format_)
    return 0


@commands.command()
@click.argument("format_", metavar="FORMAT", required=False)
@_folder
@click.option(
    "-o", "target", metavar="FILE", type=click.Path(path_type=Path), help="Where to write; - for standard output."
)
@click.option("--list", "list_", is_flag=True, help="List the formats: for which tool, and what they cannot express.")
@click.option("--layout/--no-layout", default=True, help="Whether to compute positions.")
@click.option("--report", default="text", type=click.Choice(["text", "json"]), help="How to report what was lost.")
@_restricted
def export(
    format_: str | None, folder: Path, target: Path | None, list_: bool, layout: bool, report: str, restricted: bool
) -> int:
    """Write the graph in a FORMAT that other tools read; report on standard error what it cannot express."""
    from graph import output
    from graph.exports.losses import Losses
    from graph.exports.registry import FORMATS as EXPORTS
    from graph.exports.registry import Source
    from graph.reports import formats_report

    if list_:
        _show(formats_report(list(EXPORTS.values())), "table")
        return 0
    if format_ not in EXPORTS:
        known = f"the formats are {', '.join(EXPORTS)}"
        missing = f"no format '{format_}'{did_you_mean(format_, EXPORTS)}" if format_ else "which format?"
        raise click.UsageError(f"{missing}; {known}")
    chosen = EXPORTS[format_]
    dataset = _shown(load(folder), restricted=restricted)
    graph, places = _assembled(dataset, laid_out=layout and chosen.is_laid_out)
    source = Source(graph, places, Losses())
    target = target or folder / "build" / chosen.target
    if chosen.is_text and target == Path("-"):
        sys.stdout.writelines(chosen.text(source))
    else:
        if chosen.is_text:
            written = output.write(target, chosen.text(source))
        else:
            written = output.place(target, lambda path: chosen.write(source, path))
        click.echo(f"{target}  {_size(written)}  {_summary(dataset)}")
    _report_losses(source.losses, report)
    return 0


@commands.command()
@_folder
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with the texts that were read.",
)
@_listing_format
def audit(folder: Path, texts: Path, format_: str) -> int:
    """Hold every citation against the text it cites.

    Checks each text's hash, that each cited paragraph exists, and that both ends are named in it; ends that are only
    understood from the context are listed, not failed.
    """
    from graph.audit import audit as audit_dataset
    from graph.reports import audit_report

    dataset = load(folder)
    found = audit_dataset(dataset, texts)
    _show(audit_report(dataset, found), format_)
    return 1 if found.failures else 0


def _shown(dataset: Dataset, *, restricted: bool) -> Dataset:
    """Return what may be shown, and say what is left out."""
    if restricted:
        return dataset
    from graph.visibility import public

    shown, withheld = public(dataset)
    if withheld.relations or withheld.entities:
        entities, relations = counted(len(withheld.entities), "entity", "entities"), len(withheld.relations)
        click.echo(f"{counted(relations, 'relation')} and {entities} restricted, left out: --restricted", err=True)
    return shown


def _assembled(dataset: Dataset, *, laid_out: bool) -> tuple[Any, dict[str, Place]]:
    from graph.assemble import assemble

    graph = assemble(dataset)
    if not laid_out:
        return graph, {}
    from graph.layout import places

    with _progress("laying out"):
        return graph, places(graph)


def _report_losses(losses: Losses, report: str) -> None:
    found = losses.report()
    if report == "json":
        click.echo(json.dumps([loss._asdict() for loss in found], ensure_ascii=False, indent=2), err=True)
    for loss in found if report == "text" else ():
        click.echo(f"  {loss}", err=True)


def _progress(what: str) -> Any:
    """Return a context that shows, on a terminal, that something is under way."""
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


def _show(listing: Listing, format_: str) -> None:
    if format_ == "table":
        print_table(listing)
    else:
        click.echo(WRITERS[format_](listing), nl=False)


def _date(text: str | None) -> dates.Date | None:
    if text is None:
        return None
    try:
        return dates.parse(text)
    except ValueError as error:
        raise click.UsageError(f"--at: {error}") from error


def _check_choices(option: str, given: tuple[str, ...], known: Any) -> None:
    for word in given:
        if word not in known:
            raise click.UsageError(f"{option}: there is no '{word}'{did_you_mean(word, known)}")


def _echo_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _problems_remark(error: DataError) -> str:
    return counted(len(error.problems), "problem")


def _summary(dataset: Dataset) -> str:
    documents = sum(entity.kind == "document" and entity.text is not None for entity in dataset.entities.values())
    entities = counted(len(dataset.entities), "entity", "entities")
    return f"{entities}, {counted(len(dataset.relations), 'relation')}, {counted(documents, 'document')} read"


def _title(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()


def _size(written: int) -> str:
    kilobytes = max(1, round(written / 1000))
    return f"{kilobytes / 1000:.1f} MB" if kilobytes > 999 else f"{kilobytes} kB"  # noqa: PLR2004 - the next unit

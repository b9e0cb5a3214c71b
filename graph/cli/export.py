"""`graph export`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from graph import output
from graph.answers.exports import formats_report
from graph.cli import console, options
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.words.nearest import did_you_mean


def _beginning_so(_context: click.Context, _argument: click.Parameter, typed: str) -> list[str]:
    """Return the formats that the tab key offers; no `click.Choice`, because an unknown one gets a suggestion."""
    return [name for name in FORMATS if name.startswith(typed)]


@click.command("export")
@click.argument("format_", metavar="FORMAT", required=False, shell_complete=_beginning_so)
@options.folder
@click.option(
    "-o", "target", metavar="FILE", type=click.Path(path_type=Path), help="Where to write; - for standard output."
)
@click.option("--list", "list_", is_flag=True, help="List the formats: for which tool, and what they cannot express.")
@click.option("--layout/--no-layout", default=True, help="Whether to compute positions.")
@click.option("--report", default="text", type=click.Choice(["text", "json"]), help="How to report what was lost.")
@options.restricted
def command(
    format_: str | None, folder: Path, target: Path | None, list_: bool, layout: bool, report: str, restricted: bool
) -> int:
    """Write the graph in a FORMAT that other tools read.

    What the format cannot express is reported on standard error.
    """
    if list_:
        console.show(formats_report(list(FORMATS.values())), "table")
        return 0
    if format_ not in FORMATS:
        known = f"the formats are {', '.join(FORMATS)}"
        missing = f"no format '{format_}'{did_you_mean(format_, FORMATS)}" if format_ else "which format?"
        raise click.UsageError(f"{missing}; {known}")
    chosen = FORMATS[format_]
    if target in {Path("/dev/stdout"), Path("/dev/fd/1")}:
        target = Path("-")
    if target == Path("-") and not chosen.is_text:
        raise click.UsageError(f"'{format_}' is no text for standard output; name a file or a folder after -o")
    if target:
        console.guarded(target, folder)
    dataset = console.opened(folder, restricted=restricted).records
    network, positions = console.assembled(dataset, laid_out=layout and chosen.is_laid_out)
    subject = Subject(network, positions, Losses())
    target = target or folder / ("build.restricted" if restricted else "build") / chosen.target
    if chosen.is_text and target == Path("-"):
        sys.stdout.writelines(chosen.text(subject))
    elif chosen.is_text:
        console.wrote(target, output.write(target, chosen.text(subject)), dataset)
    else:
        console.wrote(target, output.put(target, lambda path: chosen.write(subject, path)), dataset)
    _report_losses(subject.losses, report)
    return 0


def _report_losses(losses: Losses, report: str) -> None:
    found = losses.report()
    if report == "json":
        click.echo(json.dumps([loss._asdict() for loss in found], ensure_ascii=False, indent=2), err=True)
    for loss in found if report == "text" else ():
        click.echo(f"  {loss}", err=True)

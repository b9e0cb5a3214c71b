"""`graph audit`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.audit import audit
from graph.cli import console, options
from graph.load import load
from graph.reports import audit_report


@click.command("audit")
@options.folder
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with the texts that were read.",
)
@options.listing_format
def command(folder: Path, texts: Path, format_: str) -> int:
    """Hold every citation against the text it cites.

    Checks each text's hash, that each cited paragraph exists, and that both ends are named in it; ends that are only
    understood from the context are listed, not failed.
    """
    dataset = load(folder)
    found = audit(dataset, texts)
    console.show(audit_report(dataset, found), format_)
    return 1 if found.failures else 0

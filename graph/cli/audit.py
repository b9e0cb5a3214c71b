"""`graph audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.answers.audits import audit_report
from graph.cli import console, options
from graph.curated.load import load
from graph.questions.audit import audit

if TYPE_CHECKING:
    from graph.answers.formats import Format


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
def command(folder: Path, texts: Path, format_: Format) -> int:
    """Hold every citation against the text it cites.

    Checks each text's hash, that each cited paragraph exists, and that both ends are named in it; ends that are only
    understood from the context are listed, not failed.
    """
    dataset = load(folder)
    found = audit(dataset, texts)
    console.show(audit_report(dataset, found), format_)
    return 1 if found.failures else 0

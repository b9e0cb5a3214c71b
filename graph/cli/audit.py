"""`graph audit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.audits import audit_report
from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("audit")
@options.folder
@options.texts
@click.option("--strict", is_flag=True, help="Exit with 1 also for what a person should look at.")
@options.listing_format
@options.restricted
def command(folder: Path, texts: Path, strict: bool, format_: Format, restricted: bool) -> int:
    """Hold every citation against the text it cites.

    Tests each text's hash, that each cited place is there and holds the quote, whether it names whom the claim is
    about, and whether a place beside it would fit better. Exits with 1 for what does not hold; the rest is for a person
    to look at.
    """
    dataset = console.opened(folder, restricted=restricted)
    found = dataset.audit(texts)
    console.show(audit_report(dataset.records, found), format_)
    return 1 if found.failures or (strict and (found.doubts or found.unnamed)) else 0

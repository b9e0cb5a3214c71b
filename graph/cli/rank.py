"""`graph rank`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options
from graph.questions.rank import BY

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format
    from graph.questions.rank import By


@click.command("rank")
@options.folder
@click.option("--by", default="links", show_default=True, type=click.Choice(BY), help="Which number counts.")
@click.option("--documents", is_flag=True, help="Documents too, and who published and wrote them.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many to show; files get all.")
@options.listing_format
@options.restricted
def command(folder: Path, by: By, documents: bool, limit: int, format_: Format, restricted: bool) -> int:
    """List of whom most is said: by asserted relations, by whom these join them to, by independent sources.

    That is a measure of the texts, not of the people.
    """
    found = console.opened(folder, restricted=restricted).rank(by, through_documents=documents, limit=limit)
    console.show(found.answer, format_)
    return 0

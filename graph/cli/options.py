"""Options that several commands share."""

from pathlib import Path

import click

from graph.answers.formats import LISTING_FORMATS

folder = click.option(
    *("-C", "folder"),
    default=".",
    show_default="here",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the dataset.",
)
listing_format = click.option(
    *("--format", "format_"),
    default="table",
    show_default=True,
    type=click.Choice(LISTING_FORMATS),
    help="How to write it.",
)
restricted = click.option(
    "--restricted", is_flag=True, help="Include what is marked 'visibility: restricted'; not for publication."
)

"""Options that several commands share, and how a wrong one is answered."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.answers.formats import LISTING_FORMATS
from graph.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WITH = "with_folder"
texts = click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with the texts that were read.",
)
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
with_folder = click.option(
    *("--with", WITH),
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    expose_value=False,
    callback=lambda context, _option, value: context.meta.update({WITH: value}),
    help="A folder of more records, all of them restricted.",
)
_restricted = click.option(
    "--restricted", is_flag=True, help="Include what is marked 'visibility: restricted'; not for publication."
)


def restricted(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of what may be seen; the folder of `--with` is kept in the context, for `opened` to find."""
    return _restricted(with_folder(command))


@contextmanager
def usage_of(option: str = "") -> Iterator[None]:
    """Answer a question that makes no sense as a wrong command line, after the option that it is about."""
    try:
        yield
    except QuestionError as error:
        raise click.UsageError(f"{option}: {error}" if option else str(error)) from error

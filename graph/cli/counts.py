"""`graph counts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("counts")
@click.argument("name")
@options.folder
@options.listing_format
@options.restricted
def command(name: str, folder: Path, format_: Format, restricted: bool) -> int:
    """List every figure about NAME: what was counted, by whom, for which time.

    Units that nest stand together (soldiers among security personnel), as 'units:' in relations.yaml has it; counts
    that cannot both be right say so. A total that grows with time is no difference.
    """
    console.show(console.opened(folder, restricted=restricted).counts(name).answer, format_)
    return 0

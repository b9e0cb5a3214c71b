"""`graph stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.stats import gap_report, stats_report
from graph.cli import console, options
from graph.questions.stats import stats
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("stats")
@click.argument("gap", required=False, metavar="[GAP]")
@options.folder
@click.option("--by", type=click.Choice(["document", "type", "entity"]), help="Count by each of these.")
@options.listing_format
@options.restricted
def command(gap: str | None, folder: Path, by: str | None, format_: Format, restricted: bool) -> int:
    """Count what there is, and what is missing; or list what falls into one GAP.

    The gaps are undated, single-source, one-opinion, unquoted, uncited, loose, undescribed and seldom. What is missing
    is no fault: texts give no dates, and many a fact is written once.
    """
    if gap and by:
        raise click.UsageError("--by counts; of one gap everything is listed: leave one of them out")
    dataset = console.opened(folder, restricted=restricted).records
    found = stats(dataset)
    if not gap:
        console.show(stats_report(dataset, found, by or ""), format_)
        return 0
    gaps = {each.name: each for each in found.gaps}
    if gap not in gaps:
        raise click.UsageError(f"there is no gap '{gap}'{did_you_mean(gap, gaps)}")
    console.show(gap_report(dataset, gaps[gap]), format_)
    return 0

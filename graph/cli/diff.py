"""`graph diff`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import output
from graph.cli import console, options
from graph.desk.git import as_it_stood
from graph.questions.diff import diff
from graph.questions.find import find_meant

if TYPE_CHECKING:
    from graph.answers.formats import Format


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@options.folder
@click.option("--between", nargs=2, multiple=True, metavar="A B", help="Also how A and B are connected; repeatable.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything changed.")
@click.option("-o", "target", type=click.Path(path_type=Path), help="Write it as one HTML page.")
@options.listing_format
@options.restricted
def command(
    old: str,
    new: str | None,
    folder: Path,
    between: tuple[tuple[str, str], ...],
    exit_code: bool,
    target: Path | None,
    format_: Format,
    restricted: bool,
) -> int:
    """List what changed from OLD to NEW, claim by claim: folders, or revisions of git.

    NEW left out, the files as they are. An entity that was renamed is the same entity, and a standing that changed is
    told beside the claims that changed it.
    """
    from graph.answers.diff import diff_report

    with ExitStack() as stack:
        places = [stack.enter_context(as_it_stood(folder, which)) for which in (old, new or str(folder))]
        before, after = (console.opened(place, restricted=restricted).records for place in places)
    ends = [tuple([entity.id for entity in find_meant(after, name)] for name in pair) for pair in between]
    found = diff(before, after, [(start, end) for start, end in ends])
    answer = diff_report(before, after, found, f"From {old} to {new or 'now'}")
    if target is None:
        console.show(answer, format_)
    else:
        from graph.answers.webpage import as_page

        console.guarded(target, folder)
        output.write(target, [as_page(answer.listings)])
        click.echo(f"{target}  {console.size(target.stat().st_size)}")
    return 1 if exit_code and not found.is_empty else 0

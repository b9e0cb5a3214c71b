"""`graph read`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import output
from graph.answers.reading import reading_report
from graph.cli import console, options
from graph.desk.source import has_own_file
from graph.questions.find import find
from graph.questions.reading import read

if TYPE_CHECKING:
    from graph.answers.formats import Format


@click.command("read")
@click.argument("document")
@options.folder
@options.texts
@click.option("-o", "target", type=click.Path(path_type=Path), help="Write it as one private page, to work at.")
@click.option("--uncited", is_flag=True, help="Only what no claim cites.")
@options.listing_format
@options.restricted
def command(
    document: str, folder: Path, texts: Path, target: Path | None, uncited: bool, format_: Format, restricted: bool
) -> int:
    """Show the text of DOCUMENT with what is known of it, paragraph by paragraph.

    Who is named and under which id, what looks like a name of nobody known, the claims that cite each paragraph;
    citations that do not seem to hold come first. With -o as a page: text and claims side by side, and YAML for the
    words that one chooses. Private: it holds the text.
    """
    dataset = console.opened(folder, restricted=restricted).records
    found = read(dataset, find(dataset, document), texts)
    if target is not None:
        from graph.desk.reading import reading_page

        console.guarded(target, folder)
        written = output.write(target, [reading_page(dataset, found, own_file=has_own_file(folder, found.document.id))])
        click.echo(f"{target}  {console.size(written)}  private: it holds the text")
        return 0
    console.show(reading_report(dataset, found, only_uncited=uncited), format_)
    return 0

"""`graph add`."""

from __future__ import annotations

from pathlib import Path

import click

from graph import output
from graph.cli import edits, options
from graph.desk.adding import About, added_document
from graph.model.records import GENRES


@click.group("add")
def command() -> None:
    """Add to the curated files."""


@command.command("document")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.folder
@click.option(
    *("--texts",),
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the texts; left out: FILE's own.",
)
@click.option("--id", "id_", default="", help="Its id; left out: of publisher, year and title.")
@click.option("--title", default="", help="Left out: what the page says, else the first line.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; repeatable.")
@click.option("--new", is_flag=True, help="Add publisher and authors that are not there yet.")
@click.option("--published", default="", metavar="DATE", help="When; 2024-05, 2024-05-14, 2024~.")
@click.option("--genre", type=click.Choice(sorted(GENRES)), default=None, help="Left out: news.")
@click.option("--url", default="", help="Where it is on the web.")
@click.option("--archived", multiple=True, metavar="URL", help="A copy in an archive; repeatable.")
@click.option("--accessed", default="", metavar="DATE", help="When it was read there.")
@click.option("--language", default="", metavar="TAG", help="As BCP 47 has it: en, my.")
@click.option("--duration", default="", metavar="HH:MM:SS", help="Of a recording.")
@click.option("--as-text", is_flag=True, help="Of a PDF: take out its paragraphs, in place of its pages.")
@edits.dry_run
def document(
    file: Path, folder: Path, texts: Path | None, dry_run: bool, genre: str | None, id_: str, **about: object
) -> int:
    """Add a document that was read: FILE is its text, plain, a saved web page, a PDF or a recording.

    Writes its record, with the hash of the text and its length, and begins a file for what it says. Of a web page the
    plain text is taken out and put beside it, a paragraph a line.
    """
    found = added_document(folder, file, About(id=id_, genre=genre or "", **about), texts)  # type: ignore[arg-type]
    for said in found.says:
        click.echo(said, err=True)  # a diff on standard output can be piped
    if not dry_run:
        output.write_all({path: [text] for path, text in found.texts.items()})
    status = edits.made(found.change, f"{found.document} is added", dry_run=dry_run)
    if not dry_run:
        click.echo(f"next: graph read {found.document} --texts {texts or file.parent} -C {folder}")
    return status

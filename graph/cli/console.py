"""What commands share: what may be shown, what is under way, how answers are printed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from graph import output
from graph.answers.formats import Format, written
from graph.cli import options
from graph.words.english import counted, listed

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.listing import Answer
    from graph.drawing.layout import Position
    from graph.errors import DataError
    from graph.library import Dataset
    from graph.model.records import Dataset as Records


def opened(folder: Path, *, restricted: bool) -> Dataset:
    """Open a dataset as it may be shown, and say what is left out."""
    from graph.library import load

    dataset = load(folder, restricted=restricted, with_=beside())
    withheld = dataset.withheld
    if any(withheld):
        parts = (
            counted(len(withheld.relations), "relation") if withheld.relations else "",
            counted(len(withheld.claims), "claim") if withheld.claims else "",
            counted(len(withheld.entities), "entity", "entities") if withheld.entities else "",
        )
        left_out = listed([part for part in parts if part], "and", quote="")
        click.echo(f"{left_out} restricted, left out: --restricted", err=True)
    return dataset


def beside() -> Path | None:
    """Return the folder of restricted records that the command was given with `--with`."""
    context = click.get_current_context(silent=True)
    return context.meta.get(options.WITH) if context else None


def guarded(target: Path, folder: Path) -> None:
    """Refuse to write over the files that a command reads.

    Raises:
        WriteError: if the target is one of them.
    """
    for own in (folder, beside()):
        if own:
            output.refuse_own(target, own)


def assembled(dataset: Records, *, laid_out: bool) -> tuple[Any, dict[str, Position]]:
    """Return the graph of a dataset, and its places if it is to be laid out."""
    from graph.questions.network import assemble

    network = assemble(dataset)
    if not laid_out:
        return network, {}
    from graph.drawing.layout import positions

    with progress("laying out"):
        return network, positions(network)


def progress(what: str) -> Any:
    """Return a context that shows, on a terminal, that something is under way."""
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


def show(answer: Answer, format_: Format) -> None:
    """Print an answer in the format asked for: a table as wide as the terminal, or a line a claim in a pipe."""
    if format_ == "table" and sys.stdout.isatty():
        # rich takes 60 ms to import and draw; only those who look at a terminal should wait for it.
        from graph.answers.terminal import show as show_listings

        show_listings(answer.listings)
    else:
        click.echo(written(answer, format_), nl=False)


def echo_json(data: object) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def problems_remark(error: DataError) -> str:
    """Return how many problems there are."""
    return counted(len(error.problems), "problem")


def wrote(target: Path, written: int, dataset: Records) -> None:
    """Say which file was written, how large it is and what it holds."""
    click.echo(f"{target}  {size(written)}  {summary(dataset)}")


def summary(dataset: Records) -> str:
    """Return what a dataset holds, in a line."""
    documents = sum(entity.kind == "document" and entity.text is not None for entity in dataset.entities.values())
    entities = counted(len(dataset.entities), "entity", "entities")
    return f"{entities}, {counted(len(dataset.relations), 'relation')}, {counted(documents, 'document')} read"


def size(written: int) -> str:
    """Return a number of bytes as a person says it."""
    kilobytes = max(1, round(written / 1000))
    return f"{kilobytes / 1000:.1f} MB" if kilobytes > 999 else f"{kilobytes} kB"  # noqa: PLR2004 - the next unit

"""What commands share: what may be shown, what is under way, how answers are printed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from graph.answers.formats import Format, written
from graph.words.english import counted

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.listing import Answer
    from graph.drawing.layout import Position
    from graph.errors import DataError
    from graph.model.records import Dataset


def shown(dataset: Dataset, *, restricted: bool) -> Dataset:
    """Return what may be shown, and say what is left out."""
    if restricted:
        return dataset
    from graph.questions.visibility import public

    visible, withheld = public(dataset)
    if withheld.relations or withheld.entities:
        entities, relations = counted(len(withheld.entities), "entity", "entities"), len(withheld.relations)
        click.echo(f"{counted(relations, 'relation')} and {entities} restricted, left out: --restricted", err=True)
    return visible


def assembled(dataset: Dataset, *, laid_out: bool) -> tuple[Any, dict[str, Position]]:
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


def wrote(target: Path, written: int, dataset: Dataset) -> None:
    """Say which file was written, how large it is and what it holds."""
    click.echo(f"{target}  {size(written)}  {summary(dataset)}")


def summary(dataset: Dataset) -> str:
    """Return what a dataset holds, in a line."""
    documents = sum(entity.kind == "document" and entity.text is not None for entity in dataset.entities.values())
    entities = counted(len(dataset.entities), "entity", "entities")
    return f"{entities}, {counted(len(dataset.relations), 'relation')}, {counted(documents, 'document')} read"


def size(written: int) -> str:
    """Return a number of bytes as a person says it."""
    kilobytes = max(1, round(written / 1000))
    return f"{kilobytes / 1000:.1f} MB" if kilobytes > 999 else f"{kilobytes} kB"  # noqa: PLR2004 - the next unit

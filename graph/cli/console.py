"""What commands share: what may be shown, what is under way, how answers are printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from graph.listing import WRITERS, Listing, counted, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from graph.errors import DataError
    from graph.layout import Place
    from graph.model import Dataset


def shown(dataset: Dataset, *, restricted: bool) -> Dataset:
    """Return what may be shown, and say what is left out."""
    if restricted:
        return dataset
    from graph.visibility import public

    visible, withheld = public(dataset)
    if withheld.relations or withheld.entities:
        entities, relations = counted(len(withheld.entities), "entity", "entities"), len(withheld.relations)
        click.echo(f"{counted(relations, 'relation')} and {entities} restricted, left out: --restricted", err=True)
    return visible


def assembled(dataset: Dataset, *, laid_out: bool) -> tuple[Any, dict[str, Place]]:
    """Return the graph of a dataset, and its places if it is to be laid out."""
    from graph.assemble import assemble

    graph = assemble(dataset)
    if not laid_out:
        return graph, {}
    from graph.layout import places

    with progress("laying out"):
        return graph, places(graph)


def progress(what: str) -> Any:
    """Return a context that shows, on a terminal, that something is under way."""
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


def show(listing: Listing, format_: str) -> None:
    """Print a listing in the format asked for."""
    if format_ == "table":
        print_table(listing)
    else:
        click.echo(WRITERS[format_](listing), nl=False)


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

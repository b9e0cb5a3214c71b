"""`graph links`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.cli import console, options
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.formats import Format


@click.command("links")
@click.argument("name")
@options.folder
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 6), help="How many steps to go.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type, by either reading; repeatable.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only to this kind of entity; repeatable.")
@click.option("--at", default="", metavar="DATE", help="Only what is possibly true then: 2022, 2022-10, 2022-10-19.")
@click.option("--all", "unasserted", is_flag=True, help="Also what nobody asserts: denied, requested, proposed, …")
@click.option("--parts", is_flag=True, help="Also the links of its parts.")
@click.option("--undated", is_flag=True, help="Only what no source dates.")
@click.option("--single-source", is_flag=True, help="Only what one independent source asserts.")
@click.option("--alone", is_flag=True, help="Of a document: only what rests on it alone.")
@click.option(
    "--rows", default="claims", show_default=True, type=click.Choice(["claims", "relations"]), help="What a CSV row is."
)
@options.listing_format
@options.restricted
def command(
    name: str,
    folder: Path,
    depth: int,
    types: tuple[str, ...],
    kinds: tuple[str, ...],
    at: str,
    unasserted: bool,
    parts: bool,
    undated: bool,
    single_source: bool,
    alone: bool,
    rows: str,
    format_: Format,
    restricted: bool,
) -> int:
    """List everything linked to NAME: an id, a name, an alias or a surname.

    Each relation is read from NAME's end, with every claim of it: who says so, when, and where it is written.
    """
    dataset = console.opened(folder, restricted=restricted)
    if alone:
        with options.usage_of("--alone"):
            console.show(dataset.resting_on(name).answer, format_)
        return 0
    types_ = dataset.vocabulary.types.values()
    _check_choices("--type", types, {reading for known in types_ for reading in (known.name, known.inverse)})
    _check_choices("--kind", kinds, dataset.vocabulary.kinds)
    with options.usage_of("--at"):
        found = dataset.links(
            name,
            depth=depth,
            types=types,
            kinds=kinds,
            at=at,
            unasserted=unasserted,
            parts=parts,
            undated=undated,
            single_source=single_source,
            rows=rows,
        )
    console.show(found.answer, format_)
    return 0


def _check_choices(option: str, given: tuple[str, ...], known: Any) -> None:
    for word in given:
        if word not in known:
            raise click.UsageError(f"{option}: there is no '{word}'{did_you_mean(word, known)}")

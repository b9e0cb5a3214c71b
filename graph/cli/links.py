"""`graph links`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.answers.links import alone_report, links_report
from graph.cli import console, options
from graph.curated.load import load
from graph.model import dates
from graph.questions import links
from graph.questions.alone import resting_on
from graph.questions.find import find, find_meant
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
@click.option("--at", metavar="DATE", help="Only what is possibly true then: 2022, 2022-10, 2022-10-19.")
@click.option("--all", "unasserted", is_flag=True, help="Also what nobody asserts: denied, requested, proposed, …")
@click.option("--parts", is_flag=True, help="Also the links of its parts.")
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
    at: str | None,
    unasserted: bool,
    parts: bool,
    alone: bool,
    rows: str,
    format_: Format,
    restricted: bool,
) -> int:
    """List everything linked to NAME: an id, a name, an alias or a surname.

    Each relation is read from NAME's end, with every claim of it: who says so, when, and where it is written.
    """
    dataset = console.shown(load(folder), restricted=restricted)
    readings = {reading for known in dataset.vocabulary.types.values() for reading in (known.name, known.inverse)}
    _check_choices("--type", types, readings)
    _check_choices("--kind", kinds, dataset.vocabulary.kinds)
    if alone:
        document = find(dataset, name)
        if document.kind != "document":
            raise click.UsageError(f"--alone: '{document.id}' is no document; nothing is written in it")
        console.show(alone_report(dataset, document, resting_on(dataset, document.id)), format_)
        return 0
    selection = links.Selection(frozenset(types), frozenset(kinds), _date(at), unasserted, parts)
    found = [links.linked(dataset, entity.id, selection, depth) for entity in find_meant(dataset, name)]
    console.show(links_report(dataset, found, rows=rows), format_)
    return 0


def _date(text: str | None) -> dates.Date | None:
    if text is None:
        return None
    try:
        return dates.parse(text)
    except ValueError as error:
        raise click.UsageError(f"--at: {error}") from error


def _check_choices(option: str, given: tuple[str, ...], known: Any) -> None:
    for word in given:
        if word not in known:
            raise click.UsageError(f"{option}: there is no '{word}'{did_you_mean(word, known)}")

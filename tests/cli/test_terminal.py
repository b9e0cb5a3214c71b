"""The real answers on a real terminal, of the shipped dataset, at the widths that people have."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminals import WIDTHS, on_a_terminal, uncoloured, words_in, words_of

from graph.answers.exports import formats_report
from graph.answers.links import links_report
from graph.answers.listing import Listing
from graph.answers.paths import paths_report
from graph.curated.load import load
from graph.exports.formats import FORMATS
from graph.model.records import Dataset
from graph.questions.find import find
from graph.questions.links import Selection, linked
from graph.questions.network import assemble
from graph.questions.paths import shortest_paths

ROOT = Path(__file__).parent.parent.parent
GRAPH = Path(sys.executable).with_name("graph")


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    """Return the dataset of this repository."""
    return load(ROOT)


def links(dataset: Dataset, name: str, **chosen: bool) -> list[Listing]:
    """Return what `graph links` lists."""
    entity = find(dataset, name)
    return links_report(dataset, [linked(dataset, entity.id, Selection(**chosen))]).listings


def path(dataset: Dataset, start: str, end: str) -> list[Listing]:
    """Return what `graph path` lists."""
    one, other = find(dataset, start), find(dataset, end)
    return paths_report(dataset, one, other, shortest_paths(assemble(dataset), one.id, other.id)).listings


ASKED: dict[str, tuple[list[str], Callable[[Dataset], list[Listing]]]] = {
    "links": (["links", "NUG", "--all"], lambda dataset: links(dataset, "NUG", unasserted=True)),
    "document": (
        ["links", "voa-2023-defections-drop", "--all"],
        lambda dataset: links(dataset, "voa-2023-defections-drop", unasserted=True),
    ),
    "path": (["path", "NUG", "malaysia"], lambda dataset: path(dataset, "NUG", "malaysia")),
    "formats": (["export", "--list"], lambda _dataset: formats_report(list(FORMATS.values())).listings),
}


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("question", ASKED)
def test_answers_are_whole(shipped: Dataset, question: str, columns: int) -> None:
    """No word is broken inside, none is missing, nothing is wider than the terminal."""
    arguments, listings = ASKED[question]

    seen = on_a_terminal([GRAPH, *arguments], columns, cwd=ROOT)

    plain = uncoloured(seen)
    assert max(map(len, plain.splitlines())) <= columns
    [listing] = listings(shipped)
    assert words_of(plain) == words_in(listing, columns)

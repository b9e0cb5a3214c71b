"""A dataset as tables answers every question word for word as its curated files do."""

import json
import shutil
from pathlib import Path

import pytest
from conforming import BUILDERS

import graph
from graph.errors import GraphError, QuestionError, TableError
from graph.library import Dataset
from graph.questions.visibility import public

ROOT = Path(__file__).parent.parent
NAMES = sorted(BUILDERS.keys() - {"hostile"})
"""The hostile one has dates and texts that no reader lets in, nor do tables of ours hold any."""


@pytest.fixture(scope="module", params=NAMES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Dataset]:
    """Return a dataset in memory, and the same as tables."""
    folder = tmp_path_factory.mktemp(request.param)
    dataset = Dataset(public(BUILDERS[request.param](folder))[0])
    dataset.export("parquet", folder / "tables")
    return dataset, graph.load(folder / "tables")


def answer(dataset: Dataset, question: str, *arguments: object, **options: object) -> tuple[str, str, object]:
    """Return what a question is answered with: as text, as JSON and as a table; or the mistake that it is."""
    try:
        found = getattr(dataset, question)(*arguments, **options)
    except GraphError as error:
        return str(error), "", ()
    return str(found), json.dumps(found.data), found.answer.table


def test_links_of_everybody(both: tuple[Dataset, Dataset]) -> None:
    """A step away, and two, with all that nobody asserts, with parts, of one time."""
    memory, tables = both
    names = list(memory.entities)[:: max(1, len(memory.entities) // 10)]
    for name in names:
        for options in (
            {},
            {"depth": 2},
            {"unasserted": True, "parts": True, "rows": "relations"},
            {"at": "2022", "single_source": True},
        ):
            assert answer(tables, "links", name, **options) == answer(memory, "links", name, **options)


def test_names_mean_the_same(both: tuple[Dataset, Dataset]) -> None:
    """By name, by a word of one, by nothing that is there."""
    memory, tables = both
    for entity in list(memory.entities.values())[:5]:
        for name in (entity.name, entity.name.split()[-1], f"{entity.name} x"):
            assert answer(tables, "links", name) == answer(memory, "links", name)
            assert tables.mentioned(name) == memory.mentioned(name)


@pytest.mark.parametrize("through_documents", [False, True])
def test_paths(both: tuple[Dataset, Dataset], through_documents: bool) -> None:
    """Between any two; where there is none; to oneself."""
    memory, tables = both
    ids = list(memory.entities)
    ends = ids[:: max(1, len(ids) // 5)]
    for start in ends:
        for end in ends:
            options = {"through_documents": through_documents, "limit": None}
            assert answer(tables, "paths", start, end, **options) == answer(memory, "paths", start, end, **options)


def test_counts_and_components(both: tuple[Dataset, Dataset]) -> None:
    """Every figure about anybody; every group."""
    memory, tables = both
    for name in list(memory.entities)[:25]:
        assert answer(tables, "counts", name) == answer(memory, "counts", name)
    for through_documents in (False, True):
        options = {"through_documents": through_documents}
        assert answer(tables, "components", **options) == answer(memory, "components", **options)


def test_a_part_and_the_whole(both: tuple[Dataset, Dataset]) -> None:
    """What is cut out is equal; the whole too, and whatever is made of it."""
    memory, tables = both
    for name in list(memory.entities)[:6]:
        assert tables.cut(name, depth=1).records == memory.cut(name, depth=1).records
    unanswered = {key: it._replace(allow=()) for key, it in memory.records.entities.items()}
    relations = {key: it._replace(allow=()) for key, it in memory.records.relations.items()}
    facts = {key: it._replace(allow=()) for key, it in memory.records.facts.items()}
    assert tables.records == memory.records._replace(entities=unanswered, relations=relations, facts=facts)
    assert answer(tables, "rank") == answer(memory, "rank")


def test_restricted_tables_show_what_may_be_seen(tmp_path: Path) -> None:
    """Tables with restricted records in them are public only without those."""
    example = ROOT / "graph" / "desk" / "example"
    graph.load(example, restricted=True).export("parquet", tmp_path / "all")

    assert list(graph.load(tmp_path / "all").entities) == list(graph.load(example).entities)
    assert "town-hall-source" in graph.load(tmp_path / "all", restricted=True).entities
    with pytest.raises(QuestionError, match="goes with curated files"):
        graph.load(tmp_path / "all", with_=tmp_path)


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda folder: (folder / "claims.parquet").unlink(), "'claims.parquet' missing; graph export parquet writes"),
        (lambda folder: _cut_short(folder / "edges.parquet"), "edges.parquet: cannot be read; was it cut short?"),
        (lambda folder: shutil.copy(folder / "edges.parquet", folder / "nodes.parquet"), "has no column 'name'"),
        (lambda folder: _write_other(folder / "facts.parquet"), "is no table of ours: it has no column"),
    ],
)
def test_what_is_no_table_of_ours_is_told(harm: object, message: str, tmp_path: Path) -> None:
    """By its file, in a sentence; nothing is half answered."""
    graph.load(ROOT / "tests" / "data" / "tiny").export("parquet", tmp_path / "tables")
    harm(tmp_path / "tables")  # type: ignore[operator]

    with pytest.raises(TableError) as caught:
        graph.load(tmp_path / "tables")

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_tables_are_not_written_over(tmp_path: Path) -> None:
    """By what is made from them: neither a file of them nor the folder."""
    from graph.cli.main import main

    folder = tmp_path / "tables"
    graph.load(ROOT / "tests" / "data" / "tiny").export("parquet", folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    for command in (
        ["export", "json", "-o", str(folder / "nodes.parquet")],
        ["export", "parquet", "-o", str(folder)],
        ["build", "-o", str(folder / "claims.parquet")],
    ):
        assert main([*command, "-C", str(folder)]) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_tables_of_another_version_are_told(tmp_path: Path) -> None:
    """An older one is written again, a newer one wants the newer program."""
    from pyarrow import parquet

    graph.load(ROOT / "tests" / "data" / "tiny").export("parquet", tmp_path / "tables")
    file = tmp_path / "tables" / "nodes.parquet"
    table = parquet.read_table(file)
    for metadata, message in (
        ({**table.schema.metadata, b"tables": b"7"}, "tables of version 7; this claimgraph reads 1"),
        ({b"title": b"X"}, "no tables of ours, or of an older version"),
    ):
        parquet.write_table(table.replace_schema_metadata(metadata), file)
        with pytest.raises(TableError, match=message):
            graph.load(tmp_path / "tables")


def _cut_short(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def _write_other(file: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"x": [1]}), file)

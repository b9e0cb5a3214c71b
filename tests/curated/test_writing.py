"""A dataset written as curated files reads back as the same dataset."""

from pathlib import Path

import pytest
from conforming import BUILDERS

from graph.curated.load import load
from graph.curated.writing import curated
from graph.desk.start import EXAMPLE
from graph.model.records import Dataset
from graph.questions.visibility import public


def read_back(dataset: Dataset, folder: Path) -> Dataset:
    """Write a dataset into a folder and read it."""
    for name, text in curated(dataset).items():
        (folder / name).write_text(text, "utf-8")
    return load(folder)


@pytest.mark.parametrize("name", sorted(BUILDERS.keys() - {"hostile"}))  # which no reader would let in
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    """Neither a key nor the order: the two are equal, and written alike."""
    (tmp_path / "made").mkdir()
    (tmp_path / "read").mkdir()
    dataset = BUILDERS[name](tmp_path / "made")

    again = read_back(dataset, tmp_path / "read")

    for ours, read in zip(dataset, again, strict=True):
        assert ours == read
    assert curated(again) == curated(dataset)


def test_every_key_comes_back(tmp_path: Path) -> None:
    """Of the invented town, which uses them all; with what is restricted, and without."""
    dataset = load(EXAMPLE)
    for which in (dataset, public(dataset)[0]):
        assert read_back(which, tmp_path) == which


def test_what_is_empty_is_a_dataset(tmp_path: Path) -> None:
    """With both files."""
    (tmp_path / "entities.yaml").write_text("entities: []\n", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    dataset = load(tmp_path)

    assert curated(dataset) == {"entities.yaml": "entities: []\n", "relations.yaml": "relations: []\n"}

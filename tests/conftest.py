"""What several test modules share: the made-up dataset with one of everything, and datasets written on the spot."""

import os
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import settings

from graph.curated.load import load
from graph.model.records import Dataset
from graph.questions.network import assemble

# The same examples every time, and none fails for being slow: `undate` takes milliseconds for a date.
settings.register_profile("tests", deadline=None, derandomize=True, database=None)
# HYPOTHESIS_PROFILE=random looks for others, and more of them.
settings.register_profile("random", deadline=None, max_examples=1_000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))
TINY = Path(__file__).parent / "data" / "tiny"


@pytest.fixture(scope="session")
def tiny() -> Dataset:
    """Return the made-up dataset."""
    return load(TINY)


@pytest.fixture(scope="session")
def tiny_graph(tiny: Dataset) -> nx.MultiDiGraph:
    """Return the graph of the made-up dataset; not to be changed."""
    return assemble(tiny)


@pytest.fixture
def dataset_of(tmp_path: Path) -> Callable[[str, str], Dataset]:
    """Return a function that writes two curated files and loads them."""

    def load_from(entities_yaml: str, relations_yaml: str) -> Dataset:
        (tmp_path / "entities.yaml").write_text(entities_yaml, "utf-8")
        (tmp_path / "relations.yaml").write_text(relations_yaml, "utf-8")
        return load(tmp_path)

    return load_from

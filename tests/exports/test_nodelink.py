"""Node-link JSON as networkx reads it, with all there is to say."""

import json
from pathlib import Path

import networkx as nx
import pytest
from exporting import DATASETS, HOSTILE, ends, export


@pytest.mark.parametrize("folder", DATASETS)
def test_networkx_reads_it(folder: Path, tmp_path: Path) -> None:
    """There is every entity and relation, the relation's id as its key."""
    network, losses = export("json", folder, tmp_path / "file.json")

    read = nx.node_link_graph(json.loads((tmp_path / "file.json").read_text("utf-8")), edges="edges")

    assert list(read) == list(network)
    assert ends(read) == ends(network)
    assert dict(read.nodes(data="label")) == dict(network.nodes(data="label"))
    assert read.graph["title"] == network.graph["dataset"].title
    assert losses == {}


def test_an_entity_says_all_it_knows(tmp_path: Path) -> None:
    """A document, with the text that was read."""
    export("json", HOSTILE, tmp_path / "file.json")
    data = json.loads((tmp_path / "file.json").read_text("utf-8"))

    [document] = [node for node in data["nodes"] if node["id"] == "doc"]

    assert {"x", "y", "size"} <= document.keys()
    assert {key: value for key, value in document.items() if key not in {"x", "y", "size"}} == {
        "id": "doc",
        "label": 'The "Report"',
        "kind": "document",
        "url": "https://example.org/doc?a=1&b='2'",
        "published": {"edtf": "2023~", "words": "about 2023", "earliest": "2023-01-01", "latest": "2023-12-31"},
        "genre": "news",
        "text": {
            "file": "doc.txt",
            "sha256": "7c7e5d515ae3a77d6ce283680cc92cb214da2badaa6a1c05b146ab86bb47a59f",
            "paragraphs": 9,
        },
        "links": 0,
    }


def test_a_relation_keeps_each_claim(tmp_path: Path) -> None:
    """Two documents that differ on the date, each with its own."""
    export("json", HOSTILE, tmp_path / "file.json")
    data = json.loads((tmp_path / "file.json").read_text("utf-8"))

    [relation] = [edge for edge in data["edges"] if edge["key"] == "s1"]

    years = {"edtf": "2020", "words": "2020", "earliest": "2020-01-01", "latest": "2020-12-31"}
    day = {"edtf": "2022-10-05", "words": "5 October 2022", "earliest": "2022-10-05", "latest": "2022-10-05"}
    assert (relation["when"], relation["past"]) == ([years, day], True)
    assert relation["conflicts"] == ["s2"]
    assert relation["claims"] == [
        {
            "address": "s1@doc#6",
            "cite": "doc#6",
            "document": "doc",
            "place": "6",
            "citation": '“The "Report"”, about 2023, ¶6',
            "stance": "asserts",
            "standing": "stated",
            "when": years,
            "past": True,
        },
        {
            "address": "s1@old#1",
            "cite": "old#1",
            "document": "old",
            "place": "1",
            "citation": "“Old report”, the 2010s, ¶1",
            "stance": "asserts",
            "standing": "claimed",
            "by": ["c"],
            "when": day,
            "past": True,
        },
    ]


def test_an_empty_dataset_is_json_too(tmp_path: Path) -> None:
    """No entity, no relation: two empty arrays."""
    (tmp_path / "entities.yaml").write_text("entities: []\n", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    export("json", tmp_path, tmp_path / "file.json")

    data = json.loads((tmp_path / "file.json").read_text("utf-8"))

    assert (data["nodes"], data["edges"]) == ([], [])

"""Cytoscape JSON as cytoscape.js reads it, headless."""

import json
from pathlib import Path

import pytest
from exporting import DATASETS, HOSTILE, export
from nodejs import run_node


@pytest.mark.parametrize("folder", DATASETS)
def test_cytoscape_reads_it(folder: Path, tmp_path: Path) -> None:
    """Every entity at its place and every relation between its ends, without a warning."""
    network, _losses = export("cyjs", folder, tmp_path / "file.cyjs")

    read = run_node("read_cyjs.mjs", tmp_path / "file.cyjs")

    assert read["problems"] == []
    found = sorted((e["data"]["source"], e["data"]["target"], e["data"]["relation"]) for e in read["edges"])
    assert found == sorted(network.edges(keys=True))
    assert {n["data"]["id"]: n["data"]["name"] for n in read["nodes"]} == dict(network.nodes(data="label"))
    assert {n["data"]["id"]: n["style"]["label"] for n in read["nodes"]} == dict(network.nodes(data="label"))
    assert len({tuple(n["position"].values()) for n in read["nodes"]}) == len(network)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    """Cytoscape has one set of ids for entities and relations; a relation called as an entity gets another."""
    export("cyjs", HOSTILE, tmp_path / "file.cyjs")

    elements = json.loads((tmp_path / "file.cyjs").read_text("utf-8"))["elements"]

    ids = [element["data"]["id"] for part in elements.values() for element in part]
    assert len(set(ids)) == len(ids)
    assert "r-same-id--relation" in ids


def test_it_is_drawn_by_kind_and_standing(tmp_path: Path) -> None:
    """The style in the file reaches the elements it is meant for."""
    export("cyjs", HOSTILE, tmp_path / "file.cyjs")

    read = run_node("read_cyjs.mjs", tmp_path / "file.cyjs")

    shapes = {n["data"]["id"]: (n["style"]["shape"], n["style"]["background-color"]) for n in read["nodes"]}
    lines = {e["data"]["id"]: (e["style"]["line-style"], e["style"]["target-arrow-shape"]) for e in read["edges"]}
    assert shapes["a"] == ("ellipse", "rgb(0,114,178)")
    assert shapes["e"] == ("diamond", "rgb(139,74,156)")
    assert {key: lines[key] for key in ("p1", "m2", "p3")} == {
        "p1": ("solid", "triangle"),
        "m2": ("dashed", "none"),
        "p3": ("dotted", "triangle"),
    }


def test_what_an_edge_says(tmp_path: Path) -> None:
    """Cytoscape desktop tells edges apart by `interaction`; a denied relation says so there."""
    export("cyjs", HOSTILE, tmp_path / "file.cyjs")
    edges = json.loads((tmp_path / "file.cyjs").read_text("utf-8"))["elements"]["edges"]

    [denied] = [edge["data"] for edge in edges if edge["data"]["id"] == "p3"]

    assert denied == {
        "id": "p3",
        "source": "a",
        "target": "b",
        "interaction": "paid [denied]",
        "name": "a (paid [denied]) b",
        "label": "paid [denied]",
        "relation": "p3",
        "type": "paid",
        "family": "other",
        "standing": "denied",
        "asserted": False,
        "citations": "doc#3 denies (by unnamed)",
        "documents": 1,
        "denied": 1,
        "sources": 0,
        "claims": '[{"standing": "denied", "cite": "doc#3", "by": ["unnamed"]}]',
    }

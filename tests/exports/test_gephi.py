"""GraphML for Gephi desktop, held against what its importer looks for, and read by the parser of Gephi Lite."""

from pathlib import Path

import pytest
from exporting import DATASETS, HOSTILE, TINY, ends, export
from lxml import etree
from nodejs import run_node

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
# Names by which Gephi 0.10's ImporterGraphML takes a key for a property; it looks for the key's id, then its attr.name.
NODE_PROPERTIES = {"label", "d3", "x", "y", "xpos", "ypos", "z", "size", "r", "g", "b"}
EDGE_PROPERTIES = {"label", "edgelabel", "d7", "weight", "Edge Weight", "id", "edgeid", "r", "g", "b"}


@pytest.mark.parametrize("folder", DATASETS)
def test_gephi_lite_reads_it(folder: Path, tmp_path: Path) -> None:
    """Every relation, parallel ones and loops included, under its own id, with its label."""
    network, _losses = export("gephi", folder, tmp_path / "file.graphml")

    read = run_node("read_graphml.mjs", tmp_path / "file.graphml")

    assert sorted((e["source"], e["target"], e["key"]) for e in read["edges"]) == ends(network)
    assert {e["key"]: e["attributes"]["label"] for e in read["edges"]} == {
        key: label for *_ends, key, label in network.edges(keys=True, data="label")
    }
    assert {n["key"]: n["attributes"]["label"] for n in read["nodes"]} == dict(network.nodes(data="label"))


def test_gephi_takes_the_keys_for_what_they_are(tmp_path: Path) -> None:
    """Labels, positions, sizes and colours of entities; labels and colours of relations; whole numbers for colours."""
    export("gephi", TINY, tmp_path / "file.graphml")
    keys = [dict(key.attrib) for key in etree.parse(tmp_path / "file.graphml").getroot().iter(f"{NAMESPACE}key")]

    taken = {
        (key["for"], next((name for name in (key["id"], key["attr.name"]) if name in known), ""), key["attr.type"])
        for key in keys
        for known in [NODE_PROPERTIES if key["for"] == "node" else EDGE_PROPERTIES]
        if {key["id"], key["attr.name"]} & known
    }

    assert taken == {
        *(("node", name, "double") for name in ("x", "y", "size")),
        *((domain, name, "int") for domain in ("node", "edge") for name in "rgb"),
        ("node", "label", "string"),
        ("edge", "edgelabel", "string"),
    }
    assert len({key["id"] for key in keys}) == len(keys)


def test_no_two_parallel_relations_are_of_one_kind(tmp_path: Path) -> None:
    """Gephi adds parallel edges of one kind up, and reads the kind from the edge's `label`."""
    export("gephi", HOSTILE, tmp_path / "file.graphml")
    edges = list(etree.parse(tmp_path / "file.graphml").getroot().iter(f"{NAMESPACE}edge"))

    kinds = {edge.get("id"): edge.get("label") for edge in edges}

    assert len({(edge.get("source"), edge.get("target"), edge.get("label")) for edge in edges}) == len(edges)
    assert kinds == {
        "p1": "paid",
        "p2": "paid (2)",
        "p3": "paid [denied]",
        "p4": "paid",
        "l1": "paid",
        "l2": "paid (2)",
        "m1": "met",
        "m2": "met (2)",
        "s1": "it's `so`",
        "s2": "it's `so` [expected]",
        "r-same-id": "owns",
        "x1": "paid",
    }


def test_what_reads_the_same_from_both_ends_has_no_arrow(tmp_path: Path) -> None:
    """Only relations of symmetric types are undirected."""
    export("gephi", HOSTILE, tmp_path / "file.graphml")
    edges = etree.parse(tmp_path / "file.graphml").getroot().iter(f"{NAMESPACE}edge")

    assert {edge.get("id") for edge in edges if edge.get("directed") == "false"} == {"m1", "m2"}

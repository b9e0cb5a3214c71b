"""GEXF 1.3 as Gephi Lite and networkx read it, and its timeline."""

import re
from pathlib import Path

import networkx as nx
import pytest
from exporting import DATASETS, HOSTILE, ends, export
from lxml import etree
from nodejs import run_node

NAMESPACE = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def root_of(folder: Path, target: Path) -> etree._Element:
    """Return a dataset as parsed GEXF."""
    export("gexf", folder, target)
    return etree.parse(target).getroot()


@pytest.mark.parametrize("folder", DATASETS)
def test_gephi_lite_reads_it(folder: Path, tmp_path: Path) -> None:
    """graphology-gexf finds every relation under its id, labels, positions, sizes and colours."""
    network, _losses = export("gexf", folder, tmp_path / "file.gexf")

    read = run_node("read_gexf.mjs", tmp_path / "file.gexf")

    assert read["multi"]
    assert sorted((e["source"], e["target"], e["key"]) for e in read["edges"]) == ends(network)
    assert {e["key"]: e["attributes"]["relation_type"] for e in read["edges"]} == {
        key: type_ for *_ends, key, type_ in network.edges(keys=True, data="type")
    }
    nodes = {node["key"]: node["attributes"] for node in read["nodes"]}
    assert {key: node["label"] for key, node in nodes.items()} == dict(network.nodes(data="label"))
    assert all({"x", "y", "size", "color"} <= node.keys() for node in nodes.values())


@pytest.mark.parametrize("folder", DATASETS)
def test_networkx_reads_it(folder: Path, tmp_path: Path) -> None:
    """The same is there, with numbers and booleans as such."""
    network, _losses = export("gexf", folder, tmp_path / "file.gexf")

    read = nx.read_gexf(tmp_path / "file.gexf", version="1.3")

    found = sorted((source, target, data["relation"]) for source, target, data in read.edges(data=True))
    assert found == ends(network)
    assert dict(read.nodes(data="label")) == dict(network.nodes(data="label"))
    assert dict(read.nodes(data="links")) == dict(network.nodes(data="links"))
    assert {type(asserted) for *_ends, asserted in read.edges(data="asserted")} == {bool}


def test_hostile_text_comes_back_whole(tmp_path: Path) -> None:
    """Line ends and tabs too, which XML attributes turn into spaces unless escaped."""
    network, _losses = export("gexf", HOSTILE, tmp_path / "file.gexf")

    read = nx.read_gexf(tmp_path / "file.gexf", version="1.3")

    assert read.nodes["b"]["description"] == network.nodes["b"]["entity"].description
    assert read.nodes["d"]["note"] == network.nodes["d"]["entity"].note


def test_the_structure_is_that_of_gexf_1_3(tmp_path: Path) -> None:
    """Elements in their order, declared attributes, ids that exist, types of values from the schema's list."""
    root = root_of(HOSTILE, tmp_path / "file.gexf")
    [network] = root.findall(f"{NAMESPACE}graph")
    declared = {
        block.get("class"): {each.get("id"): each.get("type") for each in block}
        for block in network.findall(f"{NAMESPACE}attributes")
    }
    nodes = {node.get("id") for node in network.iter(f"{NAMESPACE}node")}

    assert (root.get("version"), network.get("defaultedgetype"), network.get("timeformat")) == (
        "1.3",
        "directed",
        "date",
    )
    assert [child.tag.removeprefix(NAMESPACE) for child in network] == ["attributes", "attributes", "nodes", "edges"]
    assert set(declared["node"].values()) | set(declared["edge"].values()) <= {"string", "integer", "double", "boolean"}
    assert "type" not in declared["edge"]
    for domain in ("node", "edge"):
        for element in network.iter(f"{NAMESPACE}{domain}"):
            used = [value.get("for") for value in element.iter(f"{NAMESPACE}attvalue")]
            assert set(used) <= declared[domain].keys()
            assert len(set(used)) == len(used)
    edges = list(network.iter(f"{NAMESPACE}edge"))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
    assert len({(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}) == len(edges)


def test_dates_are_on_the_timeline_by_their_bounds(tmp_path: Path) -> None:
    """Whole days, inclusive; open where the date is; spells where dates are several; nothing before year 1."""
    root = root_of(HOSTILE, tmp_path / "file.gexf")

    found = {
        edge.get("id"): (
            edge.get("start"),
            edge.get("end"),
            [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{NAMESPACE}spell")],
        )
        for edge in root.iter(f"{NAMESPACE}edge")
    }

    assert found == {
        "p1": ("2021-02-01", "2021-02-28", []),
        "p2": ("2021-03-01", "2021-03-31", []),
        "p3": (None, None, []),
        "p4": ("2021-02-01", "2021-10-31", []),
        "l1": ("2021-02-03", None, []),
        "l2": (None, "2022-12-31", []),
        "m1": (None, None, []),
        "m2": (None, None, []),
        "s1": (None, None, [("2020-01-01", "2020-12-31"), ("2022-10-05", "2022-10-05")]),
        "s2": (None, None, []),
        "r-same-id": (None, None, []),
        "x1": (None, None, []),
    }
    times = [value for start, end, spells in found.values() for value in (start, end, *sum(spells, ())) if value]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in times)


def test_what_the_timeline_cannot_say_is_reported(tmp_path: Path) -> None:
    """Doubt, other calendars' years, and direction where there is none."""
    _graph, losses = export("gexf", HOSTILE, tmp_path / "file.gexf")

    assert losses["uncertain date on the timeline for as long as it may be meant"] == ["l2", "p4"]
    assert losses["date before year 1 or after 9999 not on the timeline"] == ["m1", "m2"]
    assert losses["relation that reads the same from both ends drawn with a direction"] == ["m1", "m2"]


def test_standing_is_drawn(tmp_path: Path) -> None:
    """Colour and line of each relation by its standing."""
    root = root_of(HOSTILE, tmp_path / "file.gexf")

    lines = {edge.get("id"): edge.find(f"{VIZ}shape").get("value") for edge in root.iter(f"{NAMESPACE}edge")}

    assert {key: lines[key] for key in ("p1", "m2", "p3")} == {"p1": "solid", "m2": "dashed", "p3": "dotted"}

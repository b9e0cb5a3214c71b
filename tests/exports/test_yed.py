"""GraphML for yEd, held against the structure that yFiles publishes, and read by networkx, which knows it."""

from pathlib import Path

import networkx as nx
import pytest
from exporting import DATASETS, HOSTILE, ends, export
from lxml import etree

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
Y = "{http://www.yworks.com/xml/graphml}"
SHAPES = {"ellipse", "rectangle", "diamond", "triangle", "triangle2", "hexagon", "star5", "roundrectangle"}
LINES = {"line", "dashed", "dotted", "dashed_dotted"}


@pytest.fixture
def root(tmp_path: Path) -> etree._Element:
    """Return the hostile dataset as yEd would parse it."""
    export("yed", HOSTILE, tmp_path / "file.graphml")
    return etree.parse(tmp_path / "file.graphml").getroot()


@pytest.mark.parametrize("folder", DATASETS)
def test_networkx_reads_it(folder: Path, tmp_path: Path) -> None:
    """There is every entity and relation, and yEd's labels and positions."""
    network, _losses = export("yed", folder, tmp_path / "file.graphml")

    read = nx.read_graphml(tmp_path / "file.graphml", force_multigraph=True)

    assert list(read) == list(network)
    assert ends(read) == ends(network)
    labels = {key: label.removeprefix("\u200b") for key, label in read.nodes(data="label")}
    assert labels == dict(network.nodes(data="label"))
    assert all({"x", "y"} <= data.keys() for _id, data in read.nodes(data=True))


def test_yed_finds_its_graphics_under_keys_of_their_own(root: etree._Element) -> None:
    """One key each for the graphics of nodes and edges, by yFiles' own attribute and without a name or type."""
    graphics = {key.get("id"): dict(key.attrib) for key in root.iter(f"{NAMESPACE}key") if "yfiles.type" in key.attrib}

    assert graphics == {
        "nodegraphics": {"id": "nodegraphics", "for": "node", "yfiles.type": "nodegraphics"},
        "edgegraphics": {"id": "edgegraphics", "for": "edge", "yfiles.type": "edgegraphics"},
    }


def test_each_entity_is_a_shape(root: etree._Element) -> None:
    """Geometry, fill, border, label and shape, in the order of the schema, with values yEd knows."""
    for node in root.iter(f"{NAMESPACE}node"):
        [shape] = node.findall(f"{NAMESPACE}data[@key='nodegraphics']/{Y}ShapeNode")
        tags = [child.tag.removeprefix(Y) for child in shape]
        geometry = shape.find(f"{Y}Geometry").attrib

        assert tags == ["Geometry", "Fill", "BorderStyle", "NodeLabel", "Shape"]
        assert set(geometry) == {"height", "width", "x", "y"}
        assert float(geometry["height"]) > 0
        assert shape.find(f"{Y}NodeLabel").text
        assert shape.find(f"{Y}Shape").get("type") in SHAPES


def test_each_relation_is_a_line(root: etree._Element) -> None:
    """Path where there are bends, line, arrows, label and bends, in the order of the schema."""
    for edge in root.iter(f"{NAMESPACE}edge"):
        [line] = edge.findall(f"{NAMESPACE}data[@key='edgegraphics']/{Y}PolyLineEdge")
        tags = [child.tag.removeprefix(Y) for child in line if child.tag != f"{Y}Path"]

        assert tags == ["LineStyle", "Arrows", "EdgeLabel", "BendStyle"]
        assert line[0].tag in {f"{Y}Path", f"{Y}LineStyle"}
        assert line.find(f"{Y}LineStyle").get("type") in LINES
        is_symmetric = edge.get("id") in {"m1", "m2"}
        assert line.find(f"{Y}Arrows").get("target") == ("none" if is_symmetric else "standard")


def test_nothing_hides_behind_another(root: etree._Element) -> None:
    """Relations between the same two, whichever way they go, have different bends; loops go round."""
    bends = {
        edge.get("id"): tuple((point.get("x"), point.get("y")) for point in edge.iter(f"{Y}Point"))
        for edge in root.iter(f"{NAMESPACE}edge")
    }

    between_a_and_b = [bends[key] for key in ("p1", "p2", "p3", "p4", "s1")]
    assert len(set(between_a_and_b)) == 5
    assert [len(bends[key]) for key in ("l1", "l2")] == [3, 3]
    assert bends["l1"] != bends["l2"]
    assert bends["x1"] == ()


def test_standing_is_drawn(root: etree._Element) -> None:
    """Solid, dashed, dotted, as on the page."""
    styles = {
        edge.get("id"): edge.find(f".//{Y}LineStyle").get("type")
        for edge in root.iter(f"{NAMESPACE}edge")
        if edge.get("id") in {"p1", "m2", "p3"}
    }

    assert styles == {"p1": "line", "m2": "dashed", "p3": "dotted"}


def test_a_name_is_no_page(tmp_path: Path) -> None:
    """Where a label begins as HTML, yEd lays it out, and would fetch its images from the network."""
    _graph, losses = export("yed", HOSTILE, tmp_path / "file.graphml")
    labels = [label.text for label in etree.parse(tmp_path / "file.graphml").getroot().iter(f"{Y}NodeLabel")]

    assert '\u200b<html><img src="http://evil.example/x.png">' in labels
    assert losses["name or type that yEd would take for HTML given a character of no width in front"] == ["d"]

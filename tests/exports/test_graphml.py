"""GraphML as other tools read it: the same entities, the same relations, nothing merged, renamed or garbled."""

import os
import re
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx
import pytest
import rustworkx
from lxml import etree
from nodejs import run_node

from graph import output
from graph.curated.load import load
from graph.drawing.layout import Position
from graph.exports.formats import Subject
from graph.exports.graphml.plain import graphml
from graph.exports.losses import Losses
from graph.questions.network import assemble

TINY = Path(__file__).parent.parent / "data" / "tiny"
GOLD = Path(__file__).parent.parent / "gold" / "tiny.graphml"
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    """Return the graph of the tiny dataset, what is restricted included."""
    return assemble(load(TINY))


@pytest.fixture(scope="module")
def file(network: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny dataset as a GraphML file, its entities in a row: a real layout differs between machines."""
    row = {key: Position(10.0 * number, -5.0 * number, 12.5) for number, key in enumerate(network)}
    path = tmp_path_factory.mktemp("graphml") / "tiny.graphml"
    output.write(path, graphml(Subject(network, row, Losses())))
    return path


def relations(network: nx.MultiDiGraph) -> Counter[tuple[str, str, str, str]]:
    """Return source, target, id and type of every relation, with how often it is there."""
    return Counter((source, target, key, kind) for source, target, key, kind in network.edges(keys=True, data="type"))


def test_networkx_reads_it(network: nx.MultiDiGraph, file: Path) -> None:
    """The reader of networkx gives back every entity, relation and key; names, aliases and quotes are intact."""
    read = nx.read_graphml(file, force_multigraph=True)

    assert list(read) == list(network)
    assert relations(read) == relations(network)
    assert dict(read.nodes(data="label")) == dict(network.nodes(data="label"))
    assert read.nodes["ko-ko"]["aliases"] == 'Ko Ko; Ko "Harbour" Ko'
    assert read.nodes["harbour-front"]["aliases"] == "HF; Front </script><b>"
    assert read.nodes["harbour-front"]["url"] == "https://example.org/front?a=1&b=2"


def test_an_edge_carries_all_it_should(file: Path) -> None:
    """Every attribute of a relation that has nearly all of them."""
    read = nx.read_graphml(file, force_multigraph=True)

    [edge] = [data for *_ends, data in read.edges(data=True) if data["type"] == "moved" and "also" in data]

    assert edge == {
        "label": "moved",
        "relation": "aung-and-sons--moved--moved-people",
        "type": "moved",
        "family": "protection",
        "standing": "claimed",
        "asserted": True,
        "earliest": "2022-04-01",
        "latest": "2022-04-30",
        "claimed": 2,
        "sources": 2,
        "documents": 1,
        "citations": "daily-2022#3; daily-2022#4",
        "claims": (
            '[{"standing": "claimed", "cite": "daily-2022#3", "by": ["ko-ko"], "when": "2022-04", '
            '"figures": {"people": "about 150"}, "says": "by ship & by road, <at night>"}, '
            '{"standing": "claimed", "cite": "daily-2022#4", "by": ["ministry-of-ports"], "when": "2022-04", '
            '"figures": {"people": "200"}}]'
        ),
        "also": "to oslo; for no; for harbour-front",
    }


def test_igraph_reads_it(network: nx.MultiDiGraph, file: Path) -> None:
    """The reader of igraph loses the ids of edges, so it finds them as an attribute; numbers become floats."""
    read = igraph.Graph.Read_GraphML(str(file))
    ids = read.vs["id"]

    found = Counter((ids[e.source], ids[e.target], e["relation"], e["type"]) for e in read.es)

    assert ids == list(network)
    assert found == relations(network)
    assert read.vs["label"] == [name for _id, name in network.nodes(data="label")]


def test_rustworkx_reads_it(network: nx.MultiDiGraph, file: Path) -> None:
    """The reader of rustworkx accepts the booleans and keeps ids and parallel relations."""
    [read] = rustworkx.read_graphml(str(file))
    ids = [node["id"] for node in read.nodes()]

    found = Counter((ids[s], ids[t], data["id"], data["type"]) for s, t, data in read.weighted_edge_list())

    assert ids == list(network)
    assert found == relations(network)


def test_gephi_lite_reads_it(network: nx.MultiDiGraph, file: Path) -> None:
    """graphology-graphml, the parser of Gephi Lite, keeps ids, parallel relations, positions and colours."""
    read = run_node("read_graphml.mjs", file)

    edges = Counter((e["source"], e["target"], e["key"], e["attributes"]["type"]) for e in read["edges"])
    nodes = {node["key"]: node["attributes"] for node in read["nodes"]}

    assert read["multi"]
    assert list(nodes) == list(network)
    assert edges == relations(network)
    assert {key: node["label"] for key, node in nodes.items()} == dict(network.nodes(data="label"))
    assert nodes["no"]["color"] == "#8b4a9c"
    assert all({"x", "y", "size"} <= node.keys() for node in nodes.values())


def test_the_rules_of_the_schema_hold(file: Path) -> None:
    """What the GraphML 1.1 XSD checks, which we may not ship: ids, references, declared keys and order of elements."""
    root = etree.parse(file).getroot()
    keys = {key.get("id"): key for key in root.findall(f"{NAMESPACE}key")}
    [graph_element] = root.findall(f"{NAMESPACE}graph")
    nodes = [node.get("id") for node in graph_element.findall(f"{NAMESPACE}node")]
    edges = graph_element.findall(f"{NAMESPACE}edge")
    ids = [*keys, *nodes, *(edge.get("id") for edge in edges)]

    assert [child.tag for child in root] == [f"{NAMESPACE}key"] * len(keys) + [f"{NAMESPACE}graph"]
    assert len(keys) == len(root) - 1
    assert len(set(nodes)) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert [each for each in ids if not re.fullmatch(r"[A-Za-z0-9._:-]+", each)] == []
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    assert {key.get("attr.type") for key in keys.values()} <= {"boolean", "int", "long", "float", "double", "string"}
    for element in graph_element:
        domain = element.tag.removeprefix(NAMESPACE)
        used = [data.get("key") for data in element]
        assert len(set(used)) == len(used)
        assert {keys[key].get("for") for key in used} == {domain}
        assert set(element.attrib) == ({"id"} if domain == "node" else {"id", "source", "target"})


def test_gephi_finds_what_it_looks_for(file: Path) -> None:
    """Gephi's importer matches keys by these ids or names, colours as whole numbers; an edge.s label by its id."""
    keys = {key.get("id"): key for key in etree.parse(file).getroot().iter(f"{NAMESPACE}key")}

    found = {key: (keys[key].get("attr.name"), keys[key].get("attr.type")) for key in ("label", "edgelabel", "x", "r")}

    assert found == {
        "label": ("label", "string"),
        "edgelabel": ("label", "string"),
        "x": ("x", "double"),
        "r": ("r", "int"),
    }


def test_text_may_end_a_cdata_section(tmp_path: Path) -> None:
    """A name with ]]> in it comes back whole."""
    (tmp_path / "entities.yaml").write_text("entities: [{id: a, kind: person, name: 'a ]]> b & c'}]\n", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    small = assemble(load(tmp_path))

    read = nx.parse_graphml("".join(graphml(Subject(small, {}, Losses()))))

    assert dict(read.nodes(data="label")) == {"a": "a ]]> b & c"}


def test_the_bytes_are_always_the_same(file: Path) -> None:
    """The file equals the one kept in git; ACCEPT=1 renews that, to be read in the diff."""
    if os.environ.get("ACCEPT"):
        GOLD.write_bytes(file.read_bytes())
    assert file.read_bytes() == GOLD.read_bytes()

"""From YAML to GraphML, ours beside the plain pipeline, FollowTheMoney and the floor, as ratios in one run.

usage: python benchmarks/engine.py [RELATIONS] [--rounds N] [--only NAME,NAME]

Each contender is a fresh process; what counts is its CPU time (user and system) and its peak memory, as the system
accounts them. Rounds go A B C D, A B C D, …, and ratios are taken within a round, so that a machine that slows down
slows all of them; the median is quoted, with the lowest and the highest. followthemoney is measured where installed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import dataset

FILES = ("entities", "relations")


def floor(folder: Path) -> None:
    """Run libyaml's event stream over the files, and build nothing."""
    import yaml

    for name in FILES:
        with (folder / f"{name}.yaml").open("rb") as stream:
            event = yaml.CBaseLoader(stream).get_event
            while event() is not None:
                pass


def ours(folder: Path) -> None:
    """Check the dataset, assemble the graph and write GraphML, as `graph export graphml --no-layout` does."""
    from graph.cli import run

    sys.argv = ["graph", "export", "graphml", "--no-layout", "-C", str(folder), "-o", str(folder / "ours.graphml")]
    run()


def laid_out(folder: Path) -> None:
    """Do the same with positions, as `graph export graphml` does."""
    from graph.cli import run

    sys.argv = ["graph", "export", "graphml", "-C", str(folder), "-o", str(folder / "laid-out.graphml")]
    run()


def plain(folder: Path) -> None:
    """Do what a script of thirty lines does: CSafeLoader, networkx, write_graphml; no checks but that ends exist."""
    import networkx as nx
    import yaml

    def read(name: str) -> dict:  # type: ignore[type-arg]
        with (folder / f"{name}.yaml").open("rb") as stream:
            return yaml.load(stream, yaml.CSafeLoader)  # type: ignore[no-any-return]

    entities, relations = read("entities")["entities"], read("relations")["relations"]
    network = nx.MultiDiGraph()
    for entity in entities:
        aliases = "; ".join(entity.get("aliases", []))
        network.add_node(entity["id"], kind=entity["kind"], label=entity["name"], aliases=aliases)
    for relation in relations:
        if relation["from"] not in network or relation["to"] not in network:
            raise SystemExit(relation)
        evidence = relation["evidence"]
        network.add_edge(
            relation["from"],
            relation["to"],
            key=relation["id"],
            type=relation["type"],
            when=str(relation.get("when", "")),
            citations="; ".join(piece["cite"] for piece in evidence),
            claimants="; ".join(piece["by"] for piece in evidence if "by" in piece),
            says="; ".join(piece["says"] for piece in evidence if "says" in piece),
            note=relation.get("note", ""),
        )
    nx.write_graphml(network, folder / "plain.graphml")


def followthemoney(folder: Path) -> None:
    """Build the same entities and relations as FtM entities from our checked dataset's rows, then write its GEXF."""
    import json

    from followthemoney import model
    from followthemoney.export.graph import NXGraphExporter

    with (folder / "plain.gexf").open("w", encoding="utf-8") as target:
        exporter = NXGraphExporter(target, edge_types=["name"])
        with (folder / "ftm.jsonl").open(encoding="utf-8") as stream:
            for line in stream:
                exporter.write(model.get_proxy(json.loads(line)))
        exporter.finalize()


def write_ftm(folder: Path) -> None:
    """Write the dataset as FollowTheMoney's own JSON lines, which its reader parses faster than YAML."""
    import json

    from graph.curated.load import load

    schemata = {"person": "Person", "organization": "Organization", "government": "PublicBody", "place": "Address"}
    loaded = load(folder)
    with (folder / "ftm.jsonl").open("w", encoding="utf-8") as stream:
        for entity in loaded.entities.values():
            schema = schemata.get(entity.kind, "Document")
            row = {"id": entity.id, "schema": schema, "properties": {"name": [entity.name]}}
            stream.write(json.dumps(row) + "\n")
        for relation in loaded.relations.values():
            properties = {
                "subject": [relation.from_id],
                "object": [relation.to_id],
                "role": [relation.type],
                "date": [relation.when.text] if relation.when else [],
                "publisher": [piece.cite for piece in relation.evidence],
            }
            stream.write(json.dumps({"id": relation.id, "schema": "UnknownLink", "properties": properties}) + "\n")


CONTENDERS = {contender.__name__: contender for contender in (floor, ours, laid_out, plain, followthemoney)}


def measure(name: str, folder: Path) -> tuple[float, float]:
    """Run one contender in a process of its own; return its CPU seconds and peak megabytes."""
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(sys.executable, [sys.executable, __file__, "--run", name, "--folder", str(folder)])  # noqa: S606
    _pid, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{name} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def compare(relations: int, rounds: int, names: list[str]) -> None:
    """Measure every contender in turn and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dataset.write(folder, relations)
        if "followthemoney" in names:
            write_ftm(folder)
        size = sum((folder / f"{file}.yaml").stat().st_size for file in FILES) / 1e6
        print(f"{relations:,} relations, {relations // 5:,} entities, {size:.1f} MB of YAML; {rounds} rounds")
        runs: dict[str, list[tuple[float, float]]] = {each: [] for each in names}
        for _round in range(rounds):
            for each in names:
                runs[each].append(measure(each, folder))
    print(f"{'':16}{'CPU s':>8}{'MB':>8}   ours / it: time (lowest-highest), memory")
    for each in names:
        seconds, megabytes = (statistics.median(run[part] for run in runs[each]) for part in (0, 1))
        times = [mine[0] / other[0] for mine, other in zip(runs["ours"], runs[each], strict=True)]
        memory = statistics.median(m[1] / o[1] for m, o in zip(runs["ours"], runs[each], strict=True))
        spread = f"{statistics.median(times):.2f} ({min(times):.2f}-{max(times):.2f}), {memory:.2f}"
        print(f"{each:16}{seconds:8.2f}{megabytes:8.0f}   {spread}")


def main() -> None:
    """Compare, or run one contender."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", nargs="?", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="contenders, besides ours")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        CONTENDERS[arguments.run](arguments.folder)
        return
    names = [name for name in CONTENDERS if find_spec(name) or name != "followthemoney"]
    if arguments.only:
        names = [name for name in names if name in {"ours", *arguments.only.split(",")}]
    started = time.monotonic()
    compare(arguments.relations, arguments.rounds, names)
    print(f"measured in {time.monotonic() - started:.0f} s, Python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

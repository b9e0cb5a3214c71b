"""Questions of a large dataset as tables, as whole commands, beside igraph in memory, as ratios within one run.

usage: python benchmarks/tables.py [RELATIONS] [--rounds N] [--folder DIR]

The folder is made first, unless it is there. Each contender is a process of its own: ours is the command as it is
typed, claims, words and all; igraph reads the ends of the asserted relations from the same files, makes its graph and
answers with numbers alone. Rounds go A B, A B, …; the median is quoted, with the lowest and the highest, and the memory
of the largest process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyarrow import parquet
from synthetic import synthetic

from graph.library import Dataset

GRAPH = Path(sys.executable).with_name("graph")
TYPICAL = 12
IGRAPH = """
import sys, igraph
from pyarrow import parquet
edges = parquet.read_table(sys.argv[1] + "/edges.parquet", columns=["src", "dst", "asserted"])
edges = edges.filter(edges["asserted"])
ids = parquet.read_table(sys.argv[1] + "/nodes.parquet", columns=["id"])["id"].to_pylist()
number = {key: at for at, key in enumerate(ids)}
pairs = [(number[one], number[other]) for one, other in zip(edges["src"].to_pylist(), edges["dst"].to_pylist())]
graph = igraph.Graph(len(ids), pairs)
if sys.argv[2] == "components":
    print(len(graph.connected_components()))
elif sys.argv[2] == "links":
    print(len(graph.incident(number[sys.argv[3]], mode="all")))
else:
    print(len(graph.get_shortest_path(number[sys.argv[3]], number[sys.argv[4]])))
"""


def main() -> None:
    """Run the rounds and print a line a question and contender."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "claimgraph-tables")
    given = parser.parse_args()
    if not (given.folder / "nodes.parquet").exists():
        Dataset(synthetic(given.relations // 3)).export("parquet", given.folder)
    size = sum(file.stat().st_size for file in given.folder.iterdir()) / 1e6
    print(f"{given.relations:,} relations, {size:.0f} MB of Parquet, {given.rounds} rounds\n")
    print(f"{'question':12} {'by':8} {'s':>6} {'lowest':>7} {'highest':>8} {'of igraph':>10} {'MB':>6}")
    one, other = _two(given.folder)
    for question, names in (("links", (one,)), ("path", (one, other)), ("components", ())):
        ours = [GRAPH, question, *names, "-C", given.folder]
        floor = [sys.executable, "-c", IGRAPH, given.folder, question, *names]
        rounds = [(_run(ours), _run(floor)) for _round in range(given.rounds)]
        ratio = statistics.median(ours_[0] / floor_[0] for ours_, floor_ in rounds)
        for name, at, said in (("graph", 0, f"{ratio:.2f}"), ("igraph", 1, "1")):
            seconds = [each[at][0] for each in rounds]
            memory = max(each[at][1] for each in rounds)
            middle, low, high = statistics.median(seconds), min(seconds), max(seconds)
            print(f"{question:12} {name:8} {middle:6.2f} {low:7.2f} {high:8.2f} {said:>10} {memory:6.0f}")


def _two(folder: Path) -> tuple[str, str]:
    """Return the first two people with about a dozen links."""
    table = parquet.read_table(folder / "nodes.parquet", columns=["id", "kind", "links"]).to_pylist()
    found = [row["id"] for row in table if row["kind"] == "person" and row["links"] == TYPICAL]
    return found[0], found[1]


def _run(command: list[str | Path]) -> tuple[float, float]:
    """Return how long a command took, in seconds of the clock, and its memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1000


if __name__ == "__main__":
    main()

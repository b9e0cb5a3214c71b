"""Every text and CSV export beside what writes the same elsewhere, as ratios within one run.

usage: python benchmarks/exports.py [RELATIONS] [--rounds N] [--only FORMAT,FORMAT]

The dataset is loaded and laid out once; each contender then runs in a forked process of its own, writes to a file, and
is charged its CPU time and the memory it took beyond what it was given. Ours computes every attribute while it writes;
the others are given them ready: networkx a graph that has them, followthemoney (in one of two rows) the values of each
entity, and the plain writer rows of values, written by `json` or `csv` and nothing else. Rounds go A B C D, A B C D, …,
and ratios are taken within a round; the median is quoted, with the lowest and the highest. ``x10`` is what ten times
the relations cost: 10 is linear.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import dataset
import networkx as nx

from graph.curated.load import load
from graph.drawing.layout import positions
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes
from graph.questions.network import assemble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OURS = ("graphml", "gephi", "yed", "gexf", "cyjs", "ftm", "neo4j", "cypher", "csv", "json")
# What each of ours is held against, and how many times faster, or at most slower, it has to be.
RIVALS = {
    "graphml": ("networkx (lxml)", "networkx (xml)", "plain json"),
    "gexf": ("networkx gexf", "plain json"),
    "ftm": ("followthemoney", "followthemoney, values given", "plain ftm"),
    "neo4j": ("plain neo4j csv",),
    "csv": ("plain csv",),
    "json": ("plain full json",),
}


class Given(NamedTuple):
    """What the contenders start from."""

    subject: Subject
    flat: nx.MultiDiGraph
    rows: list[dict[str, Any]]
    full: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    tables: dict[str, dict[str, list[list[str]]]]


class Cost(NamedTuple):
    """CPU seconds, and megabytes beyond what was there."""

    seconds: float
    megabytes: float


def given(relations: int, folder: Path) -> Given:
    """Make a dataset and everything the contenders are given ready."""
    dataset.write(folder, relations)
    network = assemble(load(folder))
    subject = Subject(network, positions(network), Losses())
    attributes = Attributes(network, subject.positions)
    flat = nx.MultiDiGraph()
    for entity_id, entity in network.nodes(data="entity"):
        flat.add_node(entity_id, **present(NODE_COLUMNS, attributes.node(entity)))
    for start, end, key, relation in network.edges(keys=True, data="relation"):
        values = present(EDGE_COLUMNS, attributes.edge(relation))
        flat.add_edge(start, end, key, relation_type=values.pop("type"), **values)
    rows = [{"id": key, **data} for key, data in flat.nodes(data=True)]
    rows += [{"source": start, "target": end, **data} for start, end, data in flat.edges(data=True)]
    whole = json.loads("".join(FORMATS["json"].text(subject)))
    entities = [json.loads(line) for line in FORMATS["ftm"].text(subject)]
    tables = {}
    for name in ("csv", "neo4j"):
        FORMATS[name].write(subject, folder / name)
        tables[name] = {file.name: read(file) for file in sorted((folder / name).glob("*.csv"))}
    return Given(subject, flat, rows, [*whole["nodes"], *whole["edges"]], entities, tables)


def read(file: Path) -> list[list[str]]:
    """Return the rows of a CSV file."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def present(columns: Iterable[Any], values: Iterable[Any]) -> dict[str, Any]:
    """Return the values that apply, by column."""
    return {column.name: value for column, value in zip(columns, values, strict=True) if value is not None}


def ours(name: str) -> Callable[[Given, Path], None]:
    """Return the writer of one of our formats."""

    def write(given: Given, target: Path) -> None:
        chosen, subject = FORMATS[name], given.subject._replace(losses=Losses())
        if not chosen.is_text:
            chosen.write(subject, target)
            return
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(chosen.text(subject))

    return write


def plain_json(rows: Callable[[Given], list[dict[str, Any]]]) -> Callable[[Given, Path], None]:
    """Return a writer of ready rows as JSON, one a line."""

    def write(given: Given, target: Path) -> None:
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{encode(row)}\n" for row in rows(given))

    return write


def plain_csv(name: str) -> Callable[[Given, Path], None]:
    """Return a writer of the ready rows of one of our folders of CSV."""

    def write(given: Given, target: Path) -> None:
        target.mkdir()
        for file, rows in given.tables[name].items():
            with (target / file).open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(rows)

    return write


def followthemoney(given: Given, target: Path) -> None:
    """Build the same entities from the same dataset through the library, and write them.

    The values are computed as ours are, but not written.
    """
    for _line in FORMATS["ftm"].text(given.subject._replace(losses=Losses())):
        pass
    followthemoney_given(given, target)


def followthemoney_given(given: Given, target: Path) -> None:
    """Build the entities through the library from values that are ready, and write them."""
    import orjson
    from followthemoney import model

    with target.open("wb") as stream:
        for entity in given.entities:
            proxy = model.make_entity(entity["schema"])
            proxy.id = entity["id"]
            for name, values in entity["properties"].items():
                proxy.add(name, values)
            stream.write(orjson.dumps(proxy.to_dict(), option=orjson.OPT_APPEND_NEWLINE))


CONTENDERS: dict[str, Callable[[Given, Path], None]] = {
    **{name: ours(name) for name in OURS},
    "networkx (lxml)": lambda given, target: nx.write_graphml_lxml(given.flat, target),
    "networkx (xml)": lambda given, target: nx.write_graphml_xml(given.flat, target),
    "networkx gexf": lambda given, target: nx.write_gexf(given.flat, target),
    "followthemoney": followthemoney,
    "followthemoney, values given": followthemoney_given,
    "plain json": plain_json(lambda given: given.rows),
    "plain full json": plain_json(lambda given: given.full),
    "plain ftm": plain_json(lambda given: given.entities),
    "plain csv": plain_csv("csv"),
    "plain neo4j csv": plain_csv("neo4j"),
}


def measure(name: str, given: Given, folder: Path) -> Cost:
    """Run one contender in a forked process, which starts with everything in memory."""
    receiving, sending = os.pipe()
    if not os.fork():
        if name.startswith("followthemoney"):  # its import is not the work
            import followthemoney.model  # noqa: F401
        touch()
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak counts from here
        before, started = memory("VmRSS"), time.process_time()
        CONTENDERS[name](given, folder / name)
        cost = Cost(time.process_time() - started, memory("VmHWM") - before)
        os.write(sending, json.dumps(cost).encode())
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as stream:
        answer = stream.read()
    os.wait()
    if not answer:
        raise SystemExit(f"{name} failed")
    return Cost(*json.loads(answer))


def touch() -> None:
    """Use every object once, so that the copies of shared memory that forking puts off are charged to nobody."""
    gc.unfreeze()
    for each in gc.get_objects():
        gc.get_referents(each)
    gc.freeze()


def memory(field: str) -> float:
    """Return a figure of this process's memory in megabytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1000
    raise KeyError(field)


def rounds_of(names: list[str], relations: int, rounds: int) -> dict[str, list[Cost]]:
    """Measure every contender in turn, as often as asked."""
    runs: dict[str, list[Cost]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as name:
        ready = given(relations, Path(name))
        gc.collect()
        gc.freeze()  # or each collection in a child would copy what it shares with us
        for number in range(rounds):
            for each in names:
                folder = Path(name, str(number))
                folder.mkdir(exist_ok=True)
                runs[each].append(measure(each, ready, folder))
    return runs


def table(runs: dict[str, list[Cost]], small: dict[str, list[Cost]]) -> None:
    """Print the table: each of ours, then what it is held against."""
    print("| format | held against | CPU s | MB | its time / ours | its memory / ours | x10 |")
    print("| --- | --- | --: | --: | --: | --: | --: |")
    for name in (each for each in OURS if each in runs):
        mine = runs[name]
        growth = middle(mine, "seconds") / middle(small[name], "seconds")
        print(f"| {name} | | {middle(mine, 'seconds'):.2f} | {middle(mine, 'megabytes'):.0f} | | | {growth:.1f} |")
        for rival in RIVALS.get(name, ("plain json",)):
            if rival not in runs:
                continue
            times = [theirs.seconds / own.seconds for theirs, own in zip(runs[rival], mine, strict=True)]
            # Below a megabyte it is the noise of the allocator that one would divide by.
            ratio = middle(runs[rival], "megabytes") / max(1.0, middle(mine, "megabytes"))
            spread = f"{statistics.median(times):.2f} ({min(times):.2f}-{max(times):.2f})"
            cost = f"{middle(runs[rival], 'seconds'):.2f} | {middle(runs[rival], 'megabytes'):.0f}"
            print(f"| | {rival} | {cost} | {spread} | {ratio:.1f} | |")


def middle(costs: list[Cost], field: str) -> float:
    """Return the median of one field."""
    return statistics.median(getattr(cost, field) for cost in costs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", nargs="?", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="our formats to measure")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",") if arguments.only else OURS
    rivals = dict.fromkeys(rival for name in wanted for rival in RIVALS.get(name, ("plain json",)))
    names = [*wanted, *(rival for rival in rivals if "followthemoney" not in rival or find_spec("followthemoney"))]
    started = time.monotonic()
    small = rounds_of(list(wanted), arguments.relations // 10, arguments.rounds)
    runs = rounds_of(names, arguments.relations, arguments.rounds)
    table(runs, small)
    size = f"{arguments.relations:,} relations, {arguments.relations // 5:,} entities, {arguments.rounds} rounds"
    print(f"\n{size}, {time.monotonic() - started:.0f} s, Python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

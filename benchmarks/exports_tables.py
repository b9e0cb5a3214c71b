"""SQLite, Parquet and RDF against a plain write of the same rows, all in one run: time, growth and memory.

The plain write is Python's own csv: entities, relations and evidence, every value of `graph.attributes` in its cell,
computed while it writes as ours are. Beside it the same with all values given, which is what writing alone costs.

usage: python benchmarks/exports_tables.py [RELATIONS]
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import dataset

from graph.curated.load import load
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.flat.columns import Attributes
from graph.questions.network import assemble

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS_HERE = ("sqlite", "parquet", "turtle", "jsonld")
PLAIN, GIVEN = "plain csv", "given csv"
REPEATS = 3


class Measured(NamedTuple):
    """Processor seconds, and how much the process grew by, in MB."""

    seconds: float
    megabytes: float


def main(relations: int) -> None:
    """Print one line a format: seconds, times the plain write, times a tenth of the data, memory."""
    with tempfile.TemporaryDirectory() as folder:
        found = {size: _all(Path(folder, str(size)), size) for size in (relations // 10, relations)}
    print(f"{relations:,} relations, processor time, median of {REPEATS}\n")
    print(f"{'format':10} {'s':>7} {'x plain':>8} {'x given':>8} {'x a tenth':>10} {'extra MB':>9}")
    plain, given = found[relations][PLAIN].seconds, found[relations][GIVEN].seconds
    for name, (seconds, megabytes) in found[relations].items():
        growth = seconds / found[relations // 10][name].seconds
        print(f"{name:10} {seconds:7.2f} {seconds / plain:8.1f} {seconds / given:8.1f} {growth:10.1f} {megabytes:9.0f}")


def _all(folder: Path, relations: int) -> dict[str, Measured]:
    dataset.write(folder, relations)
    measured = {}
    for name in (PLAIN, GIVEN, *FORMATS_HERE):
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:  # a process each, so that memory is its own
            runs = pool.starmap(_one, [(folder, name)] * REPEATS, chunksize=1)
        measured[name] = Measured(median(run.seconds for run in runs), median(run.megabytes for run in runs))
    return measured


def _one(folder: Path, name: str) -> Measured:
    network = assemble(load(folder))
    subject = Subject(network, {}, Losses())
    with tempfile.TemporaryDirectory() as position:
        target = Path(position, "export")
        rows = _rows(subject) if name != GIVEN else iter(list(_rows(subject)))
        before, start = _peak(), time.process_time()
        if name in {PLAIN, GIVEN}:
            with target.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(rows)
        elif FORMATS[name].is_text:
            with target.open("w", encoding="utf-8") as stream:
                stream.writelines(FORMATS[name].text(subject))
        else:
            FORMATS[name].write(subject, target)
        return Measured(time.process_time() - start, _peak() - before)


def _rows(subject: Subject) -> Iterator[tuple[Any, ...]]:
    attributes = Attributes(subject.network, {})
    relations = subject.network.graph["dataset"].relations.values()
    yield from (attributes.node(entity) for _id, entity in subject.network.nodes(data="entity"))
    yield from ((it.from_id, it.to_id, *attributes.edge(it)) for it in relations)
    yield from ((it.id, *piece) for it in relations for piece in it.evidence)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

"""How long a short question takes: `graph links` on the shipped dataset, beside importing PyYAML and click alone.

usage: python benchmarks/start.py [--rounds N]

Wall time of whole processes, in turn, their output to a pipe; the ratio is taken within each round.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
GRAPH = str(Path(sys.executable).with_name("graph"))
FLOOR = [sys.executable, "-c", "import yaml, click"]
QUESTIONS = {
    "links NUG": [GRAPH, "links", "NUG"],
    "links NUG --format json": [GRAPH, "links", "NUG", "--format", "json"],
    "path": [GRAPH, "path", "phil-robertson", "malaysia"],
    "check": [GRAPH, "check"],
}


def seconds(command: list[str]) -> float:
    """Return the wall time of one run."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure every question beside the floor and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print(f"{'':26}{'ms':>6}   it / importing yaml and click (lowest-highest), {rounds} rounds")
    for name, command in QUESTIONS.items():
        pairs = [(seconds(command), seconds(FLOOR)) for _round in range(rounds + 1)][1:]  # the first warms the cache
        ratios = [mine / floor for mine, floor in pairs]
        milliseconds = statistics.median(mine for mine, _floor in pairs) * 1000
        print(f"{name:26}{milliseconds:6.0f}   {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")


if __name__ == "__main__":
    main()

"""A run that is killed at any moment leaves the old file whole or the new one, and the next run clears up behind it.

KILLS=100 python -m pytest tests/test_killed.py tries more moments.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.desk.start import EXAMPLE
from graph.output import put, write

GRAPH = Path(sys.executable).with_name("graph")
KILLS = int(os.environ.get("KILLS", "12"))


def bytes_of(place: Path) -> dict[str, bytes]:
    """Return every file at a place by its path; none where there is nothing."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(it.relative_to(place)): it.read_bytes() for it in sorted(place.rglob("*")) if it.is_file()}


def left_beside(place: Path) -> list[str]:
    """Return what lies beside a place under a hidden name."""
    return [it.name for it in place.parent.iterdir() if it.name.startswith(f".{place.name}.")]


@pytest.mark.parametrize(
    ("command", "place"),
    [(("build", "--site", "-o"), "index.html"), (("export", "csv", "-o"), ""), (("export", "sqlite", "-o"), "")],
    ids=["page", "folder", "database"],
)
def test_a_kill_leaves_the_old_or_the_new(command: tuple[str, ...], place: str, tmp_path: Path) -> None:
    """Whole, at random moments of the run; what is left beside it is gone after the next run."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "town")
    file = folder / "entities.yaml"
    states = [file.read_text("utf-8"), file.read_text("utf-8").replace("Nordlink Ferries", "Nordlink Lines")]
    out = tmp_path / "out" / "made"
    out.parent.mkdir()
    watched = out / place if place else out
    arguments = [GRAPH, *command, out, "-C", folder]
    wholes, longest = [], 0.0
    for state in reversed(states):
        file.write_text(state, "utf-8")
        begun = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True)
        longest = max(longest, time.perf_counter() - begun)
        wholes.append(bytes_of(watched))
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    missing = 0
    for number in range(KILLS):
        file.write_text(states[number % 2], "utf-8")
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of a run is reading and making; the last third is where files change places.
        time.sleep(longest * (0.5 + 0.6 * chance.random()))
        process.kill()
        process.wait()
        found = bytes_of(watched)
        missing += not found
        assert found in wholes or (not place and not found)  # a folder may be gone from its name for a moment
    subprocess.run(arguments, check=True, capture_output=True)
    assert bytes_of(watched) in wholes
    assert left_beside(watched) == []
    assert missing <= KILLS // 4


def test_what_a_dead_run_left_is_cleared(tmp_path: Path) -> None:
    """And a folder that it had moved aside is put back; what a living one makes is left alone."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for process in (dead.pid, os.getpid()):
        (tmp_path / f".a.txt.{process}.x").write_text("left", "utf-8")
        (tmp_path / f".b.{process}.x" / "before").mkdir(parents=True)
        (tmp_path / f".b.{process}.x" / "before" / "old.txt").write_text("old", "utf-8")
    (tmp_path / ".a.txt.notes").write_text("mine", "utf-8")

    write(tmp_path / "a.txt", ["new"])
    put(tmp_path / "b", lambda path: (path.mkdir(), (path / "old.txt").write_text("new", "utf-8"), None)[-1])

    alive = {f".a.txt.{os.getpid()}.x", f".b.{os.getpid()}.x"}
    assert {it.name for it in tmp_path.iterdir()} == alive | {".a.txt.notes", "a.txt", "b"}
    assert (tmp_path / "b" / "old.txt").read_text("utf-8") == "new"

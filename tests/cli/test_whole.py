"""Questions about a dataset as a whole, and parts of it written, as they are typed."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from graph.curated.load import load
from graph.questions.cutting import cut, within

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "data" / "tiny"
GRAPH = Path(sys.executable).with_name("graph")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of graph on the tiny dataset."""
    return subprocess.run([GRAPH, *arguments, "-C", TINY, "--restricted"], capture_output=True, text=True, check=False)


def test_components_for_programs() -> None:
    """All of them, whatever is shown: JSON by component, CSV a row an entity."""
    data = json.loads(run("components", "--format", "json", "--limit", "1").stdout)["components"]
    rows = list(csv.DictReader(io.StringIO(run("components", "--format", "csv", "--limit", "1").stdout)))

    assert sum(it["size"] for it in data) == len(rows) == len(load(TINY).entities)
    assert [row["entity"] for row in rows] == [entity for it in data for entity in it["entities"]]
    assert {int(row["component"]) for row in rows} == set(range(1, len(data) + 1))


def test_a_rank_says_what_it_does_not_mean() -> None:
    """In every format for people, and in JSON."""
    means = "How much the documents that were read say of somebody, not how powerful, guilty or important they are"
    for format_ in ("table", "markdown", "json"):
        assert means in run("rank", "--format", format_).stdout
    data = json.loads(run("rank", "--by", "sources", "--format", "json").stdout)
    assert [it["sources"] for it in data["entities"]] == sorted(
        (it["sources"] for it in data["entities"]), reverse=True
    )


def test_a_part_is_written_as_a_dataset(tmp_path: Path) -> None:
    """That checks; again over an earlier one; never over what is not ours."""
    whole = load(TINY)
    part = cut(whole, within(whole, ["harbour-front"], 1))

    for _again in range(2):
        assert run("cut", "Harbour Front", "-o", tmp_path / "part").returncode == 0
        assert load(tmp_path / "part") == part
    (tmp_path / "part" / "mine.txt").write_text("mine", "utf-8")
    assert run("cut", "Harbour Front", "-o", tmp_path / "part").returncode == 1
    assert run("cut", "Harbour Front", "-o", TINY / "relations.yaml").returncode == 1
    assert run("cut", "Nobody", "-o", tmp_path / "other").stderr.startswith("no entity is called 'Nobody'")


def test_a_part_is_written_as_a_page(tmp_path: Path) -> None:
    """One file, with those around and no others."""
    assert run("cut", "Harbour Front", "-o", tmp_path, "--page").returncode == 0

    page = (tmp_path / "index.html").read_text("utf-8")
    whole = load(TINY)
    kept = cut(whole, within(whole, ["harbour-front"], 1)).entities
    assert {key for key in whole.entities if f'"{key}"' in page} == kept.keys()


def test_all_shortest_paths() -> None:
    """With --all there is no limit."""
    few = json.loads(run("path", "harbour-front", "ko-ko", "--limit", "1", "--format", "json").stdout)["paths"]
    every = json.loads(run("path", "harbour-front", "ko-ko", "--all", "--format", "json").stdout)["paths"]

    assert every[: len(few)] == few
    assert len(every) >= len(few)

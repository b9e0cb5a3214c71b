"""Two curators' work on one file is joined whole; markers stand only where both changed the same thing."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import ROOT, copy_shipped

from graph.curated.load import load
from graph.desk.threeway import joined

TINY = Path(__file__).parent.parent / "data" / "tiny"
BASE = """\
types:
  met: {symmetric: true}
  # of the port
  paid: {inverse: paid by}
relations:
- from: ana
  type: met
  to: ben
  evidence: [news#1]

# a judgement
- from: ana
  type: paid
  to: ben
  note: The sum is in doubt.
  evidence:
  - cite: news#2
    figures: {USD: 10}

- from: ben
  type: met
  to: cy
  evidence: [news#3]
"""
FOLDER = Path("relations.yaml")


def test_both_sides_are_kept() -> None:
    """Records, types and claims that either added; what one changed and the other left; comments with their records."""
    ours = BASE.replace("evidence: [news#1]", "evidence: [news#1, other#4]").replace(
        "relations:\n", "  # ours\n  saw: {inverse: seen by}\nrelations:\n"
    )
    ours += "\n- from: cy\n  type: met\n  to: dee\n  evidence: [news#4]\n"
    theirs = BASE.replace("evidence: [news#1]", "evidence:\n  - news#1\n  - {cite: third#1, by: cy}").replace(
        "relations:\n", "  # theirs\n  heard: {inverse: heard by}\nrelations:\n"
    )
    theirs = (
        theirs.replace("USD: 10", "USD: 12") + "\n# theirs\n- from: cy\n  type: met\n  to: eve\n  evidence: [news#5]\n"
    )

    found = joined(BASE, ours, theirs, FOLDER)

    assert found
    assert found.disagreements == 0
    assert (
        found.text
        == """\
types:
  met: {symmetric: true}
  # of the port
  paid: {inverse: paid by}
  # theirs
  heard: {inverse: heard by}
  # ours
  saw: {inverse: seen by}
relations:
- from: ana
  type: met
  to: ben
  evidence:
  - news#1
  - other#4
  - {cite: third#1, by: cy}

# a judgement
- from: ana
  type: paid
  to: ben
  note: The sum is in doubt.
  evidence:
  - cite: news#2
    figures: {USD: 12}

- from: ben
  type: met
  to: cy
  evidence: [news#3]

# theirs
- from: cy
  type: met
  to: eve
  evidence: [news#5]

- from: cy
  type: met
  to: dee
  evidence: [news#4]
"""
    )


def test_markers_stand_around_the_record_that_both_changed() -> None:
    """One figure, two ways; the other records are joined all the same."""
    ours = BASE.replace("USD: 10", "USD: 11").replace("to: cy", "to: cyd")
    theirs = BASE.replace("USD: 10", "USD: 12").replace("[news#1]", "[news#1, news#9]")

    found = joined(BASE, ours, theirs, FOLDER)

    assert found
    assert found.disagreements == 1
    record = BASE[BASE.index("# a judgement") : BASE.index("    figures")]
    both = [f"{record}    figures: {{USD: {number}}}\n" for number in (11, 12)]
    assert f"<<<<<<< ours\n{both[0]}=======\n{both[1]}>>>>>>> theirs\n" in found.text
    assert "[news#1, news#9]" in found.text
    assert "to: cyd" in found.text


@pytest.mark.parametrize(
    ("ours", "theirs", "disagreements"),
    [
        (("  note: The sum is in doubt.\n", ""), ("The sum", "This sum"), 1),
        (("  note: The sum is in doubt.\n", ""), ("USD: 10", "USD: 12"), 0),
        (("The sum", "A sum"), ("The sum", "A sum"), 0),
        (("# a judgement\n", "# a hard one\n"), ("USD: 10", "USD: 12"), 0),
    ],
)
def test_a_record_is_joined_key_by_key(ours: tuple[str, str], theirs: tuple[str, str], disagreements: int) -> None:
    """What one changed and the other left alone is no disagreement."""
    found = joined(BASE, BASE.replace(*ours), BASE.replace(*theirs), FOLDER)

    assert found
    assert found.disagreements == disagreements


def test_lists_of_an_entity_are_joined() -> None:
    """Two who each add a name add both."""
    base = "entities:\n- id: ana\n  kind: person\n  name: Ana\n  aliases: [A, Old]\n"
    ours, theirs = base.replace("[A, Old]", "[A, Old, Mine]"), base.replace("[A, Old]", "[A, Yours]")

    assert joined(base, ours, theirs, Path("entities.yaml")) == (base.replace("[A, Old]", "[A, Mine, Yours]"), 0)


def test_one_side_alone_comes_out_as_it_is() -> None:
    """Byte for byte, whatever the shipped files hold."""
    for file in [ROOT / "entities.yaml", ROOT / "relations.yaml", *(ROOT / "relations").iterdir()]:
        text = file.read_text("utf-8")
        head, *records = text.split("\n\n")
        less = "\n\n".join([head, *records[:-1]]) + "\n"
        assert joined(text, text, text, file) == (text, 0)
        assert joined(less, text, less, file) == (text, 0)
        assert joined(less, less, text, file) == (text, 0)


@pytest.mark.parametrize("seed", range(8))
def test_what_two_take_out_and_add_is_all_joined(seed: int) -> None:
    """Of a shipped file each takes out some records; what is left is what neither took out, in order."""
    file = ROOT / "relations" / "voa-2023-defections-drop.yaml"
    head, body = file.read_text("utf-8").split("\nrelations:\n")
    records = body.rstrip("\n").split("\n\n")
    chance = random.Random(seed)  # noqa: S311 - the same every time
    gone = [set(chance.sample(range(len(records)), 20)) for _side in range(2)]

    def without(*sides: set[int]) -> str:
        kept = [record for number, record in enumerate(records) if not any(number in side for side in sides)]
        return f"{head}\nrelations:\n" + "\n\n".join(kept) + "\n"

    assert joined(without(), without(gone[0]), without(gone[1]), file) == (without(*gone), 0)
    assert joined(without(*gone), without(gone[0]), without(gone[1]), file) is not None


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return the shipped dataset in git, with the driver installed."""
    copy_shipped(tmp_path)
    graph(tmp_path, "merge-driver", "--install")
    run(tmp_path, "add", ".")
    run(tmp_path, "commit", "-qm", "All of it")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git as a person called A, with our commands on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *names, *arguments],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def graph(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run our command in a folder that is in git."""
    run(folder, "init", "-q")
    program = Path(sys.executable).with_name("graph")
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_git_merges_two_branches_with_it(checkout: Path) -> None:
    """Two curators add to one relation and at one place; the merge is clean and checks."""
    file = checkout / "relations" / "voa-2023-defections-drop.yaml"
    text = file.read_text("utf-8")
    run(checkout, "branch", "other")
    end = "\n- from: {}\n  type: spoke to\n  to: asia-times\n  evidence: [9]\n"
    file.write_text(text + end.format("salai-timmy"), "utf-8")
    run(checkout, "commit", "-qam", "Ours")
    run(checkout, "checkout", "-q", "other")
    file.write_text(text + end.format("lin-htet-aung"), "utf-8")
    run(checkout, "commit", "-qam", "Theirs")

    done = run(checkout, "merge", "-q", "--no-edit", "-")

    assert done.returncode == 0, done.stdout
    merged = load(checkout).relations
    assert {"salai-timmy--spoke-to--asia-times", "lin-htet-aung--spoke-to--asia-times"} <= merged.keys()


def test_files_that_are_none_of_ours_are_merged_by_lines(tmp_path: Path) -> None:
    """Broken YAML on one side: the driver does what git would have done."""
    files = []
    for name, text in (("base", "a\nb\nc\n"), ("ours", "a: [\nb\nc\n"), ("theirs", "a\nb\nd\n")):
        files.append(str(tmp_path / name))
        Path(files[-1]).write_text(text, "utf-8")

    done = graph(tmp_path, "merge-driver", *files)

    assert (done.returncode, (tmp_path / "ours").read_text("utf-8")) == (0, "a: [\nb\nd\n")


def test_it_is_installed_once(checkout: Path) -> None:
    """A second time adds nothing; outside of git it says what to do."""
    before = (checkout / ".gitattributes").read_text("utf-8")
    graph(checkout, "merge-driver", "--install")
    assert (checkout / ".gitattributes").read_text("utf-8") == before

    program = Path(sys.executable).with_name("graph")
    outside = shutil.copytree(TINY, checkout.parent / "outside")
    done = subprocess.run(
        [program, "merge-driver", "--install"],
        cwd=outside,
        env=os.environ | {"GIT_CEILING_DIRECTORIES": str(outside.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, ". is not in a git checkout; begin with: git init\n")

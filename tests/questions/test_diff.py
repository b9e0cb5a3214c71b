"""What changed is told claim by claim: nothing is changed by moving, nothing that changed goes untold."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from shipped import ROOT

from graph.curated.load import load
from graph.desk.rename import renamed
from graph.model.records import Dataset
from graph.questions.diff import Altered, diff

TINY = Path(__file__).parent.parent / "data" / "tiny"
GRAPH = Path(sys.executable).with_name("graph")


def changed(folder: Path, **replaced: tuple[str, str]) -> Dataset:
    """Return the tiny dataset with texts of its files replaced."""
    copy = shutil.copytree(TINY, folder / "copy")
    for name, (old, new) in replaced.items():
        file = copy / f"{name}.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    return load(copy)


def test_nothing_changes_by_itself() -> None:
    """A dataset does not differ from itself, nor from itself in another order."""
    dataset = load(ROOT)
    turned = dataset._replace(
        entities=dict(reversed(dataset.entities.items())), relations=dict(reversed(dataset.relations.items()))
    )

    assert diff(dataset, dataset).is_empty
    assert diff(dataset, turned).is_empty


def test_a_claim_that_says_otherwise_is_one_change(tiny: Dataset, tmp_path: Path) -> None:
    """Field by field; its neighbour of another voice is left alone."""
    other = changed(tmp_path, relations=("figures: {people: 200}", "figures: {people: 210}\n    when: 2022-05"))

    [found] = diff(tiny, other).changed

    assert (found.added, found.gone, found.altered, found.standings) == ((), (), (), None)
    [claim] = found.changed
    assert claim.new.by == ("ministry-of-ports",)
    assert claim.altered == (Altered("date", "2022-04", "2022-05"), Altered("figures", "200 people", "210 people"))


def test_a_standing_that_follows_is_told(tiny: Dataset, tmp_path: Path) -> None:
    """A denial makes a relation disputed; taken away again, it is stated."""
    denied = "[daily-2022#2-3, {cite: 'opinion-2023#2', stance: denies}]"
    other = changed(tmp_path, relations=("evidence: [daily-2022#2-3]", f"evidence: {denied}"))

    [there], [back] = diff(tiny, other).changed, diff(other, tiny).changed

    assert (there.standings, [claim.stance for claim in there.added]) == (("stated", "disputed"), ["denies"])
    assert (back.standings, [claim.stance for claim in back.gone]) == (("disputed", "stated"), ["denies"])


def test_a_renamed_entity_is_the_same(tiny: Dataset, tmp_path: Path) -> None:
    """Its relations, whose ids follow, are not gone and come again."""
    folder = shutil.copytree(TINY, tmp_path / "tiny")
    renamed(folder, "ko-ko", "ko-ko-the-founder").write()

    found = diff(tiny, load(folder))

    assert (found.added, found.gone, found.added_entities, found.gone_entities) == ((), (), (), ())
    assert [it.altered for it in found.changed_entities] == [(Altered("id", "ko-ko", "ko-ko-the-founder"),)]
    assert {each.field for it in found.changed for each in it.altered} <= {"id", "conflicts"}
    assert not any(it.added or it.gone or it.changed or it.standings for it in found.changed)


def test_every_claim_is_accounted_for(tiny: Dataset) -> None:
    """Whatever relation is taken out, all its claims are gone, and nothing else is."""
    for key in tiny.relations:
        less = tiny._replace(relations={other: it for other, it in tiny.relations.items() if other != key})
        found = diff(tiny, less)

        assert [it.id for it in found.gone] == [key]
        assert [it.id for it in diff(less, tiny).added] == [key]
        assert (found.added, found.changed_entities) == ((), ())


def test_a_chain_that_becomes_longer_is_told(tiny: Dataset) -> None:
    """Only between those who are asked for."""
    key = "ko-ko--secretary-of--ministry-of-ports"
    less = tiny._replace(relations={other: it for other, it in tiny.relations.items() if other != key})

    [path] = diff(tiny, less, [(["ko-ko"], ["ministry-of-ports"])]).paths

    assert (len(path.old[0]), len(path.new[0])) == (1, 2)
    assert diff(tiny, less, [(["ko-ko"], ["river-daily"])]).paths == ()


def run(*arguments: str, folder: Path) -> tuple[int, str, str]:
    """Run `graph diff`; return exit status, output and errors."""
    done = subprocess.run([GRAPH, "diff", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a dataset in git, with a change that is not committed."""
    folder = shutil.copytree(TINY, tmp_path / "data" / "tiny")
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "All of it"]):
        subprocess.run(["git", *names, *command], cwd=tmp_path, check=True)
    file = folder / "relations.yaml"
    file.write_text(file.read_text("utf-8").replace("people: 200", "people: 210"), "utf-8")
    return folder


def test_revisions_are_read_from_git(checkout: Path) -> None:
    """The files as they are against those of a commit, from below the top of the checkout."""
    status, said, _errors = run("HEAD", "--format", "json", "--exit-code", folder=checkout)
    [relation] = json.loads(said)["relations"]["changed"]

    assert status == 1
    assert relation["changed"] == [
        {
            "claim": "aung-and-sons--moved--moved-people@daily-2022#4",
            "altered": [{"field": "figures", "before": "200 people", "after": "210 people"}],
        }
    ]
    assert run("HEAD", "HEAD", "--exit-code", folder=checkout)[0] == 0


def test_what_is_neither_folder_nor_revision_is_told(checkout: Path) -> None:
    """Whatever it looks like; an option of git's is none."""
    for which in ("nowhere", "--output=x"):
        status, _said, errors = run("--", which, folder=checkout)
        assert (status, errors) == (
            1,
            f"'{which}' is neither a folder nor a revision of the git checkout that holds .\n",
        )


def test_the_problems_of_a_revision_name_it(checkout: Path) -> None:
    """A state that does not check is told by its places, led by the revision."""
    file = checkout / "relations.yaml"
    file.write_text("relations: [{from: nobody, type: knows, to: ko-ko, evidence: ['daily-2022#2']}]", "utf-8")
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *names, "commit", "-qam", "Wrong"], cwd=checkout, check=True)

    status, _said, errors = run("HEAD", "HEAD~1", folder=checkout)

    assert status == 1
    assert errors.startswith("HEAD:relations.yaml:1:")


@pytest.mark.parametrize("format_", ["markdown", "csv", "table"])
def test_every_format_says_the_same(format_: str, checkout: Path) -> None:
    """Before and after, at its place; as a page too, which holds no script."""
    _status, said, _errors = run("HEAD", "--format", format_, folder=checkout)

    assert "200 people" in said
    assert "210 people" in said


def test_a_page_of_changes_is_written(checkout: Path) -> None:
    """One file without a script; the dataset's own files are refused."""
    assert run("HEAD", "-o", "changes.html", folder=checkout)[0] == 0
    page = (checkout / "changes.html").read_text("utf-8")

    assert "<script" not in page
    assert "Aung &amp; Sons &lt;Ltd&gt; moved" in page
    assert run("HEAD", "-o", "entities.yaml", folder=checkout)[0] == 1


def test_restricted_records_are_left_out(checkout: Path) -> None:
    """A change of what is restricted is told only on request."""
    file = checkout / "relations.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("  visibility: restricted\n", "  visibility: restricted\n  note: Changed.\n"), "utf-8")

    def told(*arguments: str) -> Any:
        return json.loads(run("HEAD", "--format", "json", *arguments, folder=checkout)[1])["relations"]["changed"]

    assert len(told()) == 1
    assert len(told("--restricted")) == 2

"""What the how-to guides give to other programs is what those programs would get along with."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from shipped import copy_shipped

ROOT = Path(__file__).parent.parent
GRAPH = Path(sys.executable).with_name("graph")
CI = (ROOT / "docs" / "howto" / "ci.md").read_text("utf-8")
COMPLETION = (ROOT / "docs" / "howto" / "completion.md").read_text("utf-8")


def test_the_editor_finds_every_problem() -> None:
    """The pattern of the task takes file, line, column and message out of what `graph check` prints."""
    [tasks] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", CI, re.DOTALL)]
    [matcher] = [task["problemMatcher"]["pattern"] for task in tasks["tasks"]]

    [found] = re.findall(matcher["regexp"], "data/entities.yaml:14:3: unknown key 'nmae': which", re.MULTILINE)

    parts = {part: found[matcher[part] - 1] for part in ("file", "line", "column", "message")}
    assert parts == {
        "file": "data/entities.yaml",
        "line": "14",
        "column": "3",
        "message": "unknown key 'nmae': which",
    }


def test_the_hook_and_the_workflow_run_what_there_is(tmp_path: Path) -> None:
    """Each of their commands ends well on the shipped dataset; nothing but installing is left out."""
    hooks, workflow = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", CI, re.DOTALL))
    [[hook]] = [repository["hooks"] for repository in hooks["repos"]]
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]

    commands = [hook["entry"], *steps]
    assert commands == ["graph check", "pip install .", "graph check", "graph build"]
    copy_shipped(tmp_path)
    for command in commands:
        if command.startswith("graph "):
            done = subprocess.run([GRAPH, *command.split()[1:]], cwd=tmp_path, capture_output=True, check=False)
            assert done.returncode == 0, command
    [uploaded] = [
        step["with"]["path"] for step in workflow["jobs"]["check"]["steps"] if "upload" in step.get("uses", "")
    ]
    assert (tmp_path / uploaded).is_file()


def test_the_comment_on_a_pull_request_says_what_changed(tmp_path: Path) -> None:
    """The line of each recipe that runs `graph diff` does, on a branch that takes a claim out."""
    review = (ROOT / "docs" / "howto" / "review.md").read_text("utf-8")
    github, gitlab = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", review, re.DOTALL))
    steps = [step["run"] for step in github["jobs"]["changes"]["steps"] if "run" in step]
    lines = [line for line in (*steps, *gitlab["changes"]["script"]) if line.startswith("graph ")]
    assert len(lines) == 2
    copy_shipped(tmp_path)
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "All"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *names, *command], cwd=tmp_path, check=True)
    file = tmp_path / "relations" / "irrawaddy-2022-accept-defectors.yaml"
    file.write_text(file.read_text("utf-8").replace("    quote: asked in every meeting\n", "", 1), "utf-8")
    path = os.pathsep.join([str(GRAPH.parent), os.environ["PATH"]])
    branch = {"BASE": "main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "PATH": path}
    for line in lines:
        subprocess.run(["bash", "-c", line], cwd=tmp_path, env=os.environ | branch, check=True)

    assert "0 claims added, 0 gone, 1 changed." in (tmp_path / "changes.md").read_text("utf-8")
    assert "quote: asked in every meeting → nothing" in (tmp_path / "changes.html").read_text("utf-8")


def test_the_hooks_for_pre_commit_run_what_there_is(tmp_path: Path) -> None:
    """Each hook that this repository offers ends well on the shipped dataset, and has a name of its own."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    copy_shipped(tmp_path)
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "graph"
        assert subprocess.run([GRAPH, *arguments], cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert [hook["id"] for hook in hooks] == ["graph-check", "graph-fmt"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("graph", "li"), "links"),
        (("graph", "export", "gep"), "gephi"),
        (("graph", "links", "--fo"), "--format"),
        (("graph", "links", "NUG", "--format", "m"), "markdown"),
    ],
    ids=" ".join,
)
def test_bash_completes(typed: tuple[str, ...], offered: str) -> None:
    """With the line that goes into ~/.bashrc, the tab key offers what begins so."""
    line = re.findall(r"```sh\n(eval .*)\n```", COMPLETION)[0]
    words = " ".join(typed)
    script = (
        f'{line}\nCOMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _graph_completion graph\necho "${{COMPREPLY[@]}}"'
    )

    done = subprocess.run(["bash", "-c", script], env=_with_graph(), capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == (f"{offered}\n", "")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_given_their_script(shell: str) -> None:
    """The variable that the page shows is the one that `graph` answers to."""
    [command] = re.findall(rf"(_GRAPH_COMPLETE={shell}_source graph)\b", COMPLETION)

    done = subprocess.run(["bash", "-c", command], env=_with_graph(), capture_output=True, text=True, check=False)

    assert "_graph_completion" in done.stdout
    assert f"_GRAPH_COMPLETE={shell}_complete" in done.stdout


def _with_graph() -> dict[str, str]:
    return {**os.environ, "PATH": f"{GRAPH.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

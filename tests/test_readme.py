"""The README does what it says: its commands run, print what it shows, and are those that CI runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graph.cli import commands

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
GRAPH = Path(sys.executable).with_name("graph")


def blocks(language: str) -> list[str]:
    """Return the code blocks of one language."""
    return re.findall(rf"```{language}\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def run(line: str) -> str:
    """Run one `graph` command and return what it prints, on either stream."""
    arguments = shlex.split(line.removeprefix("$ "))
    done = subprocess.run([GRAPH, *arguments[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    return "\n".join(row.rstrip() for row in (done.stdout + done.stderr).splitlines()) + "\n"


def test_commands_print_what_is_shown() -> None:
    """Each `$` line of a console block, run in the repository, prints the lines below it."""
    text = README.read_text("utf-8")
    expected = text
    for block in blocks("console"):
        shown = "".join(f"{line}\n{run(line)}" for line in block.splitlines() if line.startswith("$ "))
        expected = expected.replace(f"```console\n{block}```", f"```console\n{shown}```")

    if os.environ.get("ACCEPT"):
        README.write_text(expected, "utf-8")
    assert README.read_text("utf-8") == expected


def test_ci_runs_the_test_command() -> None:
    """The second line of the README is the last of .ci/run."""
    [_build, test] = [block.strip() for block in blocks("sh")]

    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == test


def test_the_build_command_is_there() -> None:
    """The first line makes an environment, installs and builds."""
    [build, _test] = [block.strip() for block in blocks("sh")]

    assert build == "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/graph build"


def test_the_example_is_a_dataset(tmp_path: Path) -> None:
    """The two YAML files that are shown pass `graph check`."""
    for block in blocks("yaml"):
        name = block.splitlines()[0].removeprefix("# ")
        (tmp_path / name).write_text(block, "utf-8")

    assert run(f"$ graph check -C {tmp_path}") == "3 entities, 1 relation, 1 document read: no problems\n"


def test_the_python_runs() -> None:
    """The example in Python runs on the shipped dataset and prints the id of an entity."""
    [code] = blocks("python")

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert f"- id: {done.stdout.strip()}\n" in (ROOT / "entities.yaml").read_text("utf-8")


CONTEXT = click.Context(commands)


@pytest.mark.parametrize("command", commands.list_commands(CONTEXT))
def test_every_command_is_shown_and_explained(command: str) -> None:
    """Every command is in the README, and each of its options says what it is for."""
    found = commands.get_command(CONTEXT, command)
    options = [each for each in found.params if isinstance(each, click.Option)]

    assert f"graph {command}" in README.read_text("utf-8")
    assert [option.name for option in options if not option.help and option.name != "format_"] == []


def test_every_link_leads_somewhere() -> None:
    """Files that the README links to are there."""
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))

    assert [link for link in links if not (ROOT / link).exists()] == []

"""The README begins with the two lines that CI runs, and shows every command; tests/test_docs.py runs its examples."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graph.cli import commands

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def blocks(language: str) -> list[str]:
    """Return the code blocks of one language."""
    return re.findall(rf"```{language}\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def test_ci_runs_the_test_command() -> None:
    """The second line of the README is the last of .ci/run."""
    [_build, test] = [block.strip() for block in blocks("sh")]

    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == test


def test_the_build_command_is_there() -> None:
    """The first line makes an environment, installs and builds."""
    [build, _test] = [block.strip() for block in blocks("sh")]

    assert build == "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/graph build"


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

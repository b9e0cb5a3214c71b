"""The examples that pages show, and the running of them.

The examples of a page run in its order, in one folder that begins as a copy of the shipped dataset:

- ``console``: bash runs each line that begins with ``$``, and it prints the lines below it;
- ``sh``: bash runs it, and it ends well, unless it installs something;
- ``yaml``: is written to the file that its first line names, and its dataset passes `graph check`;
- ``python``: runs without a complaint; with ``>>>`` it prints what stands below.

What is no whole file, or cannot run here, is fenced as ``text``; ``sql`` and ``sparql`` have tests of their own.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from shipped import copy_shipped
from terminals import on_a_terminal, uncoloured

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    file
    for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    if file.name != "errors.md"  # its YAML is wrong on purpose; tests/curated/test_load.py holds it
)
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INSTALLS = re.compile(r"pip install|sphinx-build")  # needs a network, or an extra that may not be there
_FILE = re.compile(r"# ([\w./-]+\.ya?ml)\b")
_DOCTEST = "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False).failed)"


class Shown(NamedTuple):
    """A page as its examples say it should be, and what went wrong with those that print nothing."""

    text: str
    complaints: list[str]


def run_page(page: Path, folder: Path) -> Shown:
    """Run the examples of a page in a folder."""
    copy_shipped(folder)
    text = expected = page.read_text("utf-8")
    complaints = [
        f"{line.strip()}: a fence that is set in is not run" for line in re.findall(r"^ +```\w+$", text, re.MULTILINE)
    ]
    written: set[Path] = set()
    for language, block in _FENCED.findall(text):
        if language == "console":
            shown = "".join(f"{line}\n{prints(line[2:], folder)}" for line in block.splitlines() if line[:2] == "$ ")
            expected = expected.replace(f"```console\n{block}```", f"```console\n{shown}```")
        elif language == "sh" and not _INSTALLS.search(block):
            complaints += _failure(["bash", "-e", "-o", "pipefail", "-c", block], folder)
        elif language == "yaml":
            complaints += _write(block, folder, written)
        elif language == "python":
            complaints += _run_python(block, folder)
    return Shown(expected, complaints + _check(written, folder))


def prints(command: str, folder: Path) -> str:
    """Return what a line prints in a terminal of 80 columns, without colours or blanks at the ends of lines."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    bash: list[str | Path] = ["bash", "-o", "pipefail", "-c", command]
    shown = uncoloured(on_a_terminal(bash, 80, cwd=folder, PATH=path, NO_COLOR="1"))
    return "".join(f"{row.rstrip()}\n" for row in shown.splitlines())


def _write(block: str, folder: Path, written: set[Path]) -> list[str]:
    named = _FILE.match(block)
    if not named:
        return [f"{block.splitlines()[0]}: the first line of YAML says which file it is, as in '# entities.yaml'"]
    file = folder / named[1]
    complaints = _check(written, folder) if file in written else []
    if file.parent == folder and file not in written:  # a dataset of the page's own takes the place of the shipped one
        shutil.rmtree(folder / "relations", ignore_errors=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block, "utf-8")
    written.add(file)
    return complaints


def _check(written: set[Path], folder: Path) -> list[str]:
    """Check each dataset that a page wrote."""
    homes = {file.parent for file in written if file.name in {"entities.yaml", "relations.yaml"}}
    return [each for home in sorted(homes) for each in _failure(["graph", "check", "-C", str(home)], folder)]


def _run_python(block: str, folder: Path) -> list[str]:
    if ">>> " not in block:
        return _failure([sys.executable, "-W", "error", "-c", block], folder)
    file = folder / "example.txt"
    file.write_text(block, "utf-8")
    return _failure([sys.executable, "-c", _DOCTEST, str(file)], folder)


def _failure(command: list[str], folder: Path) -> list[str]:
    done = _run(command, folder)
    return [f"{command[-1]}\n{done.stdout}{done.stderr}"] if done.returncode else []


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )

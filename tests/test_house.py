"""The house is in order: floors, types, style and format, held against the code by the tools themselves."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {
    "floors": ["lint-imports", "--no-logo"],
    "types": ["mypy"],
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_code_passes(tool: str) -> None:
    """Each tool finds nothing."""
    program, *arguments = TOOLS[tool]

    done = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_too_long_to_read() -> None:
    """A newcomer reads a module top to bottom: none has more than 400 lines."""
    endings = ("graph/**/*.py", "graph/**/*.mjs", "graph/**/*.css", "tests/**/*.py", "benchmarks/*.py")
    files = [file for ending in endings for file in ROOT.glob(ending)]
    files = [file for file in files if "node_modules" not in file.parts]

    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}

    assert {name: length for name, length in lengths.items() if length > 400} == {}


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_no_host_and_no_path_of_one_machine() -> None:
    """No tracked file names a package registry's host or a folder of one machine."""
    pattern = re.compile(r'"resolved": *"http|https?://[^ ]+/simple(/|"|$)|(^|[^A-Za-z0-9])/(work|tmp)/[a-z]')
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name and name != "tests/test_house.py"]

    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        if file.is_file() and file.suffix not in {".png", ".parquet"}
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]

    assert found == []

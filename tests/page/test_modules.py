"""The pure functions of the page, tested where they run: by `node --test`."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def test_node_finds_no_fault() -> None:
    """Every test in the *.test.mjs files beside this one passes."""
    if not shutil.which("node"):
        sentence = "Node.js is not installed, so the tests of the page's functions were not run"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    files = sorted(Path(__file__).parent.glob("*.test.mjs"))
    done = subprocess.run(["node", "--test", *files], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr

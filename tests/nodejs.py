"""Readers in JavaScript, run by Node: what Gephi Lite and other web tools see of our files."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "node"


def run_node(script: str, *arguments: str | Path) -> Any:
    """Run a script of tests/node and return the JSON it prints."""
    missing = _prepare()
    if missing and os.environ.get("CI"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    done = subprocess.run(["node", FOLDER / script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def package_file(path: str) -> Path:
    """Return a file of an installed package, such as ``axe-core/axe.min.js``."""
    missing = _prepare()
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return FOLDER / "node_modules" / path


@cache
def _prepare() -> str:
    """Install the packages of tests/node unless they are there; return a sentence where that cannot be done."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "Node.js and npm are not installed, so the readers in JavaScript were not run"
    lock = (FOLDER / "package-lock.json").read_bytes()
    installed = FOLDER / "node_modules" / ".installed"
    if installed.exists() and installed.read_bytes() == lock:
        return ""
    done = subprocess.run(["npm", "ci", "--no-progress"], cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"npm could not install tests/node/package.json: {done.stderr.strip().splitlines()[-1]}"
    installed.write_bytes(lock)
    return ""

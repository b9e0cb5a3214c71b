"""The picture of a chain is one piece, from left to right: of every pair of the shipped dataset that has one."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.drawing import layout
from graph.page.data import page_data
from graph.questions.components import components
from graph.questions.network import assemble
from graph.questions.visibility import public

ROOT = Path(__file__).parent.parent.parent


def test_no_chain_falls_apart(tmp_path: Path) -> None:
    """Each has all who take part in its steps, joined by lines; nobody stands on another, and each step leads right."""
    if not shutil.which("node"):
        sentence = "Node.js is not installed, so the pictures of chains were not looked at"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    dataset = public(load(ROOT))[0]
    network = assemble(dataset)
    file = tmp_path / "page.json"
    file.write_text(json.dumps(page_data(network, layout.positions(network), title="x")), "utf-8")

    done = subprocess.run(["node", ROOT / "tests" / "page" / "chains.mjs", file], capture_output=True, check=True)

    found = json.loads(done.stdout)
    through = [group for group in components(dataset) if len(group) > 1]
    assert found.pop("chains") >= sum(len(group) * (len(group) - 1) // 2 for group in through)
    assert found == {"apart": [], "overlapping": [], "backwards": []}

"""The site and the man page are built from docs/ without a warning and without a network, and ask nothing of one."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import graph
from graph.cli.main import _COMMANDS

ROOT = Path(__file__).parent.parent
NEEDED = ("sphinx", "myst_parser", "furo", "sphinx_click")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the site lies as html/, the man page as man/."""
    missing = [name for name in NEEDED if not importlib.util.find_spec(name)]
    if missing:
        sentence = f"{', '.join(missing)}: not installed (pip install -e '.[docs]'), so the site was not built"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    folder = tmp_path_factory.mktemp("site")
    for builder in ("html", "man"):
        done = subprocess.run(
            [
                *(sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", builder),
                *("-d", folder / "doctrees", ROOT / "docs", folder / builder),
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_every_page_is_there(built: Path) -> None:
    """One in HTML for each in Markdown."""
    pages = {file.relative_to(ROOT / "docs").with_suffix(".html") for file in (ROOT / "docs").rglob("*.md")}

    made = {file.relative_to(built / "html") for file in (built / "html").rglob("*.html")}

    assert pages - made == set()
    assert {str(file) for file in made - pages} <= {"search.html", "genindex.html", "py-modindex.html"}


def test_nothing_is_fetched_from_elsewhere(built: Path) -> None:
    """Scripts, styles, fonts and pictures lie beside the pages; only links that a reader follows lead out."""
    loaded = re.compile(
        r"""<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)"""
        r"""|(?:url\(|@import )\s*["']?((?:https?:)?//[^"')\s]+)"""
    )
    files = [file for file in (built / "html").rglob("*") if file.suffix in {".html", ".css"}]

    found = [(file.name, each.group()) for file in files for each in loaded.finditer(file.read_text("utf-8"))]

    assert found == []


def test_the_man_page_has_every_command(built: Path) -> None:
    """The commands are in it by name, with what they do and with their options."""
    text = (built / "man" / "claimgraph.1").read_text("utf-8").replace("\\-", "-")

    assert [name for name in _COMMANDS if not re.search(rf"^\.SS {name}$", text, re.MULTILINE)] == []
    assert "--restricted" in text


def test_the_library_page_has_every_public_name(built: Path) -> None:
    """What `graph.__all__` lists has an entry of its own."""
    text = (built / "html" / "library.html").read_text("utf-8")

    assert [name for name in getattr(graph, "__all__", []) if f'id="graph.{name}"' not in text] == []


def test_the_citation_is_of_this_program() -> None:
    """CITATION.cff names the version, licence and title that pyproject.toml has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = dict(re.findall(r'^([\w-]+): "?(.+?)"?$', (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE))

    assert (lines["title"], lines["version"], lines["license"], lines["abstract"]) == (
        *(project["name"], project["version"], project["license"]),
        project["description"],
    )

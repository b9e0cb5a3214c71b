"""CONTRIBUTING shows the house as it stands: its rooms in the order of their floors, each in its own words."""

import ast
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "CONTRIBUTING.md"
_ROOMS = re.compile(r"(?<=\n)(graph/ [^\n]*\n)((?:  [^\n]*\n)*)")


def test_the_picture_of_the_house_shows_every_room() -> None:
    """From the commands down to the ground, as import-linter keeps them; each with the first line of its docstring."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [floors] = [contract["layers"] for contract in contracts if contract["id"] == "floors"]
    rooms = [room for floor in floors for room in re.split(r" [|:] ", floor) if not room.startswith("_")]
    text = PAGE.read_text("utf-8")

    expected = _ROOMS.sub(lambda found: found[1] + "".join(map(_line, rooms)), text, count=1)

    if os.environ.get("ACCEPT"):
        PAGE.write_text(expected, "utf-8")
    assert PAGE.read_text("utf-8") == expected
    assert f"  {rooms[0]}/" in expected


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_the_picture_of_the_house_shows_every_folder() -> None:
    """Folders in git at the top are those at the left of the picture."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {name.split("/")[0] for name in listed.split("\0") if "/" in name and not name.startswith(".")}

    [picture] = re.findall(r"```text\n(entities.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    assert set(re.findall(r"^(\w+)/ ", picture, re.MULTILINE)) == folders


def _line(room: str) -> str:
    """Return the line of a room, which is a folder or a module."""
    folder = ROOT / "graph" / room
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    name = f"{room}/" if folder.is_dir() else file.name
    return f"  {name:<12}{docstring.splitlines()[0]}\n"

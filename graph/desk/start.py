"""The files that a dataset begins with: empty, or the invented town that shows every key at work."""

from __future__ import annotations

import json
from pathlib import Path

from graph import output
from graph.curated.scalars import scalar
from graph.errors import EditError
from graph.words.english import listed

EXAMPLE = Path(__file__).with_name("example")

MERGED = ("entities.yaml", "relations.yaml", "entities/**", "relations/**")
"""What git has `graph merge-driver` join, as .gitattributes names it."""

_ENTITIES = """\
# Who and what there is: people, organizations, governments, places, groups, events, and the documents read.
dataset:
  title: {title}
  about: {about}
  format: 2
entities: []
# - id: mira-solberg               # for ever: a-z, 0-9 and hyphens
#   kind: person
#   name: Mira Solberg
# - id: tribune-2024-strike        # a source is an entity too: graph add document FILE writes this
#   kind: document
#   name: Harbour strike ends
"""
_RELATIONS = """\
# How each type reads from either end. What each document says stands in a file of its own: relations/DOCUMENT.yaml
# types:
#   member of: {inverse: has member, family: office}
#   asked: {inverse: asked by, speech: true, family: speech}     # what is said in it, its `from` says
#   part of: {inverse: includes, part: true, family: place}
relations: []
"""
_IGNORED = """\
# What is made from the data, and the texts, which belong to those who wrote them.
/build/
/build.restricted/
/texts/
"""
_PRE_COMMIT = """\
repos:
- repo: local
  hooks:
  - id: graph-check
    name: graph check
    entry: graph check
    language: system
    pass_filenames: false
    files: \\.yaml$
"""
_WORKFLOW = """\
name: check
on: [push, pull_request]
permissions: {contents: read}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
    - uses: actions/setup-python@v5
      with: {python-version: "3.11"}
    - run: pip install claimgraph
    - run: graph check
    - run: graph build
    - uses: actions/upload-artifact@v4
      with: {name: page, path: build/index.html}
"""


def start(folder: Path, *, title: str = "", with_example: bool = False) -> list[Path]:
    """Write the files of a new dataset into a folder, all or none; return their paths.

    Args:
        folder: is made where it is not there; may hold other files.
        title: of the dataset; the folder's name where it is empty.
        with_example: write the invented town, its texts included, in place of an empty dataset.

    Raises:
        EditError: if any of the files is there already.
    """
    files = _recipes() | (_example() if with_example else _empty(title or _titled(folder)))
    there = sorted(name for name in files if (folder / name).exists())
    if there:
        raise EditError(f"{folder} holds {listed(there, 'and')} already; nothing was written")
    output.write_all({folder / name: [text] for name, text in files.items()})
    return [folder / name for name in sorted(files)]


def _titled(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "A dataset"


def _empty(title: str) -> dict[str, str]:
    about = scalar(f"Who is linked to whom in {title}.")
    return {"entities.yaml": _ENTITIES.format(title=scalar(title), about=about), "relations.yaml": _RELATIONS}


def _example() -> dict[str, str]:
    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file())
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in files}


def _recipes() -> dict[str, str]:
    schemas = {
        f"./build/schema/{name}.json": [f"{name}.yaml", f"{name}/**/*.yaml"] for name in ("entities", "relations")
    }
    return {
        ".gitignore": _IGNORED,
        ".gitattributes": "".join(f"{name} merge=graph\n" for name in MERGED),
        ".pre-commit-config.yaml": _PRE_COMMIT,
        ".github/workflows/check.yml": _WORKFLOW,
        ".vscode/settings.json": json.dumps({"yaml.schemas": schemas}, indent=2) + "\n",
    }

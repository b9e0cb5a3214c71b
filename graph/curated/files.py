"""Which files a dataset is read from; whatever else lies among them is told, never passed over."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("entities", "relations")


def dataset_files(folder: Path, name: str, problems: list[Problem]) -> list[Path]:
    """List the files under ``entities`` or ``relations`` of a dataset in the order they are read.

    What lies in the folder and is not a plain ``*.yaml`` is added to `problems`, but for ``*.md`` and names that begin
    with a dot; so is a folder that cannot be read, which `Path.rglob` would pass over in silence.
    """
    top = folder / f"{name}.yaml"
    found = [top] if top.exists() and not _wrong(top, problems) else []
    problems += _misnamed(folder, name)
    if (folder / name).is_dir():
        found += sorted(_inside(folder / name, problems))
    return found


def _inside(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def report(error: OSError) -> None:
        problems.append(Problem(str(error.filename), 1, 1, f"cannot be read: {error.strerror}"))

    for parent, folders, children in os.walk(folder, onerror=report):
        folders[:] = sorted(child for child in folders if not child.startswith("."))
        links = [path for child in folders if (path := Path(parent, child)).is_symlink()]
        problems += [_told(path, "is a link; a dataset is read from plain files alone") for path in links]
        for child in sorted(children):
            path = Path(parent, child)
            if child.startswith(".") or (child.endswith(".md") and path.is_file()):
                continue
            if _wrong(path, problems):
                continue
            yield path


def _wrong(path: Path, problems: list[Problem]) -> bool:
    """Tell whether a path is no plain file of ours; why goes to `problems`."""
    if path.is_symlink():
        why = "is a link; a dataset is read from plain files alone"
    elif not stat.S_ISREG(path.stat().st_mode):
        why = "is no plain file; take it out of the dataset"
    elif path.suffix != ".yaml":
        is_yaml = path.suffix.lower() in {".yaml", ".yml"}
        why = f"would not be read; name it {path.stem}.yaml" if is_yaml else "is no *.yaml; take it out of the dataset"
    else:
        return False
    problems.append(_told(path, why))
    return True


def _misnamed(folder: Path, name: str) -> Iterator[Problem]:
    """Yield the files at the top whose names differ from ours only by ending or case."""
    try:
        children = sorted(folder.iterdir())
    except OSError:  # reported as missing
        return
    for child in children:
        is_ours = child.name in {name, f"{name}.yaml"}
        if not is_ours and child.stem.lower() == name and child.suffix.lower() in {"", ".yaml", ".yml"}:
            yield _told(child, f"would not be read; name it {name}{'.yaml' if child.suffix else '/'}")


def _told(path: Path, why: str) -> Problem:
    return Problem(str(path), 1, 1, why)

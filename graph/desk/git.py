"""What git knows of a dataset: its files as they stood in a revision."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.curated.files import NAMES
from graph.errors import DataError, EditError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def git(folder: Path, *arguments: str) -> str | None:
    """Return what git prints; None where there is no git, or it fails."""
    program = shutil.which("git")
    if program is None:
        return None
    command = [program, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - our own words
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


@contextmanager
def as_it_stood(folder: Path, which: str) -> Iterator[Path]:
    """Yield a folder that holds a dataset: `which` itself where that is a folder, else as it stood in that revision.

    Args:
        folder: the dataset of now, in a git checkout.
        which: a folder, or a revision: ``HEAD~3``, a branch, a tag, a commit.

    Raises:
        EditError: if it is neither.
        DataError: of what is read in the block, its places led by the revision.
    """
    if Path(which).is_dir():
        yield Path(which)
        return
    commit = None if which.startswith("-") else git(folder, "rev-parse", "--verify", "--quiet", f"{which}^{{commit}}")
    if commit is None:
        raise EditError(f"'{which}' is neither a folder nor a revision of the git checkout that holds {folder}")
    names = [*NAMES, *(f"{name}.yaml" for name in NAMES)]
    listed = git(folder, "ls-tree", "-r", "-z", "--name-only", commit.strip(), "--", *names) or ""
    with tempfile.TemporaryDirectory() as beside:
        for name in filter(None, listed.split("\0")):
            copy = Path(beside) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(git(folder, "show", f"{commit.strip()}:./{name}") or "", "utf-8", newline="")
        try:
            yield Path(beside)
        except DataError as error:
            raise DataError(
                Problem(f"{which}:{Path(it.file).relative_to(beside)}", it.line, it.column, it.message)
                if Path(it.file).is_relative_to(beside)
                else it
                for it in error.problems
            ) from error

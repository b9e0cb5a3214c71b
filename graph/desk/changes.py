"""What an edit would make of a dataset: shown as a diff, held against the checker, then written, all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph import output
from graph.curated.files import NAMES, dataset_files
from graph.curated.load import load
from graph.desk.edits import Edit, edited
from graph.desk.git import git
from graph.desk.source import Source, read_source
from graph.errors import DataError, EditError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.errors import Problem
    from graph.model.records import Dataset


class Desk:
    """The files of a dataset that is sound, and the edits that are to be made in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dataset = load(folder)
        problems: list[Problem] = []
        self.sources = [read_source(path, name) for name in NAMES for path in dataset_files(folder, name, problems)]
        self._edits: dict[Path, list[Edit]] = {}

    def of(self, name: str) -> list[Source]:
        """Return the files of one name: ``entities`` or ``relations``."""
        return [source for source in self.sources if source.name == name]

    def edit(self, source: Source, start: int, end: int, text: str) -> None:
        """Have what stands there become another text."""
        self._edits.setdefault(source.path, []).append(Edit(start, end, text))

    def change(self) -> Change:
        """Return all edits as one change."""
        after = {
            source.path: edited(source.text, self._edits[source.path])
            for source in self.sources
            if source.path in self._edits
        }
        before = {source.path: source.text for source in self.sources}
        return Change(self.folder, before, {path: text for path, text in after.items() if text != before[path]})


class Change(NamedTuple):
    """Files of a dataset as they are, and those that would change as they would be."""

    folder: Path
    before: Mapping[Path, str]
    after: Mapping[Path, str]

    def diff(self) -> str:
        """Return the change as a unified diff, by paths below the dataset's folder."""
        lines: list[str] = []
        for path, text in self.after.items():
            name = path.relative_to(self.folder).as_posix()
            old, new = self.before.get(path, "").splitlines(keepends=True), text.splitlines(keepends=True)
            lines += unified_diff(old, new, f"a/{name}" if path in self.before else "/dev/null", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def checked(self) -> Dataset:
        """Return the dataset as it would be.

        Raises:
            EditError: if it would not check: with every problem, as if the change had been made.
        """
        with tempfile.TemporaryDirectory() as beside:
            for name in NAMES:
                (Path(beside) / name).mkdir()
            for path, text in {**self.before, **self.after}.items():
                copy = Path(beside) / path.relative_to(self.folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(text, "utf-8", newline="")
            for name in NAMES:
                if not any((Path(beside) / name).iterdir()):
                    shutil.rmtree(Path(beside) / name)
            try:
                return load(Path(beside))
            except DataError as error:
                problems = str(error).replace(f"{beside}/", "")
                raise EditError(f"nothing was changed: it would not check any more\n{problems}") from error

    def write(self) -> None:
        """Write the files that change: all of them, or none.

        Raises:
            EditError: if it would not check.
            WriteError: if a file cannot be written.
        """
        self.checked()
        output.write_all({path: [text] for path, text in self.after.items()})

    def undo(self) -> str:
        """Return the line that undoes the change, as things stand before it is made; empty outside of git.

        What is not committed yet is kept in git's store, from where the line brings it back.
        """
        names = [path.relative_to(self.folder).as_posix() for path in self.after if path in self.before]
        new = [path.relative_to(self.folder).as_posix() for path in self.after if path not in self.before]
        tracked = git(self.folder, "ls-files", "--error-unmatch", *names)
        if not names or tracked is None:
            return ""
        kept = git(self.folder, "stash", "create")
        if kept is None:
            return ""
        back = f"git checkout {kept.strip()[:12] or 'HEAD'} -- {' '.join(names)}"
        return f"{back} && rm {' '.join(new)}" if new else back

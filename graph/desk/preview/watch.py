"""The page of a dataset as its files stand: made again when one of them changes, kept where they cannot be read."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from graph.curated.files import NAMES, dataset_files
from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.errors import Problem

Stamp = tuple[tuple[str, int, int], ...]


class State(NamedTuple):
    """What there is to see.

    Attributes:
        number: rises with every look that found something new.
        made: rises with every page that was made.
        problems: why the files as they are make no page, one a line; none where they do.
    """

    number: int
    made: int
    problems: tuple[str, ...]


class Preview:
    """Makes a page of a folder, and tells those who wait when there is a newer one."""

    def __init__(self, folder: Path, make: Callable[[], str]) -> None:
        """Take the folder of a dataset, and what makes its page; that may raise whatever a user can put right."""
        self._folder = folder
        self._make = make
        self._stamp: Stamp | None = None
        self._page = ""
        self._state = State(0, 0, ())
        self._changed = threading.Condition()

    @property
    def page(self) -> str:
        """The newest page that could be made; empty before there is one."""
        return self._page

    def look(self) -> bool:
        """Make the page again if a file has changed; tell whether one had."""
        stamp = self._stamped()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        problems: tuple[str, ...] = ()
        try:
            page = self._make()
        except GraphError as error:
            page, problems = self._page, tuple(str(error).splitlines())
        with self._changed:
            made = self._state.made + (not problems)
            self._page, self._state = page, State(self._state.number + 1, made, problems)
            self._changed.notify_all()
        return True

    def after(self, number: int, seconds: float) -> State:
        """Return the state once it is newer than a number, or as it is when so many seconds have passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number > number, seconds)
            return self._state

    def _stamped(self) -> Stamp:
        """Return what tells one state of the files from another: names, times, sizes."""
        problems: list[Problem] = []
        found = []
        for name in NAMES:
            for path in dataset_files(self._folder, name, problems):
                try:
                    status = path.stat()
                except OSError:  # gone since it was listed: the next look sees that
                    continue
                found.append((str(path), status.st_mtime_ns, status.st_size))
        return (*found, *((str(problem), 0, 0) for problem in problems))

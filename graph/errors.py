"""What a user can put right: mistakes that carry their place, their reason and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """One mistake in a curated file, and where to find it; sorts by place.

    Attributes:
        file: path as the user would type it.
        line: from 1.
        column: from 1, counted in characters.
        message: what is wrong, then what would be right.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class CheckWarning(NamedTuple):
    """What is allowed but seldom meant, and where; sorts by place.

    Attributes:
        name: what ``allow`` in the record takes to silence it.
    """

    file: str
    line: int
    column: int
    message: str
    name: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: warning: {self.message} [{self.name}]"


class GraphError(Exception):
    """A mistake of the user's: its text is meant for them. Anything else is a bug of ours."""


class DataError(GraphError):
    """The curated files are wrong; `problems` holds every reason, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class NameNotFoundError(GraphError):
    """No entity is called that, or several are; the message lists the candidates."""


class QuestionError(GraphError, ValueError):
    """What was asked makes no sense: an end that is its own other end, a date that is none."""


class TableError(GraphError):
    """A dataset as tables cannot be read; the message says which file, and what to do."""


class EditError(GraphError):
    """An edit of the files cannot be made as it was asked for; nothing was changed."""


class WriteError(GraphError):
    """A file could not be written; the one that stood there is untouched."""

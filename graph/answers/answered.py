"""What a question found, and how it is shown: in a program, a terminal, a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

    from graph.answers.listing import Answer

T = TypeVar("T")


class Answered(Sequence[T]):
    """What was found, in order, and the same as the command line shows it.

    ``str`` of it is the listing as plain text, a line a claim; in a notebook it is shown as one.
    """

    __slots__ = ("_found", "answer")

    def __init__(self, found: Sequence[T], answer: Answer) -> None:
        self._found = tuple(found)
        self.answer = answer

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        title = ", ".join(listing.title for listing in self.answer.listings)
        return f"<{len(self)} found: {title}>"

    def __str__(self) -> str:
        from graph.answers.plain import as_text

        return as_text(self.answer.listings)

    @property
    def data(self) -> Any:
        """The same as ``--format json`` has it."""
        return self.answer.data

    def to_markdown(self) -> str:
        """Return the listing as Markdown, for a report."""
        from graph.answers.markdown import as_markdown

        return as_markdown(self.answer.listings)

    def to_pandas(self) -> pd.DataFrame:
        """Return a row a claim, with the columns of ``--format csv``."""
        import pandas as pd

        return pd.DataFrame(list(self.answer.table.rows), columns=list(self.answer.table.columns))

    def _repr_html_(self) -> str:
        from graph.answers.webpage import as_html

        return as_html(self.answer.listings)

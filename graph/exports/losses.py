"""What an export leaves out or flattens, by count and id: nothing is lost silently."""

from __future__ import annotations

from typing import NamedTuple


class Loss(NamedTuple):
    """One way in which a format says less than the dataset: what happened, and to which relations or entities."""

    what: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        shown = ", ".join(self.ids[:3]) + (", …" if len(self.ids) > 3 else "")  # noqa: PLR2004 - enough to look one up
        return f"{self.what}: {len(self.ids):,} ({shown})"


class Losses:
    """Collects losses while an export is written; report them when it is done."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[str, None]] = {}

    def add(self, what: str, record_id: str) -> None:
        """Note that `what` happened to a relation or entity; once is enough for each."""
        self._ids.setdefault(what, {})[record_id] = None

    def report(self) -> list[Loss]:
        """List the losses, sorted by what happened."""
        return [Loss(what, tuple(sorted(ids))) for what, ids in sorted(self._ids.items())]

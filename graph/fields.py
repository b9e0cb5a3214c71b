"""Typed values out of what a curator wrote: one function a type, each naming the fault where there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import dates, figures
from graph.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from graph.dates import Date
    from graph.figures import Figure
    from graph.yamlfile import Trail

ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
ID_HINT = "use a-z, 0-9 and hyphens, such as 'salai-timmy'"
VISIBILITIES = ("public", "restricted")


class Fault(NamedTuple):
    """One thing wrong under a trail of the file being read; the loader finds its place."""

    trail: Trail
    message: str


class Fields:
    """One record of a curated file, read key by key; what is wrong goes to a list, with its place."""

    def __init__(self, file: Path, trail: Trail, raw: dict[str, Any], faults: list[tuple[Path, Fault]]) -> None:
        self.file = file
        self.trail = trail
        self.raw = raw
        self._faults = faults

    def fault(self, message: str, *trail: str | int) -> None:
        """Report something wrong at a key below this record, or at the record itself."""
        self._faults.append((self.file, Fault(self.trail + trail, message)))

    def inner(self, *trail: str | int, raw: dict[str, Any] | None = None) -> Fields:
        """Return the record below a key of this one; empty where there is none."""
        found = self.mapping(str(trail[-1])) if raw is None else raw
        return Fields(self.file, self.trail + trail, found, self._faults)

    def check_keys(self, allowed: Collection[str], required: Collection[str]) -> None:
        """Report unknown, missing and empty keys."""
        for key in self.raw:
            if key not in allowed:
                hint = did_you_mean(key, allowed) or f"; the keys are {', '.join(sorted(allowed))}"
                self.fault(f"unknown key '{key}'{hint}", key, "?")
        missing = [key for key in required if key not in self.raw]
        if missing:
            self.fault(f"{listed(missing, 'and')} {'is' if len(missing) == 1 else 'are'} missing")
        for key, value in self.raw.items():
            if value is None or value in ("", [], {}):
                self.fault(f"'{key}' is empty; give it a value or take it out", key)

    def text(self, key: str) -> str:
        """Return a text, or an empty one."""
        value = self.raw.get(key, "")
        if type(value) is str:
            return value
        if value:
            self.fault(f"'{key}' should be text, not {noun(value)}", key)
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        value = self.raw.get(key) or []
        if type(value) is str:
            return (value,)
        if type(value) is not list:
            self.fault(f"'{key}' should be a text or a list of texts, not {noun(value)}", key)
            return ()
        for index, item in enumerate(value):
            if type(item) is not str or not item:
                self.fault(f"'{key}' should hold texts, not {noun(item)}", key, index)
        return tuple(item for item in value if type(item) is str)

    def mapping(self, key: str) -> dict[str, Any]:
        """Return a mapping, or an empty one."""
        value = self.raw.get(key) or {}
        if type(value) is not dict:
            self.fault(f"'{key}' should be a mapping, not {noun(value)}", key)
            return {}
        return value

    def one_of(self, key: str, choices: Collection[str], default: str) -> str:
        """Return one of a few words."""
        value = self.text(key)
        if value and value not in choices:
            expected = listed(choices, "or", quote="")
            self.fault(f"'{key}' should be {expected}, not '{value}'{did_you_mean(value, choices)}", key)
        return value if value in choices else default

    def flag(self, key: str) -> bool:
        """Return whether ``true`` was written."""
        return self.one_of(key, ("true", "false"), "false") == "true"

    def date(self, key: str) -> Date | None:
        """Return a date; None where there is none."""
        value = self.text(key)
        if not value:
            return None
        try:
            return dates.parse(value)
        except ValueError as error:
            self.fault(str(error), key)
            return None

    def figures(self, key: str) -> tuple[Figure, ...]:
        """Return the figures, sorted by unit."""
        found = []
        for unit, value in sorted(self.mapping(key).items()):
            if type(value) is not str:
                self.fault(f"'{unit}' should be a figure, not {noun(value)}", key, unit)
                continue
            try:
                found.append(figures.parse(unit, value))
            except ValueError as error:
                self.fault(str(error), key, unit)
        return tuple(found)


def listed(words: Collection[str], last: str, quote: str = "'") -> str:
    """Return words as a list in a sentence: ``'id', 'kind' and 'name'``."""
    *head, tail = [f"{quote}{word}{quote}" for word in words]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def noun(value: object) -> str:
    """Name what was written, for a message."""
    if value is None or value == "":
        return "nothing"
    return "text" if type(value) is str else "a list" if type(value) is list else "a mapping"

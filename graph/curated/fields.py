"""Typed values out of what a curator wrote: one function a type, each naming the problem where there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.model import dates, figures
from graph.words.english import listed, noun
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from graph.curated.yamlfile import Trail
    from graph.model.dates import Date
    from graph.model.figures import Figure

ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
ID_HINT = "use a-z, 0-9 and hyphens, such as 'salai-timmy'"
VISIBILITIES = ("public", "restricted")
_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"false", "no", "0", ""})


WARNINGS = (
    *("same-name", "look-alike", "own-voice", "to-itself", "later-than-document", "years-ahead"),
    *("dates-apart", "counts-apart", "unit-spelling", "part-circle", "unused-entity", "no-publisher", "unused-type"),
    *("restricted-word",),
)
"""What `check` warns of, by the names that ``allow`` takes."""


class TrailProblem(NamedTuple):
    """One thing wrong under a trail of the file being read; the loader finds its place."""

    trail: Trail
    message: str


class Fields:
    """One record of a curated file, read key by key; what is wrong goes to a list, with its place."""

    def __init__(
        self, file: Path, trail: Trail, raw: dict[str, Any], problems: list[tuple[Path, TrailProblem]]
    ) -> None:
        self.file = file
        self.trail = trail
        self.raw = raw
        self._unplaced = problems

    def problem(self, message: str, *trail: str | int) -> None:
        """Report something wrong at a key below this record, or at the record itself."""
        self._unplaced.append((self.file, TrailProblem(self.trail + trail, message)))

    def inner(self, *trail: str | int, raw: dict[str, Any] | None = None) -> Fields:
        """Return the record below a key of this one; empty where there is none."""
        found = self.mapping(str(trail[-1])) if raw is None else raw
        return Fields(self.file, self.trail + trail, found, self._unplaced)

    def check_keys(self, allowed: Collection[str], required: Collection[str]) -> None:
        """Report unknown, missing and empty keys."""
        for key in self.raw:
            if key not in allowed:
                hint = did_you_mean(key, allowed) or f"; the keys are {', '.join(sorted(allowed))}"
                self.problem(f"unknown key '{key}'{hint}", key, "?")
        missing = [key for key in required if key not in self.raw]
        if missing:
            self.problem(f"{listed(missing, 'and')} {'is' if len(missing) == 1 else 'are'} missing")
        for key, value in self.raw.items():
            if value is None or value in ("", [], {}):
                self.problem(f"'{key}' is empty; give it a value or take it out", key)

    def text(self, key: str) -> str:
        """Return a text, or an empty one."""
        value = self.raw.get(key, "")
        if type(value) is str:
            return value
        if value:
            self.problem(f"'{key}' should be text, not {noun(value)}", key)
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        value = self.raw.get(key) or []
        if type(value) is str:
            return (value,)
        if type(value) is not list:
            self.problem(f"'{key}' should be a text or a list of texts, not {noun(value)}", key)
            return ()
        for index, item in enumerate(value):
            if type(item) is not str or not item:
                self.problem(f"'{key}' should hold texts, not {noun(item)}", key, index)
        return tuple(item for item in value if type(item) is str)

    def mapping(self, key: str) -> dict[str, Any]:
        """Return a mapping, or an empty one."""
        value = self.raw.get(key) or {}
        if type(value) is not dict:
            self.problem(f"'{key}' should be a mapping, not {noun(value)}", key)
            return {}
        return value

    def one_of(self, key: str, choices: Collection[str], default: str) -> str:
        """Return one of a few words."""
        value = self.text(key)
        if value and value not in choices:
            expected = listed(choices, "or", quote="")
            self.problem(f"'{key}' should be {expected}, not '{value}'{did_you_mean(value, choices)}", key)
        return value if value in choices else default

    def flag(self, key: str) -> bool:
        """Return whether ``true`` was written, or what a spreadsheet or a person makes of it."""
        value = self.text(key)
        if value.lower() not in _YES | _NO:
            self.problem(f"'{key}' should be true or false, not '{value}'", key)
        return value.lower() in _YES

    def date(self, key: str) -> Date | None:
        """Return a date; None where there is none."""
        value = self.text(key)
        if not value:
            return None
        try:
            return dates.parse(value)
        except ValueError as error:
            self.problem(str(error), key)
            return None

    def address(self, key: str) -> str:
        """Return an address on the web."""
        url = self.text(key)
        if url and not url.startswith(("https://", "http://")):
            self.problem(f"'{url}' is no web address; it begins with https://", key)
        return url

    def language(self, key: str) -> str:
        """Return a language, as BCP 47."""
        tag = self.text(key)
        if not tag:
            return ""
        # langcodes takes 30 ms to import, which only those who name a language should pay.
        from langcodes import tag_is_valid

        if not tag_is_valid(tag) or "_" in tag:
            self.problem(f"'{tag}' is no language; write its tag as BCP 47 has it, such as my, en or zh-Hant", key)
        return tag

    def allow(self, key: str = "allow") -> tuple[tuple[str, str], ...]:
        """Return the warnings that are answered, each with its reason, sorted."""
        given = self.mapping(key)
        for name, reason in given.items():
            if name not in WARNINGS:
                hint = did_you_mean(name, WARNINGS) or f"; they are {', '.join(WARNINGS)}"
                self.problem(f"there is no warning '{name}'{hint}", key, name, "?")
            if type(reason) is not str or not reason:
                self.problem(f"say in words why '{name}' is as it should be", key, name)
        return tuple(sorted((name, reason) for name, reason in given.items() if type(reason) is str))

    def figures(self, key: str) -> tuple[Figure, ...]:
        """Return the figures, sorted by unit."""
        found = []
        for unit, value in sorted(self.mapping(key).items()):
            if type(value) is not str:
                self.problem(f"'{unit}' should be a figure, not {noun(value)}", key, unit)
                continue
            try:
                found.append(figures.parse(unit, value))
            except ValueError as error:
                self.problem(str(error), key, unit)
        return tuple(found)

"""The YAML that curators may write, read as text, from libyaml's event stream.

Only mappings, lists and text: no anchors, aliases, tags, second documents or duplicate keys, so that a file means what
it shows. Reading keeps no places, which halves its cost; `places` reads a faulty file again to find them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from graph.curated.characters import first_hidden, is_readable
from graph.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Trail = tuple[str | int, ...]
"""The way to a value: keys and list indexes from the top of the file."""

_MOST_LEVELS = 24


def read(path: Path, lists: frozenset[str], problems: list[Problem]) -> Iterator[tuple[str, int | None, Any]]:
    """Yield each top-level key of a file, None and its value; for a list under a key of `lists`, each index and item.

    Values are ``dict``, ``list``, ``str``, or ``None`` where nothing was written. What is wrong with the file goes to
    `problems`; reading goes on behind it as far as the syntax allows.
    """
    if not is_readable(path, problems):
        return
    with path.open("rb") as stream:
        builder = _Builder(str(path), stream, problems)
        try:
            yield from builder.sections(lists)
        except yaml.MarkedYAMLError as error:
            mark = _too_deep(path, error)
            problems.append(_nesting_problem(path, mark) if mark else _syntax_problem(path, error))
        except _TooDeepError as error:
            problems.append(_nesting_problem(path, error.args[0]))


def locate(path: Path, trails: Iterable[Trail]) -> dict[Trail, tuple[int, int]]:
    """Find the line and column, from 1, of each value a trail leads to; of the key, where the trail ends in ``"?"``."""
    wanted = set(trails)
    found: dict[Trail, tuple[int, int]] = {}
    with path.open("rb") as stream:
        parser = _loader()(stream)
        try:
            while not isinstance(event := parser.get_event(), DocumentStartEvent):
                if event is None:  # an empty file
                    return found
            _walk(parser, parser.get_event(), (), wanted, found)
        except (yaml.MarkedYAMLError, _TooDeepError):
            pass  # reported when the file was read
    return found


class _TooDeepError(Exception):
    """The file nests beyond all sense; its first argument is the mark."""


class _Builder:
    """Builds dictionaries, lists and text from one file's events."""

    def __init__(self, file: str, stream: Any, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._next = _loader()(stream).get_event

    def sections(self, lists: frozenset[str]) -> Iterator[tuple[str, int | None, Any]]:
        following = self._next
        following()  # the stream's start
        event = following()
        if type(event) is StreamEndEvent or self._is_empty(root := following()):
            self._problem(event, "the file is empty; it should hold a mapping with " + _names(lists))
            return
        if type(root) is not MappingStartEvent:
            self._problem(root, f"{_noun(root)} where a mapping belongs; begin with " + _names(lists))
            return
        self._no_extras(root)
        seen: set[str] = set()
        while type(event := following()) is not MappingEndEvent:
            key = self._key(event, seen, 1)
            seen.add(key)
            event = following()
            if key in lists and type(event) is SequenceStartEvent:
                self._no_extras(event)
                index = 0
                while type(event := following()) is not SequenceEndEvent:
                    yield key, index, self._value(event, 2)
                    index += 1
            else:
                yield key, None, self._value(event, 1)
        following()  # the document's end
        if type(event := following()) is not StreamEndEvent:
            self._problem(event, "a second document begins here; keep one document to a file")

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self._text(event)
        if kind is AliasEvent:
            self._problem(event, f"alias '*{event.anchor}': write the value out, aliases are not read")
            return None
        if event.anchor or event.tag:
            self._no_extras(event)
        if depth >= _MOST_LEVELS:
            raise _TooDeepError(event.start_mark)
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._list(depth + 1)

    def _mapping(self, depth: int) -> dict[str, Any]:
        following = self._next
        result: dict[str, Any] = {}
        while (kind := type(event := following())) is not MappingEndEvent:
            key = event.value if kind is ScalarEvent and not (event.style or event.tag or event.anchor) else None
            if key is None or key in result:
                key = self._key(event, result, depth)
            event = following()
            # Plain text is by far the most common value; the rest goes the slower way.
            if type(event) is ScalarEvent and event.value and not (event.style or event.tag or event.anchor):
                result[key] = event.value
            else:
                result[key] = self._value(event, depth)
        return result

    def _list(self, depth: int) -> list[Any]:
        following = self._next
        result = []
        while type(event := following()) is not SequenceEndEvent:
            if type(event) is ScalarEvent and event.value and not (event.style or event.tag or event.anchor):
                result.append(event.value)
            else:
                result.append(self._value(event, depth))
        return result

    def _text(self, event: Any) -> str | None:
        if event.anchor or event.tag:
            self._no_extras(event)
        value: str = event.value
        self._no_hidden(event)
        if not value and event.implicit[0]:
            return None
        return "" if value.isspace() else value  # spaces alone say nothing, and are told as empty

    def _key(self, event: Any, seen: Iterable[str], depth: int) -> str:
        if type(event) is not ScalarEvent:
            self._problem(event, f"{_noun(event)} as a key; a key is a word")
            self._value(event, depth)
            return ""
        self._no_extras(event)
        self._no_hidden(event)
        key: str = event.value
        if key in seen:
            self._problem(event, f"'{key}' is given twice; join the two or take one out")
        return key

    def _no_extras(self, event: Any) -> None:
        if event.anchor:
            self._problem(event, f"anchor '&{event.anchor}': anchors are not read, take it out")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event, f"tag '{tag}': every value is text, take the tag out")

    def _no_hidden(self, event: Any) -> None:
        if event.style == '"' and (name := first_hidden(event.value)):
            self._problem(event, f"hidden character {name} written as an escape; take it out")

    def _is_empty(self, event: Any) -> bool:
        return type(event) is ScalarEvent and not event.value and event.implicit[0]

    def _problem(self, event: Any, message: str) -> None:
        self._problems.append(_at(self._file, event.start_mark, message))


def _nesting_problem(path: Path, mark: Any) -> Problem:
    return _at(str(path), mark, f"nested more than {_MOST_LEVELS} levels deep; a dataset needs no more than six")


def _too_deep(path: Path, error: yaml.MarkedYAMLError) -> Any:
    """Return the mark where a file passed our limit, when it was libyaml that gave up; None for any other error.

    libyaml 0.2.6 (PyYAML 6.0.4) stops at 1,000 levels, and since it scans ahead, before we are handed the 25th. What
    stands before its place nests less deep than its limit, so reading that again leads to ours.
    """
    if "nesting depth" not in (error.problem or "") or not error.problem_mark:
        return None
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", path.read_text("utf-8-sig"))
    before = "".join(lines[: error.problem_mark.line]) + lines[error.problem_mark.line][: error.problem_mark.column]
    try:
        for _section in _Builder(str(path), before, []).sections(frozenset()):
            pass
    except _TooDeepError as deep:
        return deep.args[0]
    except yaml.MarkedYAMLError:
        pass
    return error.problem_mark


def _loader() -> Any:
    """Return PyYAML's event parser: libyaml's, or the tenfold slower pure one where libyaml is missing."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _syntax_problem(path: Path, error: yaml.MarkedYAMLError) -> Problem:
    what = error.problem or error.context or "cannot be read"
    # What runs to the end of the file went wrong where it began.
    mark = error.context_mark if "end of stream" in what and error.context_mark else error.problem_mark
    character = _character_at(path, mark)
    if character == "\t":
        what = "a tab where only spaces may stand; indent with spaces"
    elif "cannot start any token" in what:
        what = f"a value cannot begin with {character}; put it in quotes"
    elif "mapping values are not allowed" in what:
        what = "a second ': ' in one line; put a value that holds one in quotes"
    else:
        what = f"not YAML: {what}" + (f" ({error.context})" if error.context else "")
    return _at(str(path), mark, what)


def _character_at(path: Path, mark: Any) -> str:
    lines = path.read_text("utf-8-sig").split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    return line[mark.column : mark.column + 1] if line else ""


def _at(file: str, mark: Any, message: str) -> Problem:
    return Problem(file, mark.line + 1, mark.column + 1, message) if mark else Problem(file, 1, 1, message)


def _noun(event: Any) -> str:
    return {ScalarEvent: "text", SequenceStartEvent: "a list", MappingStartEvent: "a mapping", AliasEvent: "an alias"}[
        type(event)
    ]


def _names(lists: frozenset[str]) -> str:
    return " or ".join(f"'{name}:'" for name in sorted(lists))


def _walk(parser: Any, event: Any, trail: Trail, wanted: set[Trail], found: dict[Trail, tuple[int, int]]) -> None:
    if len(trail) > _MOST_LEVELS:  # reading stopped there
        raise _TooDeepError(event.start_mark)
    if trail in wanted:
        found.setdefault(trail, (event.start_mark.line + 1, event.start_mark.column + 1))
    if type(event) is MappingStartEvent:
        while type(event := parser.get_event()) is not MappingEndEvent:
            inner = (*trail, getattr(event, "value", ""))
            if (*inner, "?") in wanted:
                found.setdefault((*inner, "?"), (event.start_mark.line + 1, event.start_mark.column + 1))
            if type(event) is not ScalarEvent:
                _walk(parser, event, inner, wanted, found)
            _walk(parser, parser.get_event(), inner, wanted, found)
    elif type(event) is SequenceStartEvent:
        index = 0
        while type(event := parser.get_event()) is not SequenceEndEvent:
            _walk(parser, event, (*trail, index), wanted, found)
            index += 1

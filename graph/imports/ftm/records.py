"""Lines of FollowTheMoney JSON as records, or what is wrong with a line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.curated import yamlfile
from graph.errors import Problem
from graph.imports.draft import hidden
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.imports.lines import Line, Lines

_SCHEMATA = Path(__file__).with_name("ftm.yaml")


class Schemata(NamedTuple):
    """What `ftm.yaml` says: of each schema, and of each property that refers to an entity, what to call that.

    Attributes:
        words: by schema, the properties that refer to an entity with others, but not with this one.
    """

    schemata: dict[str, dict[str, str]]
    references: dict[str, str]
    words: dict[str, list[str]]


class Record(NamedTuple):
    """One entity of FollowTheMoney, a relation being one too; `line` and `paragraph` say where it stands."""

    line: int
    paragraph: int
    id: str
    schema: str
    caption: str
    properties: dict[str, list[str]]

    def first(self, *names: str) -> str:
        """Return the first value of the first of these properties that has one."""
        return next((value for name in names for value in self.properties.get(name, ())), "")

    def references(self) -> list[str]:
        """Return the properties that refer to entities, beside the two ends of a link."""
        schema, words = known().schemata[self.schema], known().words.get(self.schema, ())
        ends = {schema.get("from"), schema.get("to")}
        return [name for name in self.properties if name in known().references and name not in {*ends, *words}]

    def all(self, *names: str) -> list[str]:
        """Return all values of these properties, each once."""
        return list(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))


@cache
def known() -> Schemata:
    """Return the schemata that there are."""
    problems: list[Problem] = []
    raw = {key: value for key, _index, value in yamlfile.read(_SCHEMATA, frozenset(), problems)}
    assert not problems, problems  # noqa: S101 - a broken package is a bug of ours
    return Schemata(raw["schemata"], raw["references"], raw["words"])


def records(lines: Lines, problems: list[Problem]) -> dict[str, Record]:
    """Read a file of FollowTheMoney JSON, one entity a line; return them by id, and add what is wrong to `problems`."""
    found: dict[str, Record] = {}
    for line in lines:
        if line.text.isspace():
            continue
        try:
            record = _record(line, found)
        except json.JSONDecodeError as error:
            problems.append(Problem(str(lines.path), line.number, error.colno, f"not JSON: {error.msg}"))
        except ValueError as error:
            problems.append(Problem(str(lines.path), line.number, 1, str(error)))
        else:
            found[record.id] = record
    if not lines.paragraphs:
        problems.append(Problem(str(lines.path), 1, 1, "the file is empty; it should hold an entity on each line"))
    return found


def _record(line: Line, found: Mapping[str, Record]) -> Record:
    """Read one line.

    Raises:
        ValueError: with what is wrong with it.
    """
    try:
        raw = json.loads(line.text.rstrip())
    except RecursionError as error:
        raise ValueError("nested beyond all sense") from error
    if type(raw) is not dict or type(raw.get("id")) is not str or not raw["id"] or type(raw.get("schema")) is not str:
        raise ValueError("no entity of FollowTheMoney: that is a mapping with 'id', 'schema' and 'properties'")
    schema, properties = raw["schema"], raw.get("properties")
    if raw["id"] in found:
        first = found[raw["id"]].line
        raise ValueError(f"id '{raw['id']}' stands on line {first} already; join fragments with 'ftm aggregate' first")
    if schema not in known().schemata:
        raise ValueError(f"unknown schema '{schema}'{did_you_mean(schema, known().schemata)}")
    if type(properties) is not dict:
        raise ValueError("'properties' should be a mapping from each property to a list of texts")
    kept = {name: _values(name, values) for name, values in properties.items()}
    caption = raw.get("caption")
    caption = _clean(caption) if type(caption) is str else ""
    character = hidden((raw["id"], caption, *kept, *(value for values in kept.values() for value in values)))
    if character:
        raise ValueError(f"hidden character {character}, which can make a text read as what it is not; take it out")
    return Record(line.number, line.paragraph, raw["id"], schema, caption, kept)


def _values(name: str, values: Any) -> list[str]:
    found = values if type(values) is list else [values]
    if any(type(value) not in {str, int, float} for value in found):
        raise ValueError(f"'{name}' should be a list of texts")
    return [text for text in (_clean(str(value)) for value in found) if text]


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()

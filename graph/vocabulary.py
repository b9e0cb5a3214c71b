"""Kinds of entities and types of relations: those built in, and those a dataset adds.

A type is read from both ends: ``deported`` from one, ``deported by`` from the other.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from graph import yamlfile
from graph.errors import Problem, did_you_mean

BUILT_IN = Path(__file__).with_name("vocabulary.yaml")
IDENTITY = "may be the same as"
PUBLISHED_BY = "published by"
WRITTEN_BY = "written by"

_KIND_KEYS = {"plural", "colour", "shape", "ftm"}
_TYPE_KEYS = {"inverse", "symmetric", "from", "to", "family", "ftm"}
_SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star", "box")
# For kinds that name no colour of their own: hues that the built-in ones leave free.
_SPARE_COLOURS = ("#4d6b2f", "#7b3f00", "#3d4f9f", "#8f2d56", "#2f6f73", "#5c5c2e")


class Kind(NamedTuple):
    """A kind of entity: its name, how several are called, and how it is drawn."""

    name: str
    plural: str
    colour: str
    shape: str
    ftm: str


class RelationType(NamedTuple):
    """A type of relation.

    Attributes:
        name: how it reads from the entity under ``from``.
        inverse: how it reads from the entity under ``to``; the same as `name` where it is symmetric.
        from_kinds: kinds that may stand under ``from``; empty where any may.
        to_kinds: likewise under ``to``.
        family: what it is grouped under in filters.
        ftm: nearest FollowTheMoney schema.
        slug: the name as it stands in derived relation ids.
    """

    name: str
    inverse: str
    is_symmetric: bool
    from_kinds: frozenset[str]
    to_kinds: frozenset[str]
    family: str
    ftm: str
    slug: str


class Vocabulary(NamedTuple):
    """Every kind and type a dataset may use, by name, the built-in ones first."""

    kinds: dict[str, Kind]
    types: dict[str, RelationType]


class Fault(NamedTuple):
    """One thing wrong under a trail of the file being read; the loader finds its place."""

    trail: yamlfile.Trail
    message: str


def slug(text: str) -> str:
    """Turn a text into the ASCII form that ids use; a script without a-z gets a short stable code."""
    ascii_part = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_part or f"x{crc32(text.encode()):08x}"


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary that every dataset starts from."""
    problems: list[Problem] = []
    raw = {key: value for key, _index, value in yamlfile.read(BUILT_IN, frozenset(), problems)}
    vocabulary = Vocabulary({}, {})
    faults = add_kinds(vocabulary, raw["kinds"]) + add_types(vocabulary, raw["types"])
    assert not problems, problems  # noqa: S101 - a broken package is a bug of ours
    assert not faults, faults  # noqa: S101
    return vocabulary


def start() -> Vocabulary:
    """Return a copy of the built-in vocabulary for a dataset to add to."""
    return Vocabulary(dict(built_in().kinds), dict(built_in().types))


def add_kinds(vocabulary: Vocabulary, raw: object) -> list[Fault]:
    """Add the kinds written under ``kinds:``; return what is wrong with them."""
    if not isinstance(raw, dict):
        return [Fault(("kinds",), "a mapping belongs here, such as 'kinds: {asset: {plural: assets}}'")]
    faults: list[Fault] = []
    for name, fields in raw.items():
        trail = ("kinds", name)
        if name in vocabulary.kinds:
            faults.append(Fault((*trail, "?"), f"kind '{name}' is built in or defined already; take it out"))
            continue
        fields = _checked(fields, _KIND_KEYS, trail, faults)  # noqa: PLW2901
        plural = _text(fields, "plural", trail, faults)
        if not plural:
            faults.append(Fault((*trail, "?"), f"kind '{name}' needs a 'plural', for headings"))
        vocabulary.kinds[name] = Kind(
            name,
            plural or name,
            _colour(fields, trail, faults) or _SPARE_COLOURS[len(vocabulary.kinds) % len(_SPARE_COLOURS)],
            _one_of(fields, "shape", _SHAPES, trail, faults) or "dot",
            _text(fields, "ftm", trail, faults) or "Thing",
        )
    return faults


def add_types(vocabulary: Vocabulary, raw: object) -> list[Fault]:
    """Add the relation types written under ``types:``; return what is wrong with them."""
    if not isinstance(raw, dict):
        return [Fault(("types",), "a mapping belongs here, such as 'types: {deported: {inverse: deported by}}'")]
    faults: list[Fault] = []
    for name, fields in raw.items():
        trail = ("types", name)
        if name in vocabulary.types:
            faults.append(Fault((*trail, "?"), f"type '{name}' is built in or defined already; take it out"))
            continue
        fields = _checked(fields, _TYPE_KEYS, trail, faults)  # noqa: PLW2901
        symmetric = _one_of(fields, "symmetric", ("true", "false"), trail, faults) == "true"
        inverse = _text(fields, "inverse", trail, faults)
        if symmetric and inverse:
            faults.append(
                Fault((*trail, "inverse"), "a symmetric type reads the same from both ends; take 'inverse' out")
            )
        if not symmetric and not inverse:
            message = f"type '{name}' needs an 'inverse', how it reads from the other end, or 'symmetric: true'"
            faults.append(Fault((*trail, "?"), message))
        vocabulary.types[name] = RelationType(
            name,
            inverse or name,
            symmetric,
            _kinds(fields, "from", vocabulary, trail, faults),
            _kinds(fields, "to", vocabulary, trail, faults),
            _text(fields, "family", trail, faults) or "other",
            _text(fields, "ftm", trail, faults) or "UnknownLink",
            slug(name),
        )
    return faults


def _checked(fields: object, keys: set[str], trail: yamlfile.Trail, faults: list[Fault]) -> dict[str, object]:
    if not isinstance(fields, dict):
        faults.append(Fault(trail, "a mapping belongs here"))
        return {}
    unknown = fields.keys() - keys
    faults += [Fault((*trail, key, "?"), f"unknown key '{key}'{did_you_mean(key, keys)}") for key in unknown]
    return fields


def _text(fields: dict[str, object], key: str, trail: yamlfile.Trail, faults: list[Fault]) -> str:
    value = fields.get(key, "")
    if not isinstance(value, str) or (key in fields and not value):
        faults.append(Fault((*trail, key), f"'{key}' should be text"))
        return ""
    return value


def _one_of(
    fields: dict[str, object], key: str, choices: tuple[str, ...], trail: yamlfile.Trail, faults: list[Fault]
) -> str:
    value = _text(fields, key, trail, faults)
    if value and value not in choices:
        faults.append(Fault((*trail, key), f"'{value}' is no {key}; choose one of: {', '.join(choices)}"))
        return ""
    return value


def _colour(fields: dict[str, object], trail: yamlfile.Trail, faults: list[Fault]) -> str:
    value = _text(fields, "colour", trail, faults)
    if value and not re.fullmatch("#[0-9a-f]{6}", value):
        faults.append(Fault((*trail, "colour"), f"'{value}' is no colour; write it as \"#0072b2\""))
        return ""
    return value


def _kinds(
    fields: dict[str, object], key: str, vocabulary: Vocabulary, trail: yamlfile.Trail, faults: list[Fault]
) -> frozenset[str]:
    value = fields.get(key, [])
    if not isinstance(value, list) or (key in fields and not value):
        faults.append(Fault((*trail, key), f"'{key}' should be a list of kinds, such as [person, organization]"))
        return frozenset()
    known = []
    for index, kind in enumerate(value):
        if not isinstance(kind, str) or not kind:
            faults.append(Fault((*trail, key, index), f"'{key}' should hold kinds, such as person"))
        elif kind not in vocabulary.kinds:
            message = f"'{kind}' is no kind of entity{did_you_mean(kind, vocabulary.kinds)}"
            faults.append(Fault((*trail, key, index), message))
        else:
            known.append(kind)
    return frozenset(known)

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
from graph.fields import Fault, Fields

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


def slug(text: str) -> str:
    """Turn a text into the ASCII form that ids use; a script without a-z gets a short stable code."""
    ascii_part = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_part or f"x{crc32(text.encode()):08x}"


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary that every dataset starts from."""
    problems: list[Problem] = []
    raw = {key: value for key, _index, value in yamlfile.read(BUILT_IN, frozenset(), problems)}
    faults: list[tuple[Path, Fault]] = []
    vocabulary = Vocabulary({}, {})
    add_kinds(vocabulary, Fields(BUILT_IN, ("kinds",), raw["kinds"], faults))
    add_types(vocabulary, Fields(BUILT_IN, ("types",), raw["types"], faults))
    assert not problems, problems  # noqa: S101 - a broken package is a bug of ours
    assert not faults, faults  # noqa: S101
    return vocabulary


def start() -> Vocabulary:
    """Return a copy of the built-in vocabulary for a dataset to add to."""
    return Vocabulary(dict(built_in().kinds), dict(built_in().types))


def add_kinds(vocabulary: Vocabulary, definitions: Fields) -> None:
    """Add the kinds written under ``kinds:``; what is wrong with them is reported through `definitions`."""
    for name in definitions.raw:
        if name in vocabulary.kinds:
            definitions.fault(f"kind '{name}' is built in or defined already; take it out", name, "?")
            continue
        fields = definitions.inner(name)
        fields.check_keys(_KIND_KEYS, ())
        plural, colour = fields.text("plural"), fields.text("colour")
        if not plural:
            definitions.fault(f"kind '{name}' needs a 'plural', for headings", name, "?")
        if colour and not re.fullmatch("#[0-9a-f]{6}", colour):
            fields.fault(f"'{colour}' is no colour; write it as \"#0072b2\"", "colour")
            colour = ""
        vocabulary.kinds[name] = Kind(
            name,
            plural or name,
            colour or _SPARE_COLOURS[len(vocabulary.kinds) % len(_SPARE_COLOURS)],
            fields.one_of("shape", _SHAPES, "dot"),
            fields.text("ftm") or "Thing",
        )


def add_types(vocabulary: Vocabulary, definitions: Fields) -> None:
    """Add the relation types written under ``types:``; what is wrong with them is reported through `definitions`."""
    readings = {reading: known for known in vocabulary.types.values() for reading in (known.name, known.inverse)}
    slugs = {known.slug: known.name for known in vocabulary.types.values()}
    for name in definitions.raw:
        if name in vocabulary.types:
            definitions.fault(f"type '{name}' is built in or defined already; take it out", name, "?")
            continue
        known = _type(name, definitions.inner(name), vocabulary)
        _check_reading(known, readings, definitions)
        other = slugs.setdefault(known.slug, name)
        if other != name:
            message = f"type '{name}' stands in ids as '{known.slug}', which '{other}' does already; name one otherwise"
            definitions.fault(message, name, "?")
        readings |= {known.name: known, known.inverse: known}
        vocabulary.types[name] = known


def _type(name: str, fields: Fields, vocabulary: Vocabulary) -> RelationType:
    fields.check_keys(_TYPE_KEYS, ())
    inverse, is_symmetric = fields.text("inverse"), fields.flag("symmetric")
    if is_symmetric and inverse:
        fields.fault("a symmetric type reads the same from both ends; take 'inverse' out", "inverse")
    if not is_symmetric and not inverse:
        message = f"type '{name}' needs an 'inverse', how it reads from the other end, or 'symmetric: true'"
        fields.fault(message, "?")
    if inverse == name and not is_symmetric:
        fields.fault("this reads the same from both ends; write 'symmetric: true' instead", "inverse")
    return RelationType(
        name,
        inverse or name,
        is_symmetric,
        _kinds(fields, "from", vocabulary),
        _kinds(fields, "to", vocabulary),
        fields.text("family") or "other",
        fields.text("ftm") or "UnknownLink",
        slug(name),
    )


def _check_reading(known: RelationType, readings: dict[str, RelationType], definitions: Fields) -> None:
    """Report a reading that stands for another type already: nobody could tell the two apart."""
    for reading, key in ({known.name: "?", known.inverse: "inverse"} | {known.name: "?"}).items():
        other = readings.get(reading)
        if other:
            definitions.fault(
                f"'{reading}' is a reading of type '{other.name}' already; word one otherwise", known.name, key
            )


def _kinds(fields: Fields, key: str, vocabulary: Vocabulary) -> frozenset[str]:
    value = fields.raw.get(key)
    if value and type(value) is not list:
        fields.fault(f"'{key}' should be a list of kinds, such as [person, organization]", key)
        return frozenset()
    names = fields.texts(key)
    for index, kind in enumerate(value or ()):
        if type(kind) is str and kind and kind not in vocabulary.kinds:
            fields.fault(f"'{kind}' is no kind of entity{did_you_mean(kind, vocabulary.kinds)}", key, index)
    return frozenset(kind for kind in names if kind in vocabulary.kinds)

"""The kinds and types that a dataset may use: read from the vocabulary that is built in, and from its own files."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.curated import yamlfile
from graph.curated.fields import Fields, TrailProblem
from graph.model.values import FORMS
from graph.model.vocabulary import Kind, RelationType, Vocabulary, slug
from graph.words.english import listed
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from graph.errors import Problem

BUILT_IN = Path(__file__).with_name("vocabulary.yaml")
KIND_KEYS = {"plural", "colour", "shape", "ftm"}
TYPE_KEYS = {
    *("inverse", "symmetric", "from", "to", "family", "ftm", "was"),
    *("speech", "part", "value", "unit", "scheme", "many"),
}
_NOT_OF_VALUES = ("inverse", "to", "symmetric", "part", "speech")
SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star", "box")
# For kinds that name no colour of their own: hues that the built-in ones leave free.
_SPARE_COLOURS = ("#4d6b2f", "#7b3f00", "#3d4f9f", "#8f2d56", "#2f6f73", "#5c5c2e")


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary that every dataset starts from."""
    problems: list[Problem] = []
    raw = {key: value for key, _index, value in yamlfile.read(BUILT_IN, frozenset(), problems)}
    unplaced: list[tuple[Path, TrailProblem]] = []
    vocabulary = Vocabulary({}, {}, {})
    add_kinds(vocabulary, Fields(BUILT_IN, ("kinds",), raw["kinds"], unplaced))
    add_types(vocabulary, Fields(BUILT_IN, ("types",), raw["types"], unplaced))
    assert not problems, problems  # noqa: S101 - a broken package is a bug of ours
    assert not unplaced, unplaced  # noqa: S101
    return vocabulary


def start() -> Vocabulary:
    """Return a copy of the built-in vocabulary for a dataset to add to."""
    return Vocabulary(dict(built_in().kinds), dict(built_in().types), {})


def add_kinds(vocabulary: Vocabulary, definitions: Fields) -> None:
    """Add the kinds written under ``kinds:``; what is wrong with them is reported through `definitions`."""
    for name in definitions.raw:
        if name in vocabulary.kinds:
            definitions.problem(f"kind '{name}' is built in or defined already; take it out", name, "?")
            continue
        fields = definitions.inner(name)
        fields.check_keys(KIND_KEYS, ())
        plural, colour = fields.text("plural"), fields.text("colour")
        if not plural:
            definitions.problem(f"kind '{name}' needs a 'plural', for headings", name, "?")
        if colour and not re.fullmatch("#[0-9a-f]{6}", colour):
            fields.problem(f"'{colour}' is no colour; write it as \"#0072b2\"", "colour")
            colour = ""
        vocabulary.kinds[name] = Kind(
            name,
            plural or name,
            colour or _SPARE_COLOURS[len(vocabulary.kinds) % len(_SPARE_COLOURS)],
            fields.one_of("shape", SHAPES, "dot"),
            fields.text("ftm") or "Thing",
        )


def add_types(vocabulary: Vocabulary, definitions: Fields) -> None:
    """Add the relation types written under ``types:``; what is wrong with them is reported through `definitions`."""
    readings = {reading: known for known in vocabulary.types.values() for reading in (known.name, known.inverse)}
    slugs = {known.slug: known.name for known in vocabulary.types.values()}
    for name in definitions.raw:
        if name in vocabulary.types:
            definitions.problem(f"type '{name}' is built in or defined already; take it out", name, "?")
            continue
        known = _type(name, definitions.inner(name), vocabulary)
        _check_reading(known, readings, definitions)
        other = slugs.setdefault(known.slug, name)
        if other != name:
            message = f"type '{name}' stands in ids as '{known.slug}', which '{other}' does already; name one otherwise"
            definitions.problem(message, name, "?")
        readings |= {known.name: known, known.inverse: known}
        vocabulary.types[name] = known


def add_units(vocabulary: Vocabulary, definitions: Fields) -> None:
    """Add the units written under ``units:``; what is wrong with them is reported through `definitions`."""
    for name, value in definitions.raw.items():
        if name in vocabulary.units:
            definitions.problem(f"unit '{name}' is defined already; join the two", name, "?")
            continue
        fields = definitions.inner(name) if value is not None else Fields(definitions.file, (), {}, [])
        fields.check_keys(("of",), ())
        vocabulary.units[name] = fields.texts("of")
        if name in vocabulary.wider(name) and any(name in vocabulary.wider(of) for of in vocabulary.units[name]):
            way = listed([name, *vocabulary.units[name]], "and")
            fields.problem(f"{way} are some of each other, in a circle; say only which is the wider", "of")
            vocabulary.units[name] = ()


def _type(name: str, fields: Fields, vocabulary: Vocabulary) -> RelationType:
    fields.check_keys(TYPE_KEYS, ())
    value = fields.one_of("value", FORMS, "")
    if value:
        _check_value_type(value, fields)
        inverse, is_symmetric = "", False
    else:
        inverse, is_symmetric = _readings(name, fields)
    is_speech, is_part = fields.flag("speech"), fields.flag("part")
    if is_speech and (is_symmetric or is_part):
        other = "symmetric" if is_symmetric else "part"
        fields.problem(f"a speech act has one speaker, its 'from': take '{other}' or 'speech' out", "speech")
    for former in fields.texts("was"):
        if former in vocabulary.types:
            fields.problem(f"'{former}' is a type of its own; 'was' holds names that are no longer used", "was")
    return RelationType(
        name,
        inverse or name,
        is_symmetric,
        _kinds(fields, "from", vocabulary),
        frozenset() if value else _kinds(fields, "to", vocabulary),
        fields.text("family") or "other",
        fields.text("ftm") or ("" if value else "UnknownLink"),
        slug(name),
        is_speech and not (is_symmetric or value),
        is_part and not value,
        value,  # type: ignore[arg-type]
        fields.text("unit"),
        fields.text("scheme"),
        fields.flag("many"),
        fields.texts("was"),
    )


def _readings(name: str, fields: Fields) -> tuple[str, bool]:
    inverse, is_symmetric = fields.text("inverse"), fields.flag("symmetric")
    if is_symmetric and inverse:
        fields.problem("a symmetric type reads the same from both ends; take 'inverse' out", "inverse")
    if not is_symmetric and not inverse and "value" not in fields.raw:
        message = f"type '{name}' needs an 'inverse', how it reads from the other end, or 'symmetric: true'"
        fields.problem(message, "?")
    if inverse == name and not is_symmetric:
        fields.problem("this reads the same from both ends; write 'symmetric: true' instead", "inverse")
    for key in ("unit", "scheme", "many"):
        if key in fields.raw and "value" not in fields.raw:
            fields.problem(f"'{key}' belongs to a type with a 'value'", key, "?")
    return inverse, is_symmetric


def _check_value_type(value: str, fields: Fields) -> None:
    for key in _NOT_OF_VALUES:
        if key in fields.raw:
            fields.problem(f"a type with a 'value' is about one entity: take '{key}' out", key, "?")
    for key, form in (("unit", "number"), ("scheme", "identifier")):
        if key in fields.raw and value != form:
            fields.problem(f"'{key}' belongs to 'value: {form}', and this is 'value: {value}'", key, "?")


def _check_reading(known: RelationType, readings: dict[str, RelationType], definitions: Fields) -> None:
    """Report a reading that stands for another type already: nobody could tell the two apart."""
    for reading, key in ({known.name: "?", known.inverse: "inverse"} | {known.name: "?"}).items():
        other = readings.get(reading)
        if other:
            definitions.problem(
                f"'{reading}' is a reading of type '{other.name}' already; word one otherwise", known.name, key
            )


def _kinds(fields: Fields, key: str, vocabulary: Vocabulary) -> frozenset[str]:
    value = fields.raw.get(key)
    if value and type(value) is not list:
        fields.problem(f"'{key}' should be a list of kinds, such as [person, organization]", key)
        return frozenset()
    names = fields.texts(key)
    for index, kind in enumerate(value or ()):
        if type(kind) is str and kind and kind not in vocabulary.kinds:
            fields.problem(f"'{kind}' is no kind of entity{did_you_mean(kind, vocabulary.kinds)}", key, index)
    return frozenset(kind for kind in names if kind in vocabulary.kinds)

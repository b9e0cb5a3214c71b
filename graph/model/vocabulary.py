"""Kinds of entities and types of relations: those built in, and those a dataset adds.

A type is read from both ends: ``deported`` from one, ``deported by`` from the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from graph.model.values import Form

IDENTITY = "may be the same as"
VERSION_OF = "version of"
LAND_OF = "land of"
CURATORS = frozenset({IDENTITY, VERSION_OF, LAND_OF})
"""Types in which the curator speaks: they need no evidence."""
PUBLISHED_BY = "published by"
WRITTEN_BY = "written by"


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
        is_speech: its ``from`` speaks: a document only reports that, and the claims' `says` is what was said.
        is_part: its ``from`` is a part of its ``to``.
        value: of facts, how their value is read; empty where it joins two entities.
        unit: of values that are numbers.
        scheme: of values that are identifiers.
        many: whether one entity may have several values of it.
        was: former names.
    """

    name: str
    inverse: str
    is_symmetric: bool
    from_kinds: frozenset[str]
    to_kinds: frozenset[str]
    family: str
    ftm: str
    slug: str
    is_speech: bool = False
    is_part: bool = False
    value: Form | Literal[""] = ""
    unit: str = ""
    scheme: str = ""
    many: bool = False
    was: tuple[str, ...] = ()


class Vocabulary(NamedTuple):
    """Every kind and type a dataset may use, by name, the built-in ones first.

    Attributes:
        units: what is counted, each with the units whose things it is some of.
    """

    kinds: dict[str, Kind]
    types: dict[str, RelationType]
    units: dict[str, tuple[str, ...]]

    def wider(self, unit: str) -> frozenset[str]:
        """Return a unit and all that it is some of, at any remove."""
        found, waiting = {unit}, [unit]
        while waiting:
            new = set(self.units.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return frozenset(found)

    def are_comparable(self, one: str, other: str) -> bool:
        """Tell whether counts of two units can be compared: they are equal, or one is some of the other."""
        return one == other or other in self.wider(one) or one in self.wider(other)


def slug(text: str) -> str:
    """Turn a text into the ASCII form that ids use; a script without a-z gets a short stable code."""
    ascii_part = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_part or f"x{crc32(text.encode()):08x}"

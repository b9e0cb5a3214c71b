"""Where the sources of one relation differ: on its date, a figure or a value."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model.records import Claim, Relation


class Difference(NamedTuple):
    """Two claims of one relation that cannot both be right.

    Attributes:
        about: ``date``, ``value``, or the unit of a figure.
        one: a claim and what it says.
        other: likewise.
    """

    about: str
    one: tuple[Claim, str]
    other: tuple[Claim, str]


def differences(relation: Relation) -> list[Difference]:
    """List where two assertions of one relation differ, in order of its claims.

    Claims of one voice in one document are not held against each other. Figures of different times are no
    disagreement: what is counted changes.
    """
    if len(relation.claims) == 1:
        return []
    asserting = [claim for claim in relation.claims if claim.is_asserted]
    return [
        found for one, other in combinations(asserting, 2) if one.voice != other.voice for found in _between(one, other)
    ]


def _between(one: Claim, other: Claim) -> Iterator[Difference]:
    if one.value and other.value and not one.value.may_equal(other.value):
        yield Difference("value", (one, one.value.text), (other, other.value.text))
    if one.when and other.when and not one.when.may_meet(other.when):
        yield Difference("date", (one, one.when.text), (other, other.when.text))
    if one.period and other.period and not one.period.may_meet(other.period):
        return
    for figure in one.figures:
        for rival in other.figures:
            if figure.unit == rival.unit and not figure.may_equal(rival):
                yield Difference(figure.unit, (one, figure.text), (other, rival.text))

"""How well a relation stands, and where its sources differ: computed from the evidence, never typed in."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.model import Evidence, Relation, Standing

_UNASSERTED: tuple[tuple[str, Standing], ...] = (
    ("denies", "denied"),
    ("requests", "requested"),
    ("proposes", "proposed"),
    ("expects", "expected"),
)


class Difference(NamedTuple):
    """Two voices on one relation that cannot both be right.

    Attributes:
        about: ``date``, or the unit of a figure.
        one: evidence and what it says.
        other: likewise.
    """

    about: str
    one: tuple[Evidence, str]
    other: tuple[Evidence, str]


def own_standing(evidence: Collection[Evidence], opinions: Collection[str]) -> Standing:
    """Tell how a relation stands by its own evidence, conflicts with other relations aside.

    Args:
        evidence: what there is; none is a fault that has been reported.
        opinions: ids of the opinion documents, whose own voice is only their author's claim.
    """
    stances = {piece.stance for piece in evidence}
    if "asserts" not in stances:
        return next(standing for stance, standing in _UNASSERTED if stance in stances) if stances else "stated"
    if "denies" in stances:
        return "disputed"
    own_voices = (piece for piece in evidence if piece.stance == "asserts" and not piece.by)
    return "stated" if any(piece.document not in opinions for piece in own_voices) else "claimed"


def in_conflict(relations: Mapping[str, Relation]) -> dict[str, Relation]:
    """Return the relations that conflicts change: each knows its opponents from either side, asserted ones disputed."""
    opponents: dict[str, set[str]] = {}
    for relation in relations.values():
        for other in relation.conflicts:
            opponents.setdefault(relation.id, set()).add(other)
            opponents.setdefault(other, set()).add(relation.id)
    changed = {}
    for relation_id, others in opponents.items():
        relation = relations[relation_id]
        is_disputed = relation.is_asserted and any(relations[other].is_asserted for other in others)
        changed[relation_id] = relation._replace(
            conflicts=tuple(sorted(others)), standing="disputed" if is_disputed else relation.standing
        )
    return changed


def differences(relation: Relation) -> list[Difference]:
    """List where two assertions of one relation differ on its date or on a figure of one unit, in order of evidence.

    Figures of different times are no disagreement: what is counted changes.
    """
    # Each piece gives its own date and figures, else the relation's.
    asserting = [piece for piece in relation.evidence if piece.stance == "asserts"]
    found = []
    for one, other in combinations(asserting, 2):
        when, other_when = one.when or relation.when, other.when or relation.when
        if when and other_when and not when.may_meet(other_when):
            found.append(Difference("date", (one, when.text), (other, other_when.text)))
            continue
        found += [
            Difference(figure.unit, (one, figure.text), (other, other_figure.text))
            for figure in one.figures or relation.figures
            for other_figure in other.figures or relation.figures
            if figure.unit == other_figure.unit and not figure.may_equal(other_figure)
        ]
    return found
